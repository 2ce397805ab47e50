"""What one chooses before a report is made."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.filters import DateInput
from jisr.models.user import Language


class SheetForm(forms.Form):
    """The reader's language."""

    language = forms.ChoiceField(
        label=_("Language of the report"),
        choices=Language.choices,
        widget=forms.Select(attrs={"class": "form-select"}),
    )


class PeriodForm(SheetForm):
    """The period, both days included, and the reader's language."""

    start = forms.DateField(label=_("From"), widget=DateInput(attrs={"class": "form-control"}))
    end = forms.DateField(label=_("To"), widget=DateInput(attrs={"class": "form-control"}))

    field_order = ("start", "end", "language")

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("start") and values.get("end") and values["end"] < values["start"]:
            self.add_error("end", _now("The period ends before it starts."))
        return values
