"""The form that accompanies a move: the facts the new state requires, and the reason."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from jisr.facts import currency_field
from jisr.formfields import AmountFormField
from jisr.forms import callback
from jisr.models import State, Stateful
from jisr.money import AmountError, read_amount


class MoveForm(forms.Form):
    """Fields that the target state requires, filled with what the record already has, and a reason."""

    reason = forms.CharField(label=_("Reason"), required=False, max_length=500, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, record: Stateful, target: State, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record = record
        fields: dict[str, Any] = {}
        for name in (*target.required_fields, *target.offered_fields):
            field = record._meta.get_field(name)
            assert isinstance(field, models.Field)
            fields[name] = callback(field)
            fields[name].required = name in target.required_fields
            fields[name].initial = getattr(record, name)
            if isinstance(fields[name], forms.ModelChoiceField):
                fields[name].queryset = record.choices_for(target, name, fields[name].queryset)
        self.fields = {**fields, "reason": self.fields["reason"]}
        self.fields["reason"].required = target.needs_reason
        self._warn(record.warnings_for(target))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean(self) -> dict[str, Any]:
        """Amounts keep within their currency's decimals."""
        cleaned = super().clean() or {}
        for name, item in self.fields.items():
            if isinstance(item, AmountFormField) and cleaned.get(name) is not None:
                other = currency_field(type(self.record), name)
                currency = cleaned.get(other) or getattr(self.record, other, "")
                try:
                    read_amount(cleaned[name], currency=currency or None)
                except AmountError as error:
                    self.add_error(name, error)
        return cleaned

    def _warn(self, warnings: list[str]) -> None:
        """Ask that the person has seen what speaks against the move; it stays their choice."""
        if warnings:
            self.fields["is_seen"] = forms.BooleanField(
                label=_("I have seen this and go on"), help_text=" ".join(warnings)
            )

    @property
    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("reason", "is_seen")}
