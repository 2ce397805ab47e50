from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Digest(models.TextChoices):
    """How often a kept search tells its owner what is new."""

    NEVER = "never", pgettext_lazy("digest", "Never")
    DAILY = "daily", pgettext_lazy("digest", "Every day")
    WEEKLY = "weekly", pgettext_lazy("digest", "Every week")


class SavedView(models.Model):
    """A list's filter, order and columns, kept under a name by one user."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    list_name = models.CharField(max_length=60)
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=2000, blank=True)
    digest = models.CharField(_("tell me what is new"), max_length=10, choices=Digest, default=Digest.NEVER)
    told_at = models.DateTimeField(_("last told at"), null=True, editable=False)
    seen = models.JSONField(default=list, editable=False)  # the keys of the records that fitted when last told

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "list_name", "name"],
                name="saved_view_name_once_per_user_and_list",
                violation_error_message=_("You already have a view of this list under that name."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class ColumnMap(models.Model):
    """How the headings of the unit's own sheet lead to the columns of a record."""

    authority = models.ForeignKey("jisr.Authority", models.CASCADE, related_name="+")
    record = models.CharField(max_length=60)
    name = models.CharField(_("name"), max_length=80)
    columns = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("column map")
        verbose_name_plural = _("column maps")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "record", "name"],
                name="column_map_name_once_per_authority_and_record",
                violation_error_message=_("A column map with that name already exists."),
            )
        ]

    def __str__(self) -> str:
        return self.name
