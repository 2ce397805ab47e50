"""Whoever carries a partner's name in the search text is found by the new name after a renaming."""

import inspect

import pytest
from django.apps import apps

from jisr.carried import carriers
from partnerships.models import Partner
from partnerships.resources import PartnerResource
from tests.factories import make_agreement, make_partner, make_user
from tests.factories_amendments import make_amendment, make_signed
from tests.factories_exchanges import make_exchange
from tests.factories_funding import (
    funding,
    make_disbursement,
    make_instalment,
    make_opportunity,
    make_project,
    make_proposal,
)
from tests.factories_obligations import make_obligation
from tests.factories_partnerfile import make_assessment
from tests.factories_screening import make_screening
from tests.jisr.exchange.sheets import bring, problems, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def head():
    return make_user("head")


def carrying(partner, head):
    """One record of each kind that is found by the partner's words."""
    agreement = make_signed(by=head, parties=[(partner, "donor")])
    project = make_project(by=head, rows=[funding(10, funder=partner)])
    return [
        agreement,
        make_obligation(by=head, agreement=agreement),
        make_amendment(by=head, agreement=agreement),
        make_exchange(by=head, partners=[partner]),
        make_assessment(by=head, partner=partner),
        make_opportunity(by=head, partner=partner),
        make_screening(by=head, opportunity=make_opportunity(by=head, partner=partner)),
        make_proposal(by=head, donor=partner),
        project,
        make_instalment(by=head, project=project, funder=partner),
        make_disbursement(by=head, project=project, payer=partner),
    ]


def check_found(records, partner, old, new):
    assert {type(record) for record in records} == {model for model, _path in carriers(Partner)}
    for record in records:
        record.refresh_from_db()
        assert record.search_text == record.refreshed_search_text()
        found = type(record).objects.search(new), type(record).objects.search(old)
        assert (record in found[0], record in found[1]) == (True, False)


def test_a_renamed_partner_is_found_by_its_new_name_on_all_that_carries_it(head):
    partner = make_partner(by=head, name_fr="Ancienne Agence")
    records = carrying(partner, head)
    partner.name_fr = "Nouvelle Maison"
    partner.store(by=head)
    check_found(records, partner, "ancienne", "nouvelle")


def test_a_partner_renamed_by_an_import_too(head):
    partner = make_partner(by=head, name_fr="Ancienne Agence")
    records = carrying(partner, head)
    rows = bring(PartnerResource, head, table_of("reference;version;name_fr", f"{partner.reference};1;Nouvelle Maison"))
    assert problems(rows) == []
    check_found(records, partner, "ancienne", "nouvelle")


def test_many_renamed_by_one_import_each_by_its_own_name(head):
    first, second, third = (make_partner(by=head, name_fr=f"Ancienne {number}") for number in "ABC")
    agreements = [make_agreement(by=head, partners=[partner]) for partner in (first, second)]
    lines = [
        f"{partner.reference};1;Nouvelle {letter}"
        for partner, letter in zip((first, second, third), "XYZ", strict=True)
    ]
    bring(PartnerResource, head, table_of("reference;version;name_fr", *lines))
    for agreement in agreements:
        agreement.refresh_from_db()
        assert agreement.search_text == agreement.refreshed_search_text()
        assert "nouvelle" in agreement.search_text


def test_every_kind_that_takes_in_anothers_words_says_so():
    kinds = [model for model in apps.get_models() if "search_parts" in vars(model)]
    silent = [model for model in kinds if "search_text" in inspect.getsource(model.search_parts)]
    assert [model for model in silent if not model.SEARCH_CARRIES] == []


def test_a_renaming_leaves_other_partners_records_alone(head):
    partner, other = make_partner(by=head, name_fr="Agence"), make_partner(by=head, name_fr="Agence")
    theirs = make_agreement(by=head, partners=[other])
    before = theirs.search_text
    partner.name_fr = "Maison"
    partner.store(by=head)
    theirs.refresh_from_db()
    assert theirs.search_text == before


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_renaming_asks_the_same_queries_for_any_number_of_records(head, how_many, django_assert_num_queries):
    partner = make_partner(by=head, name_fr="Agence")
    for _ in range(how_many):
        make_agreement(by=head, partners=[partner])
    with django_assert_num_queries(RENAMING):
        partner.name_fr = "Maison"
        partner.store(by=head)


RENAMING = 20
