from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from jisr.forms import RecordForm, RowForm, callback, rows_of
from jisr.models import Described, Named
from partnerships.models import Contact, Partner, PartnerIdentifier, PartnerTheme

from .theme import ShareForm


class IdentifierForm(RowForm):
    def clean_value(self) -> str:
        """Refuse a number that another partner of this authority already has."""
        value, scheme = self.cleaned_data["value"], self.cleaned_data.get("scheme")
        others = PartnerIdentifier.objects.filter(
            authority_id=self.user.authority_id, scheme=scheme, value=value
        ).exclude(pk=self.instance.pk)
        if other := others.select_related("partner").first():
            raise ValidationError(
                _("“%(value)s” already belongs to %(partner)s.") % {"value": value, "partner": other.partner}
            )
        return value


class PartnerForm(RecordForm):
    FORMSETS = (
        rows_of(Partner, PartnerIdentifier, ["scheme", "value"], form=IdentifierForm),
        rows_of(Partner, PartnerTheme, ["theme", "percent"], form=ShareForm),
    )

    GROUPS = (
        (_lazy("Name"), Named.NAME_FIELDS),
        (_lazy("Who they are"), ("acronym", "kind", "parent", "country", "city", "preferred_language", "owner")),
        (_lazy("How to reach them"), ("website", "email", "phone", "address")),
        (
            _lazy("What they fund"),
            ("funds", "refuses", "envelope_min", "envelope_max", "envelope_currency", "fiscal_month"),
        ),
        (_lazy("How the relation is kept alive"), ("silent_months",)),
        (_lazy("Description"), Described.DESCRIPTION_FIELDS),
    )

    class Meta:
        model = Partner
        fields = (
            *Named.NAME_FIELDS,
            "acronym",
            "kind",
            "parent",
            "country",
            "city",
            "address",
            "website",
            "email",
            "phone",
            "preferred_language",
            "envelope_min",
            "envelope_max",
            "envelope_currency",
            "fiscal_month",
            "funds",
            "refuses",
            "silent_months",
            *Described.DESCRIPTION_FIELDS,
            "owner",
        )
        formfield_callback = callback


class ContactForm(RecordForm):
    GROUPS = (
        (_lazy("Who"), ("partner", *Named.NAME_FIELDS, "role", "function", "language")),
        (_lazy("Post"), ("is_main", "may_sign", "left_on")),
        (_lazy("How to reach them"), ("email", "phone")),
        (_lazy("Personal data"), ("has_consent", "consented_on")),
    )

    class Meta:
        model = Contact
        fields = (
            "partner",
            *Named.NAME_FIELDS,
            "role",
            "function",
            "email",
            "phone",
            "language",
            "is_main",
            "may_sign",
            "left_on",
            "has_consent",
            "consented_on",
        )
        formfield_callback = callback
