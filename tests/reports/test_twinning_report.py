"""A twinning's year: known rows in, exact words and numbers out."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.core.exceptions import ValidationError

from partnerships.models import Agreement, Outcome
from reports.twinning_report import twinning_report
from reports.twinning_shapes import TwinningReport
from tests.factories_exchanges import make_exchange
from tests.factories_reports import AS_OF, END, START, Twins, an_action_point, an_agreement
from tests.reports.scene import a_partner

QUERIES = 21


def report_of(twins: Twins, language: str = "en", **period: date) -> TwinningReport:
    return twinning_report(twins.agreement, **{"start": START, "end": END, **period}, as_of=AS_OF, language=language)


def test_encounters_are_counted_by_kind_and_state(twins):
    found = report_of(twins).by_kind
    assert [(row.kind, row.held, row.planned, row.cancelled) for row in found] == [
        ("Meeting", 1, 0, 1),
        ("Training", 1, 0, 0),
        ("Cultural event", 1, 0, 0),
        ("Letter received", 1, 0, 0),
    ]


def test_the_people_are_added_up_and_what_nobody_counted_is_not_zero(twins):
    report = report_of(twins)
    assert {figure.code: figure.value for figure in report.people} == {
        "ours": 1,
        "theirs": 1,
        "participants": 24,
        "women": 15,
        "men": 9,
        "councillors": 4,
        "staff": 17,
        "hours": 18,
    }
    assert [note.text for note in report.uncounted] == [
        "1 encounter gave no count of its participants; it is not counted as 0.",
        "1 encounter counted only its women or only its men.",
        "1 encounter has no cost on file; it is not counted as 0.",
    ]
    assert [(row.women, row.men) for row in report.exchanges] == [(12, 9), (3, None), (None, None)]


def test_where_nobody_counted_there_is_no_number(twins):
    report = report_of(twins, start=date(2026, 8, 1))
    assert {figure.code: figure.value for figure in report.figures} == {
        "held": 1,
        "delegates": 0,
        "participants": None,
        "done": 0,
    }


def test_costs_stand_by_who_bore_them_in_each_currency(twins):
    costs = report_of(twins).costs
    assert [
        (line.label, [(part.amount, part.currency, part.equivalent) for part in line.amounts]) for line in costs
    ] == [
        ("We", [(D("3500.000"), "MAD", D("3500"))]),
        ("The partner", [(D("4000.000"), "EUR", D("43600"))]),
        ("Nobody said who", [(D("90.000"), "USD", None)]),
        (
            "All costs",
            [(D("3500.000"), "MAD", D("3500")), (D("4000.000"), "EUR", D("43600")), (D("90.000"), "USD", None)],
        ),
    ]
    assert [(rate.base, str(rate.on), rate.source) for rate in report_of(twins).rates] == [
        ("EUR", "2026-03-01", "Bank Al-Maghrib")
    ]


def test_results_are_outcomes_and_action_points_done_in_the_period(twins):
    report = report_of(twins)
    assert [(row.kind, row.text[0].text) for row in report.outcomes] == [
        ("Outcome", "Eleven leaks found in Aourir centre."),
        ("Recommendation", "Buy a second listening device."),
    ]
    assert {figure.code: figure.value for figure in report.action_figures} == {
        "verified": 1,
        "done": 1,
        "open": 2,
        "late": 1,
    }
    assert [(side.side, [row.title.text for row in side.rows]) for side in report.done] == [
        ("ours", ["Send the list of trainees", "Mend the leaks"])
    ]


def test_what_was_done_another_year_is_not_a_result_of_this_one(twins):
    an_action_point(twins.user, "Old", agreement=twins.agreement, state="done", done_on=date(2025, 3, 1))
    assert {figure.code: figure.value for figure in report_of(twins).figures}["done"] == 2


def test_what_was_learnt_is_told_with_where_it_can_be_used_again(twins):
    [lesson] = report_of(twins).lessons
    assert [line.text for line in lesson.learnt] == [
        "Listening at night finds twice as many leaks.",
        "A map of valves must come first.",
    ]
    assert [line.text for line in lesson.reusable_where] == ["The neighbouring communes of Tamri and Taghazout."]


def test_what_was_signed_in_the_period_is_listed_by_day(twins):
    assert [(str(row.on), row.kind, row.title.text) for row in report_of(twins).papers] == [
        ("2026-02-01", "Memorandum of understanding", "Programme d’eau 2026"),
        ("2026-04-10", "Amendment", "Avenant sur l’eau"),
    ]
    assert report_of(twins, start=date(2019, 1, 1)).papers[0].title.text == "Twinning agreement"


def test_the_plan_runs_from_tomorrow_to_the_end_of_the_next_budget_year(twins):
    plan = report_of(twins).plan
    assert (plan.start, plan.end) == (date(2026, 11, 23), date(2027, 12, 31))
    assert [row.title.text for row in plan.exchanges] == ["Visit of the water works"]
    assert [(row.title.text, row.standing_label) for row in plan.duties] == [
        ("Yearly report", "21 days late"),
        ("Committee", "To do"),
    ]
    assert [[row.title.text for row in side.rows] for side in plan.action_points] == [
        ["Map the valves"],
        ["Lend the listening device"],
    ]


def test_the_plan_of_a_past_year_begins_the_day_after_it(twins):
    plan = report_of(twins, start=date(2025, 1, 1), end=date(2025, 12, 31)).plan
    assert (plan.start, plan.end) == (date(2026, 1, 1), date(2026, 12, 31))


def test_encounters_under_the_twinnings_own_agreements_count_and_others_do_not(twins):
    child = Agreement.objects.get(parent=twins.agreement)
    other = an_agreement(twins.user, twins.partner, kind=child.kind, name_fr="Autre")
    bank = a_partner(twins.user, name_en="Bank", name_ar="")
    held = {"by": twins.user, "state": "held"}
    make_exchange(name_en="Under the child", agreement=child, **held)
    make_exchange(name_en="Under another", agreement=other, partners=[twins.partner], **held)
    make_exchange(name_en="With the bank", partners=[bank], **held)
    assert [row.title.text for row in report_of(twins).exchanges] == [
        "Under the child",
        "Training on water leaks",
        "Steering meeting",
        "Day of the sea",
    ]


def test_an_agreement_that_is_no_twinning_has_no_such_report(twins):
    child = Agreement.objects.get(parent=twins.agreement)
    with pytest.raises(ValidationError, match="Only a twinning has a report of its year"):
        twinning_report(child, start=START, end=END, as_of=AS_OF, language="en")


def test_a_year_without_anything_is_reported_too(twins):
    report = report_of(twins, start=date(2020, 1, 1), end=date(2020, 12, 31))
    assert (report.by_kind, report.exchanges, report.costs, report.outcomes, report.papers) == ((), (), (), (), ())
    assert {figure.code: figure.value for figure in report.figures} == {
        "held": 0,
        "delegates": 0,
        "participants": None,
        "done": 0,
    }


def test_the_number_of_queries_does_not_grow_with_the_rows(twins, django_assert_num_queries):
    with django_assert_num_queries(QUERIES):
        report_of(twins)
    for number in range(3):
        exchange = make_exchange(
            by=twins.user, state="held", partners=[twins.partner], agreement=twins.agreement, learnt="Much", cost=number,
            cost_currency="EUR",
        )  # fmt: skip
        Outcome(exchange=exchange, text="More").save()
        an_action_point(twins.user, "More", exchange=exchange)
    with django_assert_num_queries(QUERIES):
        report_of(twins)
