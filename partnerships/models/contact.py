from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jisr.models import Mergeable, Named, Record
from jisr.models.user import Language

from .partner import Partner


class ContactRole(models.TextChoices):
    HEAD = "head", _("Head of the body")
    PROGRAMME = "programme", _("Programme officer")
    FINANCE = "finance", _("Finance officer")
    FOCAL = "focal", _("Focal point")
    TECHNICAL = "technical", _("Technical expert")
    COMMUNICATION = "communication", _("Communication officer")
    OTHER = "other", _("Other")


class Contact(Mergeable, Named, Record):
    """A person at a partner."""

    PREFIX = "CNT"
    ICON = "user-round"
    SEARCH_FIELDS = ("reference", "name_ar", "name_fr", "name_en", "name_original", "function", "email", "phone")
    NOT_FILLED_BY_MERGE = ("left_on",)

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="contacts", verbose_name=_("partner"))
    role = models.CharField(_("role"), max_length=20, choices=ContactRole, default=ContactRole.OTHER)
    function = models.CharField(_("function"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.FRENCH)
    is_main = models.BooleanField(_("first person to write to"), default=False)
    may_sign = models.BooleanField(_("may sign for the partner"), default=False)
    left_on = models.DateField(_("left the post on"), null=True, blank=True)
    has_consent = models.BooleanField(_("agreed that we keep these details"), default=False)
    consented_on = models.DateField(_("agreed on"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="merged_from", verbose_name=_("merged into")
    )

    class Meta(Record.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            *Record.Meta.constraints,
            Named.has_a_name("contact"),
            models.CheckConstraint(
                name="contact_consent_has_a_day",
                condition=Q(has_consent=False) | Q(consented_on__isnull=False),
                violation_error_message=_("Give the day the person agreed."),
            ),
        ]
