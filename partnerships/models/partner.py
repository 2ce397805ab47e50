from __future__ import annotations

import enum
import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.codes import CodeList
from jisr.fields import AmountField, CodesField, CountryField, CurrencyField
from jisr.models import Described, Mergeable, Named, Record, RecordQuerySet, Row, State, Stateful, check_no_cycle
from jisr.models.user import Language

from .theme import ThemeShare


class PartnerKind(models.TextChoices):
    UN = "un", _("UN agency")
    EU = "eu", _("EU programme or body")
    FOREIGN_LOCAL = "foreign_local", _("Foreign local government")
    INGO = "ingo", _("International NGO")
    BILATERAL = "bilateral", _("Bilateral agency")
    BANK = "bank", _("Development bank")
    STATE = "state", _("State body")
    MOROCCAN_LOCAL = "moroccan_local", _("Moroccan local government")
    PRIVATE = "private", _("Private sector")
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    ACADEMIA = "academia", _("University or research body")


class PartnerKindsField(CodesField):
    """Several kinds of partner."""

    description = _("Kinds of partner")
    code_list = CodeList(
        max_length=20,
        first=tuple(PartnerKind.values),
        known=lambda: frozenset(PartnerKind.values),
        offered=lambda: frozenset(PartnerKind.values),
        label=lambda code: str(PartnerKind(code).label),
        refusal=_("“%(value)s” is not a kind of partner."),
    )


class PartnerState(State):
    PROSPECT = "prospect", _("Prospect")
    ACTIVE = "active", _("Active")
    DORMANT = "dormant", _("Dormant")
    ENDED = "ended", _("Ended")

    NEXT = enum.nonmember(
        {
            "prospect": ("active", "ended"),
            "active": ("dormant", "ended"),
            "dormant": ("active", "ended"),
            "ended": ("active",),
        }
    )
    REASON = enum.nonmember({"dormant", "ended"})
    OPEN = enum.nonmember({"prospect", "active"})


class PartnerQuerySet(RecordQuerySet):
    def not_merged(self) -> PartnerQuerySet:
        return self.filter(merged_into=None)


class Partner(Mergeable, Described, Stateful, Record):
    """Any body the authority works with: a donor, a twinned city, a ministry, an association."""

    PREFIX = "PRT"
    ICON = "building-2"
    STATES = PartnerState
    SEARCH_FIELDS = ("reference", "acronym", "name_ar", "name_fr", "name_en", "name_original", "city", "website")

    kind = models.CharField(_("kind"), max_length=20, choices=PartnerKind)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    country = CountryField(_("country"), blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    address = models.TextField(_("address"), blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    preferred_language = models.CharField(
        _("preferred language"), max_length=2, choices=Language, default=Language.FRENCH
    )
    envelope_min = AmountField(_("usual funding, from"), null=True, blank=True)
    envelope_max = AmountField(_("usual funding, up to"), null=True, blank=True)
    envelope_currency = CurrencyField(_("currency of the funding"), blank=True)
    fiscal_month = models.PositiveSmallIntegerField(
        _("first month of its budget year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    funds = models.TextField(_("what it funds"), blank=True)
    refuses = models.TextField(_("what it refuses"), blank=True)
    silent_months = models.PositiveSmallIntegerField(
        _("dormant after so many months without news"), null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    state = models.CharField(
        _("state"), max_length=20, choices=PartnerState, default=PartnerState.PROSPECT, editable=False
    )
    owner = models.ForeignKey(
        "jisr.User", models.PROTECT, null=True, blank=True, related_name="owned_partners", verbose_name=_("followed by")
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="merged_from", verbose_name=_("merged into")
    )

    objects = PartnerQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints = [
            *Record.Meta.constraints,
            Named.has_a_name("partner"),
            models.CheckConstraint(
                name="partner_envelope_is_not_upside_down",
                condition=Q(envelope_min=None) | Q(envelope_max=None) | Q(envelope_min__lte=F("envelope_max")),
                violation_error_message=_("The smallest usual funding is above the largest."),
            ),
            models.CheckConstraint(
                name="partner_envelope_has_a_currency",
                condition=Q(envelope_min=None, envelope_max=None) | ~Q(envelope_currency=""),
                violation_error_message=_("Give the currency of the usual funding."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        check_no_cycle(self)

    def search_parts(self) -> Iterable[str]:
        return [*super().search_parts(), *self.identifiers.values_list("value", flat=True)]


IDENTIFIER_FORMS = {
    "iati": (r"^[^\s/&|?]{2,100}$", _("An IATI organisation identifier holds no space and none of / & | ?.")),
    "ice": (r"^\d{15}$", _("An ICE has 15 digits.")),
    "vat": (r"^[A-Z]{2}[A-Z0-9]{2,13}$", _("A VAT number is two letters, then 2 to 13 letters or digits.")),
    "pic": (r"^\d{9}$", _("A PIC has 9 digits.")),
    "pador": (r"^[A-Z]{2}-\d{4}-[A-Z]{3}-\d{10}$", _("A PADOR number looks like MA-2008-ABC-1234567890.")),
    "lei": (r"^[A-Z0-9]{18}\d{2}$", _("A LEI has 18 letters or digits, then 2 digits.")),
}


class IdentifierScheme(models.TextChoices):
    IATI = "iati", _("IATI organisation identifier")
    ICE = "ice", _("Moroccan company identifier (ICE)")
    VAT = "vat", _("VAT number")
    PIC = "pic", _("EU participant code (PIC)")
    PADOR = "pador", _("EU PADOR number")
    LEI = "lei", _("Legal entity identifier (LEI)")
    REGISTER = "register", _("Number in a national register")


class PartnerIdentifier(Row):
    """A number under which others know the partner."""

    PARENT = "partner"

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="identifiers", verbose_name=_("partner"))
    authority = models.ForeignKey("jisr.Authority", models.PROTECT, editable=False, related_name="+")
    scheme = models.CharField(_("scheme"), max_length=20, choices=IdentifierScheme)
    value = models.CharField(_("identifier"), max_length=100, validators=[RegexValidator(r"^\S(.*\S)?$")])

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ["scheme", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "scheme", "value"],
                name="identifier_belongs_to_one_partner",
                violation_error_message=_("This identifier already belongs to a partner."),
            )
        ]

    def __str__(self) -> str:
        return self.value

    def save(self, *args, **kwargs) -> None:
        self.authority_id = self.partner.authority_id
        super().save(*args, **kwargs)

    def clean(self) -> None:
        form, sentence = IDENTIFIER_FORMS.get(self.scheme, (".*", ""))
        if self.value and not re.match(form, self.value):
            raise ValidationError({"value": _now("“%(value)s”: %(rule)s") % {"value": self.value, "rule": sentence}})


class PartnerTheme(ThemeShare):
    """A theme the partner funds or works on."""

    PARENT = "partner"

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="themes", verbose_name=_("partner"))

    class Meta:
        verbose_name = _("theme of the partner")
        verbose_name_plural = _("themes of the partner")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["partner", "theme"], name="partner_has_a_theme_once")]
