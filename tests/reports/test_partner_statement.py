"""One year, five currencies, added up by hand."""

from datetime import date
from decimal import Decimal as D

import pytest

from jisr.money import Money
from reports.partner_statement import partner_statement
from reports.statement_shapes import PartnerStatement
from tests.reports.scene import AS_OF, END, START, Scene, a_payment, a_proposal, an_instalment, the_people

CENT = D("0.01")
QUERIES = 27


def statement_of(scene: Scene, **changes) -> PartnerStatement:
    wanted = {"start": START, "end": END, "as_of": AS_OF, "language": "en", **changes}
    return partner_statement(scene.partner, **wanted)


def cells(statement: PartnerStatement, code: str) -> list[tuple]:
    [line] = [line for line in statement.money if line.code == code]
    return [
        (
            part.currency,
            part.amount,
            part.equivalent and part.equivalent.quantize(CENT),
            part.unconverted,
            part.is_estimate,
        )
        for part in line.amounts
    ]


def together(statement: PartnerStatement) -> dict[str, D | None]:
    return {line.code: line.equivalent and line.equivalent.quantize(CENT) for line in statement.money}


def test_expected_counts_what_donors_owe_in_the_period_in_projects_of_ours(scene):
    # EUR: 100 000 × 10.80 (31 Jan) + 50 000 × 10.90 (15 Mar) + 30 000 × 11.00 (falls due after 30 June: estimate)
    # JPY: 3 000 000 ÷ 15 · USD: 20 000.50 × 9.50 · TND has no rate. Not the 75 000 EUR of 2027, our own 40 000 MAD,
    # nor the 999 EUR of a project the partner merely published.
    assert cells(statement_of(scene), "expected") == [
        ("MAD", D("250000"), D("250000.00"), D(0), False),
        ("EUR", D("180000"), D("1955000.00"), D(0), True),
        ("JPY", D("3000000"), D("200000.00"), D(0), False),
        ("TND", D("4000.125"), None, D("4000.125"), False),
        ("USD", D("20000.50"), D("190004.75"), D(0), False),
    ]


def test_paid_counts_posted_payments_on_those_instalments_and_not_the_reversed_one(scene):
    # At the rates of the due days: EUR 100 000 × 10.80 · JPY 1 000 000 ÷ 15 · USD 8 000 × 9.50
    assert cells(statement_of(scene), "settled") == [
        ("MAD", D("250000"), D("250000.00"), D(0), False),
        ("EUR", D("100000"), D("1080000.00"), D(0), False),
        ("JPY", D("1000000"), D("66666.67"), D(0), False),
        ("TND", D("1500.125"), None, D("1500.125"), False),
        ("USD", D("8000"), D("76000.00"), D(0), False),
    ]


def test_late_is_what_fell_due_before_the_reports_date_and_is_unpaid(scene):
    # EUR 50 000 × 10.90 · JPY 2 000 000 ÷ 15 · TND 4 000.125 − 1 500.125 · USD 12 000.50 × 9.50
    assert cells(statement_of(scene), "late") == [
        ("EUR", D("50000"), D("545000.00"), D(0), False),
        ("JPY", D("2000000"), D("133333.33"), D(0), False),
        ("TND", D("2500"), None, D("2500"), False),
        ("USD", D("12000.50"), D("114004.75"), D(0), False),
    ]


def test_what_is_not_yet_due_is_an_estimate(scene):
    assert cells(statement_of(scene), "due") == [("EUR", D("30000"), D("330000.00"), D(0), True)]


def test_what_is_late_from_before_the_period_stands_apart(scene):
    assert cells(statement_of(scene), "late_before") == [("EUR", D("5000"), D("53500.00"), D(0), False)]


def test_received_counts_posted_receipts_at_the_rate_of_their_value_date(scene):
    # Not the unposted 7 000 EUR, the reversed 9 999 EUR, the published project's 500 EUR.
    assert cells(statement_of(scene), "received") == [
        ("MAD", D("250000"), D("250000.00"), D(0), False),
        ("EUR", D("100000"), D("1080000.00"), D(0), False),
        ("JPY", D("1000000"), D("66666.67"), D(0), False),
        ("TND", D("1500.125"), None, D("1500.125"), False),
    ]


