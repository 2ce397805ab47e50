"""The score of a go/no-go sheet: the conditions stand apart, what is scored is weighed; what is not known does not count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, FloatField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from funding.models import Aspect, Criterion, CriterionPart, Screening, ScreeningAnswer
from partnerships.scoring import BEST, Score, weigh


@dataclass(frozen=True)
class Line:
    """One criterion and what was answered; `value` is None while it is not known."""

    criterion: Criterion
    value: int | None
    note: str

    @property
    def is_failed(self) -> bool:
        """A condition without which we cannot bid, and which is not met."""
        return self.criterion.is_required and self.criterion.part == CriterionPart.CHECK and self.value == 0

    @property
    def shown(self) -> str:
        """Yes, no, a score such as “3 / 4”, or that it is not known."""
        if self.value is None:
            return _("not known")
        if self.criterion.part == CriterionPart.CHECK:
            return _("Yes") if self.value else _("No")
        return f"{self.value} / {BEST}"


@dataclass(frozen=True)
class Sheet:
    """Conditions and scored criteria in their order, the score of all, and of each aspect that has criteria."""

    checks: tuple[Line, ...]
    scores: tuple[Line, ...]
    score: Score
    by_aspect: tuple[tuple[Aspect, Score], ...]

    @property
    def failed(self) -> list[Line]:
        return [line for line in self.checks if line.is_failed]

    @property
    def unknown_checks(self) -> int:
        return sum(line.value is None for line in self.checks)


def sheet_of(screening: Screening) -> Sheet:
    """The sheet as it is answered; a criterion without an answer counts as not known. Two queries."""
    given = {row.criterion_id: row for row in screening.answers.all()}
    lines = [_line(criterion, given.get(criterion.pk)) for criterion in screening.template.criteria.all()]
    scored = tuple(line for line in lines if line.criterion.part == CriterionPart.SCORE)
    aspects = [aspect for aspect in Aspect if any(line.criterion.aspect == aspect for line in scored)]
    return Sheet(
        tuple(line for line in lines if line.criterion.part == CriterionPart.CHECK),
        scored,
        score_of_lines(scored),
        tuple(
            (aspect, score_of_lines(line for line in scored if line.criterion.aspect == aspect)) for aspect in aspects
        ),
    )


def _line(criterion: Criterion, answer: ScreeningAnswer | None) -> Line:
    return Line(criterion, answer.answer, answer.note) if answer else Line(criterion, None, "")


def score_of_lines(lines: Iterable[Line]) -> Score:
    """The weighed score of scored criteria."""
    return weigh((line.criterion.weight, line.value) for line in lines)


def with_scores(rows: QuerySet) -> QuerySet:
    """Add `score`: percent of the best that could be had over what was answered, None where nothing was."""
    answered = ScreeningAnswer.objects.filter(
        screening=OuterRef("pk"), criterion__part=CriterionPart.SCORE, answer__isnull=False
    )
    number: FloatField = FloatField()
    got = Cast(Sum(F("answer") * F("criterion__weight")) * Value(100), number)
    best = Cast(Sum("criterion__weight") * Value(BEST), number)
    sums = answered.order_by().values("screening").annotate(percent=got / best).values("percent")
    return rows.annotate(score=Subquery(sums, output_field=number))


def rounded(percent: float) -> Decimal:
    """A score as the sheet shows it: to one decimal."""
    return Decimal(str(percent)).quantize(Decimal("0.1"))
