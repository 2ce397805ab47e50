"""The score of a questionnaire: what was answered, weighed; what is not known does not count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from partnerships.models import Assessment, Rating

BEST = 4
STEPS = ((Decimal(75), Rating.LOW), (Decimal(50), Rating.MODERATE), (Decimal(25), Rating.SUBSTANTIAL))


@dataclass(frozen=True)
class Score:
    """`percent` of the best that could be had (0 to 100), None when nothing is answered; and how many answers lack."""

    percent: Decimal | None
    answered: int
    unanswered: int

    @property
    def proposed(self) -> Rating | None:
        """The rating that the score suggests; the person decides."""
        if self.percent is None:
            return None
        return next((rating for least, rating in STEPS if self.percent >= least), Rating.HIGH)


def weigh(answers: Iterable[tuple[int, int | None]]) -> Score:
    """The score of (weight, score from 0 to 4 or None) pairs."""
    pairs = list(answers)
    known = [(weight, score) for weight, score in pairs if score is not None]
    whole = sum(weight for weight, _score in known) * BEST
    got = sum(weight * score for weight, score in known)
    percent = (Decimal(got) * 100 / whole).quantize(Decimal("0.1")) if whole else None
    return Score(percent, len(known), len(pairs) - len(known))


def score_of(assessment: Assessment) -> Score:
    """The score of an assessment; the questions without any answer count as not known. Two queries."""
    scores = dict(assessment.answers.values_list("question_id", "score"))
    weights = assessment.questionnaire.questions.values_list("pk", "weight")
    return weigh((weight, scores.get(pk)) for pk, weight in weights)
