from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.forms.go_ahead import GoAhead
from funding.models import (
    Proposal,
    ProposalAxis,
    ProposalBudgetLine,
    ProposalDocument,
    ProposalGoal,
    ProposalMember,
    ProposalTheme,
)
from jisr import codes
from jisr.filters import DateInput
from jisr.formfields import AmountFormField, CodeFormField
from jisr.forms import RecordForm, callback, rows_of
from jisr.models import Described, Named
from jisr.money import AmountError, read_amount
from partnerships.forms.theme import ShareForm

BUDGET_FIELDS = ["heading", "source", "partner", "form", "amount", "note"]


class ProposalForm(GoAhead, RecordForm):
    """A bid in parts that its page names in an index: `parts` gives (anchor, title)."""

    FORMSETS = (
        rows_of(Proposal, ProposalMember, ["partner", "role", "percent", "letter_on"]),
        rows_of(Proposal, ProposalBudgetLine, BUDGET_FIELDS),
        rows_of(Proposal, ProposalTheme, ["theme", "percent"], form=ShareForm),
        rows_of(Proposal, ProposalAxis, ["axis", "percent"], form=ShareForm),
        rows_of(Proposal, ProposalGoal, ["goal", "percent"], form=ShareForm),
        rows_of(Proposal, ProposalDocument, ["type", "step", "note"]),
    )
    GROUPS = (
        (_("Name"), Named.NAME_FIELDS),
        (_("Bid"), ("donor", "opportunity", "donor_number", "owner", "probability")),
        (_("Money"), ("requested_amount", "own_amount", "currency")),
        (_("Concept note and full proposal"), ("concept_due_on", "due_on", "concept_submitted_on", "submitted_on")),
        (_("Decision and project"), ("expected_on", "decided_on", "starts_on", "ends_on")),
        (_("After the grant"), ("runs_after", "pays_after", "sustainability")),
        (_("Description"), Described.DESCRIPTION_FIELDS),
    )

    class Meta:
        model = Proposal
        fields = (
            *Named.NAME_FIELDS,
            "donor",
            "opportunity",
            "donor_number",
            "owner",
            "probability",
            "requested_amount",
            "own_amount",
            "currency",
            "concept_due_on",
            "due_on",
            "concept_submitted_on",
            "submitted_on",
            "expected_on",
            "decided_on",
            "starts_on",
            "ends_on",
            "runs_after",
            "pays_after",
            "sustainability",
            *Described.DESCRIPTION_FIELDS,
        )
        formfield_callback = callback

    def _layout(self) -> Layout:
        """Each group with the anchor that the index leads to."""
        sets = [
            Fieldset(title, *names, css_class="form-grid", css_id=f"part-{place}")
            for place, (title, names) in enumerate(self.GROUPS, 1)
        ]
        return Layout("version", *sets)

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The anchor and title of every part of the form, in order."""
        groups = [(f"part-{place}", str(title)) for place, (title, _names) in enumerate(self.GROUPS, 1)]
        return [*groups, *((f"{formset.prefix}-title", capfirst(formset.title)) for formset in self.formsets)]

    def is_valid(self) -> bool:
        """The lines of the budget are in the proposal's currency."""
        good = super().is_valid()
        return self._budget_fits() and good

    def _budget_fits(self) -> bool:
        [lines] = [formset for formset in self.formsets if formset.model is ProposalBudgetLine]
        currency, fits = self.cleaned_data.get("currency"), True
        kept = [row for row in lines.forms if row not in lines.deleted_forms]
        filled = [row for row in kept if getattr(row, "cleaned_data", {}).get("amount")]
        if filled and not currency:
            self.add_error("currency", _now("Give the currency of the budget."))
            return False
        for row in filled:
            try:
                read_amount(row.cleaned_data["amount"].normalize(), currency=currency)
            except AmountError as error:
                row.add_error("amount", error)
                fits = False
        return fits


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
