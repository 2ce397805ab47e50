from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jisr.fields import CurrencyField
from jisr.models import Base


class ExchangeRate(Base):
    """How many units of one currency a unit of another was worth on a day, and who says so."""

    KEY = ("base", "quote", "on", "source")
    ICON = "arrow-left-right"
    SEARCH_FIELDS = ("base", "quote", "source")

    base = CurrencyField(_("one unit of"))
    quote = CurrencyField(_("is worth, in"), default="MAD")
    value = models.DecimalField(_("rate"), max_digits=18, decimal_places=8, validators=[MinValueValidator(0.00000001)])
    on = models.DateField(_("day"))
    source = models.CharField(_("source"), max_length=120)

    class Meta:
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        ordering = ["-on", "base", "quote", "-pk"]
        indexes = [models.Index(fields=["base", "quote", "-on"], name="rate_of_a_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["base", "quote", "on", "source"],
                name="rate_once_per_day_and_source",
                violation_error_message=_("This source already gave a rate for that day."),
            ),
            models.CheckConstraint(
                name="rate_is_above_zero",
                condition=Q(value__gt=0),
                violation_error_message=_("A rate is above zero."),
            ),
            models.CheckConstraint(
                name="rate_joins_two_currencies",
                condition=~Q(base=F("quote")),
                violation_error_message=_("A rate joins two different currencies."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.base}/{self.quote} {self.on}"
