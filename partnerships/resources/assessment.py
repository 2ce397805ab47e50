from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, NamedLink
from jisr.models import Named, User
from jisr.resources import RecordResource
from partnerships.models import Answer, Assessment, Question, Questionnaire

from .links import PartnerLink

if TYPE_CHECKING:
    from jisr.exchange.outcomes import CheckedRow


def check_questions(rows: list[Any]) -> None:
    """Raise ValidationError when two questions have the same place."""
    places = [row.position for row in rows]
    if len(set(places)) != len(places):
        raise ValidationError(_("Two questions have the same place in the order."))


class QuestionLink(Link):
    """Names a question by its questionnaire and its place there: `due-diligence/3`."""

    def __init__(self) -> None:
        super().__init__("partnerships.Question")

    def load(self, keys: Any) -> None:
        wanted = {key for key in keys if key is not None} - self.records.keys()
        self.records |= {row.pk: row for row in Question.objects.select_related("questionnaire").filter(pk__in=wanted)}

    def find(self, wanted: set[str], user: User) -> dict[str, Any]:
        codes = {text.rpartition("/")[0] for text in wanted}
        rows = Question.objects.filter(questionnaire__code__in=codes).values_list(
            "questionnaire__code", "position", "pk"
        )
        return {f"{code}/{position}": pk for code, position, pk in rows}

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        question: Any = self.records.get(value)
        return "" if question is None else f"{question.questionnaire.code}/{question.position}"

    def shown(self, pk: Any) -> str:
        return self.render(pk)

    def accepts(self) -> str:
        return _("Write the code of the questionnaire and the place of the question, such as due-diligence/3.")


class AssessmentResource(RecordResource):
    LINKS = {"partner": PartnerLink(), "questionnaire": NamedLink("partnerships.Questionnaire")}
    SEARCH_THROUGH = ("partner",)

    answers = rows_of(
        Answer, "answers", ("question", "score", "text"), links={"question": QuestionLink()}, identity=("question",)
    )

    class Meta:
        model = Assessment
        fields = ("reference", "partner", "questionnaire", "on", "rating", "evidence", "next_review_on", "answers")

    def check_together(self, rows: list[CheckedRow]) -> None:
        """Refuse an answer to a question of another questionnaire, and another questionnaire for an assessment made."""
        for row in rows:
            if not row.is_new and any(column.name == "questionnaire" for column, *_values in row.changes):
                row.refuse(_("An assessment keeps its questionnaire."), self.columns["questionnaire"])
        changed = [(row, row.rows["answers"].after) for row in rows if "answers" in row.rows]
        keys = {answer.question_id for _row, answers in changed for answer in answers}
        owners = dict(Question.objects.filter(pk__in=keys).values_list("pk", "questionnaire_id"))
        for row, answers in changed:
            if any(owners.get(answer.question_id) != row.record.questionnaire_id for answer in answers):
                row.refuse(_("An answer is to a question of another questionnaire."), self.columns["answers"])


class QuestionnaireResource(RecordResource):
    questions = rows_of(
        Question,
        "questions",
        ("position", "name_ar", "name_fr", "name_en", "weight"),
        identity=("position",),
        check=check_questions,
    )

    class Meta:
        model = Questionnaire
        fields = ("code", *Named.NAME_FIELDS, "questions")

    def check_together(self, rows: list[CheckedRow]) -> None:
        """Refuse to remove a question that was answered."""
        removed = {
            question.pk: row for row in rows if "questions" in row.rows for question in row.rows["questions"].removed
        }
        for pk in set(Answer.objects.filter(question__in=removed).values_list("question_id", flat=True)):
            removed[pk].refuse(_("A question that was answered cannot be removed."), self.columns["questions"])
