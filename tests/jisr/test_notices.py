"""What people choose to be told, the daily mail, and the way out of mails."""

import re
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.urls import reverse
from django.utils import timezone, translation

from jisr import digest, notices, schedules
from jisr.models import MailChoice, Notice, NoticeKind, Schedule
from jisr.notice_choices import Choice, choose, kinds_for
from jisr.notice_words import sentence_of
from jisr.notices import tell, waiting
from tests.factories import make_partner, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_user("officer", full_name="Amal", email="amal@example.org")


@pytest.fixture
def partner(officer):
    return make_partner(by=officer, name_ar="الشريك", name_fr="Le partenaire", name_en="The partner")


@pytest.fixture
def mails(settings):
    settings.MAIL_SERVER, settings.SITE_URL = True, "https://jisr.example"
    return mail.outbox


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to("2026-11-22 12:00 +0000", tick=False)


def due(partner, *people, event="due", days=7, kind=NoticeKind.REMINDER):
    """A notice of something that falls due so many days from now."""
    day = timezone.localdate() + timedelta(days=days)
    data = {"dated": "obligation", "day": day.isoformat(), "detail": {"fr": "Rapport", "ar": "تقرير"}}
    return tell(people, about=partner, kind=kind, event=event, data=data)


def test_a_notice_is_shown_and_mailed_as_the_person_chose_for_its_kind(officer, partner, client, mails):
    choose(officer, {"reminder": Choice(False, MailChoice.AT_ONCE), "mention": Choice(True, MailChoice.NEVER)})
    due(partner, officer)
    tell([officer], about=partner, kind="mention", event="m", data={"by": "Hind"})
    assert list(Notice.objects.order_by("pk").values_list("kind", "is_shown")) == [
        ("reminder", False),
        ("mention", True),
    ]
    assert [row.kind for row in waiting()] == ["reminder"]
    assert list(waiting(MailChoice.DAILY)) == []
    client.force_login(officer)
    page = client.get(reverse("notice_list"))
    assert (page.wsgi_request.user.unread_notices, len(page.context["unread"])) == (1, 1)
    notices.mail_notices.enqueue()
    assert [message.subject for message in mails] == [
        f"In 7 days: Obligation to meet, Rapport (29 November 2026) · {partner.reference}"
    ]


@pytest.mark.parametrize("kind", NoticeKind)
def test_until_one_chooses_what_calls_for_an_answer_is_mailed_at_once_and_the_rest_once_a_day(officer, partner, kind):
    tell([officer], about=partner, kind=kind, event="x")
    at_once = kind in {"mention", "assigned", "review", "decision"}
    assert (waiting().count(), waiting(MailChoice.DAILY).count()) == ((1, 0) if at_once else (0, 1))


def test_an_event_is_told_once_to_each(officer, partner):
    assert len(due(partner, officer, officer)) == 1
    assert due(partner, officer) == []
    assert Notice.objects.count() == 1


def test_the_daily_mail_groups_what_waits_and_leads_there(officer, partner, mails):
    due(partner, officer, event="later", days=14)
    due(partner, officer, event="sooner", days=1)
    due(partner, officer, event="late", days=-7, kind=NoticeKind.ESCALATION)
    digest.mail_digests(timezone.now())
    [message] = mails
    [(html, _type)] = message.alternatives
    assert (message.to, message.subject) == (["amal@example.org"], "3 things wait for you in Jisr")
    lines = [line for line in message.body.splitlines() if line.startswith(("- ", "Something"))]
    ref = partner.reference
    assert lines == [
        "Something falls due",
        f"- In 1 day: Obligation to meet, Rapport (23 November 2026): The partner ({ref})",
        f"- In 14 days: Obligation to meet, Rapport (6 December 2026): The partner ({ref})",
        "Something of the unit is long overdue",
        f"- 7 days ago, and nobody follows it: Obligation to meet, Rapport (15 November 2026): The partner ({ref})",
    ]
    for notice in Notice.objects.all():
        assert f'href="https://jisr.example/notices/{notice.pk}/"' in html
        assert f"https://jisr.example/notices/{notice.pk}/" in message.body
    digest.mail_digests(timezone.now())
    assert len(mails) == 1


