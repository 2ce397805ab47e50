"""The form, page, list and sheet of a proposal with all that it holds."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from funding.bids.readiness import readiness
from funding.models import (
    OpportunityDate,
    OpportunityDocument,
    Project,
    ProjectAxis,
    ProjectGoal,
    Proposal,
    ProposalAxis,
    ProposalDocument,
    ProposalGoal,
    ProposalMember,
    Reason,
)
from funding.resources import ProjectResource, ProposalResource
from jisr.exchange.reading import read_table
from jisr.models import DocumentType
from jisr.timeline import timeline
from tests.factories import make_authority, make_partner, make_user
from tests.factories_funding import make_opportunity, make_project, make_proposal
from tests.factories_proposals import line, make_plan
from tests.funding.test_proposal_pages import NO_ROWS, rows
from tests.jisr.exchange.sheets import bring, check, exported, outcomes, problems, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(client):
    user = make_user("head")
    client.force_login(user)
    return user


def full(by, **fields):
    """A proposal with every kind of row."""
    axes = list(make_plan(by=by).axes.all())
    partner = make_partner(by=by)
    held = [
        ProposalMember(partner=partner, percent=Decimal("12.5"), letter_on=date(2026, 10, 1)),
        ProposalAxis(axis=axes[0], percent=Decimal(60)),
        ProposalAxis(axis=axes[1], percent=Decimal(40)),
        ProposalGoal(goal=6, percent=Decimal(100)),
        line("works", "60000.50", note="Forage; puits | n° 2"),
        line("staff", "5000", "own", form="in_kind"),
        line("staff", "5000", "own", form="in_kind"),
        line("works", "700", "other", partner=partner),
        ProposalDocument(type=DocumentType.objects.get(code="budget"), step="concept", note="Annexe"),
    ]
    said = {
        "requested_amount": Decimal("60000.50"),
        "own_amount": Decimal(10000),
        "currency": "EUR",
        "probability": Decimal("35.5"),
        "runs_after": "La commune",
        "pays_after": "Redevance",
        "sustainability": "Par délibération\nannuelle",
        **dict.fromkeys(("concept_due_on", "due_on", "expected_on", "starts_on", "ends_on"), date(2027, 1, 5)),
    }
    return make_proposal(by=by, rows=held, **{**said, **fields})


def test_a_proposal_is_made_with_all_its_parts(client, head):
    donor, plan = make_partner(by=head), make_plan(by=head)
    axis = plan.axes.first()
    heading = line("works", 1).heading
    data = {
        "name_fr": "Eau",
        "donor": donor.reference,
        "requested_amount": "90 000",
        "currency": "EUR",
        "concept_due_on": "2026-12-01",
        "starts_on": "2027-03-01",
        "ends_on": "2029-02-28",
        "probability": "40",
        "runs_after": "La commune",
        **NO_ROWS,
        **rows(budget_lines=1, axes=1, goals=2, documents_asked=1, members=1),
        "budget_lines-0-heading": heading.pk,
        "budget_lines-0-source": "donor",
        "budget_lines-0-form": "cash",
        "budget_lines-0-amount": "90 000",
        "axes-0-axis": axis.pk,
        "axes-0-percent": "100",
        "goals-0-goal": "6",
        "goals-1-goal": "13",
        "documents_asked-0-type": DocumentType.objects.get(code="budget").pk,
        "documents_asked-0-step": "full",
        "members-0-partner": donor.reference,
        "members-0-role": "associate",
        "members-0-letter_on": "2026-11-01",
    }
    response = client.post("/proposals/new/", data)
    made = Proposal.objects.get()
    assert response.headers["Location"] == made.url_for()
    assert (made.concept_due_on, made.starts_on, made.ends_on) == (
        date(2026, 12, 1),
        date(2027, 3, 1),
        date(2029, 2, 28),
    )
    assert (made.probability, made.runs_after) == (Decimal(40), "La commune")
    assert [(row.heading, row.amount) for row in made.budget_lines.all()] == [(heading, Decimal(90000))]
    assert ([row.axis for row in made.axes.all()], [row.goal for row in made.goals.all()]) == ([axis], [6, 13])
    assert [(row.role, row.letter_on) for row in made.members.all()] == [("associate", date(2026, 11, 1))]
    assert [row.type.code for row in made.documents_asked.all()] == ["budget"]


def sent_line(amount, **fields):
    heading = line("works", 1).heading.pk
    row = {"heading": heading, "source": "donor", "form": "cash", "amount": amount, **fields}
    return {**rows(budget_lines=1), **{f"budget_lines-0-{name}": value for name, value in row.items()}}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"currency": ""}, ["Give the currency of the budget."]),
        ({"currency": "JPY"}, ["“10.5” has too many decimals: JPY takes at most 0."]),
    ],
)
def test_the_budget_is_in_the_currency_of_the_proposal(client, head, data, said):
    fields = {"name_fr": "Eau", "donor": make_partner(by=head).reference, **NO_ROWS, **sent_line("10.5"), **data}
    form = client.post("/proposals/new/", fields).context["form"]
    [lines] = [formset for formset in form.formsets if formset.prefix == "budget_lines"]
    assert [*form.errors.get("currency", []), *lines.forms[0].errors.get("amount", [])] == said
    assert Proposal.objects.count() == 0


def test_a_partner_is_named_only_where_another_pays(client, head):
    donor = make_partner(by=head).reference
    fields = {"name_fr": "Eau", "donor": donor, "currency": "EUR", **NO_ROWS, **sent_line("10", partner=donor)}
    form = client.post("/proposals/new/", fields).context["form"]
    [lines] = [formset for formset in form.formsets if formset.prefix == "budget_lines"]
    assert lines.forms[0].errors == {"partner": ["Name a partner only where another partner pays."]}


def test_shares_of_axes_make_the_whole(client, head):
    axis = make_plan(by=head).axes.first()
    data = {"name_fr": "Eau", "donor": make_partner(by=head).reference, **NO_ROWS, **rows(axes=1)}
    response = client.post("/proposals/new/", {**data, "axes-0-axis": axis.pk, "axes-0-percent": "60"})
    [formset] = [item for item in response.context["form"].formsets if item.prefix == "axes"]
    assert formset.non_form_errors() == ["The shares add up to 60, not 100."]


def test_another_authoritys_axis_cannot_be_chosen(client, head):
    foreign = make_plan(authority=make_authority()).axes.first()
    data = {"name_fr": "Eau", "donor": make_partner(by=head).reference, **NO_ROWS, **rows(axes=1)}
    response = client.post("/proposals/new/", {**data, "axes-0-axis": foreign.pk})
    assert (response.status_code, Proposal.objects.count()) == (422, 0)


def test_the_index_leads_to_every_part_of_the_form(client, head):
    page = client.get("/proposals/new/")
    body = page.content.decode()
    anchors = [anchor for anchor, _title in page.context["form"].parts]
    assert len(anchors) == 13
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in body] == []


def test_a_begun_proposal_takes_over_the_dates_and_documents_of_its_call(client, head):
    days = {"concept_note": 1, "full_proposal": 2, "decision": 3, "start": 4}
    dates = [OpportunityDate(kind=kind, on=date(2099, 5, day)) for kind, day in days.items()]
    over = OpportunityDate(kind="concept_note", on=date(2020, 1, 1))
    asked = OpportunityDocument(type=DocumentType.objects.get(code="budget"), step="concept", note="PDF")
    call = make_opportunity(by=head, rows=[over, *dates, asked])
    form = client.get(f"/proposals/new/?opportunity={call.reference}").context["form"]
    names = ("concept_due_on", "due_on", "expected_on", "starts_on")
    assert [form[name].value() for name in names] == [date(2099, 5, day) for day in (1, 2, 3, 4)]
    [papers] = [item for item in form.formsets if item.prefix == "documents_asked"]
    assert [(row["type"].value(), row["step"].value(), row["note"].value()) for row in papers] == [
        (asked.type_id, "concept", "PDF")
    ]


def test_the_page_shows_the_budget_and_what_does_not_add_up(client, head):
    proposal = full(head, own_amount=Decimal(9000))
    page = client.get(proposal.url_for())
    assert page.context["budget"].total.total == Decimal("70700.50")
    said = [text.replace("\xa0", " ") for text in page.context["budget_warnings"]]
    assert said == ["Our own lines add up to 10,000.00 EUR, our contribution is 9,000.00 EUR."]
    assert [str(title) for title, _names in page.context["groups"]] == ["Bid", "Money", "Dates", "After the grant"]


def test_a_change_of_a_line_stands_in_the_history(client, head):
    proposal = make_proposal(by=head, currency="EUR", rows=[line("works", 100)])
    data = {
        "version": "1",
        "name_fr": proposal.name_fr,
        "donor": proposal.donor.reference,
        "currency": "EUR",
        **NO_ROWS,
        **sent_line("250"),
        "budget_lines-INITIAL_FORMS": "1",
        "budget_lines-0-id": proposal.budget_lines.get().pk,
    }
    client.post(proposal.url_for("update"), data)
    [change] = timeline(proposal)[0].changes
    assert (change.old, change.new) == ("100.00", "250.00")


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_the_same_queries_for_any_number_of_rows(client, head, how_many, django_assert_num_queries):
    proposal = full(head)
    more = [line("travel", 5, "other", partner=make_partner(by=head)) for _ in range(how_many)]
    axes = [ProposalAxis(axis=axis) for _ in range(how_many) for axis in make_plan(by=head).axes.all()]
    proposal.store(by=head, rows=[*more, *axes])
    client.get(proposal.url_for())
    with django_assert_num_queries(35):
        client.get(proposal.url_for())


def test_proposals_are_found_by_theme_axis_goal_and_reason(client, head):
    wanted = full(head)
    axis = wanted.axes.first().axis
    quality = Reason.objects.get(code="lost-quality")
    lost = make_proposal(by=head, stage="rejected", loss_reason=quality)

    def found(query):
        response = client.get(f"/proposals/?{query}")
        assert response.context["filter"].form.errors == {}
        return [row.record for row in response.context["table"].page.object_list]

    assert (found(f"axis={axis.pk}"), found("goal=6"), found("goal=7")) == ([wanted], [wanted], [])
    assert found(f"loss_reason={quality.pk}") == [lost]


def test_projects_are_found_by_axis_and_goal_and_show_them(client, head):
    axis = make_plan(by=head).axes.first()
    wanted = make_project(by=head, rows=[ProjectAxis(axis=axis), ProjectGoal(goal=6)])
    make_project(by=head)
    for query in (f"axis={axis.pk}", "goal=6"):
        rows = client.get(f"/projects/?{query}").context["table"].page.object_list
        assert [row.record for row in rows] == [wanted]
    titles = [section["title"] for section in client.get(wanted.url_for()).context["related"]]
    assert {"Axes served by the project", "Goals served by the project"} <= set(titles)


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_everything_comes_back_unchanged_and_as_new(head, file_format, language):
    full(head, stage="rejected", decided_on=date(2026, 5, 4), loss_reason=Reason.objects.get(code="lost-quality"))
    content = exported(ProposalResource, head, Proposal.objects.all(), file_format, language)
    table = read_table(BytesIO(content))
    assert outcomes(check(ProposalResource, head, table)) == ["unchanged"]
    for _number, cells in table.rows:
        cells[0] = cells[-1] = ""
    assert problems(bring(ProposalResource, head, table)) == []
    new, old = Proposal.objects.order_by("-pk")
    names = ("stage", "loss_reason", "probability", "concept_due_on", "ends_on", "runs_after", "requested_amount")
    assert [getattr(new, name) for name in names] == [getattr(old, name) for name in names]
    for kind, parts in (
        ("members", ("partner", "role", "percent", "letter_on")),
        ("budget_lines", ("heading", "source", "partner", "form", "amount", "note")),
        ("axes", ("axis", "percent")),
        ("goals", ("goal", "percent")),
        ("documents_asked", ("type", "step", "note")),
    ):
        assert list(getattr(new, kind).values_list(*parts)) == list(getattr(old, kind).values_list(*parts))


def test_a_projects_axes_and_goals_come_back(head):
    axis = make_plan(by=head).axes.first()
    make_project(by=head, rows=[ProjectAxis(axis=axis, percent=Decimal(100)), ProjectGoal(goal=6)])
    table = read_table(BytesIO(exported(ProjectResource, head, Project.objects.all())))
    assert outcomes(check(ProjectResource, head, table)) == ["unchanged"]


def test_an_axis_is_named_by_its_code_name_or_plan(head):
    plan, donor = make_plan(by=head, axes=("Eau", "Déchets")), make_partner(by=head).reference
    foreign = make_plan(authority=make_authority(), axes=("Route",))
    said = ("A1", "dechets", f"{plan.reference}/A2", "Route")
    table = table_of("name_fr;donor;axes", *(f"Eau;{donor};{text} | 100" for text in said))
    assert outcomes(bring(ProposalResource, head, table)) == ["new", "new", "new", "refused"]
    assert [row.axis.code for row in ProposalAxis.objects.order_by("proposal_id")] == ["A1", "A2", "A2"]
    make_plan(by=head, axes=("Eau",))
    [row] = check(ProposalResource, head, table_of("name_fr;donor;axes", f"Eau;{donor};A1"))
    accepted = "Write the code or name of the axis, or its plan and code such as PLN-2026-0001/2."
    assert f"“A1” names more than one. {accepted}" in problems([row])[0][3]
    assert foreign.axes.count() == 1


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (";works | 10", "Give the currency of the budget."),
        ("JPY;works | 10.5", "“10.5” has too many decimals: JPY takes at most 0."),
    ],
)
def test_a_budget_that_does_not_fit_its_currency_is_refused(head, cells, said):
    donor = make_partner(by=head).reference
    [row] = check(ProposalResource, head, table_of("name_fr;donor;currency;budget_lines", f"Eau;{donor};{cells}"))
    assert [message for *_rest, message in problems([row])] == [said]


@pytest.mark.parametrize(
    ("stage", "code", "said"),
    [
        ("identified", "lost-quality", "Only a proposal that was lost has such a reason."),
        (
            "rejected",
            "out-late",
            "“Not ready in time” is a reason for “A proposal withdrawn”; choose one for “A proposal rejected”.",
        ),
    ],
)
def test_a_reason_of_loss_belongs_to_a_loss(head, stage, code, said):
    proposal = make_proposal(by=head, stage=stage, loss_reason=None, decided_on=date(2026, 1, 1))
    line = f"{proposal.reference};{proposal.version};{code}"
    [row] = check(ProposalResource, head, table_of("reference;version;loss_reason", line))
    assert [message for *_rest, message in problems([row])] == [said]


def test_what_is_missing_for_the_next_stage_is_said_without_a_query(client, head, django_assert_num_queries):
    proposal = Proposal.objects.get(pk=make_proposal(by=head, stage="full_proposal").pk)
    with django_assert_num_queries(0):
        assert readiness(proposal) == [("submitted", ["Amount asked", "Currency"])]
    assert client.get(proposal.url_for()).context["ahead"] == [("submitted", ["Amount asked", "Currency"], [])]


def test_the_page_says_what_to_see_to_before_the_next_stage(client, head):
    paper = ProposalDocument(type=DocumentType.objects.get(code="budget"))
    proposal = make_proposal(by=head, stage="full_proposal", requested_amount=Decimal(5), currency="EUR", rows=[paper])
    ahead = client.get(proposal.url_for()).context["ahead"]
    assert ahead == [("submitted", [], ["Documents missing: Detailed budget."])]
