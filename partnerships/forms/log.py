from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr import days
from jisr.actions import PlainForm
from jisr.filters import DateInput, within_sight
from jisr.forms import LookupField
from partnerships.models import Contact, ExchangeKind, Partner

KINDS = [(kind, ExchangeKind(kind).label) for kind in ExchangeKind.LOGGED]


class LogForm(PlainForm):
    """A letter or call in the few words there is time for; the partner is told by the contact where only that is given."""

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    starts_on = forms.DateField(label=_("Day"), initial=days.today, widget=DateInput)
    partner = LookupField(Partner.objects.all(), label=_("Partner"), required=False)
    contact = LookupField(Contact.objects.all(), label=_("Contact"), required=False)
    subject = forms.CharField(
        label=pgettext_lazy("letter", "Subject"), max_length=300, widget=forms.TextInput({"dir": "auto"})
    )
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea({"rows": 3, "dir": "auto"}))

    file = forms.FileField(label=_("File"), required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("partner", "contact"):
            field: Any = self.fields[name]
            field.queryset = within_sight(field.queryset, user).current()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        partner, contact = cleaned.get("partner"), cleaned.get("contact")
        if contact and not partner and "partner" not in self.errors:
            cleaned["partner"] = contact.partner
        elif contact and partner and contact.partner_id != partner.pk:
            self.add_error("contact", ValidationError(_now("This person belongs to another partner.")))
        elif not partner and not contact and not self.errors:
            self.add_error("partner", ValidationError(_now("Say with whom: a partner or a contact.")))
        return cleaned
