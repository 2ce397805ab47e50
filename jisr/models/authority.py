from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jisr.fields import CurrencyField

from .named import Named


class AuthorityKind(models.TextChoices):
    REGION = "region", _("Region")
    PROVINCE = "province", _("Province or prefecture")
    COMMUNE = "commune", _("Commune")
    GROUPING = "grouping", _("Grouping of local governments")


def logo_path(authority: Authority, filename: str) -> str:
    return f"authorities/{timezone.now():%Y%m%d%H%M%S%f}.{filename.rsplit('.', 1)[-1].lower()}"


class Authority(Named):
    """The local government whose cooperation unit works with Jisr."""

    kind = models.CharField(_("kind"), max_length=20, choices=AuthorityKind, default=AuthorityKind.COMMUNE)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name=_("belongs to"))
    logo = models.ImageField(_("logo"), upload_to=logo_path, blank=True)
    address = models.TextField(_("address"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    website = models.URLField(_("website"), blank=True)
    currency = CurrencyField(_("own currency"), default="MAD")
    fiscal_month = models.PositiveSmallIntegerField(
        _("first month of the budget year"), default=1, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    partner = models.OneToOneField(
        "partnerships.Partner",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="authority_itself",
        verbose_name=_("our own side"),
    )
    has_own_reminders = models.BooleanField(default=False, editable=False)
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")
        ordering = ["pk"]
        constraints = [Named.has_a_name("authority")]

    def clean(self) -> None:
        ancestor, seen = self.parent, {self.pk}
        while ancestor is not None:
            if ancestor.pk in seen:
                raise ValidationError({"parent": _("An authority cannot belong to itself.")})
            seen.add(ancestor.pk)
            ancestor = ancestor.parent


class Signatory(models.Model):
    """Somebody who may sign for the authority; printed under its reports."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="signatories")
    full_name = models.CharField(_("full name"), max_length=150)
    function_ar = models.CharField(_("function in Arabic"), max_length=150, blank=True)
    function_fr = models.CharField(_("function in French"), max_length=150, blank=True)
    function_en = models.CharField(_("function in English"), max_length=150, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.full_name


class Counter(models.Model):
    """The last number given out, per authority, kind of record and year."""

    authority = models.ForeignKey(Authority, models.CASCADE)
    prefix = models.CharField(max_length=5)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "prefix", "year"], name="counter_once_per_authority_kind_year")
        ]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}-{self.last:04d}"

    @classmethod
    def take(cls, authority_id: int, prefix: str, how_many: int = 1, *, year: int | None = None) -> list[str]:
        """Return the next `how_many` references such as PRJ-2026-0007; never given twice.

        The counter row stays locked until the surrounding transaction ends.
        """
        year = year or timezone.localdate().year
        with transaction.atomic():
            row, _made = cls.objects.select_for_update().get_or_create(
                authority_id=authority_id, prefix=prefix, year=year
            )
            first = row.last + 1
            row.last += how_many
            row.save(update_fields=["last"])
        return [f"{prefix}-{year}-{number:04d}" for number in range(first, first + how_many)]
