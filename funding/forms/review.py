"""What is asked about versions, reviews and letters of a bid."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from funding.models import Proposal, ProposalMember, ProposalVersion, Verdict
from jisr.actions import PlainForm
from jisr.documents import documents_of
from jisr.filetypes import ENDINGS
from jisr.filters import DateInput
from jisr.models import Document, User
from jisr.notes import LONGEST, readers_of


class KeepForm(PlainForm):
    label = forms.CharField(
        label=pgettext_lazy("version", "What it is"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
        help_text=_("Such as: sent to the partner for comment."),
    )


class CompareForm(forms.Form):
    """Two versions of one proposal, or one and the proposal as it is now (`now`)."""

    NOW = "now"

    before = forms.ChoiceField(label=_("From"), widget=forms.Select({"class": "form-select"}))
    after = forms.ChoiceField(label=_("To"), widget=forms.Select({"class": "form-select"}))

    def __init__(self, *args: Any, versions: list[ProposalVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(str(version.number), name_of(version)) for version in versions]
        choices = [*names, (self.NOW, _("as it is now"))]
        self.fields["before"].choices = self.fields["after"].choices = choices  # type: ignore[attr-defined]


def name_of(version: ProposalVersion) -> str:
    """“3 · Submitted · sent to the donor”."""
    parts = (str(version.number), str(version.get_stage_display()), version.label)
    return " · ".join(part for part in parts if part)


class AskReviewForm(PlainForm):
    reviewers = forms.ModelMultipleChoiceField(
        User.objects.none(), label=_("Who is asked"), widget=forms.CheckboxSelectMultiple
    )
    question = forms.CharField(
        label=_("What to look at"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    due_on = forms.DateField(label=_("Wanted by"), required=False, widget=DateInput())

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reviewers"].queryset = readers_of(Proposal, user)  # type: ignore[attr-defined]


class GiveReviewForm(PlainForm):
    verdict = forms.ChoiceField(label=_("Verdict"), choices=Verdict.choices, widget=forms.RadioSelect)
    comments = forms.CharField(
        label=_("Comments"), max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 6, "dir": "auto"})
    )


class LetterForm(PlainForm):
    """Whose letter it is, and the file, or the document that is already on the proposal."""

    member = forms.ModelChoiceField(ProposalMember.objects.none(), label=_("Member of the consortium"))
    file = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput({"accept": ",".join(f".{ending}" for ending in ENDINGS)}),
    )
    document = forms.ModelChoiceField(
        Document.objects.none(), label=_("Or a document already on the proposal"), required=False
    )
    letter_on = forms.DateField(label=_("Dated"), required=False, widget=DateInput())

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = proposal.members.select_related("partner")  # type: ignore[attr-defined]
        self.fields["document"].queryset = documents_of(proposal)  # type: ignore[attr-defined]
