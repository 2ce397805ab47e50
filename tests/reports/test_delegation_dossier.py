"""The delegation dossier: known rows in, exact words and numbers out."""

from decimal import Decimal as D

import pytest
from django.core.exceptions import ValidationError

from jisr.money import Money
from partnerships.models import Delegate, ExchangePartner
from reports.delegation_dossier import delegation_dossier
from reports.encounter_shapes import DelegationDossier
from tests.factories_exchanges import make_action_point, make_exchange
from tests.factories_reports import AS_OF, Twins, a_contact, an_action_point
from tests.reports.scene import a_partner

QUERIES = 17


def dossier_of(twins: Twins, language: str = "en") -> DelegationDossier:
    return delegation_dossier(twins.visit, as_of=AS_OF, language=language)


def test_guests_and_hosts_are_told_where_it_is_known_who_travels(twins):
    sides = dossier_of(twins).encounter.sides
    assert [(side.label, [name.text for name in side.names]) for side in sides] == [
        ("Guests", ["Commune d’Aourir"]),
        ("Hosts", ["City of Valmont-sur-Mer"]),
    ]
    twins.visit.kind = "delegation_in"
    sides = dossier_of(twins).encounter.sides
    assert [(side.label, [name.text for name in side.names]) for side in sides] == [
        ("Guests", ["City of Valmont-sur-Mer"]),
        ("Hosts", ["Commune d’Aourir"]),
    ]


def test_all_take_part_in_a_meeting(twins):
    twins.visit.kind = "meeting"
    [side] = dossier_of(twins).encounter.sides
    assert [name.text for name in side.names] == ["Commune d’Aourir", "City of Valmont-sur-Mer"]


def test_the_programme_stands_by_day_and_hour(twins):
    programme = dossier_of(twins).programme
    assert [(str(day.on), [(line.at, line.title.text) for line in day.lines]) for day in programme] == [
        ("2027-02-03", [("09:00", "Accueil à la mairie"), ("14:30", "Station d’épuration")]),
        ("2027-02-04", [("", "حفل عشاء")]),
    ]


def test_delegates_stand_by_side_and_the_leader_first(twins):
    Delegate(exchange=twins.visit, side="theirs", name="Marc Petit").save()
    ours, theirs = dossier_of(twins).delegations
    assert [(who.name.text, who.function.text, who.leads) for who in ours.people] == [
        ("خديجة أوبلا", "رئيسة المجلس", True),
        ("Hassan Id Bella", "Vice-président", False),
    ]
    assert [(who.name.text, who.function.text, who.body and who.body.text) for who in theirs.people] == [
        ("Claire Fontaine", "Maire", "City of Valmont-sur-Mer"),
        ("Marc Petit", "", None),
    ]


def test_the_partners_profile_says_what_it_funds_and_refuses(twins):
    [profile] = dossier_of(twins).partners
    assert [line.text for line in profile.funds] == ["Eau et assainissement", "Échanges de jeunes"]
    assert [line.text for line in profile.refuses] == ["Construction de bâtiments"]
    assert profile.usually == (Money(D("10000.000"), "EUR"), Money(D("80000.000"), "EUR"))
    assert [theme.text for theme in profile.facts.themes] == ["Water and energy management"]


def test_who_may_sign_is_told_and_who_left_or_did_not_agree_is_not_named(twins):
    a_contact(twins.user, twins.partner, "Left", left_on=AS_OF)
    a_contact(twins.user, twins.partner, "Silent", has_consent=False, consented_on=None)
    assert [(row.name.text, row.may_sign) for row in dossier_of(twins).contacts] == [
        ("Claire Fontaine", True),
        ("Paul Rivière", False),
    ]


