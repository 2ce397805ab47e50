"""Money by theme is counted once; sums are converted at the rate of their day."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from funding.models import Project, ProjectTheme
from funding.rates import in_own_currency, rate_book
from funding.shares import totals_by_theme
from jisr.money import Totals
from partnerships.models import Theme
from tests.factories import make_authority, make_partner, make_user
from tests.factories_funding import funding, make_project, make_rate

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def themes(*pairs):
    return [ProjectTheme(theme=Theme.objects.get(code=code), percent=share) for code, share in pairs]


def by_code(projects):
    return {line.theme.code if line.theme else None: dict(line.totals) for line in totals_by_theme(projects)}


def test_each_theme_takes_its_share_and_what_has_no_shares_stands_alone():
    make_project(
        rows=[
            funding(1000),
            funding(10, "MAD"),
            *themes(("water-energy", Decimal("33.33")), ("culture-tourism", Decimal("66.67"))),
        ]
    )
    make_project(rows=[funding(7), *themes(("water-energy", None))])
    make_project(rows=[funding(5), *themes(("water-energy", None), ("culture-tourism", None))])
    make_project(rows=[funding(3)])
    make_project(rows=themes(("urban-development", None)))
    assert by_code(Project.objects.all()) == {
        "culture-tourism": {"EUR": Decimal("666.7"), "MAD": Decimal("6.667")},
        "water-energy": {"EUR": Decimal("340.3"), "MAD": Decimal("3.333")},
        None: {"EUR": Decimal(8)},
    }


def test_only_the_projects_asked_for_are_counted():
    wanted = make_project(rows=[funding(7), *themes(("water-energy", None))])
    make_project(rows=[funding(100), *themes(("water-energy", None))])
    assert by_code(Project.objects.filter(pk=wanted.pk)) == {"water-energy": {"EUR": Decimal(7)}}


CODES = ["water-energy", "culture-tourism", "environment-waste"]
PROJECT = st.tuples(
    st.lists(st.tuples(st.decimals(0, 10**9, places=3), st.sampled_from(["EUR", "MAD", "TND"])), max_size=3),
    st.sampled_from([(), (None,), (None, None), ("100",), ("12.34", "87.66"), ("33.33", "33.33", "33.34")]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PROJECT, max_size=4))
def test_all_lines_together_are_the_fundings_exactly(projects):
    Project.objects.all().delete()
    funder = make_partner()
    for fundings, shares in projects:
        split = [(code, share and Decimal(share)) for code, share in zip(CODES, shares, strict=False)]
        make_project(rows=[*(funding(a, c, funder=funder) for a, c in fundings), *themes(*split)])
    lines = [money for line in totals_by_theme(Project.objects.all()) for money in line.moneys]
    expected: dict[str, Decimal] = {}
    for fundings, _shares in projects:
        for amount, currency in fundings:
            expected[currency] = expected.get(currency, Decimal(0)) + amount
    found = dict(Totals.of(lines))
    assert {code: found.get(code, Decimal(0)) for code in expected} == expected


def test_the_book_is_read_in_one_query(django_assert_num_queries):
    for day in range(1, 29):
        make_rate(on=date(2026, 10, day))
    make_rate("EUR", "1.1", quote="USD", on=date(2026, 10, 1))
    make_rate("JPY", "0.06", on=date(2026, 10, 1))
    with django_assert_num_queries(1):
        book = rate_book({"EUR", "USD"}, own="MAD", first=date(2026, 10, 5), last=date(2026, 10, 20))
        found = [book.find("EUR", "MAD", date(2026, 10, 7)), book.find("USD", "MAD", date(2026, 10, 7))]
    assert [(rate.kind, rate.on) for rate in found] == [("direct", date(2026, 10, 7)), ("cross", date(2026, 10, 1))]


def test_a_rate_older_than_the_setting_is_missing(settings):
    settings.RATE_MAX_AGE_DAYS = 10
    make_rate(on=date(2026, 11, 1))
    sums = {("EUR", date(2026, 11, 11)): Decimal(5), ("EUR", date(2026, 11, 12)): Decimal(7)}
    total = in_own_currency(sums, own="MAD", today=TODAY)
    assert (total.amount, dict(total.missing)) == (Decimal(54), {"EUR": Decimal(7)})


def test_what_is_in_the_own_currency_asks_no_rate(django_assert_num_queries):
    with django_assert_num_queries(0):
        total = in_own_currency({("MAD", TODAY): Decimal(5)}, own="MAD", today=TODAY)
    assert (total.amount, total.is_complete, total.rates) == (Decimal(5), True, [])


def test_the_page_by_theme_obeys_the_filter_and_counts_only_ours(client):
    user = make_user("officer")
    client.force_login(user)
    make_project(by=user, state="running", rows=[funding(5), *themes(("water-energy", None))])
    make_project(by=user, rows=[funding(7), *themes(("water-energy", None))])
    make_project(by=user, origin="published", rows=[funding(100)])
    make_project(authority=make_authority(), rows=[funding(1000)])

    def shown(address):
        return {str(line.theme): dict(line.totals) for line in client.get(address).context["lines"]}

    theme = str(Theme.objects.get(code="water-energy"))
    assert shown("/projects/by-theme/") == {theme: {"EUR": Decimal(12)}}
    assert shown("/projects/by-theme/?state=running") == {theme: {"EUR": Decimal(5)}}
