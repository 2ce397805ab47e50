"""What one chooses before a report is made."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.filters import DateInput
from jisr.models import Authority
from jisr.models.user import Language


def budget_year(authority: Authority, today: date) -> tuple[date, date]:
    """The first and last day of the authority's budget year that `today` falls in."""
    started = today.year if today.month >= authority.fiscal_month else today.year - 1
    start = date(started, authority.fiscal_month, 1)
    return start, date(started + 1, authority.fiscal_month, 1) - timedelta(days=1)


class SheetForm(forms.Form):
    """The reader's language."""

    language = forms.ChoiceField(
        label=_("Language of the report"),
        choices=Language.choices,
        widget=forms.Select(attrs={"class": "form-select"}),
    )


class StatementForm(SheetForm):
    """The period, both days included, and the reader's language."""

    start = forms.DateField(label=_("From"), widget=DateInput(attrs={"class": "form-control"}))
    end = forms.DateField(label=_("To"), widget=DateInput(attrs={"class": "form-control"}))

    field_order = ("start", "end", "language")

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("start") and values.get("end") and values["end"] < values["start"]:
            self.add_error("end", _now("The period ends before it starts."))
        return values