def test_the_daily_mail_is_arabic_and_right_to_left_for_an_arabic_reader(officer, partner, mails):
    officer.language = "ar"
    officer.save()
    due(partner, officer)
    digest.mail_digests(timezone.now())
    [(html, _type)] = mails[0].alternatives
    assert re.search(r'<html lang="ar" dir="rtl">', html)
    assert 'align="left"' not in html
    assert ("الشريك" in html, "تقرير" in mails[0].body, "29 نونبر 2026" in mails[0].body) == (True, True, True)
    assert f'<bdi dir="ltr" style="white-space:nowrap;">{partner.reference}</bdi>' in html


def test_nothing_waits_nothing_is_sent(officer, partner, mails):
    closed, invented = make_user("officer", is_active=False), make_user("officer", is_demo=True)
    due(partner, officer, closed, invented)
    Notice.objects.filter(user=officer).update(read_at=timezone.now())
    digest.mail_digests(timezone.now())
    notices.mail_waiting(timezone.now())
    assert len(mails) == 0


def test_what_one_may_no_longer_read_is_not_mailed(officer, partner, mails):
    due(partner, officer)
    tell([officer], about=partner, kind="mention", event="m", data={"by": "Hind"})
    officer.groups.clear()
    digest.mail_digests(timezone.now())
    notices.mail_notices.enqueue()
    assert (len(mails), Notice.objects.filter(mailed_at=None).count()) == (0, 0)


def test_the_daily_mail_goes_once_at_half_past_seven_and_once_after_days_without_a_worker(
    officer, partner, mails, time_machine
):
    work = "daily_mails"
    for moment, sent in [
        ("2026-11-23 05:00 +0000", 0),  # never run yet: due at once, with nothing waiting
        ("2026-11-23 06:29 +0000", 0),
        ("2026-11-23 06:31 +0000", 1),
        ("2026-11-23 15:00 +0000", 1),
        ("2026-11-27 20:00 +0000", 2),
        ("2026-11-28 06:29 +0000", 2),
        ("2026-11-28 06:31 +0000", 3),
    ]:
        time_machine.move_to(moment)
        if "05:00" not in moment:
            due(partner, officer, event=moment)
        schedules.run(work, timezone.now())
        assert len(mails) == sent, moment


def refusing(error):
    def refuse(*_args):
        raise error

    return refuse


LOCMEM = "django.core.mail.backends.locmem.EmailBackend.send_messages"


