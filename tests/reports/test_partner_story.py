"""The whole story of a partner: its figures from known rows, its page, whom it leaves out."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from funding.models import Reason
from jisr.models import Via
from partnerships.models import Assessment, Obligation, ObligationKind, Partner, Questionnaire
from reports.partner_story import partner_story
from tests.factories import make_agreement, make_authority, make_contact, make_partner, make_user
from tests.factories_exchanges import make_action_point, make_exchange
from tests.factories_funding import (
    funding,
    make_disbursement,
    make_instalment,
    make_project,
    make_proposal,
    make_rate,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(datetime(2026, 11, 22, 10, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def officer(client):
    user = make_user("officer", "finance")
    client.force_login(user)
    return user


@pytest.fixture
def partner(officer):
    return make_partner(by=officer, state="active")


def story(partner):
    return partner_story(Partner.objects.get(pk=partner.pk), today=TODAY)


def bid(by, donor, stage, amount, sent, decided=None, **fields):
    return make_proposal(
        by=by,
        donor=donor,
        stage=stage,
        requested_amount=amount and Decimal(amount),
        currency=fields.pop("currency", "EUR"),
        submitted_on=sent,
        decided_on=decided,
        **fields,
    )


def assess(partner, on, next_review_on, **fields):
    fields = {"questionnaire": Questionnaire.objects.first(), "rating": "low", **fields}
    made = Assessment(authority=partner.authority, partner=partner, on=on, next_review_on=next_review_on, **fields)
    made.store(by=None, via=Via.COMMAND)
    return made


def oblige(agreement, due_on, **fields):
    fields = {"kind": ObligationKind.objects.first(), "name_fr": "Rapport", **fields}
    made = Obligation(authority=agreement.authority, agreement=agreement, due_on=due_on, **fields)
    made.store(by=None, via=Via.COMMAND)
    return made


def test_proposals_are_counted_by_their_end_and_added_up_per_currency(officer, partner):
    bid(officer, partner, "awarded", 100, date(2025, 1, 1), date(2025, 1, 11))
    bid(officer, partner, "rejected", 200, date(2025, 1, 1), date(2025, 1, 31))
    bid(officer, partner, "rejected", 50, date(2025, 1, 1), date(2025, 3, 2), currency="USD")
    bid(officer, partner, "withdrawn", 25, date(2025, 5, 1))
    bid(officer, partner, "under_review", None, date(2026, 5, 1))
    bid(officer, partner, "identified", 999, None)
    bid(officer, partner, "awarded", 999, date(2025, 1, 1), date(2026, 1, 1)).archive(by=officer, reason="A double")
    bid(officer, make_partner(by=officer), "awarded", 999, date(2025, 1, 1), date(2026, 1, 1))
    make_project(by=officer, rows=[funding(90, funder=partner), funding(7, "MAD", funder=partner), funding(1)])
    make_project(by=officer, rows=[funding(90, funder=partner)], origin="published")
    found = story(partner).bids
    assert (found.asked, found.won, found.refused, found.withdrawn, found.open) == (5, 1, 2, 1, 1)
    assert dict(found.requested) == {"EUR": Decimal(325), "USD": Decimal(50)}
    assert dict(found.granted) == {"EUR": Decimal(90), "MAD": Decimal(7)}
    assert (round(found.success, 2), found.median_days) == (Decimal("33.33"), Decimal(30))


def test_what_is_not_known_is_blank_and_not_zero(client, partner):
    found = story(partner)
    assert (found.bids.success, found.bids.median_days) == (None, None)
    assert (dict(found.bids.requested), dict(found.bids.granted), dict(found.money.received)) == ({}, {}, {})
    assert (found.money.years, found.money.chart, found.dates) == ((), None, ())
    assert (found.delays.average, found.delays.median, found.delays.worst, found.delays.longest) == (None,) * 4
    assert client.get(partner.url_for()).status_code == 200


def test_money_by_year_never_adds_two_currencies_and_shows_a_missing_rate(officer, partner):
    make_rate("EUR", "10", on=date(2025, 3, 1))
    make_rate("EUR", "11", on=date(2026, 2, 1))
    project = make_project(by=officer)
    first = make_instalment(by=officer, project=project, funder=partner, due_on=date(2025, 3, 1), amount=100)
    make_instalment(by=officer, project=project, funder=partner, due_on=date(2025, 12, 31), amount=30, currency="JPY")
    second = make_instalment(by=officer, project=project, funder=partner, due_on=date(2026, 1, 1), amount=50)
    pay = {"by": officer, "project": project, "payer": partner, "posted_by": officer}
    make_disbursement(amount=100, value_on=date(2026, 2, 1), parts={first: 100}, **pay)
    make_disbursement(amount=20, value_on=date(2026, 2, 2), parts={second: 20}, **pay)
    make_disbursement(amount=-5, value_on=date(2026, 2, 2), **pay)
    make_disbursement(amount=7, value_on=date(2026, 2, 2), modality="direct", **pay)
    make_disbursement(by=officer, project=project, payer=partner, amount=999)
    money = story(partner).money
    assert [(year.label, year.start) for year in money.years] == [
        ("2026", date(2026, 1, 1)),
        ("2025", date(2025, 1, 1)),
    ]
    lines = {
        (year.label, line.currency): (
            line.promised,
            line.settled,
            line.late,
            line.due,
            line.received,
            line.direct,
        )
        for year in money.years
        for line in year.lines
    }
    assert lines == {
        ("2026", "EUR"): (Decimal(50), Decimal(20), Decimal(30), None, Decimal(115), Decimal(7)),
        ("2025", "EUR"): (Decimal(100), Decimal(100), None, None, None, None),
        ("2025", "JPY"): (Decimal(30), None, Decimal(30), None, None, None),
    }
    newest, oldest = money.years
    # arrived: EUR 122 at 11 of February; promised of January 2026 finds no rate of the 35 days before
    assert (newest.arrived.amount, newest.promised.amount) == (Decimal(1342), None)
    assert (oldest.promised.amount, dict(oldest.promised.missing)) == (Decimal(1000), {"JPY": Decimal(30)})
    assert dict(money.received) == {"EUR": Decimal(115)}
    assert [bar.label for bar in money.chart.groups[0]] == [
        "2025, promised",
        "2025, arrived",
        "2026, promised",
        "2026, arrived",
    ]


def test_years_are_the_partners_budget_years_where_it_says_so(officer, partner):
    make_instalment(by=officer, funder=partner, due_on=date(2026, 6, 30), amount=1)
    make_instalment(by=officer, funder=partner, due_on=date(2026, 7, 1), amount=2)
    assert [(year.label, story(partner).money.is_theirs) for year in story(partner).money.years] == [("2026", False)]
    Partner.objects.filter(pk=partner.pk).update(fiscal_month=7)
    assert [(year.label, year.lines[0].promised) for year in story(partner).money.years] == [
        ("2026/27", Decimal(2)),
        ("2025/26", Decimal(1)),
    ]
    assert story(partner).money.is_theirs is True


def test_promised_days_are_compared_with_the_days_of_payment(officer, partner):
    project = make_project(by=officer)

    def tranche(due_on, *payments, amount=100):
        row = make_instalment(by=officer, project=project, funder=partner, due_on=due_on, amount=amount)
        for part, value_on in payments:
            pay = {"by": officer, "project": project, "payer": partner, "posted_by": officer}
            make_disbursement(amount=part, value_on=value_on, parts={row: part}, **pay)
        return row

    tranche(date(2026, 1, 1), (100, date(2025, 12, 22)))
    tranche(date(2026, 2, 1), (40, date(2026, 2, 1)), (60, date(2026, 2, 11)))
    tranche(date(2026, 3, 1), (100, date(2026, 3, 31)))
    waiting = tranche(date(2026, 11, 2), (99, date(2026, 11, 2)))
    tranche(TODAY)
    tranche(TODAY + timedelta(days=1))
    found = story(partner).delays
    assert (found.paid, found.on_time, found.average, found.median, found.worst) == (
        3,
        1,
        Decimal("10"),
        Decimal("10"),
        30,
    )
    assert (found.waiting, found.longest, found.count) == (1, 20, 4)
    assert [(row.due_on, row.paid_on, row.days) for row in found.rows] == [
        (date(2026, 11, 2), None, 20),
        (date(2026, 3, 1), date(2026, 3, 31), 30),
        (date(2026, 2, 1), date(2026, 2, 11), 10),
        (date(2026, 1, 1), date(2025, 12, 22), -10),
    ]
    assert found.rows[0].key == waiting.pk


def test_the_next_dates_of_every_kind_stand_in_one_list(officer, partner):
    dates = {"signed_on": date(2025, 1, 1), "starts_on": date(2025, 1, 1), "state": "in_force"}
    deal = make_agreement(
        by=officer, partners=[partner], ends_on=date(2027, 3, 31), renewal="tacit", notice_days=30, **dates
    )
    late = oblige(deal, TODAY - timedelta(days=3))
    oblige(deal, TODAY, state="accepted", submitted_on=TODAY, accepted_on=TODAY)
    tranche = make_instalment(by=officer, funder=partner, due_on=date(2026, 12, 1))
    planned = make_exchange(by=officer, partners=[partner], starts_on=date(2026, 12, 5))
    make_exchange(by=officer, partners=[partner], starts_on=date(2026, 12, 6), state="cancelled")
    point = make_action_point(by=officer, partner=partner, due_on=date(2026, 12, 10))
    make_action_point(by=officer, partner=partner)
    assess(partner, date(2024, 1, 1), date(2025, 1, 1))
    review = assess(partner, date(2026, 1, 1), date(2027, 1, 1))
    assert [(item.on, item.code, item.record, item.late) for item in story(partner).dates] == [
        (TODAY - timedelta(days=3), "obligation", late, 3),
        (date(2026, 12, 1), "instalment", tranche, 0),
        (date(2026, 12, 5), "exchange", planned, 0),
        (date(2026, 12, 10), "action", point, 0),
        (date(2027, 1, 1), "review", review, 0),
        (date(2027, 3, 1), "notice", deal, 0),
        (date(2027, 3, 31), "end", deal, 0),
    ]


def test_silence_is_counted_from_the_last_sign_and_marks_the_partner(client, officer, partner):
    make_exchange(by=officer, partners=[partner], state="held", starts_on=date(2025, 11, 23))
    Partner.objects.filter(pk=partner.pk).update(created_at=datetime(2020, 1, 1, tzinfo=UTC))
    found = story(partner).silence
    assert (found.last.on, found.months, found.limit, found.is_dormant) == (date(2025, 11, 23), 11, 12, False)
    Partner.objects.filter(pk=partner.pk).update(silent_months=11)
    assert story(partner).silence.is_dormant is True
    assert "11 months of silence" in client.get(partner.url_for()).content.decode()
    Partner.objects.filter(pk=partner.pk).update(silent_months=0)
    assert (story(partner).silence.limit, story(partner).silence.is_dormant) == (None, False)


def test_those_who_may_sign_are_still_in_the_post(officer, partner):
    signs = make_contact(partner=partner, by=officer, may_sign=True)
    leaves = make_contact(partner=partner, by=officer, may_sign=True, left_on=TODAY + timedelta(days=1))
    make_contact(partner=partner, by=officer, may_sign=True, left_on=TODAY)
    make_contact(partner=partner, by=officer)
    make_contact(partner=partner, by=officer, may_sign=True).archive(by=officer, reason="A double")
    assert story(partner).signatories == (signs, leaves)


def everything(by, partner, number=0):
    """One of each thing that the page shows, on this partner."""
    day = TODAY - timedelta(days=number)
    dates = {"signed_on": date(2025, 1, 1), "starts_on": date(2025, 1, 1), "ends_on": date(2027, 1, 1) + (TODAY - day)}
    deal = make_agreement(by=by, partners=[partner], state="in_force", owner=by, **dates)
    oblige(deal, day, owner=by)
    make_exchange(by=by, partners=[partner], starts_on=day, state="held", owner=by)
    make_exchange(by=by, partners=[partner], starts_on=TODAY + timedelta(days=number), owner=by)
    make_action_point(by=by, partner=partner, due_on=day, owner=by)
    lost = bid(by, partner, "under_review", 100, date(2025, 1, 1), owner=by)
    facts = {"decided_on": day, "loss_reason": Reason.objects.get(code="lost-quality")}
    lost.move_to("rejected", by=by, reason="Too far from their themes", facts=facts)
    project = make_project(by=by, owner=by, rows=[funding(10, funder=partner, agreement=deal)])
    tranche = make_instalment(by=by, project=project, funder=partner, agreement=deal, due_on=day)
    make_disbursement(by=by, project=project, payer=partner, parts={tranche: 10}, posted_by=by)
    make_contact(partner=partner, by=by, left_on=day)
    assess(partner, day, TODAY + timedelta(days=30))
    return deal


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_the_same_queries_for_any_number_of_rows(
    client, officer, partner, how_many, django_assert_num_queries
):
    make_rate(on=TODAY)
    for number in range(how_many):
        everything(officer, partner, number)
    client.get(partner.url_for())
    with django_assert_num_queries(39):
        response = client.get(partner.url_for())
    tables = {part["anchor"]: len(part["table"].rows) for part in response.context["related"] if "anchor" in part}
    assert tables == {
        "agreements": how_many,
        "obligations": how_many,
        "exchanges": 2 * how_many,
        "actions": how_many,
        "proposals": how_many,
        "projects": how_many,
        "contacts": how_many,
        "assessments": how_many,
        "reports": 0,
    }


def test_the_page_shows_why_a_proposal_was_refused_and_the_next_duty_of_an_agreement(client, officer, partner):
    deal = everything(officer, partner)
    page = client.get(partner.url_for())
    by_anchor = {part.get("anchor"): part for part in page.context["related"]}
    told = [row.record.reason for row in by_anchor["proposals"]["table"].rows]
    assert told == ["Quality of the file · Too far from their themes"]
    [shown] = [row.record for row in by_anchor["agreements"]["table"].rows]
    assert (shown, shown.next_obligation) == (deal, deal.obligations.get())
    for name, _label in page.context["anchors"]:
        assert page.content.decode().count(f'id="{name}"') == 1


def test_the_lists_behind_the_sections_hold_what_they_show(client, officer, partner):
    everything(officer, partner)
    make_agreement(by=officer)
    page = client.get(partner.url_for())
    urls = {part["anchor"]: part["all_url"] for part in page.context["related"] if part.get("all_url")}
    counts = {name: client.get(url).context["table"].paginator.count for name, url in urls.items()}
    assert counts == {
        "agreements": 1,
        "obligations": 1,
        "exchanges": 2,
        "actions": 1,
        "proposals": 1,
        "projects": 1,
        "contacts": 1,
        "assessments": 1,
    }


def test_nothing_of_another_authority_or_archived_is_told(client, officer, partner):
    other = make_authority(name_fr="Région voisine")
    stranger = make_user("officer", "finance", authority=other)
    everything(stranger, partner)
    deal = everything(officer, partner)
    deal.archive(by=officer, reason="A double")
    found = story(partner)
    assert (found.bids.asked, found.bids.refused, dict(found.bids.requested)) == (1, 1, {"EUR": Decimal(100)})
    assert (dict(found.bids.granted), dict(found.money.received)) == ({"EUR": Decimal(10)}, {"EUR": Decimal(1000)})
    assert "end" not in {item.code for item in found.dates}
    page = client.get(partner.url_for())
    rows = {part["anchor"]: len(part["table"].rows) for part in page.context["related"] if "anchor" in part}
    assert (rows["agreements"], rows["exchanges"], rows["proposals"], rows["projects"]) == (0, 2, 1, 1)


def test_a_merged_partner_leads_to_the_one_that_stayed(client, officer, partner):
    old = make_partner(by=officer)
    Partner.objects.filter(pk=old.pk).update(merged_into=partner)
    response = client.get(old.url_for(), follow=True)
    assert response.redirect_chain == [(partner.url_for(), 302)]
    message = f"{old.reference} was merged into this record, {partner.reference}."
    assert [str(item) for item in response.context["messages"]] == [message]


def test_another_authoritys_partner_is_not_there(client, officer):
    assert client.get(make_partner(authority=make_authority()).url_for()).status_code == 404


@pytest.mark.parametrize("role", ["officer", "head", "finance", "auditor", "administrator"])
def test_every_role_reads_the_page(client, partner, officer, role):
    everything(officer, partner)
    client.force_login(make_user(role, authority=officer.authority))
    assert client.get(partner.url_for()).status_code == 200
