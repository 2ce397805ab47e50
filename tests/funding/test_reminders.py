"""People are told of what falls due as the rules say, once, and heads of what stays late."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from funding.dated.sources import SOURCES
from funding.models import DatedKind, OpportunityDate, ReminderRule, Told
from funding.reminder_rules import DEFAULT_RULES, Rule, keep_rules, rules_of, seen_mark
from funding.reminders import remind, remind_everybody
from jisr import schedules
from jisr.models import Activity, Authority, Notice, NoticeKind, Task
from jisr.notice_words import sentence_of
from tests.factories import TODAY, make_agreement, make_user
from tests.factories_funding import make_instalment, make_opportunity, make_project, make_proposal
from tests.factories_obligations import make_obligation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def morning(time_machine):
    time_machine.move_to("2026-11-22 08:00 +0000")


@pytest.fixture
def head():
    return make_user("head", full_name="Hind")


@pytest.fixture
def officer(head):
    return make_user("officer", full_name="Amal", authority=head.authority)


def on(days):
    return TODAY + timedelta(days=days)


def only(authority, kind, *rules):
    """Gives the authority these rules of one kind and no others."""
    Authority.objects.filter(pk=authority.pk).update(has_own_reminders=True)
    ReminderRule.objects.filter(authority=authority).delete()
    for rule in rules:
        ReminderRule.objects.create(authority=authority, kind=kind, days=rule.days, told=rule.told)
    authority.refresh_from_db()


def told():
    """Who was told what, by which rule."""
    rows = Notice.objects.order_by("pk").select_related("user")
    return [(row.user.full_name, str(row.kind), int(row.event.rpartition(":")[2])) for row in rows]


def run_hour(moment, time_machine):
    time_machine.move_to(moment)
    schedules.run("reminders", timezone.now())


def test_each_day_of_the_rules_tells_once_whatever_the_hour(officer, head, time_machine):
    make_obligation(by=officer, owner=officer, due_on=on(14))
    for hour in (0, 1, 12, 23):
        run_hour(f"2026-11-22 {hour:02}:10 +0000", time_machine)
    assert told() == [("Amal", "reminder", 14)]
    for day in range(23, 29):
        run_hour(f"2026-11-{day} 09:00 +0000", time_machine)
    assert told() == [("Amal", "reminder", 14)]
    run_hour("2026-11-29 09:00 +0000", time_machine)
    assert told() == [("Amal", "reminder", 14), ("Amal", "reminder", 7)]


def test_what_stays_late_goes_to_the_head_who_reads_who_follows_it(officer, head, time_machine):
    make_obligation(by=officer, owner=officer, due_on=on(0))
    run_hour("2026-11-22 09:00 +0000", time_machine)
    run_hour("2026-11-23 09:00 +0000", time_machine)
    run_hour("2026-11-29 09:00 +0000", time_machine)
    assert told() == [("Amal", "reminder", 0), ("Amal", "reminder", -1), ("Hind", "escalation", -7)]
    escalation = Notice.objects.get(kind=NoticeKind.ESCALATION)
    assert sentence_of(escalation) == "7 days ago, followed by Amal: Obligation to meet (22 November 2026)"


def test_what_is_done_meanwhile_is_not_spoken_of(officer, head, time_machine):
    task = Task(authority=officer.authority, title="Appeler", owner=officer, due_on=on(1))
    task.store(by=officer)
    task.move_to("done", by=officer)
    done = make_obligation(by=officer, owner=officer, due_on=on(7))
    done.archive(by=officer, reason="Sans objet")
    run_hour("2026-11-22 09:00 +0000", time_machine)
    assert told() == []


def test_days_without_a_worker_give_each_person_only_the_most_urgent_of_what_they_missed(officer, head, time_machine):
    make_obligation(by=officer, owner=officer, due_on=on(7))
    make_obligation(by=officer, owner=officer, due_on=on(2))
    make_obligation(by=officer, owner=officer, due_on=on(40))
    run_hour("2026-11-22 09:00 +0000", time_machine)
    assert told() == [("Amal", "reminder", 7)]
    run_hour("2026-12-01 09:00 +0000", time_machine)
    assert told()[1:] == [("Amal", "reminder", -1), ("Hind", "escalation", -7), ("Amal", "reminder", -1)]
    run_hour("2026-12-01 10:00 +0000", time_machine)
    assert len(told()) == 4
    run_hour("2026-12-02 10:00 +0000", time_machine)
    assert told()[4:] == [("Amal", "reminder", 30)]


def test_what_was_missed_goes_out_in_one_mail_on_the_workers_return(officer, head, time_machine, settings):
    settings.MAIL_SERVER = True
    make_obligation(by=officer, owner=officer, due_on=on(2))
    make_obligation(by=officer, owner=officer, due_on=on(3))
    for moment in ("2026-11-22 09:00 +0000", "2026-12-01 15:00 +0000", "2026-12-01 16:00 +0000"):
        run_hour(moment, time_machine)
        schedules.run("daily_mails", timezone.now())
    assert [(message.to, message.subject) for message in mail.outbox] == [
        ([officer.email], "2 things wait for you in Jisr"),
        ([head.email], "1 thing waits for you in Jisr"),
    ]


@pytest.mark.parametrize("owner", ["nobody", "closed"])
def test_what_nobody_follows_goes_to_all_heads_of_the_authority(owner, officer, head):
    make_user("head", full_name="Omar", authority=head.authority)
    make_user("head", full_name="Gone", authority=head.authority, is_active=False)
    gone = make_user("officer", authority=head.authority, is_active=False)
    make_obligation(by=officer, owner=gone if owner == "closed" else None, due_on=on(7))
    remind(head.authority, today=TODAY, since=TODAY)
    assert told() == [("Hind", "reminder", 7), ("Omar", "reminder", 7)]


def test_a_head_who_follows_it_is_told_once_by_two_rules_of_a_day(officer, head):
    only(head.authority, "obligation", Rule(-3), Rule(-3, Told.HEAD))
    make_obligation(by=officer, owner=head, due_on=on(-3))
    assert remind(head.authority, today=TODAY, since=TODAY) == 1
    assert told() == [("Hind", "reminder", -3)]


def test_another_authoritys_dates_rules_and_heads_stay_its_own(officer, head):
    stranger = make_user("head", full_name="Voisin", authority=Authority.objects.create(name_fr="Voisine"))
    make_obligation(by=stranger, due_on=on(7))
    make_obligation(by=officer, owner=officer, due_on=on(7))
    only(head.authority, "obligation", Rule(5))
    remind_everybody(timezone.now())
    assert told() == [("Voisin", "reminder", 7)]


def test_every_kind_of_date_has_a_source_and_usual_rules():
    assert set(DEFAULT_RULES) == set(DatedKind) == set(SOURCES)
    assert all(any(rule.told == Told.OWNER for rule in rules) for rules in DEFAULT_RULES.values())


def test_a_reminder_says_what_tells_the_date_from_others_in_the_readers_language(officer, head):
    call = make_opportunity(by=officer, owner=officer, name_fr="Eau", state="open")
    OpportunityDate.objects.create(opportunity=call, kind="full_proposal", on=on(7))
    project = make_project(by=officer, owner=officer, name_fr="Puits", name_ar="آبار")
    make_instalment(by=officer, project=project, due_on=on(7))
    remind(head.authority, today=TODAY, since=TODAY)
    said = {row.data["dated"]: sentence_of(row) for row in Notice.objects.all()}
    assert said == {
        "deadline": "In 7 days: Deadline of a call, Full proposal due (29 November 2026)",
        "instalment": "In 7 days: Instalment to come, Puits (29 November 2026)",
    }
    assert Notice.objects.get(data__dated="instalment").data["detail"]["ar"] == "آبار"


def test_the_notices_page_asks_as_many_queries_for_many_reminders_of_a_kind(
    client, officer, head, django_assert_num_queries
):
    counts = []
    for more in (1, 3):
        for _ in range(more):
            make_obligation(by=officer, owner=officer, due_on=on(7))
        remind(head.authority, today=TODAY, since=TODAY)
        client.force_login(officer)
        client.get(reverse("notice_list"))
        with django_assert_num_queries(PAGE_QUERIES):
            client.get(reverse("notice_list"))
        counts.append(Notice.objects.count())
    assert counts == [1, 4]


PAGE_QUERIES = 7


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_round_asks_the_same_queries_for_any_number_of_rows(officer, head, how_many, django_assert_num_queries):
    only(head.authority, "obligation", Rule(7), Rule(-7, Told.HEAD))
    for _ in range(how_many):
        make_obligation(by=officer, owner=officer, due_on=on(7))
        make_obligation(by=officer, owner=officer, due_on=on(-7))
    remind(head.authority, today=on(-100), since=on(-100))
    with django_assert_num_queries(ROUND_QUERIES):
        assert remind(head.authority, today=TODAY, since=TODAY) == how_many * 2
    with django_assert_num_queries(ROUND_QUERIES - WRITING):
        assert remind(head.authority, today=TODAY, since=TODAY) == 0


ROUND_QUERIES, WRITING = 7, 2


def sent(rules, authority, **more):
    """What the page of reminders posts."""
    data = {"seen": seen_mark(authority), **more}
    for kind in DatedKind:
        rows = rules.get(kind, ())
        data |= {f"{kind}-TOTAL_FORMS": len(rows), f"{kind}-INITIAL_FORMS": 0}
        for place, rule in enumerate(rows):
            data |= {f"{kind}-{place}-days": rule.days, f"{kind}-{place}-told": rule.told}
    return data


ADDRESS = "/settings/reminders/"


def test_the_page_shows_the_usual_rules_and_keeps_own_ones_with_their_history(client, head):
    client.force_login(head)
    page = client.get(ADDRESS)
    assert page.context["form"].formsets["step"].initial == [
        {"days": 0, "told": "owner"},
        {"days": -3, "told": "owner"},
        {"days": -7, "told": "head"},
    ]
    assert client.post(ADDRESS, sent({"step": [Rule(5), Rule(-2, Told.HEAD)]}, head.authority)).status_code == 302
    own = Authority.objects.get(pk=head.authority_id)
    assert (own.has_own_reminders, rules_of(own)) == (True, {"step": [Rule(5), Rule(-2, Told.HEAD)]})
    client.post(ADDRESS, sent({"step": [Rule(5)], "task": [Rule(3)]}, own))
    past = client.get(ADDRESS).context["past"]
    assert [(line.is_added, line.kind, line.days, line.by) for line in past] == [
        (True, "Task to do", 3, "Hind"),
        (False, "Legal step expected", -2, "Hind"),
        (True, "Legal step expected", 5, "Hind"),
        (True, "Legal step expected", -2, "Hind"),
    ]
    assert Activity.objects.filter(authority=own, data={"fields": ["has_own_reminders"]}).count() == 2


def test_back_to_the_usual_ones(client, head):
    keep_rules(head.authority, {"task": [Rule(3)]}, by=head, seen=seen_mark(head.authority))
    own = Authority.objects.get(pk=head.authority_id)
    client.force_login(head)
    client.post(ADDRESS, {"do": "usual", "seen": seen_mark(own)})
    own.refresh_from_db()
    assert (own.has_own_reminders, ReminderRule.objects.count()) == (False, 0)
    assert rules_of(own)["task"] == list(DEFAULT_RULES[DatedKind.TASK])
    assert ReminderRule.history.count() == 2


def test_a_kind_without_rules_is_silent(officer, head):
    make_obligation(by=officer, owner=officer, due_on=on(7))
    only(head.authority, "task", Rule(7))
    assert remind(head.authority, today=TODAY, since=TODAY) == 0


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        ([Rule(5), Rule(5)], "The same reminder stands twice: “Task to do”."),
        ([Rule(400)], "Ensure this value is less than or equal to 365."),
        ([Rule("soon")], "Enter a whole number."),
        ([Rule(5, "everybody")], "Select a valid choice. everybody is not one of the available choices."),
        ([Rule(day) for day in range(31)], "Please submit at most 30 forms."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_kept(client, head, rules, text):
    client.force_login(head)
    answer = client.post(ADDRESS, sent({"task": rules}, head.authority))
    assert (answer.status_code, [error["text"] for error in answer.context["form"].errors]) == (422, [text])
    assert (text in answer.content.decode(), ReminderRule.objects.count()) == (True, 0)


def test_whoever_saves_second_overwrites_nobody(client, head):
    client.force_login(head)
    old = sent({"task": [Rule(3)]}, head.authority)
    client.post(ADDRESS, sent({"task": [Rule(9)]}, head.authority))
    answer = client.post(ADDRESS, old)
    assert (answer.status_code, answer.context["problems"]) == (
        422,
        ["Somebody else changed the reminders while you were working on them."],
    )
    assert [row.days for row in ReminderRule.objects.all()] == [9]


def test_proposals_and_agreements_that_end_are_told_on_their_days(officer, head):
    make_agreement(by=officer, owner=officer, state="in_force", starts_on=on(-300), ends_on=on(90), notice_days=60)
    make_proposal(by=officer, owner=officer, due_on=on(3))
    remind(head.authority, today=TODAY, since=TODAY)
    said = sorted((row.data["dated"], row.event.rpartition(":")[2]) for row in Notice.objects.all())
    assert said == [("agreement", "90"), ("notice", "30"), ("proposal", "3")]
    assert {row.data["day"] for row in Notice.objects.all()} == {str(on(90)), str(on(30)), str(on(3))}
