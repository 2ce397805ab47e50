"""The experience sheet: one page, known rows in, exact words and numbers out."""

import pytest
from django.core.exceptions import ValidationError

from partnerships.models import Delegate, Outcome
from reports.encounter_shapes import ExperienceSheet
from reports.experience_sheet import cut, experience_sheet
from reports.shapes import Label
from tests.factories_exchanges import make_exchange
from tests.factories_reports import AS_OF, Twins


def sheet_of(twins: Twins, language: str = "en") -> ExperienceSheet:
    return experience_sheet(twins.training, as_of=AS_OF, language=language)


def test_the_sheet_says_what_was_learnt_and_where_it_serves_again(twins):
    sheet = sheet_of(twins)
    assert [line.text for line in sheet.learnt] == [
        "Listening at night finds twice as many leaks.",
        "A map of valves must come first.",
    ]
    assert [line.text for line in sheet.reusable_where] == ["The neighbouring communes of Tamri and Taghazout."]
    assert [(row.kind, row.text[0].text) for row in sheet.outcomes] == [
        ("Outcome", "Eleven leaks found in Aourir centre."),
        ("Recommendation", "Buy a second listening device."),
    ]


def test_participants_are_told_as_counted(twins):
    people = sheet_of(twins).people
    assert (people.total, people.women, people.men, people.councillors, people.staff, people.hours) == (
        21, 12, 9, 4, 17, 18,
    )  # fmt: skip
    twins.training.women = twins.training.men = None
    assert sheet_of(twins).people.total is None


def test_the_title_stands_in_the_readers_language(twins):
    assert [sheet_of(twins, code).cover.subject.text for code in ("ar", "fr", "en")] == [
        "تكوين في كشف تسربات الماء",
        "Formation sur les fuites d’eau",
        "Training on water leaks",
    ]


def test_what_does_not_fit_is_counted(twins):
    for number in range(10):
        Outcome(exchange=twins.training, text=f"Outcome {number}").save()
        Delegate(exchange=twins.training, name=f"Person {number}").save()
    sheet = sheet_of(twins)
    assert (len(sheet.outcomes), sheet.more_outcomes) == (4, 8)
    assert (len(sheet.delegations[0].people), sheet.more_names) == (5, 6)


def test_long_paragraphs_are_cut_with_an_ellipsis():
    assert cut([Label("a" * 50), Label("b" * 50)], 80) == (Label("a" * 50 + "…"),)
    assert cut([Label("a" * 90), Label("b")], 80) == (Label("a" * 79 + "…"),)
    assert cut([], 80) == ()


@pytest.mark.parametrize("learnt", ["", " \n "])
def test_where_nothing_was_learnt_there_is_no_sheet(twins, learnt):
    exchange = make_exchange(by=twins.user, learnt=learnt)
    with pytest.raises(ValidationError, match="Nothing is written yet about what was learnt"):
        experience_sheet(exchange, as_of=AS_OF, language="en")
