"""What the pages of documents and of their types ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.documents import attach
from jisr.filetypes import ENDINGS, TYPES
from jisr.forms import RecordForm, callback
from jisr.models import Document, DocumentType, Named, Record

FIELDS = ("title", "type", "language", "dated_on", "note")


class DocumentForm(RecordForm):
    """What is said of a document; its file is never changed, a new one is a new edition."""

    class Meta:
        model = Document
        fields = FIELDS
        formfield_callback = callback


class UploadForm(DocumentForm):
    """A file on a record, or the next edition of a document there."""

    GROUPS = ((_("File"), ("file",)), (_("What it is"), FIELDS))

    file = forms.FileField(
        label=_("File"), widget=forms.FileInput({"accept": ",".join(f".{ending}" for ending in ENDINGS)})
    )

    def __init__(self, *args: Any, subject: Record, replaces: Document | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject, self.replaces = subject, replaces
        self.fields["title"].required = False
        self.fields["title"].help_text = _now("Left blank, it is the file's name.")
        size, kinds = settings.DOCUMENT_MAX_BYTES // 1024 // 1024, ", ".join(kind.label for kind in TYPES)
        self.fields["file"].help_text = _now("At most %(size)s MB: %(kinds)s.") % {"size": size, "kinds": kinds}

    def store(self, *, via: str) -> Document:
        """Take the file in; raises ValidationError when it is not one that is kept."""
        said = {name: self.cleaned_data[name] for name in FIELDS}
        return attach(self.subject, self.cleaned_data["file"], **said, by=self.user, via=via, replaces=self.replaces)


class DocumentTypeForm(RecordForm):
    class Meta:
        model = DocumentType
        fields = ("code", *Named.NAME_FIELDS)
        formfield_callback = callback
