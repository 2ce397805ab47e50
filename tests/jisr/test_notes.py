"""Notes beside a record, whom they mention, and what those people are told."""

from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from jisr import notices
from jisr.models import Activity, Note, Notice
from jisr.notes import change_note, remove_note, tidy_text, write_note
from jisr.timeline import timeline
from tests.factories import make_agreement, make_authority, make_partner, make_user
from tests.factories_partnerfile import make_note

pytestmark = pytest.mark.django_db(transaction=False)


@pytest.fixture
def officer(client):
    user = make_user("officer", full_name="Amal")
    client.force_login(user)
    return user


def about(record):
    return f"{reverse('note_create')}?about={record._meta.label_lower}-{record.pk}"


def test_a_note_is_written_shown_and_stands_in_the_history(client, officer):
    partner, colleague = make_partner(by=officer), make_user("head", full_name="Hind")
    response = client.post(about(partner), {"text": "Ligne 1\r\nLigne 2", "mentioned": [colleague.pk]})
    assert response.headers["Location"] == f"{partner.url_for()}#notes"
    note = Note.objects.get()
    assert (note.text, list(note.mentioned.all()), note.created_by) == ("Ligne 1\nLigne 2", [colleague], officer)
    page = client.get(partner.url_for())
    assert [row.text for row in page.context["notes"]["rows"]] == ["Ligne 1\nLigne 2"]
    assert "Ligne 1<br>Ligne 2" in page.content.decode()
    assert [entry.sentence for entry in timeline(partner)][:1] == ["wrote a note"]


def test_hostile_text_stays_text(client, officer):
    partner = make_partner(by=officer)
    client.post(about(partner), {"text": "<script>alert(1)</script>\u202egnol\x07 {{ 7 }}"})
    assert Note.objects.get().text == "<script>alert(1)</script>gnol {{ 7 }}"
    body = client.get(partner.url_for()).content.decode()
    assert "<script>alert(1)" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;gnol {{ 7 }}" in body


def test_an_empty_or_endless_note_is_refused(client, officer):
    partner = make_partner(by=officer)
    assert client.post(about(partner), {"text": " \u202e \n "}).status_code == 422
    assert client.post(about(partner), {"text": "x" * 5001}).status_code == 422
    assert tidy_text("a\n\n\n\nb\u2028c") == "a\n\nb\nc"
    assert Note.objects.count() == 0


def test_only_the_writer_changes_or_removes_a_note_and_the_history_keeps_it(client, officer):
    partner, other = make_partner(by=officer), make_user("head")
    mine, theirs = make_note(partner, by=officer), make_note(partner, by=other)
    assert client.get(reverse("note_update", args=[theirs.pk])).status_code == 403
    assert client.post(reverse("note_remove", args=[theirs.pk])).status_code == 403
    address = reverse("note_update", args=[mine.pk])
    assert client.get(address).context["form"].initial["text"] == "À suivre."
    client.post(address, {"text": "Suivi.", "version": 1})
    mine.refresh_from_db()
    assert (mine.text, mine.version) == ("Suivi.", 2)
    assert client.post(address, {"text": "Plus tard.", "version": 1}).status_code == 422
    client.post(reverse("note_remove", args=[mine.pk]))
    assert list(Note.objects.all()) == [theirs]
    assert Note.history.filter(id=mine.pk).order_by("history_id").values_list("text", "history_type")[1] == (
        "Suivi.",
        "~",
    )
    verbs = Activity.objects.filter(object_id=partner.pk, verb__startswith="note").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == ["noted", "noted", "note_changed", "note_removed"]


@pytest.mark.parametrize(("role", "status"), [("finance", 302), ("auditor", 403), ("administrator", 403)])
def test_all_roles_but_auditor_and_administrator_write_notes(client, role, status):
    user = make_user(role)
    partner = make_partner(authority=user.authority)
    client.force_login(user)
    assert client.post(about(partner), {"text": "À voir"}).status_code == status
    assert Note.objects.count() == (1 if status == 302 else 0)


def test_another_authoritys_records_and_notes_are_not_there(client, officer):
    stranger = make_user("officer", authority=make_authority())
    foreign = make_partner(by=stranger)
    note = make_note(foreign, by=stranger)
    assert client.get(about(foreign)).status_code == 404
    assert client.post(about(foreign), {"text": "x"}).status_code == 404
    for name in ("note_update", "note_remove"):
        assert client.get(reverse(name, args=[note.pk])).status_code == 404
        assert client.post(reverse(name, args=[note.pk]), {"text": "x"}).status_code == 404
    for wrong in ("", "jisr.user-1", "x.y-1", "partnerships.partner-", "partnerships.partner-9999999999999999999"):
        assert client.get(f"{reverse('note_create')}?about={wrong}").status_code == 404
    with pytest.raises(PermissionDenied):
        write_note(foreign, text="x", mentioned=[], by=officer)


def test_a_note_is_not_written_on_what_rests_in_the_archive(officer):
    partner = make_partner(by=officer)
    partner.archive(by=officer, reason="Fini")
    with pytest.raises(ValidationError):
        make_note(partner, by=officer)


def test_only_colleagues_who_may_read_the_record_are_told_and_each_once(client, officer):
    partner = make_partner(by=officer)
    head, guest = make_user("head"), make_user()
    stranger = make_user("head", authority=make_authority())
    page = client.get(about(partner))
    assert list(page.context["form"].fields["mentioned"].queryset) == [head]
    note = make_note(partner, head, guest, stranger, officer, by=officer)
    change_note(note, text="Encore", mentioned=[head], by=officer)
    change_note(note, text="Et encore", mentioned=[head], by=officer)
    assert [(notice.user, notice.event) for notice in Notice.objects.all()] == [(head, f"note-{note.pk}")]
    remove_note(note, by=officer)
    assert Notice.objects.count() == 1


