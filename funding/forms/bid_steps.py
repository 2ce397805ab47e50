"""What is asked when a bid leaves, and when a lost one is begun again."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.bids.submitting import stage_after
from funding.models import Channel, Opportunity, Proposal, ProposalStage
from jisr import days
from jisr.actions import PlainForm
from jisr.filetypes import ENDINGS
from jisr.filters import DateInput
from jisr.forms import LookupField, callback
from jisr.models import User
from jisr.money import AmountError, read_amount


class SubmissionForm(PlainForm):
    """When, how and under which number it left; the full proposal also says what it asks for."""

    on = forms.DateField(label=_("Submitted on"), widget=DateInput())
    at = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    channel = forms.ChoiceField(label=_("Channel"), choices=Channel.choices)
    number = forms.CharField(label=_("Number of the receipt"), max_length=150, required=False)
    file = forms.FileField(
        label=_("Receipt, or what was sent"),
        required=False,
        widget=forms.FileInput({"accept": ",".join(f".{ending}" for ending in ENDINGS)}),
    )
    note = forms.CharField(
        label=_("Note"), required=False, max_length=500, widget=forms.Textarea({"rows": 2, "dir": "auto"})
    )

    def __init__(self, *args: Any, proposal: Proposal, warnings: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = days.today
        self.fields["number"].widget.attrs["dir"] = "ltr"
        size = settings.DOCUMENT_MAX_BYTES // 1024 // 1024
        self.fields["file"].help_text = _now("At most %(size)s MB; it is kept among the documents.") % {"size": size}
        if stage_after(proposal) == ProposalStage.SUBMITTED:
            self._ask_for_amount(proposal)
        if warnings:
            self.fields["is_seen"] = forms.BooleanField(
                label=_("I have seen this and go on"), help_text=" ".join(warnings)
            )

    def _ask_for_amount(self, proposal: Proposal) -> None:
        for name in ("requested_amount", "currency"):
            self.fields[name] = callback(Proposal._meta.get_field(name))  # type: ignore[arg-type,assignment]
            self.fields[name].required = True
            self.fields[name].initial = getattr(proposal, name)

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        try:
            if facts.get("requested_amount") is not None:
                read_amount(facts["requested_amount"], currency=facts.get("currency"))
        except AmountError as error:
            self.add_error("requested_amount", error)
        return facts


class RecycleForm(PlainForm):
    """For which new call, if any."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        calls = Opportunity.objects.visible_to(user).current().alive()
        self.fields["opportunity"] = LookupField(
            calls,
            label=_("New call"),
            required=False,
            help_text=_("Its partner becomes the donor. Leave blank while there is none."),
        )
