from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FormDraft(models.Model):
    """What somebody typed into a form and has not saved yet; only its writer sees it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="form_drafts")
    address = models.CharField(_("address of the form"), max_length=300)
    fields = models.JSONField(_("what was typed"), default=dict)
    version = models.PositiveIntegerField(_("version it was begun from"), null=True)
    saved_at = models.DateTimeField(_("kept at"), default=timezone.now)

    class Meta:
        verbose_name = _("form draft")
        verbose_name_plural = _("form drafts")
        ordering = ["-saved_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "address"], name="form_draft_once_per_user_and_form")]

    def __str__(self) -> str:
        return self.address
