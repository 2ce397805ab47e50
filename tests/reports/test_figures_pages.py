"""The page of the figures, its links, its workbook."""

from datetime import UTC, date, datetime
from io import BytesIO
from urllib.parse import urlencode, urlsplit

import pytest
import time_machine
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.utils.html import escape
from lxml import html
from openpyxl import load_workbook

from funding.models import ProjectAxis, Proposal, Reason
from jisr.models import Activity, Task
from jisr.models.activity import Verb
from partnerships.models import Partner, PlanAxis, Theme
from reports.figures.desk import Desk
from reports.figures.grid import COUNT, LIST, MEETING
from reports.figures.grids import grids
from reports.filters_figures import FiguresFilter
from reports.pipeline.asked import Asked
from reports.pipeline.names import names_of
from reports.pipeline.scope import Scope
from reports.pipeline.whole import figures
from tests.factories import make_authority, make_partner, make_user
from tests.factories_figures import at_noon, axis, change, make_bid, theme
from tests.factories_funding import funding, make_opportunity, make_project, make_rate
from tests.factories_proposals import make_plan
from tests.factories_screening import make_screening

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
SPRING = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(datetime(2026, 11, 22, 10, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def head(client):
    user = make_user("head")
    client.force_login(user)
    return user


@pytest.fixture
def scene(head):
    """Bids in every kind of end, with themes, axes, reasons, and what stands beside them."""
    make_rate("EUR", "10", TODAY)
    plan, undp = make_plan(by=head, axes=("Eau", "Santé", "Déchets")), make_partner(by=head, name_fr="PNUD Maroc")
    first, second, _unserved = plan.axes.all()
    lost = Reason.objects.filter(use="rejected").first()
    begun = make_bid(
        head, ("identified", SPRING), ("full_proposal", date(2026, 5, 1)), amount=1000, currency="EUR", donor=undp,
        rows=[theme("water", 60), theme("waste", 40), axis(first)], owner=head, due_on=date(2026, 12, 1),
    )  # fmt: skip
    make_bid(head, ("identified", SPRING), amount=7, currency="USD", due_on=date(2026, 10, 1))
    make_bid(head, ("submitted", SPRING), ("rejected", TODAY), amount=5, currency="EUR", donor=undp, loss_reason=lost)
    mixed = [axis(first), axis(second), theme("water"), theme("waste")]
    won = make_bid(
        head, ("submitted", SPRING), ("awarded", TODAY), amount=3, currency="EUR", rows=mixed, decided_on=TODAY
    )
    rows = [funding(5, funder=undp), ProjectAxis(axis=first)]
    make_project(by=head, state="running", starts_on=SPRING, rows=rows, proposal=won)
    passed = Reason.objects.filter(use="no_go").first()
    make_opportunity(by=head, state="declined", pass_reason=passed)
    make_screening(by=head, state="no_go", decision_reason=passed)
    Task(authority=head.authority, title="Call the donor", owner=head).store(by=head)
    Task(authority=head.authority, title="Ask for the annex", subject=begun).store(by=head)
    make_bid(head, ("identified", SPRING))
    make_bid(make_user("head", authority=make_authority(name_fr="Ailleurs")), ("identified", SPRING))
    return head


def desk_of(user, **asked):
    found = figures(Scope(user, Asked(**asked), TODAY))
    return Desk(found, names_of(found), {name: str(value) for name, value in asked.items()})


def page_of(client):
    return html.fromstring(client.get(reverse("pipeline_figures")).content)


def words(element):
    return " ".join(element.text_content().split())


def row_of(page, slug, name):
    """The cells of the row of a figure's table that bears this name."""
    [line] = [line for line in page.xpath(f"//*[@id='{slug}']//tbody/tr") if words(line[0]) == name]
    return line.xpath("td")


def counts(grid):
    """(count, address) of everything that a grid counts."""
    for line in grid.lines:
        for cell in line.cells:
            if cell.kind == COUNT:
                yield cell.value, cell.url
            elif cell.kind == LIST:
                yield from ((item.count, item.url) for item in cell.value)
            elif cell.kind == MEETING:
                yield cell.value.bids, cell.value.bids_url
                yield cell.value.projects, cell.value.projects_url


def behind(url, user):
    """How many rows the list at this address shows."""
    view = resolve(urlsplit(url).path).func.view_class
    filtered = view.filter_class(QueryDict(urlsplit(url).query), view.model.objects.visible_to(user), user=user)
    assert filtered.form.errors == {}
    return filtered.qs.count()


CONDITIONS = [
    {},
    {"stages": "open"},
    {"stages": "lost"},
    {"stages": "awarded"},
    {"currency": "EUR"},
    {"as_of": date(2026, 4, 15)},
    {"as_of": date(2026, 11, 1), "stages": "held"},
    {"dated": "decided", "first": SPRING},
    {"first": SPRING, "last": date(2026, 12, 31)},
]


def test_every_figure_leads_to_as_many_rows_as_it_counts(scene):
    followed = set()
    for asked in CONDITIONS:
        for grid in grids(desk_of(scene, **asked)):
            for number, url in counts(grid):
                if number:
                    assert (asked, url, behind(url, scene)) == (asked, url, number)
                    followed.add((grid.slug, urlsplit(url).path))
    lists = ("bids", "tasks", "projects", "calls", "screenings")
    assert {path for _slug, path in followed} == {reverse(f"pipeline_{name}") for name in lists}
    assert {slug for slug, _path in followed} == {grid.slug for grid in grids(desk_of(scene))}


def test_the_conditions_on_one_record_lead_there_too(scene):
    undp, water, first = (
        Partner.objects.get(name_fr="PNUD Maroc"),
        Theme.objects.get(code="water"),
        PlanAxis.objects.first(),
    )
    asked = {"donor": undp.reference}, {"theme": water.pk}, {"axis": first.pk}, {"owner": scene.pk}, {"owner": "null"}
    for chosen in asked:
        filtered = FiguresFilter(QueryDict(urlencode(chosen)), Proposal.objects.none(), user=scene)
        found = figures(Scope(scene, filtered.asked(), TODAY))
        for grid in grids(Desk(found, names_of(found), {name: str(value) for name, value in chosen.items()})):
            for number, url in counts(grid):
                assert (chosen, url, behind(url, scene) if number else 0) == (chosen, url, number)


def test_what_a_closed_account_followed_is_found_behind_its_figure(scene):
    leaver = make_user("officer", authority=scene.authority)
    make_bid(scene, ("identified", SPRING), owner=leaver)
    type(leaver).objects.filter(pk=leaver.pk).update(is_active=False)
    [grid] = [grid for grid in grids(desk_of(scene)) if grid.slug == "load"]
    [line] = [line for line in grid.lines if line.name.value.value == str(leaver.pk)]
    assert (line.cells[0].value, behind(line.cells[0].url, scene)) == (1, 1)


def test_an_axis_removed_since_is_counted_on_a_past_day_without_an_address(head):
    with time_machine.travel(at_noon(SPRING), tick=False):
        plan = make_plan(by=head)
    first, _second = plan.axes.all()
    bid = make_bid(head, ("identified", SPRING), rows=[axis(first)])
    change(bid, head, date(2026, 10, 1), removed=list(bid.axes.all()))
    plan.store(by=head, removed=[first])
    [grid] = [grid for grid in grids(desk_of(head, as_of=date(2026, 5, 1))) if grid.slug == "coverage"]
    meet = grid.lines[0].cells[0].value
    assert (grid.lines[0].name.value.text, meet.bids, meet.bids_url) == ("Eau (A1)", 1, "")


@pytest.mark.parametrize("name", ["bids", "tasks", "projects", "calls", "screenings"])
def test_each_list_behind_a_figure_is_shown_and_exported(client, scene, name):
    page = client.get(reverse(f"pipeline_{name}"), {"as_of": "2026-11-21"})
    told = html.fromstring(page.content).xpath("//*[contains(@class, 'alert-info')]")
    assert [words(one) for one in told] == [
        "Chosen as they stood at the end of 21 November 2026; the columns show them as they are now."
    ]
    answer = client.get(reverse(f"pipeline_{name}"), {"export": "csv"})
    shown = client.get(reverse(f"pipeline_{name}")).context["table"].paginator.count
    assert (len(b"".join(answer.streaming_content).splitlines()) - 1, shown > 0) == (shown, True)


def test_the_page_draws_each_figure_and_tells_it_in_a_table(client, scene):
    page = page_of(client)
    assert len(page.xpath("//section[h2 or .//h2][@id]//table/caption")) == 13
    charts = page.xpath("//*[contains(@class, 'figure-chart')]")
    assert ({chart.get("aria-hidden") for chart in charts}, page.xpath("//main//svg//text")) == ({"true"}, [])
    cells = [words(cell) for cell in row_of(page, "stages", "Writing the full proposal")]
    assert cells == ["1", "0", "1,000.00 EUR", "10,000.00 MAD", "350.00 EUR", "3,500.00 MAD"]


def test_a_missing_rate_is_said_beside_the_rates_that_were_used(client, scene):
    page = page_of(client)
    rates = [words(line) for line in page.xpath("//*[@class='figure-rates']/li")]
    assert rates == ["1 EUR = 10.00 MAD · 22 November 2026 · Bank Al-Maghrib", "USD rate missing"]


def test_an_axis_that_nobody_serves_and_an_empty_cell_say_so(client, scene):
    page = page_of(client)
    [warning] = page.xpath("//*[@id='coverage']//*[@class='figure-warning']")
    assert words(warning) == "No partner serves: Déchets (A3)"
    assert [words(cell) for cell in row_of(page, "coverage", "Déchets (A3)")] == ["none"] * 4


def test_a_wrong_condition_is_named_and_nothing_is_reckoned_or_exported(client, scene):
    for query in ({"first": "soon"}, {"donor": "nobody", "export": "xlsx"}):
        answer = client.get(reverse("pipeline_figures"), query)
        assert (answer.status_code, "grids" in answer.context, bool(answer.context["filter"].form.errors)) == (
            *(200, False),
            True,
        )


def test_the_page_takes_as_many_queries_for_four_bids_as_for_one(client, head):
    def queries():
        client.get(reverse("pipeline_figures"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("pipeline_figures"))
        return len(asked)

    make_bid(head, ("submitted", SPRING), amount=1, currency="EUR", rows=[theme("water")])
    assert queries() == 28
    for number in range(3):
        make_bid(head, ("submitted", SPRING), ("rejected", TODAY), amount=1, currency="USD", rows=[theme(f"t{number}")])
    assert queries() == 28


def test_the_list_behind_a_figure_takes_as_many_queries_for_one_bid_as_for_three(client, head):
    def queries():
        client.get(reverse("pipeline_bids"), {"stages": "open"})
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("pipeline_bids"), {"stages": "open"})
        return len(asked)

    make_bid(head, ("submitted", SPRING))
    assert queries() == 10
    make_bid(head, ("submitted", SPRING))
    make_bid(head, ("submitted", SPRING))
    assert queries() == 10


def test_the_workbook_carries_the_numbers_of_the_page(client, scene):
    answer = client.get(reverse("pipeline_figures"), {"export": "xlsx"})
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert len(book.worksheets) == 14
    sheet = book["Pipeline by stage"]
    assert [cell.value for cell in sheet[1]] == [
        *("Stage", "Bids", "Without an amount", "Amount requested (EUR)", "Amount requested (USD)"),
        *("Amount requested in MAD", "Amount requested in MAD: rate missing"),
        *("Likely (EUR)", "Likely (USD)", "Likely in MAD", "Likely in MAD: rate missing"),
    ]
    rows = {row[0]: list(row[1:]) for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert rows["Identified"] == [2, 1, None, 7, None, "USD", None, 0.7, None, "USD"]
    assert rows["Writing the full proposal"] == [1, 0, 1000, None, 10000, None, 350, None, 3500, None]
    assert rows["All together"] == [5, 1, 1008, 7, 10080, "USD", 353, 0.7, 3530, "USD"]
    assert [cell.value for cell in book["Exchange rates"][3]] == ["USD", "rate missing", datetime(2026, 11, 22), None]
    line = Activity.objects.get(verb=Verb.EXPORTED)
    assert line.data["record"] == "reports.figures"


def test_an_arabic_workbook_reads_from_the_right(client, scene):
    type(scene).objects.filter(pk=scene.pk).update(language="ar")
    answer = client.get(reverse("pipeline_figures"), {"export": "xlsx"})
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert {sheet.sheet_view.rightToLeft for sheet in book} == {True}


def test_bars_begin_at_the_readers_side(client, scene):
    from jisr.models import User

    def first_bar():
        page = page_of(client)
        bar = page.xpath("//*[@id='odds']//*[@class='figure-asked']")[0]
        return float(bar.get("x")), float(bar.get("width"))

    assert first_bar() == (0, pytest.approx(10))
    User.objects.filter(pk=scene.pk).update(language="ar")
    assert first_bar() == (pytest.approx(90), pytest.approx(10))


def test_a_past_day_is_said_on_the_page_and_above_the_list(client, scene):
    page = client.get(reverse("pipeline_figures"), {"as_of": "2026-04-15"}).content.decode()
    assert page.count("As they stood at the end of 15 April 2026") == 1
    behind = client.get(reverse("pipeline_bids"), {"as_of": "2026-04-15", "stages": "identified"})
    assert behind.context["table"].paginator.count == 3
    assert escape("Chosen as they stood at the end of 15 April 2026") in behind.content.decode()


def test_many_partners_fold_into_one_line_and_the_workbook_tells_them_all(client, head):
    for number in range(23):
        make_bid(head, ("submitted", SPRING), amount=number + 1, currency="MAD")
    short, whole = desk_of(head), desk_of(head)
    [grid] = [grid for grid in grids(short) if grid.slug == "partners"]
    assert (len(grid.lines), grid.lines[20].name.value.text) == (22, "3 others")
    assert (grid.lines[20].cells[0].value, grid.lines[20].cells[2].value) == (3, {"MAD": 6})
    url = f"{reverse('pipeline_figures')}?names=all#partners"
    assert (grid.lines[20].cells[0].url, len(client.get(url).context["grids"][1].lines)) == (url, 24)
    all_of_them = Desk(whole.figures, whole.names, {}, None)
    [grid] = [grid for grid in grids(all_of_them) if grid.slug == "partners"]
    assert len(grid.lines) == 24
