from typing import Any

from crispy_forms.layout import Layout
from crispy_forms.utils import flatatt
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.forms import RecordForm, callback, rows_of
from jisr.models import Described, Named
from jisr.models.activity import Verb
from partnerships.models import Delegate, Exchange, ExchangeKind, ExchangePartner, ExchangeState, Outcome, ProgrammeItem
from partnerships.models.exchange import COUNTS


class ExchangeForm(RecordForm):
    FORMSETS = (
        rows_of(Exchange, ExchangePartner, ["partner"]),
        rows_of(Exchange, Delegate, ["side", "contact", "name", "function", "leads"]),
        rows_of(Exchange, ProgrammeItem, ["on", "at", "title", "place"]),
        rows_of(Exchange, Outcome, ["kind", "text"]),
    )

    GROUPS = (
        (_("Name"), Named.NAME_FIELDS),
        (
            _("What, when and where"),
            ("kind", "starts_on", "ends_on", "is_held", "place", "country", "agreement", "owner"),
        ),
        (_("Content"), ("agenda", "talking_points", "minutes")),
        (_("Participants"), COUNTS),
        (_("Cost"), ("cost", "cost_currency", "borne_by")),
        (_("Experience"), ("learnt", "reusable_where")),
        (_("Description"), Described.DESCRIPTION_FIELDS),
    )

    is_held = forms.BooleanField(label=_("It has already taken place"), required=False)

    class Meta:
        model = Exchange
        fields = (
            *Named.NAME_FIELDS,
            "kind",
            "starts_on",
            "ends_on",
            "place",
            "country",
            "agreement",
            "owner",
            "agenda",
            "talking_points",
            "minutes",
            *COUNTS,
            "cost",
            "cost_currency",
            "borne_by",
            "learnt",
            "reusable_where",
            *Described.DESCRIPTION_FIELDS,
        )
        formfield_callback = callback

    def narrow(self, user: Any, shared: dict[Any, list]) -> None:
        super().narrow(user, shared)
        if self.instance.pk:
            del self.fields["is_held"]

    def _layout(self) -> Layout:
        """The participants are asked only while the kind is one that counts them."""
        layout = super()._layout()
        for group in layout.fields[1:]:
            if group.fields[0] in COUNTS:
                group.flat_attrs = flatatt({"data-when": "kind", "data-is": " ".join(ExchangeKind.COUNTED)})
        return layout

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("is_held"):
            self.instance.start_at(ExchangeState.HELD, by=self.user)
        return cleaned

    def activity(self) -> dict[str, Any]:
        is_started = not self.instance.pk and self.instance.state == ExchangeState.HELD
        return {"verb": Verb.STARTED, "data": {"to": ExchangeState.HELD}} if is_started else {}

    def is_valid(self) -> bool:
        return super().is_valid() and self._outcomes_stay()

    def _outcomes_stay(self) -> bool:
        """Whether no outcome that somebody took up is removed; the error is noted on the form."""
        [formset] = [formset for formset in self.formsets if formset.model is Outcome]
        gone = [form.instance.pk for form in formset.deleted_forms]
        kept = Outcome.objects.filter(pk__in=gone, action_points__isnull=False) if gone else []
        for outcome in kept:
            self.add_error(None, ValidationError(taken_up(outcome)))
        return not kept


def taken_up(outcome: Outcome) -> str:
    """Why an outcome with an action point stays."""
    return _now("“%(outcome)s” became an action point: it cannot be removed.") % {"outcome": outcome}