def test_the_bell_counts_what_is_unread_and_opening_leads_to_the_record(client, officer):
    head = make_user("head")
    agreement = make_agreement(by=officer)
    make_note(agreement, head, by=officer)
    make_note(agreement, head, by=officer)
    client.force_login(head)
    page = client.get(reverse("notice_list"))
    assert page.wsgi_request.user.unread_notices == 2
    assert 'aria-label="2 unread notices"' in page.content.decode()
    assert [item["sentence"] for item in page.context["unread"]] == ["Amal mentions you in a note"] * 2
    first, second = Notice.objects.order_by("pk")
    opened = client.get(reverse("notice_open", args=[first.pk]))
    assert opened.headers["Location"] == f"{agreement.url_for()}#notes"
    assert client.get("/partners/").wsgi_request.user.unread_notices == 1
    client.post(reverse("notice_list"), {"read": second.pk})
    assert client.get("/partners/").wsgi_request.user.unread_notices == 0
    client.force_login(officer)
    assert client.get(reverse("notice_open", args=[first.pk])).status_code == 404
    for wrong in ("x", "9" * 30, ""):
        assert client.post(reverse("notice_list"), {"read": wrong}).status_code == 302


def test_all_are_marked_read_and_nobody_elses(client, officer):
    head, other = make_user("head"), make_user("head")
    make_note(make_partner(by=officer), head, other, by=officer)
    client.force_login(head)
    client.post(reverse("notice_list"), {"do": "all"})
    unread = Notice.objects.filter(read_at=None)
    assert [notice.user for notice in unread] == [other]


def test_a_notice_whose_record_may_no_longer_be_read_says_so(client, officer):
    head = make_user("head")
    make_note(make_partner(by=officer), head, by=officer)
    head.groups.clear()
    client.force_login(head)
    assert [item["record"] for item in client.get(reverse("notice_list")).context["unread"]] == [None]
    notice = Notice.objects.get()
    assert client.get(reverse("notice_open", args=[notice.pk])).headers["Location"] == reverse("notice_list")


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_notices_ask_the_same_queries_for_any_number(client, officer, how_many, django_assert_num_queries):
    head = make_user("head")
    for _ in range(how_many):
        make_note(make_partner(by=officer), head, by=officer)
    client.force_login(head)
    client.get(reverse("notice_list"))
    with django_assert_num_queries(NOTICE_QUERIES):
        client.get(reverse("notice_list"))


NOTICE_QUERIES = 6


@pytest.fixture
def mails(settings):
    settings.MAIL_SERVER = True
    return mail.outbox


def tell_in(language, officer):
    head = make_user("head", language=language, email=f"{language}@example.org")
    partner = make_partner(by=officer, name_ar="الشريك", name_fr="Le partenaire")
    address = f"https://jisr.example{partner.url_for()}#notes"
    write_note(partner, text="Secret de bureau", mentioned=[head], by=officer, address=address)
    return head, partner


@pytest.mark.parametrize(("language", "name", "side"), [("ar", "الشريك", "rtl"), ("fr", "Le partenaire", "ltr")])
def test_a_mention_is_mailed_in_the_readers_language(
    officer, mails, language, name, side, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        _head, partner = tell_in(language, officer)
    [message] = mails
    [(html, _kind)] = message.alternatives
    assert message.to == [f"{language}@example.org"]
    assert (name in message.body, name in html, f'dir="{side}"' in html) == (True, True, True)
    assert f"https://jisr.example{partner.url_for()}#notes" in message.body
    assert "Secret de bureau" not in message.body + html
    assert Notice.objects.get().mailed_at is not None


def test_without_a_mail_server_the_page_alone_tells(officer, settings, django_capture_on_commit_callbacks):
    settings.MAIL_SERVER = False
    with django_capture_on_commit_callbacks(execute=True):
        tell_in("fr", officer)
    assert (len(mail.outbox), Notice.objects.get().mailed_at) == (0, None)


def test_a_mail_that_is_refused_is_tried_again_and_sent_once(
    officer, mails, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(*_args):
        raise SMTPException("down")

    with monkeypatch.context() as down:
        down.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
        with django_capture_on_commit_callbacks(execute=True):
            tell_in("fr", officer)
    assert Notice.objects.get().mailed_at is None
    notices.mail_notices.enqueue()
    notices.mail_notices.enqueue()
    assert len(mails) == 1
    assert Notice.objects.get().mailed_at is not None


def test_a_refusal_puts_the_next_try_off_ever_longer(officer, mails, monkeypatch, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    monkeypatch.setattr(notices, "mail", lambda notice, server: False)
    tell_in("fr", officer)
    before = timezone.now()
    for attempt in (0, 1, len(notices.WAITS)):
        notices.mail_notices.call(attempt)
    results = notices.mail_notices.get_backend().results
    assert [result.args for result in results] == [[1], [2]] or [tuple(r.args) for r in results] == [(1,), (2,)]
    assert [result.task.run_after - before >= wait for result, wait in zip(results, notices.WAITS, strict=False)] == [
        True,
        True,
    ]


def test_what_was_read_on_the_page_is_not_mailed_any_more(officer, mails):
    head, _partner = tell_in("fr", officer)
    Notice.objects.update(read_at=timezone.now())
    notices.mail_notices.enqueue()
    assert len(mails) == 0
    head.is_active = False
    head.save()
    Notice.objects.update(read_at=None)
    notices.mail_notices.enqueue()
    assert len(mails) == 0
