"""Sheets, templates, reasons and cofinancing budgets go out as files and come back."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from funding.models import CofinancingBudget, Criterion, Reason, Screening, ScreeningAnswer, ScreeningTemplate
from funding.resources.screening import (
    CofinancingBudgetResource,
    ReasonResource,
    ScreeningResource,
    ScreeningTemplateResource,
)
from jisr.exchange.reading import read_table
from tests.factories import make_user
from tests.factories_funding import make_opportunity
from tests.factories_screening import make_cofinancing_budget, make_screening, make_screening_template
from tests.jisr.exchange.sheets import bring, check, exported, outcomes, problems, table_of

pytestmark = pytest.mark.django_db
HEAD = "opportunity;template;state;answers"


@pytest.fixture
def head(client):
    user = make_user("head")
    client.force_login(user)
    return user


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_what_is_exported_comes_back_unchanged(head, language, file_format):
    make_cofinancing_budget(by=head, note="Délibération 12")
    fields = {"asked_amount": Decimal("80.5"), "own_amount": Decimal(0), "currency": "EUR", "owner": head}
    make_screening(by=head, answers=(1, None, 3), note="À voir; vite", **fields)
    reason = Reason.objects.get(code="wait-texts")
    make_screening(by=head, state="wait", decision_reason=reason, look_again_on=date(2999, 1, 1))
    for resource in (ScreeningResource, ScreeningTemplateResource, ReasonResource, CofinancingBudgetResource):
        content = exported(resource, head, resource._meta.model.objects.all(), file_format, language)
        rows = check(resource, head, read_table(BytesIO(content)))
        assert problems(rows) == []
        assert set(outcomes(rows)) == {"unchanged"}


def test_an_import_brings_sheets_with_their_answers(head):
    call = make_opportunity(by=head)
    line = f'{call.reference};general;asked;"general/1 | 1 | Oui; general/5 | 4"'
    assert problems(bring(ScreeningResource, head, table_of(HEAD, line))) == []
    made = Screening.objects.get()
    assert (made.opportunity, made.state, made.authority) == (call, "asked", head.authority)
    assert [(row.criterion.position, row.answer, row.note) for row in ScreeningAnswer.objects.all()] == [
        (1, 1, "Oui"),
        (5, 4, ""),
    ]


def test_a_decided_sheet_is_brought_with_its_reason_by_whoever_may_decide(head):
    call = make_opportunity(by=head)
    lines = ("opportunity;template;state;decision_reason", f"{call.reference};general;no_go;no-time")
    officer = make_user("officer", authority=head.authority)
    assert outcomes(check(ScreeningResource, officer, table_of(*lines))) == ["refused"]
    bring(ScreeningResource, head, table_of(*lines))
    made = Screening.objects.get()
    assert (made.state, made.decision_reason.code, made.decided_by) == ("no_go", "no-time", head)
    assert made.decided_on is not None


@pytest.mark.parametrize(
    ("state", "answers", "message"),
    [
        ("drafting", "general/1 | 2", "A condition is answered by yes or no."),
        ("drafting", "{other}/2 | 2", "An answer is to a criterion of another template."),
        ("go", "", "Needed before “Go”."),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(head, state, answers, message):
    other = make_screening_template()
    line = f"{make_opportunity(by=head).reference};general;{state};{answers.format(other=other.code)}"
    rows = check(ScreeningResource, head, table_of(HEAD, line))
    assert [said for *_where, said in problems(rows)] == [message]


def test_a_decided_sheet_and_the_call_of_a_sheet_are_not_changed_by_an_import(head):
    other = make_opportunity(by=head)
    open_one = make_screening(by=head)
    decided = make_screening(by=head, state="go", decision_reason=Reason.objects.get(code="go-plan"))
    moved = ("reference;version;opportunity", f"{open_one.reference};1;{other.reference}")
    noted = ("reference;version;note", f"{decided.reference};1;Autre")
    messages = [
        said for lines in (moved, noted) for *_where, said in problems(check(ScreeningResource, head, table_of(*lines)))
    ]
    assert messages == ["A go/no-go keeps its call and its template.", "A go/no-go that was decided is not changed."]


def test_a_reason_without_a_decision_is_refused(head):
    line = f"{make_opportunity(by=head).reference};general;no-time"
    rows = check(ScreeningResource, head, table_of("opportunity;template;decision_reason", line))
    assert outcomes(rows) == ["refused"]


def formset(template, **changes):
    rows = list(template.criteria.all())
    data = {"code": template.code, "name_fr": template.name_fr, "version": 1}
    data |= {"criteria-TOTAL_FORMS": len(rows), "criteria-INITIAL_FORMS": len(rows)}
    for number, row in enumerate(rows):
        said = {"id": row.pk, "position": row.position, "part": row.part, "aspect": row.aspect, "weight": row.weight}
        said |= {"name_fr": row.name_fr, **({"is_required": "on"} if row.is_required else {})}
        data |= {f"criteria-{number}-{name}": value for name, value in said.items()}
    return {**data, **changes}


@pytest.mark.parametrize(
    "change",
    [
        {"criteria-0-DELETE": "on"},
        {"criteria-0-part": "score", "criteria-0-is_required": ""},
        {"criteria-1-position": "1"},
        {"criteria-1-is_required": "on"},
    ],
)
def test_a_template_keeps_what_was_answered_and_its_order(client, head, change):
    template = make_screening_template(1)
    make_screening(by=head, template=template, answers=(1, 2))
    data = {name: value for name, value in formset(template, **change).items() if value != ""}
    assert client.post(template.url_for("update"), data).status_code == 422
    assert list(Criterion.objects.filter(template=template).values_list("part", flat=True)) == ["check", "score"]


def test_a_template_is_changed_where_nothing_was_answered(client, head):
    template = make_screening_template(1)
    data = {**formset(template), "criteria-1-weight": "7", "criteria-0-DELETE": "on"}
    assert client.post(template.url_for("update"), data).status_code == 302
    assert list(template.criteria.values_list("weight", flat=True)) == [7]


def test_a_template_is_imported_and_its_answered_criteria_stay(head):
    line = (
        'mien;Grille;"1 | check | eligibility | شرط | Condition | Condition | 1 | yes; 2 | score | plan | | Plan | | 3"'
    )
    assert problems(bring(ScreeningTemplateResource, head, table_of("code;name_fr;criteria", line))) == []
    template = ScreeningTemplate.objects.get(code="mien")
    assert list(template.criteria.values_list("part", "weight", "is_required")) == [
        ("check", 1, True),
        ("score", 3, False),
    ]
    make_screening(by=head, template=template, answers=(1, 2))
    for criteria in ("2 | score | plan | | Plan | | 3", "1 | score | plan | | Condition; 2 | score | plan | | Plan"):
        rows = check(ScreeningTemplateResource, head, table_of("code;version;criteria", f'mien;1;"{criteria}"'))
        assert outcomes(rows) == ["refused"]


def test_a_reason_that_was_given_keeps_its_use(client, head):
    reason = Reason.objects.get(code="no-time")
    data = {"code": reason.code, "use": "go", "name_fr": reason.name_fr, "version": 1}
    make_screening(by=head, state="no_go", decision_reason=reason)
    assert client.post(reason.url_for("update"), data).status_code == 422
    rows = check(ReasonResource, head, table_of("code;version;use", "no-time;1;go", "no-land;1;go"))
    assert outcomes(rows) == ["refused", "changed"]
    assert client.post(reason.url_for("update"), {**data, "use": "no_go", "name_fr": "Trop tard"}).status_code == 302


def test_a_budget_is_begun_for_the_budget_year_and_lists_what_is_pledged(client):
    finance = make_user("finance")
    client.force_login(finance)
    form = client.get("/cofinancing-budgets/new/").context["form"]
    assert (form["currency"].value(), form["starts_on"].value().month, form["ends_on"].value().month) == ("MAD", 1, 12)
    data = {"starts_on": "2026-01-01", "ends_on": "2026-12-31", "amount": "5 000", "currency": "MAD"}
    assert client.post("/cofinancing-budgets/new/", {**data, "ends_on": "2025-12-31"}).status_code == 422
    client.post("/cofinancing-budgets/new/", data)
    budget = CofinancingBudget.objects.get()
    means = client.get(budget.url_for()).context["means"]
    assert (budget.amount, means.budget, means.remaining) == (5000, budget, 5000)
