"""Sign-in, passwords, two steps, languages, demonstration accounts, error and maintenance pages."""

import re
import time
from typing import Any
from urllib.parse import unquote

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.hashers import make_password
from django.core import mail
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.test import Client
from django.urls import NoReverseMatch, reverse

from jisr.models import User
from tests.factories import make_authority, make_user

PASSWORD = "eight arches of stone"
LINK = re.compile(r"http://testserver(/accounts/password/reset/key/\S+)")


@pytest.fixture
def user(db: None) -> User:
    return make_user("officer", email="salma@example.ma", password=PASSWORD, full_name="Salma Idrissi")


def sign_in(login: str = "salma@example.ma", password: str = PASSWORD, client: Client | None = None) -> Any:
    return (client or Client()).post("/accounts/login/", {"login": login, "password": password})


def signed_in(user: User) -> Client:
    client = Client()
    sign_in(user.email, client=client)
    return client


def code_now(secret: str, *, steps: int = 0) -> str:
    """The code of an authenticator application, `steps` half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


@pytest.mark.django_db
def test_one_signs_in_by_address_in_any_case(user: User) -> None:
    done = sign_in("Salma@Example.MA")
    assert (done.status_code, done.headers["Location"]) == (302, "/")


@pytest.mark.django_db
def test_a_wrong_password_and_an_unknown_address_are_told_apart_by_nobody(user: User) -> None:
    errors = [
        sign_in(password="wrong").context["form"].errors,
        sign_in(login="nobody@example.ma").context["form"].errors,
    ]
    assert errors == [{"__all__": ["This e-mail address and this password do not belong together."]}] * 2


@pytest.mark.django_db
def test_signing_in_leads_back_to_a_page_of_ours_and_nowhere_else(user: User) -> None:
    places = [
        Client().post(f"/accounts/login/?next={there}", {"login": user.email, "password": PASSWORD}).headers["Location"]
        for there in ("/profile/", "https://evil.example/")
    ]
    assert places == ["/profile/", "/"]


@pytest.mark.django_db
def test_nobody_signs_themselves_up(user: User) -> None:
    facts = {"email": "new@example.ma", "password1": PASSWORD, "password2": PASSWORD}
    pages = [Client().get("/accounts/signup/"), Client().post("/accounts/signup/", facts)]
    assert [page.template_name for page in pages] == ["account/signup_closed.html"] * 2
    assert User.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["account_email", "account_email_verification_sent", "account_confirm_login_code"])
def test_addresses_are_kept_by_administrators_alone(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.django_db
def test_a_closed_account_is_refused(user: User) -> None:
    User.objects.update(is_active=False)
    assert sign_in().headers["Location"] == "/accounts/inactive/"
    assert Client().get("/accounts/inactive/").status_code == 200


@pytest.mark.django_db
def test_demonstration_accounts_sign_in_only_where_the_demonstration_is_allowed(user: User, settings: Any) -> None:
    User.objects.update(is_demo=True)
    settings.DEMO_ALLOWED = False
    client = Client()
    refused = sign_in(client=client)
    assert (refused.headers["Location"], "_auth_user_id" in client.session) == ("/accounts/inactive/", False)
    settings.DEMO_ALLOWED = True
    assert sign_in().headers["Location"] == "/"


@pytest.mark.django_db
def test_a_demonstration_session_dies_where_the_demonstration_is_refused(user: User, settings: Any) -> None:
    User.objects.update(is_demo=True)
    client = signed_in(user)
    assert client.get("/profile/").status_code == 200
    settings.DEMO_ALLOWED = False
    assert client.get("/profile/").headers["Location"] == "/accounts/login/?next=/profile/"


@pytest.mark.django_db
def test_five_failures_close_the_door_for_a_while(user: User, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {}
    client = Client()
    for _ in range(5):
        sign_in(password="wrong", client=client)
    sentence = "Too many attempts that failed. Wait five minutes, then try again."
    assert sign_in(client=client).context["form"].errors == {"__all__": [sentence]}


@pytest.mark.django_db
def test_too_many_requests_get_our_own_page(user: User, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    sign_in(password="wrong")
    page = sign_in()
    assert (page.status_code, page.templates[0].name) == (429, "429.html")


@pytest.mark.django_db
def test_a_forgotten_password_is_chosen_anew_by_mail(user: User, settings: Any) -> None:
    settings.MAIL_SERVER = True
    User.objects.update(language="ar")
    asked = Client().post("/accounts/password/reset/", {"email": "salma@example.ma"})
    assert asked.headers["Location"] == "/accounts/password/reset/done/"
    [message] = mail.outbox
    assert message.alternatives[0][0].count('<html lang="ar" dir="rtl">') == 1
    [link] = LINK.findall(message.body)
    client = Client()
    path = client.get(link, follow=True).request["PATH_INFO"]
    done = client.post(path, {"password1": "nine arches of stone", "password2": "nine arches of stone"})
    assert (done.status_code, sign_in(password="nine arches of stone").status_code) == (302, 302)
    assert Client().get(link, follow=True).context["token_fail"] is True


@pytest.mark.django_db
def test_an_unknown_address_gets_no_mail_and_the_same_page(user: User, settings: Any) -> None:
    settings.MAIL_SERVER = True
    asked = Client().post("/accounts/password/reset/", {"email": "nobody@example.ma"})
    assert (asked.headers["Location"], mail.outbox) == ("/accounts/password/reset/done/", [])


@pytest.mark.django_db
def test_without_a_mail_server_the_page_sends_to_the_administrator(user: User) -> None:
    page = Client().get("/accounts/password/reset/").content.decode()
    assert (page.count("This installation sends no e-mail."), page.count('name="email"')) == (1, 0)


@pytest.mark.django_db
def test_one_changes_the_password_and_stays_signed_in_here_but_not_elsewhere(user: User) -> None:
    here, elsewhere = signed_in(user), signed_in(user)
    new = {"password1": "nine arches of stone", "password2": "nine arches of stone"}
    wrong = here.post("/accounts/password/change/", new | {"oldpassword": "wrong"})
    differ = here.post("/accounts/password/change/", new | {"oldpassword": PASSWORD, "password2": "ten arches"})
    assert wrong.context["form"].errors == {"oldpassword": ["This is not your current password."]}
    assert differ.context["form"].errors == {"password2": ["The two passwords differ."]}
    assert here.post("/accounts/password/change/", new | {"oldpassword": PASSWORD}).status_code == 302
    answers = [client.get("/profile/").status_code for client in (here, elsewhere)]
    assert (answers, sign_in(password="nine arches of stone").status_code) == ([200, 302], 302)


def test_passwords_are_kept_by_argon2(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert make_password(PASSWORD).split("$")[:2] == ["argon2", "argon2id"]


@pytest.mark.django_db
def test_two_steps_are_turned_on_asked_for_and_turned_off(user: User) -> None:
    client = signed_in(user)
    asked = client.get("/accounts/2fa/totp/activate/")
    assert unquote(asked.headers["Location"]) == "/accounts/reauthenticate/?next=/accounts/2fa/totp/activate/"
    confirm = client.post(asked.headers["Location"], {"password": PASSWORD})
    assert confirm.headers["Location"] == "/accounts/2fa/totp/activate/"
    page = client.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert client.post("/accounts/2fa/totp/activate/", {"code": "000000"}).context["form"].errors == {
        "code": ["This code is not right, or it is too old."]
    }
    done = client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret)})
    assert done.headers["Location"] == "/accounts/2fa/recovery-codes/"
    codes = client.get("/accounts/2fa/recovery-codes/").context["unused_codes"]
    assert len(codes) == 10
    assert client.get("/accounts/2fa/").context["is_mfa_enabled"] is True

    second = Client()
    assert sign_in(client=second).headers["Location"] == "/accounts/2fa/authenticate/"
    assert second.get("/profile/").status_code == 302
    assert second.get("/accounts/2fa/authenticate/").status_code == 200
    wrong = second.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert wrong.context["form"].errors == {"code": ["This code is not right, or it is too old."]}
    assert second.post("/accounts/2fa/authenticate/", {"code": code_now(secret, steps=1)}).status_code == 302
    assert second.get("/profile/").status_code == 200

    third = Client()
    sign_in(client=third)
    third.post("/accounts/2fa/authenticate/", {"code": codes[0]})
    assert third.get("/profile/").status_code == 200
    fourth = Client()
    sign_in(client=fourth)
    assert fourth.post("/accounts/2fa/authenticate/", {"code": codes[0]}).status_code == 200

    assert client.post("/accounts/2fa/totp/deactivate/").headers["Location"] == "/accounts/2fa/"
    assert sign_in().headers["Location"] == "/"


@pytest.mark.django_db
def test_recovery_codes_are_made_anew(user: User) -> None:
    client = signed_in(user)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret)})
    before = client.get("/accounts/2fa/recovery-codes/").context["unused_codes"]
    assert client.get("/accounts/2fa/recovery-codes/generate/").status_code == 200
    assert client.post("/accounts/2fa/recovery-codes/generate/").status_code == 302
    after = client.get("/accounts/2fa/recovery-codes/").context["unused_codes"]
    assert (len(after), set(before) & set(after)) == (10, set())
    sheet = client.get("/accounts/2fa/recovery-codes/download/").content.decode().split()
    assert sheet == after


PAGES_BEFORE_SIGN_IN = [
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/inactive/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/done/",
    "/accounts/password/reset/key/1-wrong/",
]
PAGES_AFTER = [
    "/profile/",
    "/accounts/logout/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/reauthenticate/",
]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")])
def test_every_page_about_accounts_wears_our_look_in_each_language(user: User, language: str, direction: str) -> None:
    User.objects.update(language=language)
    stranger, client = Client(headers={"Accept-Language": language}), signed_in(user)
    pages = [stranger.get(path) for path in PAGES_BEFORE_SIGN_IN] + [client.get(path) for path in PAGES_AFTER]
    assert [page.status_code for page in pages] == [200] * len(pages)
    for page in pages:
        text = page.content.decode()
        assert text.count(f'<html lang="{language}" dir="{direction}"') == 1
        assert (text.count("jisr/jisr.css"), text.count("<style"), text.count("style=")) == (1, 0, 0)
        assert re.findall(r"<script(?![^>]* src=)", text) == []


@pytest.mark.django_db
def test_the_language_switch_is_kept_on_the_account(user: User) -> None:
    client = signed_in(user)
    done = client.post("/language/", {"language": "ar", "next": "/profile/"})
    user.refresh_from_db()
    assert (done.headers["Location"], user.language) == ("/profile/", "ar")
    assert signed_in(user).get("/profile/").headers["Content-Language"] == "ar"


@pytest.mark.django_db
def test_before_sign_in_the_language_is_kept_in_the_browser(user: User) -> None:
    client = Client()
    client.post("/language/", {"language": "fr", "next": "/accounts/login/"})
    assert client.get("/accounts/login/").headers["Content-Language"] == "fr"
    user.refresh_from_db()
    assert user.language == "en"


@pytest.mark.django_db
@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_the_language_switch_leads_to_no_foreign_place(user: User, there: str) -> None:
    assert Client().post("/language/", {"language": "fr", "next": there}).headers["Location"] == "/"


@pytest.mark.django_db
def test_the_language_switch_knows_three_languages_and_posts_only(user: User) -> None:
    client = Client()
    answers = [client.post("/language/", {"language": "de"}).status_code, client.get("/language/").status_code]
    assert answers == [400, 405]


@pytest.mark.django_db
def test_people_change_their_own_name_language_and_look(user: User) -> None:
    facts = {"full_name": "سلمى الإدريسي", "language": "ar", "look": "dark"}
    assert signed_in(user).post("/profile/", facts | {"email": "other@example.ma", "is_active": ""}).status_code == 302
    user.refresh_from_db()
    assert (user.full_name, user.language, user.look) == ("سلمى الإدريسي", "ar", "dark")
    assert (user.email, user.is_active) == ("salma@example.ma", True)


@pytest.mark.django_db
def test_without_a_logo_there_is_none(user: User) -> None:
    assert signed_in(user).get("/settings/logo/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_what_is_not_there_answers_404_in_the_language_of_the_reader(user: User, language: str) -> None:
    User.objects.update(language=language)
    page = signed_in(user).get("/nowhere/")
    assert (page.status_code, page.headers["Content-Language"]) == (404, language)
    assert page.content.decode().count(f'<html lang="{language}"') == 1


@pytest.mark.django_db
def test_a_missing_token_is_explained(user: User) -> None:
    page = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert (page.status_code, page.content.decode().count("Please send the form again</h1>")) == (403, 1)


@pytest.mark.parametrize("template", ["500.html", "maintenance.html"])
def test_the_pages_of_trouble_speak_three_languages_without_context(template: str) -> None:
    text = render_to_string(template)
    sections = re.findall(r'<section lang="(\w\w)" dir="(\w+)">', text)
    assert sections == [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")]
    assert (text.count("<script"), text.count("style=")) == (0, 0)


def test_maintenance_answers_503_without_touching_the_database(settings: Any) -> None:
    settings.MAINTENANCE = True
    pages = [Client().get("/"), Client().post("/accounts/login/")]
    assert [(page.status_code, page.headers["Retry-After"]) for page in pages] == [(503, "600")] * 2
    assert "Content-Security-Policy" in pages[0].headers


@pytest.mark.django_db
def test_a_logo_is_seen_by_the_people_of_its_authority_alone(user: User, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    user.authority.logo.save("logo.png", ContentFile(b"\x89PNG ours"))
    stranger = make_user("officer", authority=make_authority(), email="far@example.ma", password=PASSWORD)
    ours, theirs = signed_in(user).get("/settings/logo/"), signed_in(stranger).get("/settings/logo/")
    assert (b"".join(ours.streaming_content), ours.headers["Content-Type"]) == (b"\x89PNG ours", "image/png")
    assert theirs.status_code == 404
