"""Addresses that publish calls (RSS, Atom), and what they brought."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr.models import Named, Record, User
from jisr.text import words_of
from partnerships.models import Partner

from .opportunity import Opportunity


class Feed(Named, Record):
    """A feed of calls: read by a job while the administrator has it switched on, or from a file."""

    PREFIX = "FEE"
    ICON = "rss"
    SEARCH_FIELDS = ("reference", "name_ar", "name_fr", "name_en", "name_original", "url")

    url = models.URLField(_("address of the feed"), max_length=500, blank=True)
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="feeds", verbose_name=_("whose calls it brings")
    )
    is_on = models.BooleanField(pgettext_lazy("feed", "read regularly"), default=False)
    every_hours = models.PositiveSmallIntegerField(
        _("every so many hours"), default=24, validators=[MinValueValidator(1), MaxValueValidator(720)]
    )
    words = models.CharField(
        _("keep only what holds one of these words"), max_length=500, blank=True, help_text=_("Separated by commas.")
    )
    read_at = models.DateTimeField(_("last read at"), null=True, editable=False)
    failure = models.CharField(_("last failure"), max_length=500, blank=True, editable=False)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0, editable=False)
    etag = models.CharField(max_length=300, blank=True, editable=False)
    modified = models.CharField(max_length=100, blank=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("feed of calls")
        verbose_name_plural = _("feeds of calls")
        constraints = [
            *Record.Meta.constraints,
            Named.has_a_name("feed"),
            models.CheckConstraint(
                name="feed_that_is_read_has_an_address",
                condition=models.Q(is_on=False) | ~models.Q(url=""),
                violation_error_message=_("Give the address to read."),
            ),
        ]


class FeedItemQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> FeedItemQuerySet:
        """What the feeds of the person's authority brought."""
        rows = self.filter(feed__authority_id=user.authority_id)
        return rows if user.has_perm(Feed.permission_to("view")) else rows.none()

    def waiting(self) -> FeedItemQuerySet:
        """Those that nobody has taken over or set aside yet."""
        return self.filter(opportunity=None, set_aside_at=None)

    def search(self, text: str) -> FeedItemQuerySet:
        """Those whose title or summary holds every word of `text`, whatever its marks, hamza or accents."""
        rows = self
        for word in words_of(text):
            rows = rows.filter(search_text__contains=word)
        return rows


class FeedItem(models.Model):
    """One call as a feed published it, until somebody takes it over as an opportunity or sets it aside."""

    feed = models.ForeignKey(Feed, models.CASCADE, related_name="items", verbose_name=_("feed of calls"))
    external_id = models.CharField(max_length=500)
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary"), blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True)
    found_at = models.DateTimeField(_("found at"), default=timezone.now)
    sha256 = models.CharField(max_length=64)
    search_text = models.TextField(default="", editable=False)
    changed_at = models.DateTimeField(_("changed by its publisher at"), null=True)
    opportunity = models.ForeignKey(
        Opportunity,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="feed_items",
        verbose_name=_("taken over as"),
    )
    set_aside_at = models.DateTimeField(_("set aside at"), null=True)
    handled_by = models.ForeignKey(
        "jisr.User", models.PROTECT, null=True, related_name="+", verbose_name=_("handled by")
    )

    objects = FeedItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("call in a feed")
        verbose_name_plural = _("calls in feeds")
        ordering = ["-found_at", "-pk"]
        indexes = [models.Index(fields=["feed", "opportunity", "set_aside_at"], name="feed_item_waiting")]
        constraints = [models.UniqueConstraint(fields=["feed", "external_id"], name="feed_item_once")]

    def __str__(self) -> str:
        return self.title
