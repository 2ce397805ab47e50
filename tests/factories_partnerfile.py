"""Questionnaires, assessments and notes with plain values; each maker takes what the test cares about."""

from datetime import date
from itertools import count
from typing import Any

from jisr.models import Note, User, Via
from jisr.notes import write_note
from partnerships.models import Answer, Assessment, Partner, Question, Questionnaire
from tests.factories import make_partner

_numbers = count(1)


def make_questionnaire(*weights: int, **fields: Any) -> Questionnaire:
    """A questionnaire with one question a weight; three of weight 1 unless weights are given."""
    number = next(_numbers)
    row = Questionnaire(**{"code": f"own-{number}", "name_fr": f"Questionnaire {number}", **fields})
    questions = [
        Question(position=place, weight=weight, name_fr=f"Question {place} ?")
        for place, weight in enumerate(weights or (1, 1, 1), start=1)
    ]
    row.store(by=None, via=Via.COMMAND, rows=questions)
    return row


def make_assessment(
    *, by: User | None = None, partner: Partner | None = None, scores: tuple[int | None, ...] = (), **fields: Any
) -> Assessment:
    """An assessment whose first questions have these scores."""
    partner = partner or make_partner(by=by)
    fields = {"on": date(2026, 11, 2), "rating": "moderate", **fields}
    fields["questionnaire"] = fields.get("questionnaire") or make_questionnaire()
    record = Assessment(authority=partner.authority, partner=partner, **fields)
    questions = fields["questionnaire"].questions.all()
    answers = [Answer(question=row, score=score) for row, score in zip(questions, scores, strict=False)]
    record.store(by=by, via=Via.COMMAND, rows=answers)
    return record


def make_note(record: Any, *people: User, by: User, text: str = "À suivre.") -> Note:
    return write_note(record, text=text, mentioned=people, by=by, via=Via.COMMAND)
