"""The first page: its numbers, added up by hand, and the lists behind them."""

from datetime import date, datetime
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
import time_machine

from funding.models import OpportunityDate
from tests.factories import make_agreement, make_authority, make_partner, make_user
from tests.factories_funding import (
    make_disbursement,
    make_instalment,
    make_opportunity,
    make_project,
    make_proposal,
    make_rate,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Africa/Casablanca"))
PAST, SOON, FAR = date(2026, 11, 12), date(2026, 12, 22), date(2026, 12, 23)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def user(client):
    user = make_user("officer", "finance")
    client.force_login(user)
    return user


def counts(groups):
    return {group.kind: group.count for group, _url in groups}


def instalments(user, **fields):
    """One late, one due on the last day that counts as soon, one too far, one paid, one archived."""
    project = make_project(by=user)
    late = make_instalment(by=user, project=project, due_on=PAST, amount=300, **fields)
    soon = make_instalment(by=user, project=project, due_on=SOON, amount=200, **fields)
    make_instalment(by=user, project=project, due_on=FAR, amount=100, **fields)
    paid = make_instalment(by=user, project=project, due_on=PAST, amount=50, **fields)
    make_disbursement(amount=150, parts={paid: 50, late: 100}, posted_by=user)
    make_instalment(by=user, project=project, due_on=PAST).archive(by=user, reason="A double")
    make_instalment(by=user, project=make_project(by=user, origin="published"), due_on=PAST)
    return late, soon


def test_late_and_soon_are_counted_and_lead_to_the_list_behind_them(client, user):
    late, soon = instalments(user)
    slow = make_proposal(by=user, due_on=PAST)
    make_proposal(by=user, due_on=SOON, stage="full_proposal")
    make_proposal(by=user, due_on=PAST, stage="submitted")
    make_opportunity(by=user, rows=[OpportunityDate(on=SOON)])
    make_opportunity(by=user, rows=[OpportunityDate(on=PAST)], state="open")
    make_opportunity(by=user, rows=[OpportunityDate(on=SOON)], state="declined")
    make_agreement(by=user, ends_on=SOON, state="in_force", signed_on=PAST, starts_on=PAST)
    make_agreement(by=user, ends_on=SOON)
    context = client.get("/").context
    assert counts(context["late"]) == {"instalment": 1, "proposal": 1, "opportunity": 1}
    assert counts(context["soon"]) == {"instalment": 1, "proposal": 1, "opportunity": 1, "agreement": 1}
    assert (context["agenda"].late_count, context["agenda"].soon_count) == (3, 4)
    by_kind = {group.kind: [(entry.record, entry.days_late) for entry in group.entries] for group, _ in context["late"]}
    assert (by_kind["instalment"], by_kind["proposal"]) == ([(late, 10)], [(slow, 10)])
    [group] = [group for group, _ in context["soon"] if group.kind == "instalment"]
    assert [(entry.record, entry.on) for entry in group.entries] == [(soon, SOON)]
    for group, url in [*context["late"], *context["soon"]]:
        assert client.get(url).context["table"].paginator.count == group.count


def test_a_group_shows_its_first_five_and_counts_all(client, user):
    for day in range(1, 8):
        make_proposal(by=user, due_on=date(2026, 11, day))
    [(group, _url)] = client.get("/").context["late"]
    assert ([entry.on.day for entry in group.entries], group.count) == ([1, 2, 3, 4, 5], 7)


def test_money_expected_this_year_is_added_up_per_currency_and_converted_at_the_rate_of_its_day(client, user):
    make_rate("EUR", "10", on=date(2026, 11, 10))
    make_rate("EUR", "11", on=date(2026, 11, 20))
    instalments(user)
    make_instalment(by=user, due_on=PAST, amount=70, currency="MAD")
    make_instalment(by=user, due_on=PAST, amount=9, currency="JPY")
    make_instalment(by=user, due_on=PAST, amount=500, direction="own")
    make_instalment(by=user, due_on=date(2027, 1, 1), amount=500)
    expected = client.get("/").context["expected"]
    assert [
        (line.expected.currency, line.expected.amount, line.paid.amount, line.to_come.amount) for line in expected.lines
    ] == [
        ("EUR", Decimal(650), Decimal(150), Decimal(500)),
        ("JPY", Decimal(9), Decimal(0), Decimal(9)),
        ("MAD", Decimal(70), Decimal(0), Decimal(70)),
    ]
    # EUR 350 on 12 November at 10, EUR 300 to come at 11, MAD 70; no rate for JPY
    assert (expected.total.amount, dict(expected.total.missing)) == (Decimal(6870), {"JPY": Decimal(9)})
    assert [(rate.value, rate.on) for rate in expected.total.rates] == [
        (Decimal(10), date(2026, 11, 10)),
        (Decimal(11), date(2026, 11, 20)),
    ]
    assert expected.total.has_estimate is True


def test_the_money_leads_to_the_instalments_behind_it(client, user):
    instalments(user)
    context = client.get("/").context
    asked = {name: value for name, [value] in parse_qs(urlsplit(context["expected_url"]).query).items()}
    assert asked == {"direction": "from_donor", "due_after": "2026-01-01", "due_before": "2026-12-31"}
    behind = [row.record for row in client.get(context["expected_url"]).context["table"].page.object_list]
    assert sum(row.amount for row in behind) == context["expected"].lines[0].expected.amount


def test_the_year_is_the_authoritys_budget_year(client, user):
    user.authority.fiscal_month = 7
    user.authority.save()
    make_instalment(by=user, due_on=date(2026, 6, 30), amount=1)
    make_instalment(by=user, due_on=date(2027, 6, 30), amount=2)
    expected = client.get("/").context["expected"]
    assert (expected.start, expected.end, expected.lines[0].expected.amount) == (
        date(2026, 7, 1),
        date(2027, 6, 30),
        Decimal(2),
    )


def test_my_open_proposals_are_mine_and_open(client, user):
    mine = make_proposal(by=user, owner=user)
    make_proposal(by=user, owner=user, stage="withdrawn")
    make_proposal(by=user)
    context = client.get("/").context
    assert context["mine"] == [mine]
    assert [row.record for row in client.get(context["mine_url"]).context["table"].page.object_list] == [mine]


def test_what_is_to_be_written_comes_before_what_is_submitted(client, user):
    waiting = make_proposal(by=user, owner=user, stage="submitted", due_on=PAST)
    later, undated = make_proposal(by=user, owner=user, due_on=FAR), make_proposal(by=user, owner=user)
    assert client.get("/").context["mine"] == [later, undated, waiting]


def test_nothing_of_another_authority_is_counted(client, user):
    stranger = make_user("officer", "finance", authority=make_authority())
    instalments(stranger)
    make_proposal(by=stranger, owner=user, due_on=PAST)
    context = client.get("/").context
    assert (context["late"], context["soon"], context["mine"], context["expected"].lines) == ([], [], [], [])


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_the_same_queries_for_any_number_of_rows(client, user, how_many, django_assert_num_queries):
    for _ in range(how_many):
        instalments(user)
        make_rate(on=PAST, source=f"Source {_}")
        make_proposal(by=user, owner=user, due_on=SOON)
        make_opportunity(by=user, rows=[OpportunityDate(on=SOON)])
        make_agreement(by=user, ends_on=SOON, state="in_force", signed_on=PAST, starts_on=PAST)
    client.get("/")
    with django_assert_num_queries(16):
        response = client.get("/")
    assert counts(response.context["soon"])["proposal"] == how_many


def test_an_empty_installation_says_what_to_do_first(client, user, django_assert_num_queries):
    client.get("/")
    with django_assert_num_queries(16):
        response = client.get("/")
    assert response.context["is_empty"] is True
    assert 'href="/partners/import/"' in response.content.decode()
    make_partner(by=user)
    assert client.get("/").context["is_empty"] is False


@pytest.mark.parametrize("language, word", [("ar", "rtl"), ("fr", "ltr")])
def test_the_page_reads_in_the_language_of_the_person(client, user, language, word):
    user.language = language
    user.save()
    instalments(user)
    assert f'lang="{language}" dir="{word}"' in client.get("/").content.decode()
