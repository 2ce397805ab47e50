from django import forms
from django.utils.translation import gettext_lazy as _

from funding.models import Opportunity, OpportunityDate, OpportunityDocument, OpportunityTheme
from jisr.forms import RecordForm, RowForm, callback, rows_of
from jisr.models import Described, Named
from partnerships.forms.theme import ShareForm

CALL = ("partner", "donor_number", "link", "source", "recurs_months", "owner")
WHO = ("applicants", "languages", "countries", "eligibility")
MONEY = ("envelope", "grant_min", "grant_max", "currency", "cofinancing_percent", "cofinancing_base")


class DateForm(RowForm):
    at = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


class OpportunityForm(RecordForm):
    FORMSETS = (
        rows_of(Opportunity, OpportunityDate, ["kind", "on", "at", "zone"], form=DateForm),
        rows_of(Opportunity, OpportunityTheme, ["theme", "percent"], form=ShareForm),
        rows_of(Opportunity, OpportunityDocument, ["type", "step", "note"]),
    )
    GROUPS = (
        (_("Name"), Named.NAME_FIELDS),
        (_("Call"), CALL),
        (_("Money"), MONEY),
        (_("Eligibility"), WHO),
        (_("Description"), Described.DESCRIPTION_FIELDS),
    )

    class Meta:
        model = Opportunity
        fields = (*Named.NAME_FIELDS, *CALL, *MONEY, *WHO, *Described.DESCRIPTION_FIELDS)
        formfield_callback = callback
