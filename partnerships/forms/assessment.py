from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.forms import RecordForm, RowForm, callback, rows_of
from jisr.models import Named, Row
from partnerships.models import Answer, Assessment, Question, Questionnaire
from partnerships.scoring import weigh

QUESTION_FIELDS = ["position", "name_ar", "name_fr", "name_en", "weight"]
SCORES = [
    ("", _("not known")),
    ("0", _("0, bad")),
    ("1", "1"),
    ("2", "2"),
    ("3", "3"),
    ("4", _("4, good")),
]
ANSWERED = _("“%(question)s” has been answered in assessments: it cannot be removed.")


def check_positions(positions: Any) -> None:
    """Raise ValidationError when two questions have the same place."""
    listed = list(positions)
    if len(set(listed)) != len(listed):
        raise ValidationError(_now("Two questions have the same place in the order."))


class QuestionForm(RowForm):
    @staticmethod
    def check_rows(rows: list[dict[str, Any]]) -> None:
        check_positions(row["position"] for row in rows)


class QuestionnaireForm(RecordForm):
    FORMSETS = (rows_of(Questionnaire, Question, QUESTION_FIELDS, form=QuestionForm),)

    class Meta:
        model = Questionnaire
        fields = ("code", *Named.NAME_FIELDS)
        formfield_callback = callback

    def is_valid(self) -> bool:
        """A question that was answered stays."""
        good = super().is_valid()
        gone = [row.instance.pk for row in self.formsets[0].deleted_forms if row.instance.pk] if good else []
        for answer in Answer.objects.filter(question__in=gone).select_related("question")[:1]:
            self.add_error(None, ANSWERED % {"question": answer.question})
            return False
        return good


class AssessmentForm(RecordForm):
    """The questions of the questionnaire, each with its score and the words of the answer.

    Where no rating is chosen, the one that the answers propose is taken.
    """

    GROUPS = ((_("Assessment"), ("partner", "questionnaire", "on")),)
    JUDGEMENT = ("rating", "evidence", "next_review_on")

    class Meta:
        model = Assessment
        fields = ("partner", "questionnaire", "on", "rating", "evidence", "next_review_on")
        formfield_callback = callback

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.questions: list[Question] = []
        super().__init__(*args, **kwargs)
        self.fields["questionnaire"].widget = forms.HiddenInput()
        self.fields["rating"].required = False
        self.fields["rating"].choices = [  # type: ignore[attr-defined]
            ("", _now("As the answers propose")),
            *Assessment._meta.get_field("rating").choices,  # type: ignore[union-attr]
        ]
        if self.instance.pk:
            self.fields["questionnaire"].disabled = True
        self.questions = list(self._chosen())
        self.given = {row.question_id: row for row in self.instance.answers.all()} if self.instance.pk else {}
        for number, question in enumerate(self.questions, start=1):
            self._add_question(number, question)
        self.helper.layout = self._layout()

    def _chosen(self) -> Any:
        """The questions of the questionnaire that the record, the sent form or the address names."""
        raw = self.instance.questionnaire_id or self["questionnaire"].value()
        return Question.objects.filter(questionnaire_id=int(raw)) if str(raw or "").isdecimal() else ()

    def _add_question(self, number: int, question: Question) -> None:
        answer = self.given.get(question.pk)
        self.fields[f"score_{question.pk}"] = forms.TypedChoiceField(
            label=f"{number}. {question}",
            choices=SCORES,
            coerce=int,
            empty_value=None,
            required=False,
            initial="" if answer is None or answer.score is None else str(answer.score),
        )
        self.fields[f"text_{question.pk}"] = forms.CharField(
            label=_("Answer"),
            required=False,
            max_length=5000,
            initial=answer.text if answer else "",
            widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        )

    def _layout(self) -> Layout:
        sets = [Fieldset(str(title), *names, css_class="form-grid") for title, names in self.GROUPS]
        asked = [Div(f"score_{row.pk}", f"text_{row.pk}", css_class="question-grid") for row in self.questions]
        questions = [Fieldset(_now("Questions: 0 is bad, 4 is good"), *asked)] if asked else []
        return Layout("version", *sets, *questions, Fieldset(_now("Judgement"), *self.JUDGEMENT, css_class="form-grid"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("rating"):
            pairs = [(question.weight, cleaned.get(f"score_{question.pk}")) for question in self.questions]
            proposed = weigh(pairs).proposed
            if proposed is None:
                self.add_error("rating", _now("Choose a rating: no question has a score."))
            cleaned["rating"] = proposed or ""
        return cleaned

    def more_rows(self) -> Iterator[Row]:
        """The answers that are new or other than before; a question not known has a row too."""
        for question in self.questions:
            row = self.given.get(question.pk) or Answer(question=question)
            said = (self.cleaned_data[f"score_{question.pk}"], self.cleaned_data[f"text_{question.pk}"])
            if row.pk is None or said != (row.score, row.text):
                row.score, row.text = said
                yield row
