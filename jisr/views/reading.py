"""The list and the page of a record."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jisr.exchange import long
from jisr.exchange.writing import CONTENT_TYPES, export_response
from jisr.filters import BaseFilter
from jisr.models import SavedView
from jisr.tables import RecordTable, RoundPaginator
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

    def get(self, request: HttpRequest) -> HttpResponse:
        filtered, table = self.asked()
        if request.GET.get("export") in CONTENT_TYPES and filtered.form.is_valid():
            return self.export(table)
        self.paginate(table)
        return self.page(table=table, filter=filtered, saved=self.saved(), columns=self.table_class.choosable())

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
        return SavedView.objects.filter(user=self.request.user, list_name=self.model._meta.label_lower)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the address's choices under a name, or forget a kept view."""
        if forgotten := request.POST.get("forget"):
            self.saved().filter(pk=forgotten if forgotten.isdecimal() else 0).delete()
        elif name := clean(request.POST.get("name", ""))[:80]:
            self.saved().model.objects.update_or_create(
                user=request.user,
                list_name=self.model._meta.label_lower,
                name=name,
                defaults={"query": request.GET.urlencode()[:2000]},
            )
            messages.success(request, _("The view “%(name)s” is saved.") % {"name": name})
        return redirect(request.get_full_path())


class DetailScreen(Screen):
    """Facts, rows, related records, timeline, actions."""

    template = "detail"
    facts: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = ()

    def related(self, record: Any) -> list[dict[str, Any]]:
        """Sections of related records: title, table, url of the whole list, url to add one."""
        return []

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self.record()
        whole = "history" in request.GET
        entries = timeline(record, limit=None if whole else 15)
        moves = record.moves_for(request.user) if hasattr(record, "moves_for") else []
        return self.page(
            record=record,
            groups=self.facts,
            related=self.related(record),
            entries=entries,
            history_is_cut=not whole and len(entries) == 15,
            moves=moves,
            **self.more(record),
        )

    def more(self, record: Any) -> dict[str, Any]:
        """What a record's own template needs besides."""
        return {}