def test_a_refund_is_negative_and_has_its_line(scene):
    statement = statement_of(scene)
    # 1 250.75 × 10.90 = 13 633.175, and 1 080 000 − 13 633.175
    assert cells(statement, "refunded") == [("EUR", D("-1250.75"), D("-13633.18"), D(0), False)]
    assert cells(statement, "net")[1] == ("EUR", D("98749.25"), D("1066366.82"), D(0), False)


def test_direct_payments_have_their_own_line(scene):
    assert cells(statement_of(scene), "direct") == [("USD", D("8000"), D("76000.00"), D(0), False)]


def test_the_equivalents_add_up_and_say_what_is_missing(scene):
    statement = statement_of(scene)
    assert together(statement) == {
        "expected": D("2595004.75"),
        "settled": D("1472666.67"),
        "late": D("792338.08"),
        "due": D("330000.00"),
        "late_before": D("53500.00"),
        "received": D("1396666.67"),
        "refunded": D("-13633.18"),
        "net": D("1383033.49"),
        "direct": D("76000.00"),
    }
    missing = {
        line.code: [(p.currency, p.unconverted) for p in line.missing] for line in statement.money if line.missing
    }
    assert missing == {
        "expected": [("TND", D("4000.125"))],
        "settled": [("TND", D("1500.125"))],
        "late": [("TND", D("2500.000"))],
        "received": [("TND", D("1500.125"))],
        "net": [("TND", D("1500.125"))],
    }


def test_the_rates_used_are_named_with_day_and_source(scene):
    assert [(r.base, r.on, r.value.quantize(D("0.0001")), r.kind, r.source) for r in statement_of(scene).rates] == [
        ("EUR", date(2025, 12, 1), D("10.7000"), "direct", "Bank Al-Maghrib"),
        ("EUR", date(2026, 1, 10), D("10.8000"), "direct", "Bank Al-Maghrib"),
        ("EUR", date(2026, 3, 1), D("10.9000"), "direct", "Bank Al-Maghrib"),
        ("EUR", date(2026, 6, 15), D("11.0000"), "direct", "Bank Al-Maghrib"),
        ("JPY", date(2026, 4, 1), D("0.0667"), "inverse", "Bank Al-Maghrib"),
        ("USD", date(2026, 2, 20), D("9.5000"), "direct", "Bank Al-Maghrib"),
    ]


def test_payments_are_listed_by_value_date_with_their_kind(scene):
    assert [
        (p.value_date, p.kind, p.amount, p.equivalent and p.equivalent.quantize(CENT), p.bank_reference)
        for p in statement_of(scene).payments
    ] == [
        (date(2026, 2, 5), "received", Money(D("100000.000"), "EUR"), D("1080000.00"), "VIR 2026/0001"),
        (date(2026, 3, 12), "direct", Money(D("8000.000"), "USD"), D("76000.00"), ""),
        (date(2026, 3, 20), "refund", Money(D("-1250.750"), "EUR"), D("-13633.18"), "VIR 2026/0002"),
        (date(2026, 4, 25), "received", Money(D("1000000.000"), "JPY"), D("66666.67"), ""),
        (date(2026, 5, 20), "received", Money(D("1500.125"), "TND"), None, ""),
        (date(2026, 6, 5), "received", Money(D("250000.000"), "MAD"), D("250000.00"), ""),
    ]


def test_instalments_say_what_came_of_them(scene):
    assert [(row.due_on, row.amount.currency, row.paid, row.standing) for row in statement_of(scene).instalments] == [
        (date(2026, 1, 31), "EUR", D("100000"), "paid"),
        (date(2026, 3, 10), "USD", D("8000"), "late"),
        (date(2026, 3, 15), "EUR", D("0"), "late"),
        (date(2026, 4, 20), "JPY", D("1000000"), "late"),
        (date(2026, 5, 15), "TND", D("1500.125"), "late"),
        (date(2026, 6, 1), "MAD", D("250000"), "paid"),
        (date(2026, 9, 30), "EUR", D("0"), "due"),
    ]


def test_what_is_left_out_is_said_and_counted(scene):
    assert [(note.text, note.amounts) for note in statement_of(scene).not_included] == [
        ("1 instalment that falls due after the period:", (Money(D("75000.000"), "EUR"),)),
        ("1 payment not yet posted:", (Money(D("7000.000"), "EUR"),)),
        ("1 payment entered and reversed:", (Money(D("9999.000"), "EUR"),)),
        ("1 project that the partner published and that is not one of ours.", ()),
        ("Our own counterpart and what we spent.", ()),
        ("Proposals and agreements that are still being written.", ()),
    ]


