from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class JobState(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class Cancelled(Exception):
    """Raised inside a job when its owner has asked it to stop."""


class Job(models.Model):
    """Heavy work done beside the page: who asked, how far it is, what came of it."""

    authority = models.ForeignKey("jisr.Authority", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="jobs")
    state = models.CharField(_("state"), max_length=10, choices=JobState, default=JobState.QUEUED)
    data = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    upload = models.FileField(upload_to="jobs/", blank=True)
    error = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(_("asked at"), default=timezone.now)
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(_("finished at"), null=True)
    cancel_asked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_over(self) -> bool:
        return self.state in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)

    @property
    def _key(self) -> str:
        return f"job-progress-{self.pk}"

    @property
    def progress(self) -> dict[str, int]:
        """`{"done": n, "total": n}` as last told; zeros before the first word."""
        told = self._told
        return {name: told.get(name, 0) for name in ("done", "total")}

    @property
    def told_at(self) -> datetime | None:
        """When the work last said how far it is; this moves on while the work is inside one long transaction."""
        return self._told.get("at")

    @property
    def _told(self) -> dict[str, Any]:
        return caches["progress"].get(self._key) or {}

    def tell(self, done: int, total: int) -> None:
        """Say how far the work is; raises Cancelled when a stop was asked. The cache carries it, not the database."""
        told = {"done": done, "total": total, "at": timezone.now()}
        caches["progress"].set(self._key, told, 24 * 3600)
        if caches["progress"].get(f"{self._key}-cancel"):
            raise Cancelled

    def ask_cancel(self) -> None:
        self.cancel_asked_at = timezone.now()
        self.save(update_fields=["cancel_asked_at"])
        caches["progress"].set(f"{self._key}-cancel", True, 24 * 3600)
