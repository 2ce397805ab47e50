"""The local plan with its axes: its screens, its sheet, and axes that something serves."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from funding.models import ProposalAxis
from jisr.exchange.reading import read_table
from jisr.timeline import timeline
from partnerships.models import Plan, PlanAxis
from partnerships.resources.plan import PlanResource
from tests.factories import make_authority, make_user
from tests.factories_funding import make_proposal
from tests.factories_proposals import make_plan
from tests.jisr.exchange.sheets import bring, check, exported, outcomes, problems, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


def sent(*axes, **fields):
    """The form of a plan with new axes, each (code, French name)."""
    data = {"name_fr": "PAC", "kind": "pac", "starts_on": "2022-01-01", "ends_on": "2027-12-31", **fields}
    data |= {"axes-TOTAL_FORMS": len(axes), "axes-INITIAL_FORMS": 0}
    for place, (code, name) in enumerate(axes):
        data |= {f"axes-{place}-code": code, f"axes-{place}-name_fr": name, f"axes-{place}-position": place}
    return data


def kept(plan, **fields):
    """The form of a plan on file, its axes as they are but for `fields`."""
    axes = list(plan.axes.all())
    data = sent(*((axis.code, axis.name_fr) for axis in axes), name_fr=plan.name_fr, version=plan.version)
    data["axes-INITIAL_FORMS"] = len(axes)
    return {**data, **{f"axes-{place}-id": axis.pk for place, axis in enumerate(axes)}, **fields}


def test_a_plan_is_made_with_its_axes_and_found_by_them(client, officer):
    response = client.post("/plans/new/", sent(("A1", "Eau potable"), ("A2", "Déchets")))
    plan = Plan.objects.get()
    assert response.headers["Location"] == plan.url_for()
    assert [(axis.code, str(axis)) for axis in plan.axes.all()] == [
        ("A1", "Eau potable (A1)"),
        ("A2", "Déchets (A2)"),
    ]
    assert list(Plan.objects.search("dechets")) == [plan]


@pytest.mark.parametrize(
    ("axes", "fields"),
    [
        ([("A1", "Eau"), ("A1", "Air")], {}),
        ([("A1", "")], {}),
        ([], {"ends_on": "2021-12-31"}),
        ([], {"name_fr": ""}),
    ],
)
def test_a_plan_that_cannot_be_is_refused(client, officer, axes, fields):
    assert client.post("/plans/new/", sent(*axes, **fields)).status_code == 422
    assert Plan.objects.count() == 0


def test_a_change_of_an_axis_stands_in_the_history(client, officer):
    plan = make_plan(by=officer)
    client.post(plan.url_for("update"), kept(plan, **{"axes-0-name_fr": "Eau et assainissement"}))
    assert [(row.old, row.new) for row in timeline(plan)[0].changes if "French" in row.label] == [
        ("Eau", "Eau et assainissement")
    ]


def test_an_axis_that_something_serves_stays(client, officer):
    plan = make_plan(by=officer)
    served = plan.axes.first()
    make_proposal(by=officer, rows=[ProposalAxis(axis=served)])
    response = client.post(plan.url_for("update"), kept(plan, **{"axes-0-DELETE": "on"}))
    said = response.context["form"].non_field_errors()
    assert said == ["Something serves the axis “Eau (A1)”: it cannot be removed."]
    line = f"{plan.reference};{plan.version};A2 | 2 | | Déchets"
    found = problems(check(PlanResource, officer, table_of("reference;version;axes", line)))
    assert [message for _row, _column, _value, message in found] == [
        "Something serves an axis that the cell leaves out."
    ]
    assert plan.dependants() == [("axes of the plan", 1)]
    with pytest.raises(ValidationError):
        plan.erase(by=officer)
    plan.refresh_from_db()
    client.post(plan.url_for("update"), kept(plan, **{"axes-1-DELETE": "on"}))
    assert [axis.code for axis in plan.axes.all()] == ["A1"]


def test_a_plan_that_nothing_serves_is_deleted_with_its_axes(officer):
    make_plan(by=officer).erase(by=officer)
    assert (Plan.objects.count(), PlanAxis.objects.count()) == (0, 0)


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_queries(client, officer, how_many, django_assert_num_queries):
    for _ in range(how_many):
        make_plan(by=officer)
    client.get("/plans/")
    with django_assert_num_queries(7):
        response = client.get("/plans/")
    assert len(response.context["table"].page.object_list) == how_many


def test_plans_are_found_by_kind_and_period(client, officer):
    region = make_plan(by=officer, kind="pdr")
    old = make_plan(by=officer, starts_on=date(2010, 1, 1), ends_on=date(2015, 12, 31))

    def found(query):
        return [row.record for row in client.get(f"/plans/?{query}").context["table"].page.object_list]

    assert (found("kind=pdr"), found("period=now"), found("")) == ([region], [region], [old, region])


def test_another_authoritys_plan_and_axes_are_not_there(client, officer):
    foreign = make_plan(by=make_user("officer", authority=make_authority()))
    assert client.get(foreign.url_for()).status_code == 404
    assert list(PlanAxis.objects.visible_to(officer)) == []


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_what_is_exported_comes_back_unchanged_and_as_new(officer, file_format, language):
    make_plan(by=officer, axes=("Eau; air | sol", "Déchets"), kind="pdr", name_ar="برنامج")
    table = read_table(BytesIO(exported(PlanResource, officer, Plan.objects.all(), file_format, language)))
    assert outcomes(check(PlanResource, officer, table)) == ["unchanged"]
    for _number, cells in table.rows:
        cells[0] = cells[-1] = ""
    assert problems(bring(PlanResource, officer, table)) == []
    new, old = Plan.objects.order_by("-pk")
    assert [str(axis) for axis in new.axes.all()] == [str(axis) for axis in old.axes.all()]
    assert set(new.search_text.split()) == set(new.refreshed_search_text().split())