def test_a_published_project_counts_once_it_is_adopted(scene):
    scene.published.adopt(by=scene.user, reason="It is carried out by us")
    statement = statement_of(scene)
    # 999 × 10.80 more expected, 500 × 10.80 more received (the 10.80 of 10 January is 31 days old on 10 February)
    assert cells(statement, "expected")[1] == ("EUR", D("180999"), D("1965789.20"), D(0), True)
    assert cells(statement, "received")[1] == ("EUR", D("100500"), D("1085400.00"), D(0), False)
    assert [project.title.text for project in statement.projects] == ["Gestion des déchets", "Publié ailleurs"]


def test_projects_stand_with_what_this_partner_gave(scene):
    [project] = statement_of(scene).projects
    assert (project.reference, project.their_reference) == (scene.project.reference, "ENI/2025/455-120")
    assert project.funding == (Money(D("255000.000"), "EUR"),)
    assert [(money.currency, money.amount) for money in project.received] == [
        ("EUR", D("98749.25")),
        ("JPY", D("1000000")),
        ("MAD", D("250000")),
        ("TND", D("1500.125")),
        ("USD", D("8000")),
    ]


def test_agreements_stand_with_both_references(scene):
    [agreement] = statement_of(scene).agreements
    assert (agreement.reference, agreement.their_reference) == (scene.agreement.reference, "ENI/2025/455-120")
    assert (agreement.state, agreement.amounts) == ("In approval", (Money(D("255000.000"), "EUR"),))


def test_an_agreement_outside_the_period_is_left_out(scene):
    assert statement_of(scene, start=date(2028, 1, 1), end=date(2028, 12, 31)).agreements == ()


def test_proposals_are_counted_by_outcome_and_those_not_submitted_stay_inside(scene):
    won = a_proposal(scene, "awarded", "2026-02-01", "255000", decided_on=date(2026, 5, 1))
    a_proposal(scene, "rejected", "2025-11-01", "90000", decided_on=date(2026, 2, 1))
    a_proposal(scene, "rejected", "2024-11-01", "1", decided_on=date(2025, 2, 1))
    a_proposal(scene, "submitted", "2026-06-01", "10000")
    a_proposal(scene, "full_proposal", None, "77000")
    scene.project.proposal = won
    scene.project.store(by=scene.user)
    statement = statement_of(scene)
    assert [(o.code, o.count, [(m.currency, m.amount) for m in o.asked]) for o in statement.outcomes] == [
        ("all", 3, [("EUR", D("355000"))]),
        ("won", 1, [("EUR", D("255000"))]),
        ("refused", 1, [("EUR", D("90000"))]),
        ("open", 1, [("EUR", D("10000"))]),
    ]
    assert [(row.state, row.obtained) for row in statement.proposals] == [
        ("Rejected", ()),
        ("Awarded", (Money(D("255000.000"), "EUR"),)),
        ("Submitted", ()),
    ]


def test_only_contacts_who_agreed_are_named(scene):
    the_people(scene)
    statement = statement_of(scene)
    assert [person.name.text for person in statement.contacts] == ["Maria Peeters"]
    assert statement.partner.identifiers == (("IATI organisation identifier", "XI-IATI-EC_NEAR"),)


@pytest.mark.parametrize(
    ("language", "shown"),
    [("ar", ("الاتحاد الأوروبي", "ar")), ("fr", ("الاتحاد الأوروبي", "ar")), ("en", ("European Union", "en"))],
)
def test_names_stand_in_the_readers_language_or_say_which_they_are_in(scene, language, shown):
    subject = statement_of(scene, language=language).cover.subject
    assert (subject.text, subject.lang) == shown


def test_the_number_of_queries_does_not_grow_with_the_rows(scene, django_assert_num_queries):
    a_proposal(scene, "submitted", "2026-05-01", "1000")
    statement_of(scene)  # what the process keeps is read once
    with django_assert_num_queries(QUERIES):
        statement_of(scene)
    for day in range(1, 4):
        a_proposal(scene, "submitted", f"2026-05-0{day}", "1000")
        an_instalment(scene.user, scene.project, scene.partner, f"2026-05-0{day}", "10", "EUR")
        a_payment(scene.user, scene.project, scene.partner, f"2026-05-0{day}", "10", "EUR")
    with django_assert_num_queries(QUERIES):
        statement_of(scene)
