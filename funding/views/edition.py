"""The page on which the next edition of a call is made."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.calls.editions import roll_over
from funding.models import Opportunity
from jisr.actions import ActionScreen, PlainForm


class NextEditionForm(PlainForm):
    months = forms.IntegerField(
        label=_("Months from this edition to the next"),
        min_value=1,
        max_value=120,
        help_text=_("Every date is moved by so many months; correct them when the call is published."),
        widget=forms.NumberInput({"dir": "ltr"}),
    )


class OpportunityNextEdition(ActionScreen):
    model = Opportunity
    action = "add"
    form_class = NextEditionForm
    title = _("Make the next edition")
    explanation = _(
        "A new call is made, announced, with the same partner, amounts, conditions, themes and documents, "
        "and the dates moved on. The partner's own number is left blank."
    )
    shown = ("partner", "donor_number", "recurs_months")
    does_not_apply = _("The next edition of this call is already on file, or the call is in the archive.")

    def applies_to(self, record: Opportunity) -> bool:
        return may_roll_over(record)

    def initial(self, record: Opportunity) -> dict[str, Any]:
        return {"months": record.recurs_months}

    def act(self, record: Opportunity, facts: dict[str, Any]) -> Opportunity:
        return roll_over(record, by=self.request.user, months=facts["months"])

    def done(self, shown: Any) -> Any:
        return _now("The next edition is on file: check its dates.")


def next_edition_of(record: Opportunity) -> Opportunity | None:
    return Opportunity.objects.filter(previous=record).first()


def may_roll_over(record: Opportunity) -> bool:
    return not record.archived_at and next_edition_of(record) is None
