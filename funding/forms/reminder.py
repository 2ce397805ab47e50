"""The form of an authority's reminders: for each kind of date, so many days and who is told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.models import DatedKind, Told
from funding.reminder_rules import Rule, Rules

MOST_DAYS = 365
MOST_ROWS = 30


class RuleForm(forms.Form):
    """One reminder."""

    days = forms.IntegerField(
        label=_("Days"),
        min_value=-MOST_DAYS,
        max_value=MOST_DAYS,
        widget=forms.NumberInput({"dir": "ltr"}),
    )
    told = forms.ChoiceField(label=_("Who is told"), choices=Told.choices, initial=Told.OWNER)


class RuleFormSet(BaseFormSet):
    """The reminders of one kind of date."""

    title: Any = ""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _now("Remove")

    def clean(self) -> None:
        """Each reminder stands once."""
        rules = self.rules
        if len(rules) != len(set(rules)):
            raise ValidationError(_now("The same reminder stands twice: “%(kind)s”."), params={"kind": self.title})

    @property
    def rules(self) -> list[Rule]:
        """What the filled rows say."""
        filled = [form.cleaned_data for form in self.forms if getattr(form, "cleaned_data", None)]
        return [
            Rule(row["days"], row["told"]) for row in filled if {"days", "told"} <= row.keys() and not row["DELETE"]
        ]


RuleRows = formset_factory(
    RuleForm,
    formset=RuleFormSet,
    extra=0,
    can_delete=True,
    max_num=MOST_ROWS,
    absolute_max=MOST_ROWS,
    validate_max=True,
)


class RemindersForm:
    """The rows of all kinds together; `data` is what was sent, `rules` what holds."""

    def __init__(self, data: Any, rules: Rules) -> None:
        self.formsets = {str(kind): self._rows(kind, data, rules) for kind in DatedKind}

    @staticmethod
    def _rows(kind: DatedKind, data: Any, rules: Rules) -> RuleFormSet:
        begun = [rule._asdict() for rule in rules.get(kind, ())]
        rows = RuleRows(data, prefix=str(kind), initial=None if data is not None else begun)
        assert isinstance(rows, RuleFormSet)
        rows.title = kind.label
        return rows

    def is_valid(self) -> bool:
        valid = [rows.is_valid() for rows in self.formsets.values()]
        return all(valid)

    @property
    def rules(self) -> dict[str, list[Rule]]:
        return {kind: rows.rules for kind, rows in self.formsets.items()}

    @property
    def errors(self) -> list[dict[str, str]]:
        """Each refusal: of which kind, of which field, where the field is, what is wrong."""
        found = []
        for rows in self.formsets.values():
            found += [{"kind": rows.title, "label": "", "place": "", "text": text} for text in rows.non_form_errors()]
            for form in rows.forms:
                for field in form:
                    place = field.id_for_label
                    found += [
                        {"kind": rows.title, "label": field.label, "place": place, "text": text}
                        for text in field.errors
                    ]
        return found
