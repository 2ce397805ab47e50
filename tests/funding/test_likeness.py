"""Calls that look like one on file."""

from datetime import date

import pytest

from funding.calls.editions import roll_over
from funding.calls.likeness import link_key, look_alikes
from funding.models import Opportunity, OpportunityDate
from tests.factories import make_authority, make_partner, make_user
from tests.factories_funding import make_opportunity

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make_user("officer")


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Appel à projets éau et assainissement 2027", "name_fr"),
        ("APPEL A PROJETS EAU ET ASSAINISSEMENT 2027", "name_original"),
        ("نداء المشاريع الماء و التطهير", "name_ar"),
        ("Call for projects on water and sanitation 2027", "name_en"),
    ],
)
def test_a_name_spelt_nearly_the_same_is_found_before_it_is_saved(user, name, field):
    partner = make_partner(by=user)
    on_file = make_opportunity(
        by=user,
        partner=partner,
        name_fr="Appel à projets Eau et assainissement 2027",
        name_ar="نداءُ المشاريع: الماء والتطهير",
        name_en="Call for projects on water and sanitations 2027",
    )
    begun = Opportunity(authority=user.authority, partner=partner, **{field: name})
    assert look_alikes(begun, user) == [on_file]
    assert (
        look_alikes(Opportunity(authority=user.authority, partner=make_partner(by=user), **{field: name}), user) == []
    )


@pytest.mark.parametrize(
    "fields", [{"donor_number": "europeaid/123456"}, {"link": "http://donor.example/calls/7/#apply"}]
)
def test_the_same_number_or_page_is_found_whoever_the_partner(user, fields):
    on_file = make_opportunity(by=user, donor_number="EuropeAid/123456", link="https://www.donor.example/calls/7")
    begun = Opportunity(authority=user.authority, name_fr="Autre", **fields)
    assert look_alikes(begun, user) == [on_file]


def test_another_year_a_home_page_another_edition_and_another_authority_are_no_doubles(user):
    partner = make_partner(by=user)
    kept = {"partner": partner, "name_fr": "Programme LIFE climat", "link": "https://donor.example/"}
    first = make_opportunity(by=user, rows=[OpportunityDate(on=date(2026, 1, 1))], recurs_months=12, **kept)
    second = roll_over(first, by=user)
    third = roll_over(second, by=user)
    make_opportunity(by=user, partner=partner, name_fr="Programme LIFE climat 2031")
    make_opportunity(by=user, name_fr="Sans rapport", link="https://donor.example")
    make_opportunity(authority=make_authority(), name_fr="Programme LIFE climat", link="https://donor.example/")
    assert [look_alikes(call, user) for call in (first, second, third)] == [[], [], []]
    double = make_opportunity(by=user, **kept)
    assert set(look_alikes(double, user)) == {first, second, third}


def test_the_page_shows_what_looks_alike_to_those_who_may_change_it(client, user):
    partner = make_partner(by=user)
    one, other = (make_opportunity(by=user, partner=partner, name_fr="Fonds vert pour le climat") for _twice in "ab")
    client.force_login(user)
    assert client.get(one.url_for()).context["look_alikes"] == [other]
    assert f'href="{other.url_for()}"' in client.get(one.url_for()).content.decode()
    client.force_login(make_user("auditor", authority=user.authority))
    assert client.get(one.url_for()).context["look_alikes"] == []


@pytest.mark.parametrize(
    ("link", "key"),
    [
        ("https://www.Donor.example/Calls/7/", "donor.example/Calls/7"),
        ("http://donor.example/calls?id=7#top", "donor.example/calls?id=7"),
        ("https://donor.example/", ""),
        ("", ""),
    ],
)
def test_a_link_is_told_by_its_page(link, key):
    assert link_key(link) == key
