from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import translation

from jisr.timeline import Change
from partnerships.models import AmendmentParty
from partnerships.terms import difference, terms_of, terms_on
from tests.factories import make_partner, make_user
from tests.factories_amendments import in_force, make_amendment, make_signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def head():
    return make_user("head")


def test_terms_are_plain_values(head):
    donor = make_partner(by=head, name_fr="Agence", name_ar="وكالة")
    agreement = make_signed(
        by=head, parties=[(donor, "donor")], amount=Decimal("1250.5"), currency="EUR", description_fr="Puits"
    )
    assert terms_of(agreement) == {
        "starts_on": "2025-01-01",
        "ends_on": "2026-12-31",
        "amount": "1250.5",
        "currency": "EUR",
        "descriptions": {"ar": "", "fr": "Puits", "en": ""},
        "parties": [
            {
                "partner": donor.pk,
                "name": {"ar": "وكالة", "fr": "Agence", "en": "", "original": ""},
                "role": "donor",
                "signatory": "",
                "function": "",
            }
        ],
    }


def test_the_difference_is_worded_in_the_readers_language(head):
    stays, goes, comes = (make_partner(by=head, name_fr=name) for name in ("Reste", "Part", "Vient"))
    agreement = make_signed(
        by=head, parties=[(stays, "donor"), (goes, "signatory")], amount=Decimal(100), currency="MAD"
    )
    before = terms_of(agreement)
    amendment = make_amendment(
        by=head,
        agreement=agreement,
        new_ends_on=date(2027, 12, 31),
        new_amount=Decimal(250),
        new_currency="EUR",
        scope_fr="Plus large",
        rows=[
            AmendmentParty(change="joins", partner=comes, role="donor", signatory="Mme X"),
            AmendmentParty(change="leaves", partner=goes, role="signatory"),
        ],
    )
    after = amendment.proposed()[1]
    assert difference(before, after) == [
        Change("Ends on", "31 December 2026", "31 December 2027"),
        Change("Amount", "100.00\u00a0MAD", "250.00\u00a0EUR"),
        Change("Description in French", "", "Plus large"),
        Change("Party", old="Part · Signatory", row="removed"),
        Change("Party", new="Vient · Donor · Mme X", row="added"),
    ]
    with translation.override("fr"):
        assert next(change.new for change in difference(before, after)) == "31 décembre 2027"


def test_a_party_that_stays_with_another_signatory_is_a_change(head):
    agreement = make_signed(by=head, parties=[(make_partner(by=head, name_fr="Agence"), "donor")])
    before, after = terms_of(agreement), terms_of(agreement)
    after["parties"][0]["signatory"] = "M. Dupont"
    assert difference(before, after) == [Change("Agence: Signed by", "", "M. Dupont")]
    assert difference(before, before) == []


def test_without_amendments_the_terms_of_any_day_are_the_present_ones(head):
    agreement = make_signed(by=head)
    make_amendment(by=head, agreement=agreement)
    assert terms_on(agreement, date(1999, 1, 1)) == terms_on(agreement, date(2099, 1, 1)) == terms_of(agreement)


def test_the_terms_of_a_day_are_those_before_the_next_amendment(head):
    agreement = make_signed(by=head, amount=Decimal(100), currency="MAD")
    first, second = date(2025, 6, 1), date(2026, 3, 1)
    in_force(make_amendment(by=head, agreement=agreement, new_amount=Decimal(200)), head, first)
    in_force(make_amendment(by=head, agreement=agreement, new_amount=Decimal(300)), head, second)
    agreement.refresh_from_db()
    on = [first - timedelta(days=1), first, second - timedelta(days=1), second, date(2024, 1, 1)]
    assert [terms_on(agreement, day)["amount"] for day in on] == ["100", "200", "200", "300", "100"]
    assert agreement.amount == Decimal(300)


def test_of_two_amendments_on_one_day_the_lower_number_came_first(head):
    agreement, day = make_signed(by=head, amount=Decimal(100), currency="MAD"), date(2025, 6, 1)
    in_force(make_amendment(by=head, agreement=agreement, new_amount=Decimal(200)), head, day)
    in_force(make_amendment(by=head, agreement=agreement, new_amount=Decimal(300)), head, day)
    agreement.refresh_from_db()
    assert terms_on(agreement, day - timedelta(days=1))["amount"] == "100"
    assert terms_on(agreement, day)["amount"] == "300"
