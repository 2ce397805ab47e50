"""The list and the page of a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import messages
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jisr.documents import documents_section
from jisr.exchange import long
from jisr.exchange.writing import CONTENT_TYPES, export_response
from jisr.filters import BaseFilter
from jisr.kept_searches import set_digest
from jisr.models import Mergeable, SavedView
from jisr.models.saved import Digest
from jisr.notes import notes_section
from jisr.page_parts import blanks, parts
from jisr.tables import RecordTable, RoundPaginator
from jisr.tasks import tasks_section
from jisr.text import clean
from jisr.timeline import timeline

from .screen import Screen

PER_PAGE = 50


class ListScreen(Screen):
    """Table, filter, search, order, paging, choice of columns, saved views, export of what is shown."""

    template = "list"
    table_class: ClassVar[type[RecordTable]]
    filter_class: ClassVar[type[BaseFilter]]
    resource_class: ClassVar[Any]
    list_name: ClassVar[str] = ""
    tells_new: ClassVar[bool] = False  # whether a kept view of the list may tell its owner what is new

    def get(self, request: HttpRequest) -> HttpResponse:
        filtered, table = self.asked()
        if request.GET.get("export") in CONTENT_TYPES and filtered.form.is_valid():
            return self.export(table)
        self.paginate(table)
        digests = Digest.choices if self.tells_new else ()
        columns = self.table_class.choosable()
        return self.page(table=table, filter=filtered, saved=self.saved(), columns=columns, digests=digests)

    def asked(self) -> tuple[BaseFilter, RecordTable]:
        """The filter and the table that the address asks for, with all their rows."""
        chosen = self.request.GET
        filtered = self.filter_class(chosen, self.rows(), user=self.request.user)
        table = self.table_class(filtered.qs, order_by=chosen.get("sort") or (), shown=chosen.getlist("columns"))
        return filtered, table

    def export(self, table: RecordTable) -> HttpResponse:
        """The rows as a file; a long one is written by a job, and its page follows it."""
        chosen, user = self.request.GET, self.request.user
        if table.data.data.count() > long.AT_ONCE:
            return redirect("export_job", long.begin(type(self), query=chosen.urlencode(), by=user).pk)
        return export_response(
            self.resource_class,
            table.data.data,
            user=user,
            file_format=chosen["export"],
            language=user.language,
            columns=chosen.getlist("columns"),
        )

    def paginate(self, table: RecordTable) -> None:
        table.request, table.paginator = self.request, RoundPaginator(table.rows, PER_PAGE)
        try:
            table.page = table.paginator.page(self.request.GET.get("page", 1))
        except PageNotAnInteger:
            table.page = table.paginator.page(1)
        except EmptyPage:
            table.page = table.paginator.page(table.paginator.num_pages)

    def saved(self) -> QuerySet:
        return SavedView.objects.filter(user=self.request.user, list_name=self.kept_as())

    @classmethod
    def kept_as(cls) -> str:
        """The name under which this list's views are kept; a second list of a kind of record has its own."""
        return cls.list_name or cls.model._meta.label_lower

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the address's choices under a name, forget a kept view, or set how often one tells what is new."""
        if told := request.POST.get("tell"):
            self._tell(self.saved().filter(pk=told if told.isdecimal() else 0).first())
        elif forgotten := request.POST.get("forget"):
            self.saved().filter(pk=forgotten if forgotten.isdecimal() else 0).delete()
        elif name := clean(request.POST.get("name", ""))[:80]:
            view, _made = self.saved().model.objects.update_or_create(
                user=request.user,
                list_name=self.kept_as(),
                name=name,
                defaults={"query": request.GET.urlencode()[:2000]},
            )
            self._tell(view)
            messages.success(request, _("The view “%(name)s” is saved.") % {"name": name})
        return redirect(request.get_full_path())

    def _tell(self, view: SavedView | None) -> None:
        """Set how often a kept view tells what is new, where this list tells it and the page asked."""
        if view is not None and self.tells_new:
            rows = self.model._default_manager.visible_to(self.request.user)
            set_digest(view, self.request.POST.get("digest", view.digest), self.filter_class, rows)


class DetailScreen(Screen):
    """Facts, rows, related records, timeline, actions."""

    template = "detail"
    facts: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = ()
    has_index: ClassVar[bool] = False  # whether an index of its sections stands on top of a long page

    def groups(self, record: Any) -> Sequence[tuple[Any, tuple[str, ...]]]:
        """The titled groups of facts that this record shows."""
        return self.facts

    def related(self, record: Any) -> list[dict[str, Any]]:
        """Sections of related records: title, table, url of the whole list, url to add one."""
        return []

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self.record()
        whole = "history" in request.GET
        entries = timeline(record, limit=None if whole else 15)
        return self.page(
            record=record,
            groups=self.groups(record),
            entries=entries,
            history_is_cut=not whole and len(entries) == 15,
            moves=record.moves_for(request.user) if hasattr(record, "moves_for") else [],
            look_alikes=self.look_alikes(record),
            merge_url=self.merge_url(record),
            **self.sections(record),
        )

    def sections(self, record: Any) -> dict[str, Any]:
        """The sections of the page, the index of them, and what nothing is on file of."""
        user = self.request.user
        related, own = self.related(record), self.more(record)
        beside = {
            "tasks": tasks_section(record, user),
            "documents": documents_section(record, user),
            "notes": notes_section(record, user, whole="notes" in self.request.GET),
        }
        return {
            "related": related,
            "blanks": blanks(related, beside, own.get("own_blanks", ())),
            "parts": parts(related, beside, own.get("own_parts", ())) if self.has_index else [],
            **beside,
            **own,
        }

    def look_alikes(self, record: Any) -> list[Any]:
        """Records of the same kind that may well stand for the same thing."""
        return []

    def merge_url(self, record: Any) -> str:
        """Where this person may merge the record with another, or nothing."""
        may = all(self.request.user.has_perm(self.model.permission_to(action)) for action in ("change", "delete"))
        is_free = isinstance(record, Mergeable) and record.may_be_edited and not record.archived_at
        return record.url_for("merge") if may and is_free else ""

    def more(self, record: Any) -> dict[str, Any]:
        """What a record's own template needs besides.

        `own_blanks` (Blank) and `own_parts` (anchor, title) tell of the sections that this template adds.
        """
        return {}
