"""Documents on records: how a file is taken in, checked and kept, and what a record's page shows of them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from jisr.filetypes import type_of
from jisr.models import Activity, Document, DocumentType, Record, Trace, User, Via
from jisr.models.activity import Verb
from jisr.text import clean

if TYPE_CHECKING:
    from django.core.files.base import File

LONGEST_NAME = 200
SHOWN = 10


def attach(
    record: Record,
    upload: File,
    *,
    title: str,
    type: DocumentType,
    language: str = "",
    dated_on: date | None = None,
    note: str = "",
    by: User | None,
    via: str = Via.PAGE,
    replaces: Document | None = None,
) -> Document:
    """Keep `upload` as a document on `record`, or as the next edition of the document that it `replaces`.

    A blank title is taken from the file's name. Raises ValidationError, by field, for a file that is empty, too
    large, or of no type that is kept; for an archived record; for an edition that is not the newest. The file is on
    the store before the row: when the row fails it is taken away again.
    """
    record.check_not_archived()
    name = tidy_name(upload.name or "")
    document = Document(
        authority_id=record.authority_id,
        subject=record,
        title=clean(title) or PurePosixPath(name).stem,
        type=type,
        language=language,
        dated_on=dated_on,
        note=note,
        file_name=name,
        media_type=_checked_type(upload, name),
        size=upload.size,
        sha256=digest_of(upload),  # type: ignore[arg-type]
    )
    if replaces is not None:
        _follow(document, replaces)
    document.full_clean(exclude=["reference", "file", "replaces"])
    return _keep(document, record, upload, by, via)


def _checked_type(upload: File, name: str) -> str:
    """The file's media type. Raises ValidationError on `file` for one that is empty, too large, or not of a kept type."""
    if not upload.size:
        raise ValidationError({"file": _("The file is empty.")})
    if upload.size > settings.DOCUMENT_MAX_BYTES:
        size = settings.DOCUMENT_MAX_BYTES // 1024 // 1024
        raise ValidationError({"file": _("The file is larger than %(size)s MB.") % {"size": size}})
    try:
        return type_of(upload, name).media_type  # type: ignore[arg-type]
    except ValidationError as error:
        raise ValidationError({"file": error}) from error


def _follow(document: Document, replaced: Document) -> None:
    """Make `document` the edition after `replaced`, which must be the newest, about the same record, in use."""
    same = (replaced.content_type_id, replaced.object_id) == (document.content_type_id, document.object_id)
    if not same or replaced.archived_at or Document.objects.filter(replaces=replaced).exists():
        raise ValidationError(_("Only the newest edition of a document in use can be replaced."))
    document.replaces, document.edition = replaced, replaced.edition + 1


def _keep(document: Document, record: Record, upload: File, by: User | None, via: str) -> Document:
    upload.seek(0)
    document.file.save(document.file_name, upload, save=False)
    try:
        with transaction.atomic():
            trace = document.store(by=by, via=via)
            said = {"document": document.reference, "title": document.title, "edition": document.edition}
            verb = Verb.DOCUMENT_REPLACED if document.replaces_id else Verb.DOCUMENT_ADDED
            Activity.write(record, verb, trace, **said)
    except BaseException as error:
        document.file.storage.delete(str(document.file.name))
        if isinstance(error, IntegrityError) and document.replaces_id:
            raise ValidationError(_("Only the newest edition of a document in use can be replaced.")) from error
        raise
    return document


def tidy_name(name: str) -> str:
    """A file's own name, of at most 200 characters, without folders or characters that hide or turn it round."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(char for char in last if unicodedata.category(char) not in ("Cf", "Co", "Cn"))
    path = PurePosixPath(re.sub(r'[<>:"|?*]', "_", clean(seen)).strip(" "))
    return f"{path.stem[: LONGEST_NAME - len(path.suffix[:20])]}{path.suffix[:20]}"


def digest_of(file: IO[bytes]) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    file.seek(0)
    digest = hashlib.sha256()
    while block := file.read(1024 * 1024):
        digest.update(block)
    file.seek(0)
    return digest.hexdigest()


def note_download(document: Document, *, by: User, via: str = Via.PAGE) -> None:
    """Write down that the file was handed out, to whom and when."""
    Activity.write(document, Verb.DOWNLOADED, Trace(by, via))


def about_of(record: Record) -> str:
    """How an address names a record: `partnerships.agreement-12`."""
    return f"{record._meta.label_lower}-{record.pk}"


def record_of(about: str, user: User) -> Any:
    """The record that `about` names; Http404 when there is none that this person may see."""
    label, _dash, number = about.rpartition("-")
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404 from None
    if not takes_documents(model) or not re.fullmatch(r"[0-9]{1,18}", number):
        raise Http404
    found = model._default_manager.visible_to(user).filter(pk=int(number)).first()
    if found is None:
        raise Http404
    return found


def takes_documents(model: type) -> bool:
    """Every kind of record may carry documents, but a document itself."""
    return issubclass(model, Record) and model is not Document


def kinds_with_documents(user: User) -> list[type[Record]]:
    """The kinds of record that this person may read and that documents are about."""
    found = [model for model in apps.get_models() if takes_documents(model)]
    return [model for model in found if user.has_perm(model.permission_to("view"))]  # type: ignore[attr-defined]


def documents_of(record: Record) -> QuerySet[Document]:
    """The newest editions on a record that are in use, the latest first."""
    rows: Any = Document.objects.about(record).newest().current()
    return rows.select_related("type", "created_by").order_by("-pk")


def documents_section(record: Any, user: User) -> dict[str, Any] | None:
    """What a record's page shows of its documents, in one query; None where they are not this person's to see."""
    if not takes_documents(type(record)) or not user.has_perm(Document.permission_to("view")):
        return None
    rows, about = list(documents_of(record)[: SHOWN + 1]), about_of(record)
    may_add = user.has_perm(Document.permission_to("add")) and not record.archived_at
    return {
        "rows": rows[:SHOWN],
        "all_url": f"{reverse('document_list')}?record={about}" if len(rows) > SHOWN else "",
        "add_url": f"{reverse('document_create')}?about={about}" if may_add else "",
    }
