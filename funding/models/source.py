from django.db import models
from django.utils.translation import gettext_lazy as _

from jisr.fields import AmountField, CurrencyField

from .project import Project


class Outcome(models.TextChoices):
    """What a partner's published transaction is to us."""

    DISBURSEMENT = "disbursement", _("Received by us")
    COMMITMENT = "commitment", _("Commitment of the funder")
    OWN_SPENDING = "own_spending", _("The partner's own spending")
    KEPT = "kept", _("Kept in the source, not counted")


class SourceTransaction(models.Model):
    """A transaction as a partner published it, kept whole whether it counts or not; what it left blank is blank."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="source_transactions")
    position = models.PositiveIntegerField()
    ref = models.CharField(_("their reference"), max_length=255, blank=True)
    code = models.CharField(_("type"), max_length=4, blank=True)
    outcome = models.CharField(_("what it is to us"), max_length=15, choices=Outcome)
    on = models.DateField(_("day"), null=True)
    value_on = models.DateField(_("value date"), null=True)
    amount = AmountField(_("amount"), null=True)
    currency = CurrencyField(_("currency"), blank=True)
    provider = models.CharField(_("from"), max_length=300, blank=True)
    receiver = models.CharField(_("to"), max_length=300, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("published transaction")
        verbose_name_plural = _("published transactions")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "position"], name="source_transaction_once_per_position")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.on} {self.amount} {self.currency}"
