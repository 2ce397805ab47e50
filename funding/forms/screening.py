"""Our own templates of criteria, and the sheet that answers them for one call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.models import (
    Criterion,
    CriterionPart,
    Opportunity,
    Screening,
    ScreeningAnswer,
    ScreeningTemplate,
)
from funding.screenings.decisions import WEIGHED
from funding.screenings.pledges import Check, check_means
from jisr import days, formats
from jisr.forms import LookupField, RecordForm, RowForm, callback, rows_of
from jisr.models import Named, Row
from jisr.moving import MoveForm

CRITERION_FIELDS = ["position", "part", "aspect", "name_ar", "name_fr", "name_en", "weight", "is_required"]
UNKNOWN = ("", _("not known"))
YES_NO = [UNKNOWN, ("1", _("Yes")), ("0", _("No"))]
SCORES = [UNKNOWN, ("0", "0"), ("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")]
REMOVED = _("“%(criterion)s” has been answered in sheets: it cannot be removed.")
TURNED = _("“%(criterion)s” has been answered in sheets: it stays a condition or a score.")


def check_criteria(rows: list[Any]) -> None:
    """Raise ValidationError for (place, part, needed) rows with one place twice, or a score that is a condition."""
    places = [place for place, _part, _needed in rows]
    if len(set(places)) != len(places):
        raise ValidationError(_now("Two criteria have the same place in the order."))
    if any(part == CriterionPart.SCORE and needed for _place, part, needed in rows):
        raise ValidationError(_now("Only a condition can be one without which we cannot bid."))


class CriterionForm(RowForm):
    @staticmethod
    def check_rows(rows: list[dict[str, Any]]) -> None:
        check_criteria([(row["position"], row["part"], row["is_required"]) for row in rows])


class ScreeningTemplateForm(RecordForm):
    FORMSETS = (rows_of(ScreeningTemplate, Criterion, CRITERION_FIELDS, form=CriterionForm),)

    class Meta:
        model = ScreeningTemplate
        fields = ("code", *Named.NAME_FIELDS)
        formfield_callback = callback

    def is_valid(self) -> bool:
        """A criterion that was answered stays what it is."""
        good = super().is_valid()
        if not good:
            return False
        formset = self.formsets[0]
        gone = {row.instance.pk for row in formset.deleted_forms}
        turned = {row.instance.pk for row in formset.initial_forms if "part" in row.changed_data} - gone
        for message, keys in ((REMOVED, gone), (TURNED, turned)):
            answered = ScreeningAnswer.objects.filter(criterion__in=keys - {None}).select_related("criterion")
            for answer in answered[:1]:
                self.add_error(None, message % {"criterion": answer.criterion})
                return False
        return True


@dataclass(frozen=True)
class Asked:
    """One criterion on the page of the sheet."""

    criterion: Criterion
    answer: BoundField
    note: BoundField


class ScreeningForm(RecordForm):
    """The call, what it would cost us, then every criterion of the template: conditions first."""

    GROUPS = (
        (_("Call"), ("opportunity", "owner")),
        (_("What it would cost us"), ("asked_amount", "own_amount", "currency")),
        (_("Note"), ("note",)),
    )

    class Meta:
        model = Screening
        fields = ("opportunity", "template", "owner", "asked_amount", "own_amount", "currency", "note")
        formfield_callback = callback

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"].widget = forms.HiddenInput()
        if self.instance.pk:
            self.fields["template"].disabled = self.fields["opportunity"].disabled = True
        self.criteria = list(self._chosen())
        answers = self.instance.answers.all() if self.instance.pk else ()
        self.given = {row.criterion_id: row for row in answers}
        for criterion in self.criteria:
            self._add(criterion)
        sets = [Fieldset(str(title), *names, css_class="form-grid") for title, names in self.GROUPS]
        self.helper.layout = Layout("version", "template", *sets)

    def _chosen(self) -> Any:
        """The criteria of the template that the record, the sent form or the address names."""
        raw = self.instance.template_id or self["template"].value()
        return Criterion.objects.filter(template_id=int(raw)) if str(raw or "").isdecimal() else ()

    def _add(self, criterion: Criterion) -> None:
        given = self.given.get(criterion.pk)
        self.fields[f"answer_{criterion.pk}"] = forms.TypedChoiceField(
            label=str(criterion),
            choices=YES_NO if criterion.part == CriterionPart.CHECK else SCORES,
            coerce=int,
            empty_value=None,
            required=False,
            initial="" if given is None or given.answer is None else str(given.answer),
            widget=forms.RadioSelect({"class": "form-check-input"}),
        )
        self.fields[f"note_{criterion.pk}"] = forms.CharField(
            label=_("Note"),
            required=False,
            max_length=500,
            initial=given.note if given else "",
            widget=forms.TextInput({"dir": "auto", "class": "form-control"}),
        )

    def _asked(self, part: str) -> list[Asked]:
        rows = (row for row in self.criteria if row.part == part)
        return [Asked(row, self[f"answer_{row.pk}"], self[f"note_{row.pk}"]) for row in rows]

    @property
    def checks(self) -> list[Asked]:
        return self._asked(CriterionPart.CHECK)

    @property
    def scores(self) -> list[Asked]:
        return self._asked(CriterionPart.SCORE)

    @property
    def call(self) -> Opportunity | None:
        """The call that is judged, as the record or the form says it."""
        if self.instance.opportunity_id:
            return self.instance.opportunity
        field = self.fields["opportunity"]
        assert isinstance(field, LookupField)
        try:
            return field.to_python(self["opportunity"].value())
        except ValidationError:
            return None

    def more_rows(self) -> Iterator[Row]:
        """The answers that are new or other than before; a criterion not known has a row too."""
        for criterion in self.criteria:
            row = self.given.get(criterion.pk) or ScreeningAnswer(criterion=criterion)
            said = (self.cleaned_data[f"answer_{criterion.pk}"], self.cleaned_data[f"note_{criterion.pk}"])
            if row.pk is None or said != (row.answer, row.note):
                row.answer, row.note = said
                yield row


class ScreeningMoveForm(MoveForm):
    """Asks why we go beyond our means, where the call needs more than remains for cofinancing."""

    def __init__(self, *args: Any, record: Screening, target: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, target=target, **kwargs)
        self.fields["reason"].label = _("Note")
        check = check_means(record, days.today()) if target in WEIGHED else None
        if check and check.is_beyond:
            self._ask_why(record, check)

    def _ask_why(self, record: Screening, check: Check) -> None:
        said = {
            "need": formats.money(check.need.money if check.need else None),
            "remaining": formats.money(check.means.remaining, check.means.currency),
        }
        self.fields["override_reason"] = forms.CharField(
            label=_("Why we go beyond our means"),
            help_text=_now("The call needs %(need)s of our own money and %(remaining)s remains.") % said,
            initial=record.override_reason,
            max_length=2000,
            widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        )
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])
