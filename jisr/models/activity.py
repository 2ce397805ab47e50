from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Via(models.TextChoices):
    """The door a change came through."""

    PAGE = "page", _("on a page")
    IMPORT = "import", _("by an import")
    JOB = "job", _("by a job")
    COMMAND = "command", _("by a command")


class Verb(models.TextChoices):
    CREATED = "created", _("created the record")
    CHANGED = "changed", _("changed the record")
    MOVED = "moved", _("moved it from “%(from)s” to “%(to)s”")
    STARTED = "started", _("created the record as “%(to)s”")
    ARCHIVED = "archived", _("archived the record")
    RESTORED = "restored", _("took the record out of the archive")
    DELETED = "deleted", _("deleted %(reference)s")
    AWARDED = "awarded", _("awarded the proposal: agreement %(agreement)s, project %(project)s")
    ADOPTED = "adopted", _("adopted the project as ours")
    POSTED = "posted", _("posted the payment")
    REVERSED = "reversed", _("reversed the payment by %(reversal)s")
    ISSUED = "issued", _("issued report %(number)s")
    IMPORTED = "imported", _("imported a file: %(created)s new, %(changed)s changed")
    EXPORTED = "exported", _("exported %(count)s rows")
    HANDED_OVER = "handed_over", _("handed over from %(from)s to %(to)s")
    INVITED = "invited", _("invited this person as: %(to)s")
    LINK_MADE = "link_made", _("made a new link for choosing a password")
    ROLES_CHANGED = "roles_changed", _("changed the roles from “%(from)s” to “%(to)s”")
    DEACTIVATED = "deactivated", _("closed the account; records handed over: %(count)s")
    ACTIVATED = "activated", _("opened the account again")
    PATH_LAID = "path_laid", _("laid the legal path")
    STEP_STARTED = "step_started", _("began the step “%(step)s”")
    STEP_NOTED = "step_noted", _("noted what is known of the step “%(step)s”")
    STEP_CLOSED = "step_closed", _("closed the step “%(step)s”")
    STEP_TACIT = "step_tacit", _("took the step “%(step)s” as tacitly given")
    STEP_REFUSED = "step_refused", _("noted that the step “%(step)s” was refused")
    STEP_WAIVED = "step_waived", _("waived the step “%(step)s”")
    AMENDED = "amended", _("changed the terms by amendment %(amendment)s")
    CLOSED = "closed", _("closed the agreement")
    OBLIGATIONS_MADE = (
        "obligations_made",
        _("made the dates of its duties: %(made)s new, %(remade)s changed, %(removed)s removed"),
    )
    REMADE = "remade", _("took over the changed duty")
    TEMPLATE_APPLIED = "template_applied", _("took over the duties of template %(template)s")
    MERGED = "merged", _("merged %(loser)s into %(winner)s")
    NOTED = "noted", _("wrote a note")
    NOTE_CHANGED = "note_changed", _("changed a note")
    NOTE_REMOVED = "note_removed", _("removed a note")
    TWO_STEP_OFF = "two_step_off", _("turned off two-step sign-in")
    DOCUMENT_ADDED = "document_added", _("added the document “%(title)s” (%(document)s)")
    DOCUMENT_REPLACED = "document_replaced", _("added edition %(edition)s of the document “%(title)s” (%(document)s)")
    CALENDAR_MADE = "calendar_made", _("made a private address for the calendar")
    CALENDAR_ENDED = "calendar_ended", _("ended the private address of the calendar")
    ROLLED_OVER = "rolled_over", _("made the next edition, %(next)s")
    TAKEN_OVER = "taken_over", _("took it over from the feed “%(feed)s”")
    SUBMITTED = "submitted", _("recorded the submission of “%(step)s”, receipt %(number)s")
    RECYCLED = "recycled", _("began %(proposal)s again from this one")
    VERSION_KEPT = "version_kept", _("kept version %(number)s")
    REVIEW_ASKED = "review_asked", _("asked %(reviewer)s for a review")
    REVIEW_GIVEN = "review_given", _("gave the verdict “%(verdict)s”")
    REVIEW_WITHDRAWN = "review_withdrawn", _("no longer asks %(reviewer)s for a review")
    FEED_READ = "feed_read", _("read the feed: %(found)s new calls")
    TASK_FOLLOWED = "task_followed", _("did it; the next one is %(next)s")
    DOWNLOADED = "downloaded", _("downloaded the file")
    ODDS_SET = "odds_set", _("changed the probabilities of the stages")


@dataclass(frozen=True)
class Trace:
    """Who writes, through which door; shared by the history rows and the activity line of one write."""

    by: Any
    via: str = Via.PAGE
    batch: str = field(default_factory=lambda: uuid4().hex)

    @property
    def reason(self) -> str:
        """The text kept in each history row: door and batch."""
        return f"{self.via}:{self.batch}"

    def sign(self, instance: models.Model) -> None:
        instance._history_user = self.by  # type: ignore[attr-defined]
        instance._change_reason = self.reason  # type: ignore[attr-defined]


class Activity(models.Model):
    """One line of what happened: a code and data, worded when it is read."""

    authority = models.ForeignKey("jisr.Authority", models.PROTECT, null=True, related_name="+")
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()
    verb = models.CharField(max_length=20, choices=Verb)
    data = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    via = models.CharField(max_length=10, choices=Via)
    batch = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="activity_of_a_record")]

    def __str__(self) -> str:
        return f"{self.verb} {self.content_type_id}:{self.object_id}"

    @classmethod
    def line(cls, record: models.Model, verb: str, trace: Trace, /, **data: Any) -> Activity:
        """Return an unsaved line about `record`; `data` must be JSON values."""
        return cls(
            authority_id=getattr(record, "authority_id", None),
            content_type=ContentType.objects.get_for_model(type(record)),
            object_id=record.pk,
            verb=verb,
            data=data,
            by=trace.by,
            via=trace.via,
            batch=trace.batch,
        )

    @classmethod
    def write(cls, record: models.Model, verb: str, trace: Trace, /, **data: Any) -> Activity:
        line = cls.line(record, verb, trace, **data)
        line.save()
        return line
