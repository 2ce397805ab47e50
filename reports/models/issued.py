"""What has left the building: reports, frozen."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NoReturn
from uuid import uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jisr.models.user import Language
from jisr.text import words_of

if TYPE_CHECKING:
    from jisr.models import User


class Frozen(Exception):
    """An issued report is never changed or deleted; a correction is a new report."""


class AlteredFile(Exception):
    """The stored file is missing, or is not the one that was issued."""


class ReportKind(models.TextChoices):
    PARTNER_STATEMENT = "partner_statement", _("Partner statement")
    PROJECT_SHEET = "project_sheet", _("Project sheet")
    DELEGATION_DOSSIER = "delegation_dossier", _("Delegation dossier")
    EXPERIENCE_SHEET = "experience_sheet", _("Experience sheet")
    TWINNING_REPORT = "twinning_report", _("Twinning report")


SUBJECTS = {
    "partner": ("partner_statement",),
    "project": ("project_sheet",),
    "agreement": ("twinning_report",),
    "exchange": ("delegation_dossier", "experience_sheet"),
}


def about_one_record() -> Q:
    """Each kind of report is about one kind of record, and about that alone."""
    found = Q()
    for subject, kinds in SUBJECTS.items():
        found |= Q(kind__in=kinds, **{f"{other}__isnull": other != subject for other in SUBJECTS})
    return found


def opaque_path(report: IssuedReport, filename: str) -> str:
    """A name that tells nothing and cannot be guessed; the file is served by a checked view alone."""
    return f"issued/{uuid4().hex}.pdf"


class IssuedReportQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> IssuedReportQuerySet:
        """The reports this user may read."""
        return (
            self.filter(authority_id=user.authority_id) if user.has_perm("reports.view_issuedreport") else self.none()
        )

    def search(self, text: str) -> IssuedReportQuerySet:
        """The reports whose number or subject holds every word of `text`."""
        rows = self
        for word in words_of(text):
            found = Q(number__icontains=word)
            for subject in SUBJECTS:
                found |= Q(**{f"{subject}__search_text__contains": word})
            rows = rows.filter(found)
        return rows

    def update(self, **values: Any) -> NoReturn:
        raise Frozen

    def delete(self) -> NoReturn:
        raise Frozen


class IssuedReport(models.Model):
    """One numbered, hashed issue of a report in one language; never updated or deleted."""

    PREFIX = "RPT"
    ICON = "file-check"
    IS_FROZEN = True

    authority = models.ForeignKey("jisr.Authority", models.PROTECT, related_name="+", verbose_name=_("authority"))
    number = models.CharField(_("number"), max_length=24)
    kind = models.CharField(_("report"), max_length=20, choices=ReportKind)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    partner = models.ForeignKey(
        "partnerships.Partner", models.PROTECT, null=True, related_name="issued_reports", verbose_name=_("partner")
    )
    project = models.ForeignKey(
        "funding.Project", models.PROTECT, null=True, related_name="issued_reports", verbose_name=_("project")
    )
    agreement = models.ForeignKey(
        "partnerships.Agreement", models.PROTECT, null=True, related_name="issued_reports", verbose_name=_("agreement")
    )
    exchange = models.ForeignKey(
        "partnerships.Exchange", models.PROTECT, null=True, related_name="issued_reports", verbose_name=_("exchange")
    )
    period_from = models.DateField(_("from"), null=True)
    period_to = models.DateField(_("to"), null=True)
    as_of = models.DateField(_("as of"))
    data = models.JSONField(_("figures"), encoder=DjangoJSONEncoder)
    file = models.FileField(_("file"), upload_to=opaque_path)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    issued_by = models.ForeignKey(
        "jisr.User", models.PROTECT, null=True, related_name="+", verbose_name=_("issued by")
    )  # nobody: the command
    issued_at = models.DateTimeField(_("issued at"), default=timezone.now)

    objects = IssuedReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("issued report")
        verbose_name_plural = _("issued reports")
        ordering = ["-issued_at", "-pk"]
        default_permissions = ("view", "add")
        indexes = [models.Index(fields=["authority", "-issued_at", "-id"], name="issued_report_newest")]
        constraints = [
            models.UniqueConstraint(fields=["authority", "number"], name="report_number_once_per_authority"),
            models.CheckConstraint(name="report_is_about_one_record", condition=about_one_record()),
        ]

    def __str__(self) -> str:
        return self.number

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Frozen
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Frozen

    @classmethod
    def permission_to(cls, action: str) -> str:
        return f"reports.{action}_issuedreport"

    @classmethod
    def url_name(cls, screen: str) -> str:
        return f"issuedreport_{screen}"

    def url_for(self, screen: str = "detail") -> str:
        return reverse(self.url_name(screen), args=[self.pk])

    def get_absolute_url(self) -> str:
        return self.url_for()

    @property
    def subject(self) -> models.Model:
        """The one record the report is about."""
        subject = self.partner or self.project or self.agreement or self.exchange
        assert subject is not None
        return subject

    @property
    def filename(self) -> str:
        return f"{self.number}-{self.language}.pdf"

    def content(self) -> bytes:
        """The bytes that were issued; raises AlteredFile if the stored ones are others."""
        try:
            with self.file.open("rb") as stored:
                data = stored.read()
        except FileNotFoundError as missing:
            raise AlteredFile(self.number) from missing
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise AlteredFile(self.number)
        return data
