"""Users' administration: invite, change, close with hand-over, open; one's own authority only."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client

from funding.models import Opportunity
from jisr.handover import owned_models
from jisr.models import Activity, User
from jisr.people import account_state, deactivate, roles_of
from partnerships.models import Partner
from tests.factories import make_agreement, make_authority, make_partner, make_user

PASSWORD = "eight arches of stone"
INVITATION = {
    "full_name": "Salma Idrissi",
    "email": "Salma@Example.ma",
    "language": "ar",
    "roles": ["officer", "finance"],
}


def browser(user: User, **options: Any) -> Client:
    client = Client(**options)
    client.force_login(user)
    return client


@pytest.fixture
def admin(db: None) -> User:
    return make_user("administrator", full_name="Amina Alaoui", email="amina@example.ma")


def verbs_about(user: User) -> list[str]:
    lines = Activity.objects.filter(object_id=user.pk, content_type__model="user")
    return list(lines.order_by("pk").values_list("verb", flat=True))


def link_on(page: Any) -> str:
    return str(page.context["link"]).removeprefix("http://testserver")


def choose_password(link: str, password: str = PASSWORD) -> tuple[Client, Any]:
    client = Client()
    form = client.get(link, follow=True)
    path = form.request["PATH_INFO"]
    return client, client.post(path, {"password1": password, "password2": password})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "status"), [("officer", 403), ("head", 403), ("finance", 403), ("auditor", 403), ("administrator", 200)]
)
def test_only_the_administrator_reads_the_pages_about_users_and_settings(role: str, status: int) -> None:
    user = make_user(role)
    other = make_user("officer", authority=user.authority)
    paths = ["/users/", "/users/invite/", "/settings/"]
    paths += [f"/users/{other.pk}/{page}" for page in ("", "edit/", "deactivate/")]
    client = browser(user)
    assert [client.get(path).status_code for path in paths] == [status] * len(paths)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["officer", "head", "finance", "auditor"])
def test_other_roles_change_no_user(role: str) -> None:
    user = make_user(role)
    other = make_user("officer", authority=user.authority)
    client, before = browser(user), User.objects.count()
    acts = ["edit/", "deactivate/", "activate/", "invite-again/", "two-step-off/"]
    answers = [client.post(f"/users/{other.pk}/{act}", INVITATION).status_code for act in acts]
    answers += [client.post(path, INVITATION).status_code for path in ("/users/invite/", "/settings/")]
    assert (answers, User.objects.count(), verbs_about(other)) == ([403] * 7, before, [])


@pytest.mark.django_db
def test_a_stranger_is_led_to_sign_in(admin: User) -> None:
    paths = ["/users/", "/users/invite/", f"/users/{admin.pk}/", "/settings/", "/settings/logo/", "/profile/"]
    places = [Client().get(path).headers["Location"] for path in paths]
    assert places == [f"/accounts/login/?next={path}" for path in paths]


@pytest.mark.django_db
def test_people_of_another_authority_are_not_there(admin: User) -> None:
    stranger = make_user("officer", authority=make_authority(name_fr="Taroudant"), full_name="Far Away")
    client = browser(admin)
    gets = [client.get(f"/users/{stranger.pk}/{page}").status_code for page in ("", "edit/", "deactivate/")]
    acts = ["edit/", "deactivate/", "activate/", "invite-again/", "two-step-off/"]
    posts = [client.post(f"/users/{stranger.pk}/{act}", INVITATION).status_code for act in acts]
    assert (gets, posts) == ([404] * 3, [404] * 5)
    assert [user.full_name for user in client.get("/users/").context["table"].data.data] == ["Amina Alaoui"]
    stranger.refresh_from_db()
    assert (stranger.is_active, verbs_about(stranger)) == (True, [])


@pytest.mark.django_db
def test_an_heir_of_another_authority_is_refused(admin: User) -> None:
    leaver = make_user("officer", authority=admin.authority)
    stranger = make_user("officer", authority=make_authority(name_fr="Taroudant"))
    partner = make_partner(by=leaver, owner=leaver)
    page = browser(admin).post(f"/users/{leaver.pk}/deactivate/", {"heir": stranger.pk})
    partner.refresh_from_db()
    leaver.refresh_from_db()
    assert (list(page.context["form"].errors), partner.owner, leaver.is_active) == (["heir"], leaver, True)


@pytest.mark.django_db
def test_without_a_mail_server_the_link_is_shown_once(admin: User) -> None:
    client = browser(admin)
    page = client.post("/users/invite/", INVITATION, follow=True)
    user = User.objects.get(email="salma@example.ma")
    assert page.redirect_chain == [(f"/users/{user.pk}/", 302)]
    assert (user.authority, user.language, roles_of(user)) == (admin.authority, "ar", ["officer", "finance"])
    assert (account_state(user), user.has_usable_password(), mail.outbox) == ("invited", False, [])
    assert link_on(page).startswith("/accounts/password/reset/key/")
    assert client.get(f"/users/{user.pk}/").context["link"] == ""


@pytest.mark.django_db
def test_an_invitation_leads_to_a_password_and_a_signed_in_person_once(admin: User) -> None:
    link = link_on(browser(admin).post("/users/invite/", INVITATION, follow=True))
    form = Client().get(link, follow=True)
    assert (form.status_code, form.headers["Content-Language"]) == (200, "ar")
    invited, done = choose_password(link)
    user = User.objects.get(email="salma@example.ma")
    assert (done.status_code, done.headers["Location"]) == (302, "/")
    assert (invited.session["_auth_user_id"], account_state(user)) == (str(user.pk), "active")
    assert user.check_password(PASSWORD)
    again = Client().get(link, follow=True)
    assert again.context["token_fail"] is True
    assert verbs_about(user) == ["invited"]


@pytest.mark.django_db
def test_a_weak_password_is_refused_at_the_invitation(admin: User) -> None:
    link = link_on(browser(admin).post("/users/invite/", INVITATION, follow=True))
    _client, page = choose_password(link, "1234567890123")
    assert list(page.context["form"].errors) == ["password1"]
    assert account_state(User.objects.get(email="salma@example.ma")) == "invited"


@pytest.mark.django_db
def test_an_invitation_expires_after_three_days(admin: User, time_machine: Any) -> None:
    time_machine.move_to("2026-11-22 09:00 +0000")
    link = link_on(browser(admin).post("/users/invite/", INVITATION, follow=True))
    time_machine.move_to("2026-11-25 08:59 +0000")
    assert "token_fail" not in Client().get(link, follow=True).context
    time_machine.move_to("2026-11-25 09:01 +0000")
    assert Client().get(link, follow=True).context["token_fail"] is True


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")])
def test_with_a_mail_server_the_link_goes_out_in_the_language_of_the_invited(
    admin: User, settings: Any, language: str, direction: str
) -> None:
    settings.MAIL_SERVER = True
    page = browser(admin).post("/users/invite/", INVITATION | {"language": language}, follow=True)
    assert page.context["link"] == ""
    [message] = mail.outbox
    html, kind = message.alternatives[0]
    assert (message.to, kind) == (["salma@example.ma"], "text/html")
    assert html.count(f'<html lang="{language}" dir="{direction}">') == 1
    link = next(line for line in message.body.splitlines() if line.startswith("http"))
    assert html.count(f'href="{link}"') == 1
    client, done = choose_password(link.removeprefix("http://testserver"))
    assert (done.status_code, client.session["_auth_user_id"]) == (302, str(User.objects.latest("pk").pk))


@pytest.mark.django_db
def test_when_the_mail_server_refuses_the_link_is_shown(admin: User, settings: Any) -> None:
    settings.MAIL_SERVER = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    page = browser(admin).post("/users/invite/", INVITATION, follow=True)
    assert link_on(page).startswith("/accounts/password/reset/key/")


@pytest.mark.django_db
def test_inviting_again_kills_the_first_link(admin: User) -> None:
    client = browser(admin)
    first = link_on(client.post("/users/invite/", INVITATION, follow=True))
    user = User.objects.get(email="salma@example.ma")
    second = link_on(client.post(f"/users/{user.pk}/invite-again/", follow=True))
    assert Client().get(first, follow=True).context["token_fail"] is True
    _client, done = choose_password(second)
    assert (done.status_code, verbs_about(user)) == (302, ["invited", "link_made"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "AMINA@example.ma"}, "email"),
        ({"email": "salma"}, "email"),
        ({"roles": []}, "roles"),
        ({"roles": ["superuser"]}, "roles"),
        ({"language": "de"}, "language"),
        ({"full_name": ""}, "full_name"),
    ],
)
def test_a_bad_invitation_is_refused_beside_its_field(admin: User, changes: dict[str, Any], field: str) -> None:
    page = browser(admin).post("/users/invite/", INVITATION | changes)
    assert (list(page.context["form"].errors), User.objects.count()) == ([field], 1)


@pytest.mark.django_db
def test_a_change_of_roles_is_kept_and_noted(admin: User) -> None:
    user = make_user("officer", authority=admin.authority)
    facts = {"full_name": user.full_name, "email": user.email, "language": "fr", "roles": ["head", "finance"]}
    client = browser(admin)
    assert client.post(f"/users/{user.pk}/edit/", facts).status_code == 302
    user = User.objects.get(pk=user.pk)
    assert (roles_of(user), user.language) == (["head", "finance"], "fr")
    line = Activity.objects.get(verb="roles_changed")
    assert (line.data, line.by, line.authority) == (
        {"from": ["officer"], "to": ["head", "finance"]},
        admin,
        admin.authority,
    )
    page = client.get(f"/users/{user.pk}/").content.decode()
    assert page.count("changed the roles from “Cooperation officer” to “Head of the unit and Finance officer”") == 1


@pytest.mark.django_db
def test_a_new_address_replaces_the_old_one_at_sign_in(admin: User) -> None:
    user = make_user("officer", authority=admin.authority, email="old@example.ma", password=PASSWORD)
    Client().post("/accounts/login/", {"login": "old@example.ma", "password": PASSWORD})
    facts = {"full_name": "New Name", "email": "new@example.ma", "language": "en", "roles": ["officer"]}
    browser(admin).post(f"/users/{user.pk}/edit/", facts)
    answers = [
        Client().post("/accounts/login/", {"login": login, "password": PASSWORD}).status_code
        for login in ("old@example.ma", "new@example.ma")
    ]
    assert answers == [200, 302]


@pytest.mark.django_db
def test_closing_an_account_hands_over_with_history_and_ends_the_sessions(admin: User) -> None:
    leaver = make_user("officer", authority=admin.authority, full_name="Omar Naciri")
    heir = make_user("head", authority=admin.authority, full_name="Zineb Tazi")
    theirs, kept = browser(leaver), browser(heir)
    partners = [make_partner(by=leaver, owner=leaver) for _ in range(2)]
    agreement = make_agreement(by=leaver, owner=leaver)
    foreign = make_partner(by=leaver, owner=heir)
    client = browser(admin)
    asked = client.get(f"/users/{leaver.pk}/deactivate/")
    assert asked.context["form"].owned == [("partners", 2), ("agreements", 1)]
    assert client.post(f"/users/{leaver.pk}/deactivate/", {"heir": heir.pk}).status_code == 302

    leaver.refresh_from_db()
    assert (leaver.is_active, account_state(leaver)) == (False, "closed")
    for record in (*partners, agreement):
        record.refresh_from_db()
        assert (record.owner, record.version, record.updated_by) == (heir, 2, admin)
        newest, before = record.history.all()
        assert (newest.owner_id, newest.history_type, newest.history_user) == (heir.pk, "~", admin)
        assert (before.owner_id, newest.version, before.version) == (leaver.pk, 2, 1)
        line = Activity.objects.get(
            verb="handed_over", object_id=record.pk, content_type__model=record._meta.model_name
        )
        assert (line.data, line.by) == ({"from": "Omar Naciri", "to": "Zineb Tazi"}, admin)
        assert newest.history_change_reason == f"page:{line.batch}"
    foreign.refresh_from_db()
    assert (foreign.version, foreign.history.count()) == (1, 1)
    assert Activity.objects.get(verb="deactivated").data == {"count": 3}
    assert theirs.get("/profile/").headers["Location"] == "/accounts/login/?next=/profile/"
    assert kept.get("/profile/").status_code == 200
    assert Session.objects.filter(pk=theirs.session.session_key).count() == 0


@pytest.mark.django_db
def test_every_kind_of_record_with_a_person_in_charge_is_handed_over() -> None:
    names = {model._meta.model_name for model in owned_models()}
    assert names == {
        "partner",
        "agreement",
        "obligation",
        "exchange",
        "actionpoint",
        "opportunity",
        "proposal",
        "project",
        "screening",
        "task",
    }


@pytest.mark.django_db
def test_a_closed_record_of_the_pipeline_goes_along(admin: User) -> None:
    leaver = make_user("officer", authority=admin.authority)
    call = Opportunity(authority=admin.authority, partner=make_partner(by=admin), name_fr="Appel", owner=leaver)
    call.store(by=leaver)
    browser(admin).post(f"/users/{leaver.pk}/deactivate/", {"heir": admin.pk})
    call.refresh_from_db()
    assert (call.owner, call.version, call.history.count()) == (admin, 2, 2)


@pytest.mark.django_db
def test_records_need_an_heir(admin: User) -> None:
    leaver = make_user("officer", authority=admin.authority)
    make_partner(by=leaver, owner=leaver)
    page = browser(admin).post(f"/users/{leaver.pk}/deactivate/", {})
    leaver.refresh_from_db()
    assert page.context["form"].errors == {"heir": ["Choose who takes over these records."]}
    assert (leaver.is_active, Partner.objects.get().owner) == (True, leaver)


@pytest.mark.django_db
def test_nobody_closes_their_own_account(admin: User) -> None:
    make_user("administrator", authority=admin.authority)
    page = browser(admin).post(f"/users/{admin.pk}/deactivate/", {})
    admin.refresh_from_db()
    sentence = "You cannot close your own account: ask another administrator."
    assert (page.context["form"].non_field_errors(), admin.is_active) == ([sentence], True)


@pytest.mark.django_db
def test_the_last_administrator_keeps_the_role(admin: User) -> None:
    invited = make_user("administrator", authority=admin.authority, password=None)
    facts = {"full_name": "Amina Alaoui", "email": admin.email, "language": "en", "roles": ["officer"]}
    page = browser(admin).post(f"/users/{admin.pk}/edit/", facts)
    assert page.context["form"].errors == {"roles": ["At least one active administrator must remain."]}
    assert (roles_of(admin), roles_of(invited), verbs_about(admin)) == (["administrator"], ["administrator"], [])


@pytest.mark.django_db
def test_the_last_administrator_is_not_closed_by_another_role_that_may_change_users(admin: User) -> None:
    officer = make_user("officer", authority=admin.authority)
    with pytest.raises(ValidationError, match="At least one active administrator must remain"):
        deactivate(admin, by=officer)
    admin.refresh_from_db()
    assert admin.is_active is True


@pytest.mark.django_db
def test_a_closed_account_opens_again(admin: User) -> None:
    user = make_user("officer", authority=admin.authority, is_active=False, email="back@example.ma", password=PASSWORD)
    client = browser(admin)
    refused = client.post(f"/users/{user.pk}/invite-again/", follow=True)
    assert refused.context["link"] == ""
    assert client.post(f"/users/{user.pk}/activate/").status_code == 302
    signed_in = Client().post("/accounts/login/", {"login": "back@example.ma", "password": PASSWORD})
    assert (signed_in.status_code, verbs_about(user)) == (302, ["activated"])


@pytest.mark.django_db
def test_a_lost_telephone_is_forgotten_by_the_administrator(admin: User) -> None:
    user = make_user("officer", authority=admin.authority)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    browser(admin).post(f"/users/{user.pk}/two-step-off/")
    assert (Authenticator.objects.count(), verbs_about(user)) == (0, ["two_step_off"])


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["activate/", "invite-again/", "two-step-off/"])
def test_an_act_is_never_a_get(admin: User, act: str) -> None:
    assert browser(admin).get(f"/users/{admin.pk}/{act}").status_code == 405


@pytest.mark.django_db
def test_posts_without_a_token_are_refused(admin: User) -> None:
    user = make_user("officer", authority=admin.authority)
    client = browser(admin, enforce_csrf_checks=True)
    paths = ["/users/invite/", "/settings/", "/profile/", "/language/"]
    paths += [f"/users/{user.pk}/{act}" for act in ("edit/", "deactivate/", "activate/", "invite-again/")]
    assert [client.post(path, INVITATION).status_code for path in paths] == [403] * len(paths)


@pytest.mark.django_db
def test_the_list_finds_people_whatever_their_marks(admin: User) -> None:
    make_user("officer", authority=admin.authority, full_name="أحمد بناني")
    make_user("officer", authority=admin.authority, full_name="Hélène Kénitra", is_active=False)
    client = browser(admin)

    def found(query: dict[str, str]) -> list[str]:
        return [user.full_name for user in client.get("/users/", query).context["table"].data.data]

    assert found({"q": "احمد"}) == ["أحمد بناني"]
    assert found({"q": "kenitra"}) == ["Hélène Kénitra"]
    assert found({"state": "closed"}) == ["Hélène Kénitra"]
    assert found({"state": "active", "sort": "-full_name"}) == ["أحمد بناني", "Amina Alaoui"]
    assert found({"q": "nobody"}) == []


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_queries_whatever_its_length(
    admin: User, rows: int, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        make_user("officer", authority=admin.authority)
    client = browser(admin)
    client.get("/users/")
    with django_assert_num_queries(6):
        client.get("/users/")
