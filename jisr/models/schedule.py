from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Schedule(models.Model):
    """Work that comes back: when it is next due, and when it last ran."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    due_at = models.DateTimeField(_("next due at"), default=timezone.now)
    ran_at = models.DateTimeField(_("last ran at"), null=True)

    class Meta:
        verbose_name = _("schedule")
        verbose_name_plural = _("schedules")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
