"""The settings of the authority: who may change them, what is kept, what is refused."""

import pytest
from django.test import Client
from django.utils import translation

from jisr.models import Activity, Authority, User
from jisr.pages.forms_authority import month_choices
from tests.factories import make_partner, make_user


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def admin(db: None) -> User:
    return make_user("administrator")


@pytest.mark.django_db
def test_settings_keep_facts_signatories_and_a_clean_logo_and_rename_our_own_side(admin: User) -> None:
    own = make_partner(by=admin, kind="moroccan_local", name_fr="Commune de Tamazirt")
    Authority.objects.update(partner=own)
    facts = {
        "name_ar": "جماعة تمازيرت",
        "name_fr": "Commune de Tamazirt-Centre",
        "name_en": "",
        "kind": "commune",
        "address": "Place de la Marche verte",
        "email": "contact@tamazirt.ma",
        "phone": "+212 528 00 00 00",
        "website": "https://tamazirt.ma",
        "currency": "MAD",
        "fiscal_month": "1",
        "signatories-TOTAL_FORMS": "1",
        "signatories-INITIAL_FORMS": "0",
        "signatories-0-full_name": "Fatima Zahra Amrani",
        "signatories-0-function_fr": "Présidente du conseil",
        "signatories-0-position": "1",
    }
    assert browser(admin).post("/settings/", facts).status_code == 302
    authority = Authority.objects.get()
    assert (authority.name_fr, authority.phone) == ("Commune de Tamazirt-Centre", "+212 528 00 00 00")
    assert [str(signatory) for signatory in authority.signatories.all()] == ["Fatima Zahra Amrani"]
    own.refresh_from_db()
    assert (own.name_fr, own.version) == ("Commune de Tamazirt-Centre", 2)
    line = Activity.objects.get(content_type__model="authority")
    assert (line.verb, line.authority, line.by) == ("changed", authority, admin)


@pytest.mark.django_db
def test_a_bad_setting_is_refused_beside_its_field_and_nothing_is_written(admin: User) -> None:
    facts = {"name_fr": "Autre", "kind": "commune", "currency": "MAD", "fiscal_month": "13", "website": "nowhere"}
    rows = {"signatories-TOTAL_FORMS": "0", "signatories-INITIAL_FORMS": "0"}
    page = browser(admin).post("/settings/", facts | rows)
    assert sorted(page.context["form"].errors) == ["fiscal_month", "website"]
    assert (Authority.objects.get().name_fr, Activity.objects.count()) == ("Commune de Tamazirt", 0)


@pytest.mark.django_db
def test_the_months_are_called_as_in_morocco(admin: User) -> None:
    with translation.override("ar"):
        assert [name for _number, name in month_choices()][6:8] == ["يوليوز", "غشت"]
