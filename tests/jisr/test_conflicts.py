"""Somebody else saved first: both are shown, and each difference is chosen."""

import pytest

from jisr.conflicts import Conflict
from partnerships.models import Partner
from tests.clashing import FIELDS, clash
from tests.factories import make_partner, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


@pytest.fixture
def partner(officer):
    return make_partner(by=officer, name_fr="PNUD", acronym="A", city="Rabat", preferred_language="fr")


def test_each_field_that_differs_is_chosen_and_what_was_not_touched_is_proposed_as_theirs(client, partner):
    answer, sent = clash(client, partner, {"acronym": "B", "city": "Fès"}, {"acronym": "C"})
    assert answer.context["form"].conflicts == [
        Conflict("acronym", "Acronym", "B", "C", "mine"),
        Conflict("city", "City", "Fès", "Rabat", "theirs"),
    ]
    page = answer.content.decode()
    assert page.count('form="record-form" checked') == 2
    again = {**sent, "version": "2", "keep-acronym": "mine", "keep-city": "theirs"}
    assert client.post(partner.url_for("update"), again).status_code == 302
    partner.refresh_from_db()
    assert (partner.acronym, partner.city, partner.version) == ("C", "Fès", 3)


def test_theirs_may_be_chosen_for_every_kind_of_field(client, partner, officer):
    parent = make_partner(by=officer, name_fr="ONU")
    theirs = {
        "parent": parent.reference,
        "owner": officer.pk,
        "country": "MA",
        "envelope_min": "1000.5",
        "envelope_currency": "EUR",
        "fiscal_month": "4",
        "description_fr": "Un\nDeux",
        "funds": "Eau",
    }
    answer, sent = clash(client, partner, theirs, {"description_fr": "Trois"})
    names = [one.name for one in answer.context["form"].conflicts]
    assert sorted(names) == sorted([*theirs])
    again = {**sent, "version": "2", **{f"keep-{name}": "theirs" for name in names}}
    assert client.post(partner.url_for("update"), again).status_code == 302
    partner.refresh_from_db()
    assert (partner.parent, partner.owner, partner.country, str(partner.envelope_min)) == (
        parent,
        officer,
        "MA",
        "1000.500",
    )
    assert partner.description_fr.split() == ["Un", "Deux"]


def test_choices_stay_when_the_form_is_then_refused(client, partner):
    _answer, sent = clash(client, partner, {"acronym": "B", "city": "Fès"}, {"acronym": "C"})
    again = {**sent, "version": "2", "keep-acronym": "theirs", "keep-city": "theirs", "email": "nobody"}
    answer = client.post(partner.url_for("update"), again)
    assert answer.status_code == 422
    form = answer.context["form"]
    assert form.conflicts == [
        Conflict("acronym", "Acronym", "B", "C", "theirs"),
        Conflict("city", "City", "Fès", "Rabat", "theirs"),
    ]
    assert form["acronym"].value() == "C"


def test_a_third_save_meanwhile_is_a_conflict_again_and_loses_nothing(client, partner):
    _answer, sent = clash(client, partner, {"acronym": "B"}, {"acronym": "C"})
    client.post(partner.url_for("update"), {**FIELDS, "version": "2", "acronym": "D"})
    answer = client.post(partner.url_for("update"), {**sent, "version": "2", "keep-acronym": "theirs"})
    assert answer.status_code == 409
    assert answer.context["form"].conflicts == [Conflict("acronym", "Acronym", "D", "C", "theirs")]


def test_nothing_that_differs_is_said_so(client, partner):
    answer, sent = clash(client, partner, {}, {})
    assert answer.context["form"].conflicts == []
    assert "nothing that this form asks for differs" in answer.content.decode()
    assert client.post(partner.url_for("update"), {**sent, "version": "2"}).status_code == 302


def test_a_conflict_is_shown_even_where_what_was_typed_is_wrong(client, partner):
    answer, _sent = clash(client, partner, {"acronym": "B"}, {"acronym": "C", "email": "nobody"})
    assert [one.name for one in answer.context["form"].conflicts] == ["acronym", "email"]
    assert Partner.objects.get(pk=partner.pk).acronym == "B"
