"""What the database refuses, whatever the door."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from funding.models import OpportunityDate, Place, ProposalMember
from tests.factories import make_authority, make_partner
from tests.factories_funding import (
    make_instalment,
    make_opportunity,
    make_project,
    make_proposal,
    make_rate,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "make, fields",
    [
        (make_opportunity, {"name_fr": ""}),
        (make_opportunity, {"envelope": Decimal(5)}),
        (make_opportunity, {"grant_min": Decimal(5), "grant_max": Decimal(4), "currency": "EUR"}),
        (make_proposal, {"name_fr": ""}),
        (make_proposal, {"own_amount": Decimal(5)}),
        (make_proposal, {"requested_amount": Decimal(-1), "currency": "EUR"}),
        (make_project, {"name_fr": ""}),
        (make_project, {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 1)}),
        (make_instalment, {"amount": -1}),
        (make_rate, {"value": 0}),
        (make_rate, {"base": "MAD"}),
    ],
)
def test_the_database_refuses(make, fields):
    make_authority()
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**fields)


def test_a_source_gives_one_rate_a_day():
    make_rate()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_rate(value="10.81")
    assert make_rate(source="ECB").pk


def test_a_partner_stands_once_in_a_consortium():
    partner = make_partner()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_proposal(rows=[ProposalMember(partner=partner), ProposalMember(partner=partner)])


def test_references_run_per_authority_and_kind():
    first, second = make_authority(), make_authority()
    made = [make_project(authority=first), make_project(authority=first), make_project(authority=second)]
    made.append(make_proposal(authority=first))
    assert [record.reference[-4:] for record in made] == ["0001", "0002", "0001", "0001"]
    assert [record.reference[:4] for record in made] == ["PRJ-", "PRJ-", "PRJ-", "PRO-"]


def test_a_programme_does_not_stand_under_itself():
    parent = make_project()
    child = make_project(parent=parent)
    parent.parent = child
    with pytest.raises(ValidationError) as caught:
        parent.clean()
    assert list(caught.value.message_dict) == ["parent"]


def test_a_time_of_day_needs_a_zone_that_exists():
    row = OpportunityDate(opportunity=make_opportunity(), on=date(2026, 3, 1), zone="Brussels")
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    assert list(caught.value.message_dict) == ["zone"]


@pytest.mark.parametrize(
    "fields, is_good",
    [
        ({}, False),
        ({"name_ar": "تمازيرت"}, True),
        ({"administrative_code": "09.001"}, True),
        ({"name_fr": "Tamazirt", "latitude": Decimal("30.4")}, False),
    ],
)
def test_a_place_has_a_name_or_code_and_whole_coordinates(fields, is_good):
    place = Place(project=make_project(), **fields)
    if is_good:
        place.clean()
        assert place.name in fields.values()
    else:
        with pytest.raises(ValidationError):
            place.clean()
