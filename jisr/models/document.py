from __future__ import annotations

from uuid import uuid4

from django.core.files.storage import Storage, storages
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jisr.fields import LanguageField
from jisr.filetypes import BY_MEDIA_TYPE

from .activity import Via
from .base import Base, Record, RecordQuerySet
from .named import Named
from .subject import About, AboutQuerySet
from .user import User


class DocumentType(Named, Base):
    """A kind of document: signed agreement, deliberation, minutes, report, bank statement."""

    KEY = ("code",)
    ICON = "file-type"
    SEARCH_FIELDS = ("code", "name_ar", "name_fr", "name_en")

    code = models.SlugField(_("code"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("type of document")
        verbose_name_plural = _("types of document")
        ordering = ["code", "pk"]
        constraints = [Named.has_a_name("document_type")]


def private_files() -> Storage:
    """Where documents lie: a folder that no address serves, or a bucket."""
    return storages["documents"]


def opaque_name(_document: Document, _name: str) -> str:
    """A name on the store that says nothing of the document."""
    token = uuid4().hex
    return f"{token[:2]}/{token}"


class DocumentQuerySet(AboutQuerySet, RecordQuerySet):  # type: ignore[override]
    def visible_to(self, user: User) -> DocumentQuerySet:
        return super().visible_to(user).readable_by(user)

    def newest(self) -> DocumentQuerySet:
        """Those that no later edition replaces."""
        return self.filter(replaced_by=None)


class Document(About, Record):
    """A file on a record: typed, in one edition of several, in one language."""

    PREFIX = "DOC"
    ICON = "file-text"
    SEARCH_FIELDS = ("reference", "title", "file_name", "note")

    title = models.CharField(_("title"), max_length=300)
    type = models.ForeignKey(DocumentType, models.PROTECT, related_name="documents", verbose_name=_("type"))
    language = LanguageField(_("language"), blank=True)
    dated_on = models.DateField(_("dated"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    file = models.FileField(_("file"), upload_to=opaque_name, storage=private_files, max_length=100, editable=False)
    file_name = models.CharField(_("file name"), max_length=255, editable=False)
    media_type = models.CharField(_("content type"), max_length=100, editable=False)
    size = models.PositiveBigIntegerField(_("size"), editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    edition = models.PositiveSmallIntegerField(_("edition"), default=1, editable=False)
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="replaced_by",
        verbose_name=_("replaces"),
    )

    objects = DocumentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Record.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["content_type", "object_id"], name="document_of_a_record"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def file_url(self) -> str:
        """Where the file is handed out to those who may read the document."""
        return reverse("document_file", args=[self.pk])

    @property
    def kind_label(self) -> str:
        """What people call its kind of file: PDF, DOCX."""
        kind = BY_MEDIA_TYPE.get(self.media_type)
        return kind.label if kind else self.media_type

    def erase(self, *, by: User, via: str = Via.PAGE) -> None:
        """Delete a document that no later edition replaces; its file goes when the deletion holds."""
        storage, name = self.file.storage, str(self.file.name)
        with transaction.atomic():
            super().erase(by=by, via=via)
            transaction.on_commit(lambda: storage.delete(name))