def test_money_to_date_is_told_per_currency_with_its_equivalent(twins):
    dossier = dossier_of(twins)
    lines = {
        line.code: [(part.amount, part.currency, part.equivalent) for part in line.amounts] for line in dossier.money
    }
    assert lines == {
        "promised": [(D("50000.000"), "EUR", D("550000")), (D("7000.000"), "USD", None)],
        # 20 000 at 10.90, 10 000 at 11.00, and 20 000 due next year at today's rate
        "expected": [(D("50000.000"), "EUR", D("548000"))],
        "settled": [(D("20000.000"), "EUR", D("218000"))],
        "late": [(D("10000.000"), "EUR", D("110000"))],
        "due": [(D("20000.000"), "EUR", D("220000"))],
        "received": [(D("20000.000"), "EUR", D("218000"))],
        "direct": [],
    }
    assert [(rate.base, str(rate.on), rate.value) for rate in dossier.rates] == [
        ("EUR", "2026-03-01", D("10.9")),
        ("EUR", "2026-11-01", D("11")),
    ]


def test_open_action_points_of_both_sides_stand_with_their_lateness(twins):
    ours, theirs = dossier_of(twins).action_points
    assert [(row.title.text, row.who.text, row.standing, row.standing_label, row.priority) for row in ours.rows] == [
        ("Send the list of trainees", "", "done", "Done, to be verified", ""),
        ("Map the valves", "Naïma Officer", "late", "12 days late", "High"),
    ]
    assert [(row.title.text, row.who.text, row.standing_label) for row in theirs.rows] == [
        ("Lend the listening device", "Claire Fontaine", "To do")
    ]


def test_action_points_of_their_agreements_count_and_those_of_other_partners_do_not(twins):
    bank = a_partner(twins.user, name_en="Bank", name_ar="")
    an_action_point(twins.user, "Of the agreement", agreement=twins.agreement)
    an_action_point(twins.user, "Of the bank", agreement=twins.agreement, partner=bank)
    an_action_point(twins.user, "Verified", partner=twins.partner, state="verified")
    ours, _theirs = dossier_of(twins).action_points
    assert [row.title.text for row in ours.rows] == ["Send the list of trainees", "Map the valves", "Of the agreement"]


def test_the_last_exchanges_are_those_held_before(twins):
    assert [(row.title.text, row.kind) for row in dossier_of(twins).last_exchanges] == [
        ("Thanks", "Letter received"),
        ("Day of the sea", "Cultural event"),
        ("Steering meeting", "Meeting"),
        ("Training on water leaks", "Training"),
        ("Last year", "Meeting"),
    ]


def test_agreements_stand_whatever_their_state(twins):
    assert [(row.title.text, row.state) for row in dossier_of(twins).agreements] == [
        ("Programme d’eau 2026", "In force"),
        ("Twinning agreement", "In force"),
    ]


def test_an_empty_encounter_has_a_dossier(twins):
    empty = make_exchange(by=twins.user, name_en="Bare")
    dossier = delegation_dossier(empty, as_of=AS_OF, language="en")
    assert (dossier.programme, dossier.partners, dossier.contacts, dossier.agreements) == ((), (), (), ())
    assert [list_.rows for list_ in dossier.action_points] == [(), ()]
    assert [line.amounts for line in dossier.money if line.is_key] == [(), (), (), (), ()]


def test_a_letter_has_none(twins):
    letter = make_exchange(by=twins.user, kind="letter_out")
    with pytest.raises(ValidationError, match="A letter or a call has no dossier"):
        delegation_dossier(letter, as_of=AS_OF, language="en")


def test_the_number_of_queries_does_not_grow_with_the_rows(twins, django_assert_num_queries):
    with django_assert_num_queries(QUERIES):
        dossier_of(twins)
    for number in range(3):
        partner = a_partner(twins.user, name_en=f"Partner {number}")
        ExchangePartner(exchange=twins.visit, partner=partner).save()
        make_action_point(by=twins.user, partner=partner)
        Delegate(exchange=twins.visit, contact=a_contact(twins.user, partner, "X"), side="theirs").save()
        make_exchange(by=twins.user, partners=[partner], state="held")
    with django_assert_num_queries(QUERIES):
        dossier_of(twins)
