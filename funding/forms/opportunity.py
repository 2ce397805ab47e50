from django import forms
from django.utils.translation import gettext_lazy as _

from funding.models import Opportunity, OpportunityDate, OpportunityTheme
from jisr.forms import RecordForm, RowForm, callback, rows_of
from jisr.models import Described, Named
from partnerships.forms.theme import ShareForm


class DateForm(RowForm):
    at = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


class OpportunityForm(RecordForm):
    FORMSETS = (
        rows_of(Opportunity, OpportunityDate, ["kind", "on", "at", "zone"], form=DateForm),
        rows_of(Opportunity, OpportunityTheme, ["theme", "percent"], form=ShareForm),
    )
    GROUPS = (
        (_("Name"), Named.NAME_FIELDS),
        (_("Call"), ("partner", "donor_number", "link", "owner")),
        (_("Money"), ("envelope", "grant_min", "grant_max", "currency", "cofinancing_percent")),
        (_("Description"), Described.DESCRIPTION_FIELDS),
    )

    class Meta:
        model = Opportunity
        fields = (
            *Named.NAME_FIELDS,
            "partner",
            "donor_number",
            "link",
            "owner",
            "envelope",
            "grant_min",
            "grant_max",
            "currency",
            "cofinancing_percent",
            *Described.DESCRIPTION_FIELDS,
        )
        formfield_callback = callback
