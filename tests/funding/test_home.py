"""The first page: one's day and the unit's, the money added up by hand, and the pages behind them."""

from datetime import date, datetime
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache

from funding.models import OpportunityDate
from tests.factories import make_agreement, make_authority, make_partner, make_user
from tests.factories_dated import make_waiting_screening, one_of_each
from tests.factories_funding import (
    make_disbursement,
    make_instalment,
    make_opportunity,
    make_project,
    make_proposal,
    make_rate,
)
from tests.factories_reviews import make_review, make_task

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Africa/Casablanca"))
PAST, SOON, FAR = date(2026, 11, 12), date(2026, 12, 22), date(2026, 12, 23)
TODAY, WEEK = date(2026, 11, 22), date(2026, 11, 29)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def user(client):
    user = make_user("officer", "finance")
    client.force_login(user)
    return user


def kinds(part):
    return sorted(item.kind.value for item in part.items)


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


def test_the_day_of_the_unit_says_what_is_late_due_today_and_due_this_week(client, user):
    late, _soon = instalments(user)
    slow = make_proposal(by=user, due_on=PAST)
    make_proposal(by=user, due_on=TODAY, stage="full_proposal")
    make_proposal(by=user, due_on=PAST, stage="submitted")
    make_opportunity(by=user, rows=[OpportunityDate(on=WEEK)])
    make_opportunity(by=user, rows=[OpportunityDate(on=PAST)], state="open")
    make_opportunity(by=user, rows=[OpportunityDate(on=WEEK)], state="declined")
    make_agreement(by=user, ends_on=WEEK, state="in_force", signed_on=PAST, starts_on=PAST)
    make_agreement(by=user, ends_on=WEEK)
    day = client.get("/?of=unit").context["day"]
    assert kinds(day.late) == ["deadline", "instalment", "proposal"]
    assert (kinds(day.today), kinds(day.week)) == (["proposal"], ["agreement", "deadline"])
    found = {item.kind.value: (item.record_key, item.days_late) for item in day.late.items}
    assert (found["instalment"], found["proposal"]) == ((late.pk, 10), (slow.pk, 10))


def test_my_day_is_mine_alone_and_each_part_leads_to_the_agenda_behind_it(client, user):
    for owner in (user, None):
        for day in (PAST, TODAY, WEEK):
            make_task(by=user, owner=owner, due_on=day)
    context = client.get("/").context
    assert {name: part.count for name, part, _url in context["parts"]} == {"late": 1, "today": 1, "week": 1}
    for name, part, url in context["parts"]:
        shown = [item for one in client.get(url).context["found"] for item in one.items]
        wanted = shown if name != "week" else [item for item in shown if item.day > TODAY]
        assert [item.key for item in wanted] == [item.key for item in part.items]
    assert {part.count for _name, part, _url in client.get("/?of=unit").context["parts"]} == {2}


def test_a_part_shows_its_first_eight_and_counts_all(client, user):
    for day in range(1, 12):
        make_proposal(by=user, owner=user, due_on=date(2026, 11, day))
    late = client.get("/").context["day"].late
    assert ([item.day.day for item in late.items], late.count, late.more) == ([1, 2, 3, 4, 5, 6, 7, 8], 11, 3)


def test_what_others_wait_for_is_asked_of_the_person(client):
    head = make_user("head")
    client.force_login(head)
    review, task = make_review(by=head), make_task(by=head, owner=head, due_on=None)
    make_review(by=head, given_at=NOW)
    make_task(by=head, due_on=None)
    asked = make_waiting_screening(by=head, state="asked")
    make_waiting_screening(by=head, look_again_on=FAR)
    day = client.get("/").context["day"]
    assert (day.reviews, day.tasks, day.decisions) == ([review], [task], [asked])
    officer = make_user("officer")
    client.force_login(officer)
    day = client.get("/").context["day"]
    assert (day.reviews, day.tasks, day.decisions) == ([], [], [])


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
    context = client.get("/?of=unit").context
    assert (context["day"].is_empty, context["mine"], context["expected"].lines) == (True, [], [])


@pytest.mark.parametrize("of", ["me", "unit"])
@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_the_same_queries_for_any_number_of_rows(client, user, how_many, of, django_assert_num_queries):
    for _ in range(how_many):
        instalments(user)
        make_rate(on=PAST, source=f"Source {_}")
        one_of_each(user, WEEK)
        make_review(by=user)
        make_task(by=user, owner=user, due_on=None)
    client.get(f"/?of={of}")
    cache.clear()
    with django_assert_num_queries(11):
        response = client.get(f"/?of={of}")
    assert response.context["day"].week.count == 15 * how_many


def test_an_empty_installation_says_what_to_do_first(client, user, django_assert_num_queries):
    client.get("/")
    cache.clear()
    with django_assert_num_queries(11):
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
