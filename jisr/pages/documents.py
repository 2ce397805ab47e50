"""The screens of documents: all of them, one, the upload of a file or of its next edition, and the file itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jisr.documents import note_download, record_of
from jisr.models import Activity, Document, Record
from jisr.models.activity import Verb
from jisr.pages.documents_sheet import DocumentResource
from jisr.pages.documents_table import DocumentFilter, DocumentTable
from jisr.pages.forms_documents import DocumentForm, UploadForm
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen

MOST_DOWNLOADS = 20


class DocumentList(ListScreen):
    model = Document
    table_class = DocumentTable
    filter_class = DocumentFilter
    resource_class = DocumentResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("type", "created_by").prefetch_related("subject")

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """A document is added on the page of the record it is about."""
        may = {"add": False, "change": self.request.user.has_perm(Document.permission_to("change"))}
        return super().page(status=status, may=may, **context)


class DocumentDetail(DetailScreen):
    model = Document
    facts = (
        (_("Document"), ("type", "language", "dated_on", "note")),
        (_("File"), ("file_name", "media_type", "sha256")),
    )

    def rows(self) -> QuerySet:
        return super().rows().select_related("type", "created_by", "archived_by")

    def more(self, record: Document) -> dict[str, Any]:
        """The record it is about, its editions, who took the file, whether a next edition may be added."""
        subject, editions = record.subject, editions_of(record)
        user = self.request.user
        in_use = not (record.archived_at or subject.archived_at)
        may_replace = in_use and editions[0] == record and user.has_perm(Document.permission_to("add"))
        lines = Activity.objects.filter(
            content_type=ContentType.objects.get_for_model(Document), object_id=record.pk, verb=Verb.DOWNLOADED
        )
        return {
            "subject": subject,
            "subject_kind": subject._meta.verbose_name,
            "editions": editions,
            "newest": editions[0],
            "may_replace": may_replace,
            "downloads": lines.select_related("by")[:MOST_DOWNLOADS],
        }


def editions_of(document: Document) -> list[Document]:
    """Every edition of a document, the newest first; in one query."""
    near = Document.objects.filter(content_type_id=document.content_type_id, object_id=document.object_id)
    by_pk = {row.pk: row for row in near.select_related("created_by")}
    after = {row.replaces_id: row for row in by_pk.values() if row.replaces_id}
    newest = by_pk[document.pk]
    while newest.pk in after:
        newest = after[newest.pk]
    found = [newest]
    while found[-1].replaces_id:
        found.append(by_pk[found[-1].replaces_id])
    return found


class Upload(CreateScreen):
    """Takes a file for a record that this person may see and that is not in the archive."""

    model = Document
    form_class = UploadForm
    template = "upload"
    subject: Record
    replaces: Document | None = None

    def find(self) -> HttpResponse | None:
        """Set what the file is for, or say where to go instead."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(Document.permission_to("add")):
            raise PermissionDenied
        elsewhere = self.find()
        if elsewhere is None and self.subject.archived_at:
            messages.error(request, _now("The record is in the archive: take it out first."))
            elsewhere = redirect(self.subject.url_for())
        return elsewhere or super().dispatch(request, *args, **kwargs)

    def form(self, record: Document, data: Any = None) -> UploadForm:
        return UploadForm(
            data,
            self.request.FILES or None,
            instance=record,
            user=self.request.user,
            initial=self.initial(),
            subject=self.subject,
            replaces=self.replaces,
        )

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        return super().page(status=status, subject=self.subject, replaces=self.replaces, **context)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        answer = super().post(request, **kwargs)
        return redirect(f"{self.subject.url_for()}#documents") if answer.status_code == 302 else answer


class DocumentCreate(Upload):
    def find(self) -> HttpResponse | None:
        about = self.request.GET.get("about", "")
        if not about:
            messages.info(self.request, _now("Open the record that the document is about, and add it there."))
            return redirect("document_list")
        self.subject = record_of(about, self.request.user)
        return None


class DocumentEdition(Upload):
    """The next edition of a document; what is said of the present one is offered again."""

    def find(self) -> HttpResponse | None:
        document = get_object_or_404(self.rows(), pk=self.kwargs["pk"])
        self.subject, self.replaces = document.subject, document
        if document.archived_at or Document.objects.filter(replaces=document).exists():
            messages.error(self.request, _now("Only the newest edition of a document in use can be replaced."))
            return redirect(document.url_for())
        return None

    def initial(self) -> dict[str, Any]:
        kept = self.replaces
        return {name: getattr(kept, name) for name in ("title", "language", "note")} | {"type": kept.type_id}  # type: ignore[union-attr]


class DocumentUpdate(UpdateScreen):
    model = Document
    form_class = DocumentForm


class DocumentRemove(RemoveScreen):
    model = Document


@require_safe
@never_cache
@permission_required("jisr.view_document", raise_exception=True)
def document_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, to be kept and not shown: a line of activity says who took it."""
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    try:
        content = document.file.open("rb")
    except FileNotFoundError:
        messages.error(request, _now("The file of this document is no longer on the store. Tell the administrator."))
        return redirect(document.url_for())
    if request.method == "GET":
        note_download(document, by=request.user)
    answer = FileResponse(content, as_attachment=True, filename=document.file_name, content_type=document.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
