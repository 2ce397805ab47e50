"""The way out of mails that asks for no sign-in: one click of a mail programme, or a page that asks first."""

import pytest
from django.test import Client
from django.urls import reverse

from jisr.models import MailChoice, Notice, NoticeChoice, NoticeKind
from jisr.notice_choices import Choice, choose, mail_token_of, stop_mail
from jisr.notices import tell, waiting
from tests.factories import make_authority, make_partner, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_user("officer", full_name="Amal", email="amal@example.org")


def chosen(user):
    return {row.kind: row.mail for row in NoticeChoice.objects.filter(user=user)}


def stop(user, kind):
    return reverse("stop_mail", args=[mail_token_of(user), kind])


def test_one_click_stops_mails_of_the_kind_and_keeps_them_in_jisr(officer):
    mail_programme = Client(enforce_csrf_checks=True)
    answer = mail_programme.post(stop(officer, "reminder"), {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert chosen(officer) == {"reminder": "never"}
    tell([officer], about=make_partner(by=officer), kind="reminder", event="due")
    assert (Notice.objects.get().is_shown, waiting(MailChoice.DAILY).count(), waiting().count()) == (True, 0, 0)


def test_the_opt_out_page_asks_first_in_the_persons_language_and_names_nobody(officer):
    officer.language = "ar"
    officer.save()
    stranger = Client()
    page = stranger.get(stop(officer, "reminder"))
    body = page.content.decode()
    assert (page.status_code, '<html lang="ar" dir="rtl"' in body, chosen(officer)) == (200, True, {})
    assert ("Amal" in body, officer.email in body) == (False, False)
    assert "no-store" in page.headers["Cache-Control"]
    stranger.post(stop(officer, "reminder"))
    assert chosen(officer) == {"reminder": "never"}


def test_the_form_of_the_opt_out_page_needs_its_own_token_of_the_form(officer):
    browser = Client(enforce_csrf_checks=True)
    browser.get(stop(officer, "all"))
    assert browser.post(stop(officer, "all"), {"List-Unsubscribe": "One-Click"}).status_code == 403
    assert browser.post(stop(officer, "all")).status_code == 403
    sent = {"csrfmiddlewaretoken": browser.cookies["csrftoken"].value}
    assert browser.post(stop(officer, "all"), sent).status_code == 200
    assert chosen(officer) == {str(kind): "never" for kind in NoticeKind}


def test_stopping_the_daily_mail_leaves_what_comes_at_once(officer):
    choose(officer, {"mention": Choice(False, MailChoice.DAILY)})
    Client().post(stop(officer, "daily"))
    assert chosen(officer) == dict.fromkeys(("mention", "reminder", "escalation", "search", "feed"), "never")
    assert NoticeChoice.objects.get(user=officer, kind="mention").is_shown is False
    assert Client().get(stop(officer, "daily")).status_code == 200


@pytest.mark.parametrize("path", ["x/reminder", "{}/nonsense", "/reminder", "None/all"])
def test_a_wrong_opt_out_address_is_not_there(officer, path):
    address = f"/stop-mail/{path.format(mail_token_of(officer))}/"
    assert Client().get(address).status_code == 404
    assert Client().post(address, {"List-Unsubscribe": "One-Click"}).status_code == 404
    assert chosen(officer) == {}


def test_stopping_keeps_other_peoples_choices(officer):
    other = make_user("head", authority=make_authority())
    stop_mail(officer, ["reminder"])
    assert (chosen(officer), chosen(other)) == ({"reminder": "never"}, {})
