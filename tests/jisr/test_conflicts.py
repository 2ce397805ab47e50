"""Somebody else saved first: both are shown, and each difference is chosen."""

import pytest

from jisr.conflicts import Conflict
from partnerships.models import Partner, PartnerIdentifier, PartnerTheme, Theme
from tests.factories import make_partner, make_user

pytestmark = pytest.mark.django_db

EMPTY = {f"{row}-{name}": "0" for row in ("identifiers", "themes") for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
FIELDS = {"name_fr": "PNUD", "kind": "un", "preferred_language": "fr", "acronym": "A", "city": "Rabat", **EMPTY}


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


@pytest.fixture
def partner(officer):
    return make_partner(by=officer, name_fr="PNUD", acronym="A", city="Rabat", preferred_language="fr")


def rows(prefix, *given, initial=0):
    """What a browser sends for the rows of a kind."""
    sent = {f"{prefix}-TOTAL_FORMS": str(len(given)), f"{prefix}-INITIAL_FORMS": str(initial)}
    return sent | {
        f"{prefix}-{number}-{name}": str(value) for number, row in enumerate(given) for name, value in row.items()
    }


def clash(client, partner, theirs, mine):
    """A colleague saves `theirs`, then `mine` is sent from the page of version 1; returns the answer's form and the data."""
    assert client.post(partner.url_for("update"), {**FIELDS, "version": "1", **theirs}).status_code == 302
    sent = {**FIELDS, "version": "1", **mine}
    answer = client.post(partner.url_for("update"), sent)
    assert answer.status_code == 409
    return answer, sent


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


def test_rows_are_chosen_as_a_whole(client, partner):
    water, health = Theme.objects.all()[:2]
    first = PartnerTheme.objects.create(partner=partner, theme=water)
    second = {"id": "", "theme": health.pk}
    theirs = rows("themes", {"id": first.pk, "theme": health.pk, "percent": "100"}, initial=1)
    mine = rows("themes", {"id": first.pk, "theme": water.pk, "percent": "60"}, {**second, "percent": "40"}, initial=1)
    answer, sent = clash(client, partner, theirs, mine)
    [found] = answer.context["form"].conflicts
    assert (found.theirs, found.mine) == (f"{health} · 100%", f"{water} · 60%\n{health} · 40%")
    again = {**sent, "version": "2"}
    assert client.post(partner.url_for("update"), {**again, "keep-themes": "theirs"}).status_code == 302
    shares = PartnerTheme.objects.filter(partner=partner).order_by("pk").values_list("theme", "percent")
    assert list(shares.all()) == [(health.pk, 100)]
    assert client.post(partner.url_for("update"), {**again, "version": "3", "keep-themes": "mine"}).status_code == 302
    assert list(shares.all()) == [(water.pk, 60), (health.pk, 40)]


def test_a_row_a_colleague_added_is_taken_up_and_one_they_removed_comes_back_only_if_chosen(client, partner):
    kept = PartnerIdentifier.objects.create(partner=partner, authority=partner.authority, scheme="iati", value="XM-1")
    gone = PartnerIdentifier.objects.create(partner=partner, authority=partner.authority, scheme="iati", value="XM-2")
    both = [{"id": row.pk, "scheme": "iati", "value": row.value} for row in (kept, gone)]
    theirs = rows(
        "identifiers", both[0], {**both[1], "DELETE": "on"}, {"id": "", "scheme": "iati", "value": "XM-3"}, initial=2
    )
    answer, sent = clash(client, partner, theirs, {**rows("identifiers", *both, initial=2), "city": "Fès"})
    [city, listed] = answer.context["form"].conflicts
    assert (city.name, listed.name, listed.keep) == ("city", "identifiers", "mine")
    assert [line.rpartition(" ")[2] for line in listed.theirs.split("\n")] == ["XM-1", "XM-3"]
    assert [line.rpartition(" ")[2] for line in listed.mine.split("\n")] == ["XM-1", "XM-3", "XM-2"]
    [formset] = [one for one in answer.context["form"].formsets if one.prefix == "identifiers"]
    again = {name: value for name, value in sent.items() if not name.startswith("identifiers")}
    again |= {bound.html_name: bound.value() or "" for row in formset.forms for bound in row if bound.name != "DELETE"}
    again |= {bound.html_name: bound.value() or "" for bound in formset.management_form}
    values = PartnerIdentifier.objects.filter(partner=partner).order_by("value").values_list("value", flat=True)
    theirs_kept = {**again, "version": "2", "keep-identifiers": "theirs"}
    assert client.post(partner.url_for("update"), theirs_kept).status_code == 302
    assert list(values.all()) == ["XM-1", "XM-3"]
    assert client.post(partner.url_for("update"), {**again, "version": "3"}).status_code == 302
    assert list(values.all()) == ["XM-1", "XM-2", "XM-3"]


def test_a_conflict_is_shown_even_where_what_was_typed_is_wrong(client, partner):
    answer, _sent = clash(client, partner, {"acronym": "B"}, {"acronym": "C", "email": "nobody"})
    assert [one.name for one in answer.context["form"].conflicts] == ["acronym", "email"]
    assert Partner.objects.get(pk=partner.pk).acronym == "B"
