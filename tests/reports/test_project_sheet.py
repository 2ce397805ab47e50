from datetime import date
from decimal import Decimal as D

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from funding.models import Place, ProjectAxis, ProjectFunding, ProjectGoal, ProjectTheme
from jisr.money import Money
from partnerships.models import AgreementParty, Goal, Theme
from reports.project_sheet import project_sheet
from reports.sheet_shapes import ProjectSheet
from tests.factories_proposals import make_plan
from tests.reports.scene import AS_OF, Scene, a_partner, an_instalment

CENT = D("0.01")
QUERIES = 14


def sheet_of(scene: Scene, language: str = "en") -> ProjectSheet:
    return project_sheet(scene.project, as_of=AS_OF, language=language)


def test_the_money_of_the_whole_project_is_counted_whatever_the_year(scene):
    sheet = sheet_of(scene)
    # The year's 180 000 EUR, the 5 000 of 2025 and the 75 000 of 2027; late: 50 000 and 5 000.
    assert [
        (line.label, [cell for code, cells in sheet.table.rows if code == "EUR" for cell in [cells[at]]])
        for at, line in enumerate(sheet.table.columns)
    ] == [
        ("Expected", [D("260000.000")]),
        ("Paid of it", [D("100000.000")]),
        ("Late on 30 June 2026", [D("55000.000")]),
        ("Not yet due", [D("105000.000")]),
        ("Received, less refunds", [D("98749.250")]),
        ("Paid by the donor straight to suppliers", [None]),
    ]


def test_equivalents_say_what_they_leave_out(scene):
    [expected] = [line for line in sheet_of(scene).money if line.code == "expected"]
    # 2 595 004.75 of the year, 5 000 × 10.70, and 75 000 × 11.00 as an estimate
    assert expected.equivalent.quantize(CENT) == D("3473504.75")
    assert expected.is_estimate
    assert [(part.currency, part.unconverted) for part in expected.missing] == [("TND", D("4000.125"))]


def test_funding_stands_by_funder_and_currency_and_is_converted_at_the_day_of_the_sheet(scene):
    city = a_partner(scene.user, kind="foreign_local", name_en="City of Lyon", name_ar="")
    ProjectFunding(project=scene.project, funder=city, amount=D(40000), currency="EUR", form="in_kind").save()
    ProjectFunding(
        project=scene.project, funder=scene.partner, agreement=scene.agreement, amount=D(1000), currency="TND"
    ).save()
    sheet = sheet_of(scene)
    assert [(row.funder.text, row.form, row.amount, row.agreement) for row in sheet.fundings] == [
        ("European Union", "In cash", Money(D("255000.000"), "EUR"), ""),
        ("City of Lyon", "In kind", Money(D("40000.000"), "EUR"), ""),
        ("European Union", "In cash", Money(D("1000.000"), "TND"), scene.agreement.reference),
    ]
    assert [(part.currency, part.amount, part.equivalent) for part in sheet.funding.amounts] == [
        ("EUR", D("295000"), D("3245000")),
        ("TND", D("1000"), None),
    ]


def test_partners_stand_with_their_roles(scene):
    bank = a_partner(scene.user, kind="bank", name_en="Development Bank", name_ar="")
    AgreementParty(agreement=scene.agreement, partner=bank, role="implementing").save()
    scene.project.fundings.update(agreement=scene.agreement)
    assert [(role.partner.text, role.roles) for role in sheet_of(scene).roles] == [
        ("European Union", ("Funder", "Donor")),
        ("Development Bank", ("Implementing",)),
    ]


def test_places_themes_and_goals_are_named(scene):
    Place(project=scene.project, name_fr="Aourir", name_ar="أورير").save()
    theme = Theme.objects.order_by("pk").first()
    ProjectTheme(project=scene.project, theme=theme).save()
    facts = sheet_of(scene, "fr").project
    assert [place.text for place in facts.places] == ["Aourir"]
    assert [shown.text for shown in facts.themes] == [theme.name_fr]
    with translation.override("fr"):
        assert facts.goals == (str(Goal.WATER.label), str(Goal.ENERGY.label))


def test_the_projects_own_goals_and_axes_come_before_those_of_its_themes(scene):
    [axis, _other] = make_plan(by=scene.user).axes.all()
    ProjectTheme(project=scene.project, theme=Theme.objects.order_by("pk").first()).save()
    ProjectGoal(project=scene.project, goal=13).save()
    ProjectAxis(project=scene.project, axis=axis).save()
    facts = sheet_of(scene).project
    assert (facts.goals, [shown.text for shown in facts.axes]) == (("13. Climate action",), ["Eau"])


def test_many_instalments_are_counted_and_the_nearest_are_listed(scene):
    for month in range(1, 13):
        an_instalment(scene.user, scene.project, scene.partner, f"2028-{month:02}-01", "10", "EUR")
    sheet = sheet_of(scene)
    assert (len(sheet.instalments), sheet.more_instalments) == (10, 11)
    assert sheet.instalments[0].due_on == date(2025, 12, 15)


def test_a_long_summary_is_cut(scene):
    scene.project.description_fr = "Longue description. " * 200
    assert len(sheet_of(scene, "fr").project.summary.text) == 700


def test_a_published_project_has_no_sheet_until_it_is_adopted(scene):
    with pytest.raises(ValidationError, match="until it is adopted"):
        project_sheet(scene.published, as_of=AS_OF, language="en")


def test_the_number_of_queries_does_not_grow_with_the_rows(scene, django_assert_num_queries):
    with django_assert_num_queries(QUERIES):
        sheet_of(scene)
    for month in range(1, 4):
        an_instalment(scene.user, scene.project, scene.partner, f"2028-{month:02}-01", "10", "EUR")
    with django_assert_num_queries(QUERIES):
        sheet_of(scene)
