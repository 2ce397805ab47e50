from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.actions import PlainForm
from jisr.forms import RecordForm, RowForm, callback, rows_of
from jisr.models import Named, User
from partnerships.models import (
    Agreement,
    AgreementDuty,
    Obligation,
    ObligationKind,
    ObligationTemplate,
    TemplateDuty,
)
from partnerships.obligations import forget_duties, make_obligations

NAMES = Named.NAME_FIELDS[:3]


def check_unlocks(agreement: Agreement | None, instalment: Any) -> None:
    """Raise ValidationError on `unlocks` for an instalment that stands under another agreement."""
    if instalment and agreement and instalment.agreement_id and instalment.agreement_id != agreement.pk:
        text = _now("Instalment %(reference)s stands under another agreement.") % {"reference": instalment.reference}
        raise ValidationError({"unlocks": text})


class ObligationForm(RecordForm):
    GROUPS = (
        (_("Obligation"), ("agreement", "kind", "side", "partner", "due_on", "owner")),
        (_("What it takes"), ("evidence", "document_type", "unlocks")),
        (_("Name"), NAMES),
    )

    class Meta:
        model = Obligation
        fields = (
            "agreement",
            "kind",
            "side",
            "partner",
            "due_on",
            "owner",
            "evidence",
            "document_type",
            "unlocks",
            *NAMES,
        )
        formfield_callback = callback

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        check_unlocks(cleaned.get("agreement"), cleaned.get("unlocks"))
        return cleaned


class ObligationKindForm(RecordForm):
    class Meta:
        model = ObligationKind
        fields = ("code", *NAMES)
        formfield_callback = callback


class ObligationTemplateForm(RecordForm):
    FORMSETS = (rows_of(ObligationTemplate, TemplateDuty, list(TemplateDuty.DUTY_FIELDS)),)
    GROUPS = ((_("Name"), NAMES), (_("Meant for"), ("kind", "partner")))

    class Meta:
        model = ObligationTemplate
        fields = (*NAMES, "kind", "partner")
        formfield_callback = callback


class AgreementDutyForm(RowForm):
    """A duty inside its agreement's form of duties."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        check_unlocks(self.instance.agreement, cleaned.get("unlocks"))
        return cleaned


class AgreementDutiesForm(RecordForm):
    """The duties of one agreement; saving them makes their dates."""

    FORMSETS = (
        rows_of(Agreement, AgreementDuty, [*AgreementDuty.DUTY_FIELDS, "owner", "unlocks"], form=AgreementDutyForm),
    )

    class Meta:
        model = Agreement
        fields = ()
        formfield_callback = callback

    def store(self, *, via: str) -> Agreement:
        today = days.today()
        gone = [form.instance for formset in self.formsets for form in formset.deleted_forms if form.instance.pk]
        with transaction.atomic():
            forget_duties(gone, by=self.user, today=today, via=via)
            agreement = super().store(via=via)
            assert isinstance(agreement, Agreement)
            make_obligations(agreement, by=self.user, today=today, via=via)
        return agreement


class TemplateChoiceForm(PlainForm):
    """Which template to take over: those of the agreement's kind and partners come first."""

    template = forms.ModelChoiceField(ObligationTemplate.objects.none(), label=_("Template of obligations"))

    def __init__(self, *args: Any, agreement: Agreement, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = ObligationTemplate.objects.visible_to(user).current()
        partners = agreement.parties.values("partner")
        fitting = (Q(kind=agreement.kind_id) | Q(kind=None)) & (Q(partner__in=partners) | Q(partner=None))
        field = self.fields["template"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows.filter(fitting).order_by("partner", "kind", "pk")