def test_a_daily_mail_that_is_refused_is_tried_again_for_that_person_alone(
    officer, partner, mails, monkeypatch, settings
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    due(partner, officer)
    with monkeypatch.context() as down:
        down.setattr(LOCMEM, refusing(SMTPException("down")))
        digest.mail_digests(timezone.now())
        digest.mail_daily.call(len(digest.WAITS))
    [again] = digest.mail_daily.get_backend().results
    assert (list(again.args), again.task.run_after) == ([1, [officer.pk]], timezone.now() + digest.WAITS[0])
    other = make_user("head")
    due(partner, other)
    digest.mail_daily.call(*again.args)
    digest.mail_daily.call(*again.args)
    assert [message.to for message in mails] == [[officer.email]]


def test_one_address_that_is_refused_holds_up_nobody_else_and_a_server_that_is_down_is_asked_once(
    officer, partner, mails, monkeypatch
):
    people = [make_user("officer", email=f"reader{number}@example.org") for number in range(3)]
    tell(people, about=partner, kind="mention", event="m", data={"by": "Hind"})
    asked = []

    def refuse_first(backend, messages):
        asked.append(messages[0].to[0])
        if messages[0].to == ["reader0@example.org"]:
            raise SMTPRecipientsRefused({})
        mails.extend(messages)
        return 1

    with monkeypatch.context() as patched:
        patched.setattr(LOCMEM, refuse_first)
        notices.mail_notices.enqueue()
        assert [message.to for message in mails] == [["reader1@example.org"], ["reader2@example.org"]]
        asked.clear()
        patched.setattr(LOCMEM, lambda backend, messages: asked.append(1) or refusing(ConnectionRefusedError())())
        tell(people, about=partner, kind="mention", event="n", data={"by": "Hind"})
        notices.mail_notices.enqueue()
        assert len(asked) == 1
    notices.mail_waiting(timezone.now())
    assert (Notice.objects.filter(mailed_at=None).count(), len(mails)) == (0, 6)


def test_two_workers_do_not_send_the_same_mail(officer, partner, mails):
    due(partner, officer)
    tell([officer], about=partner, kind="mention", event="m", data={"by": "Hind"})
    mention = Notice.objects.get(kind="mention")
    cache.set_many({f"digest-mail-{officer.pk}": True, f"notice-mail-{mention.pk}": True})
    digest.mail_digests(timezone.now())
    notices.mail_notices.enqueue()
    assert len(mails) == 0
    cache.clear()
    digest.mail_digests(timezone.now())
    notices.mail_notices.enqueue()
    assert len(mails) == 2


def test_each_mail_says_how_to_stop_its_kind(officer, partner, mails):
    due(partner, officer)
    tell([officer], about=partner, kind="mention", event="m", data={"by": "Hind"})
    digest.mail_digests(timezone.now())
    notices.mail_notices.enqueue()
    officer.refresh_from_db()
    assert len(officer.mail_token) == 22
    address = f"https://jisr.example/stop-mail/{officer.mail_token}"
    assert [message.extra_headers["List-Unsubscribe"] for message in mails] == [
        f"<{address}/daily/>",
        f"<{address}/mention/>",
    ]
    assert {message.extra_headers["List-Unsubscribe-Post"] for message in mails} == {"List-Unsubscribe=One-Click"}
    assert [f"{address}/" in message.body for message in mails] == [True, True]


def test_the_page_of_choices_shows_what_holds_and_keeps_what_is_chosen(client, officer, django_assert_num_queries):
    client.force_login(officer)
    page = client.get(reverse("notice_choices"))
    rows = page.context["form"].rows
    assert [(row["kind"], row["shown"].value(), row["mail"].value()) for row in rows] == [
        ("mention", True, "at_once"),
        ("assigned", True, "at_once"),
        ("review", True, "at_once"),
        ("decision", True, "at_once"),
        ("reminder", True, "daily"),
        ("search", True, "daily"),
        ("feed", True, "daily"),
    ]
    sent = {f"{row['kind']}_mail": "at_once" for row in rows} | {"reminder_shown": "on", "reminder_mail": "never"}
    assert client.post(reverse("notice_choices"), sent).status_code == 302
    rows = client.get(reverse("notice_choices")).context["form"].rows
    assert [(row["kind"], row["shown"].value(), row["mail"].value()) for row in rows if row["shown"].value()] == [
        ("reminder", True, "never")
    ]
    assert client.post(reverse("notice_choices"), {**sent, "feed_mail": "hourly"}).status_code == 422


def test_kinds_that_a_role_never_meets_are_not_offered_unless_one_has_met_them(partner):
    auditor, head = make_user("auditor"), make_user("head")
    assert kinds_for(auditor) == ["mention", "assigned", "reminder", "search"]
    assert kinds_for(head) == list(NoticeKind)
    tell([auditor], about=partner, kind="review", event="r", data={"by": "Hind"})
    assert kinds_for(auditor) == ["mention", "assigned", "review", "reminder", "search"]


WORDED = [
    ("mention", {"by": "Hind"}, "Hind mentions you in a note"),
    ("assigned", {"by": "Hind", "count": 1}, "Hind gives you this to follow"),
    ("assigned", {"by": "Hind", "count": 12}, "Hind gives you 12 records to follow, such as this one"),
    ("review", {"by": "Hind"}, "Hind asks for your review"),
    ("review", {"by": "Hind", "verdict": "ready"}, "Hind gives the verdict “Ready to go”"),
    ("decision", {"by": "Hind"}, "Hind asks for your decision: go or no-go"),
    ("decision", {"by": "Hind", "decision": "go"}, "Hind decided: Go"),
    ("reminder", {"dated": "task", "day": "2026-11-22"}, "Today: Task to do (22 November 2026)"),
    (
        "escalation",
        {"dated": "task", "day": "2026-11-15", "owner": "Ali"},
        "7 days ago, followed by Ali: Task to do (15 November 2026)",
    ),
    ("search", {"search": "Eau", "new": 2, "changed": 0}, "Your search “Eau” finds 2 new calls"),
    ("search", {"search": "Eau", "new": 0, "changed": 1}, "In your search “Eau”, 1 call has changed its dates"),
    ("feed", {"feed": "UE", "count": 1}, "The feed “UE” brings 1 new call"),
    ("feed", {"feed": {"fr": "UE"}, "changed": "Eau"}, "The publisher changed this call in the feed “UE”"),
    ("feed", {"feed": "UE"}, "The feed “UE” could not be read"),
    ("reminder", {"dated": "nonsense"}, "Something falls due"),
]


@pytest.mark.parametrize(("kind", "data", "sentence"), WORDED)
def test_each_kind_has_its_sentence(kind, data, sentence):
    assert sentence_of(Notice(kind=kind, data=data)).replace("\xa0", " ") == sentence


def test_a_day_is_counted_from_the_day_it_is_read(officer, partner, time_machine):
    [notice] = due(partner, officer, days=7)
    time_machine.move_to("2026-11-28 12:00 +0000")
    assert sentence_of(notice) == "In 1 day: Obligation to meet, Rapport (29 November 2026)"
    with translation.override("ar"):
        assert "تقرير" in sentence_of(notice)


def test_changed_dates_of_a_search_stand_under_it_and_it_leads_to_its_list(client, officer, partner, mails):
    data = {
        "search": "Eau",
        "new": 0,
        "changed": 1,
        "dates": [["OPP-2026-0001", "full_proposal", "2026-12-01 17:00", "2026-12-08 12:00"]],
        "address": "/opportunities/?q=eau",
    }
    tell([officer], about=partner, kind="search", event="s", data=data)
    said = "OPP-2026-0001, Full proposal due: now 8 December 2026 12:00, before 1 December 2026 17:00"
    client.force_login(officer)
    assert [item["details"] for item in client.get(reverse("notice_list")).context["unread"]] == [[said]]
    digest.mail_digests(timezone.now())
    assert said in mails[0].body
    assert (
        client.get(reverse("notice_open", args=[Notice.objects.get().pk])).headers["Location"]
        == "/opportunities/?q=eau"
    )


def test_a_schedule_that_failed_still_knows_when_it_last_went_well(monkeypatch):
    now = timezone.now()
    schedules.run("old_files", now)
    with monkeypatch.context() as broken:
        broken.setattr("jisr.jobs.forget_files_of_old_jobs", refusing(RuntimeError()))
        schedules.run("old_files", now + timedelta(days=2))
    row = Schedule.objects.get(name="old_files")
    assert (row.ran_at, row.due_at > now + timedelta(days=2)) == (now, True)


def test_what_was_said_more_than_a_year_ago_is_forgotten(officer, partner):
    due(partner, officer, event="old")
    due(partner, officer, event="young")
    Notice.objects.filter(event="old").update(created_at=timezone.now() - timedelta(days=366))
    Notice.objects.filter(event="young").update(created_at=timezone.now() - timedelta(days=364))
    assert schedules.run("old_notices", timezone.now())
    assert [notice.event for notice in Notice.objects.all()] == ["young"]


def test_what_waits_is_found_by_its_index():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert "notice_to_be_mailed" in waiting().explain()
