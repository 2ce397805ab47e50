from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .base import Base, BaseQuerySet
from .subject import About, AboutQuerySet
from .user import User


class NoteQuerySet(AboutQuerySet, BaseQuerySet):  # type: ignore[override]
    def visible_to(self, user: User) -> NoteQuerySet:
        return super().visible_to(user).readable_by(user)


class Note(About, Base):
    """What somebody wrote beside a record, for colleagues; a mention tells them."""

    ICON = "message-square-text"
    SEARCH_FIELDS = ("text",)

    authority = models.ForeignKey("jisr.Authority", models.PROTECT, editable=False, related_name="+")
    text = models.TextField(_("note"))
    mentioned = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("for"))

    objects = NoteQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="note_of_a_record")]

    def __str__(self) -> str:
        return self.text[:80]


class NoticeKind(models.TextChoices):
    MENTION = "mention", _("Somebody mentions you in a note")
    ASSIGNED = "assigned", _("Something is given to you")
    REVIEW = "review", _("Somebody asks for your review, or answers yours")
    DECISION = "decision", _("A decision is asked or taken: go, no-go, wait")
    REMINDER = "reminder", _("Something falls due")
    ESCALATION = "escalation", _("Something of the unit is long overdue")
    SEARCH = "search", _("A kept search finds something new")
    FEED = "feed", _("A feed brings calls, or fails")


class MailChoice(models.TextChoices):
    """When a notice is also sent by mail."""

    NEVER = "never", pgettext_lazy("mail", "Not by mail")
    AT_ONCE = "at_once", pgettext_lazy("mail", "By mail at once")
    DAILY = "daily", pgettext_lazy("mail", "In one mail a day")


class NoticeChoice(models.Model):
    """How one person wants to be told of one kind of thing."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choices")
    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind)
    is_shown = models.BooleanField(_("in Jisr"), default=True)
    mail = models.CharField(_("by mail"), max_length=10, choices=MailChoice, default=MailChoice.AT_ONCE)

    class Meta:
        verbose_name = _("choice of notices")
        verbose_name_plural = _("choices of notices")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="notice_choice_once_per_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.mail}"


class Notice(About, models.Model):
    """One thing a person is told once: on the page, and by mail."""

    authority = models.ForeignKey("jisr.Authority", models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind)
    data = models.JSONField(default=dict)
    event = models.CharField(max_length=120)
    created_at = models.DateTimeField(_("at"), default=timezone.now)
    is_shown = models.BooleanField(default=True)
    read_at = models.DateTimeField(_("read at"), null=True)
    mailed_at = models.DateTimeField(_("mailed at"), null=True)

    objects = AboutQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["user", "read_at", "-id"], name="notice_unread"),
            models.Index(
                fields=["created_at"], name="notice_to_be_mailed", condition=models.Q(mailed_at=None, read_at=None)
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["user", "event"], name="notice_once_per_event")]

    def __str__(self) -> str:
        return f"{self.kind} {self.event}"
