from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from funding.models import Proposal, ProposalMember, ProposalTheme
from jisr import codes
from jisr.filters import DateInput
from jisr.formfields import AmountFormField, CodeFormField
from jisr.forms import RecordForm, callback, rows_of
from jisr.models import Described, Named
from jisr.money import AmountError, read_amount
from partnerships.forms.theme import ShareForm


class ProposalForm(RecordForm):
    FORMSETS = (
        rows_of(Proposal, ProposalMember, ["partner", "role", "percent"]),
        rows_of(Proposal, ProposalTheme, ["theme", "percent"], form=ShareForm),
    )
    GROUPS = (
        (_("Name"), Named.NAME_FIELDS),
        (_("Bid"), ("donor", "opportunity", "donor_number", "requested_amount", "own_amount", "currency", "owner")),
        (_("Dates"), ("due_on", "concept_submitted_on", "submitted_on", "decided_on")),
        (_("Description"), Described.DESCRIPTION_FIELDS),
    )

    class Meta:
        model = Proposal
        fields = (
            *Named.NAME_FIELDS,
            "donor",
            "opportunity",
            "donor_number",
            "requested_amount",
            "own_amount",
            "currency",
            "owner",
            "due_on",
            "concept_submitted_on",
            "submitted_on",
            "decided_on",
            *Described.DESCRIPTION_FIELDS,
        )
        formfield_callback = callback


class AwardForm(forms.Form):
    """What an award adds to the proposal: asked once, for the agreement and the project alike."""

    number = forms.CharField(label=_("Donor's own number"), max_length=150, required=False)
    decided_on = forms.DateField(label=_("Donor's decision on"), widget=DateInput())
    signed_on = forms.DateField(
        label=_("Signed on"),
        required=False,
        widget=DateInput(),
        help_text=_("Leave blank while the agreement is being drafted."),
    )
    starts_on = forms.DateField(label=_("Starts on"), required=False, widget=DateInput())
    ends_on = forms.DateField(label=_("Ends on"), required=False, widget=DateInput())
    amount = AmountFormField(label=_("Amount granted"))
    currency = CodeFormField(label=_("Currency"), code_list=codes.CURRENCIES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].widget.attrs["dir"] = "ltr"
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        try:
            if facts.get("amount") is not None:
                read_amount(facts["amount"], currency=facts.get("currency"))
        except AmountError as error:
            self.add_error("amount", error)
        return facts
