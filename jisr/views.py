"""The screens of every record: list, detail, create, update, archive or delete, and the move of a state."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views import View

from jisr.exchange.writing import export_response
from jisr.filters import BaseFilter
from jisr.forms import RecordForm
from jisr.models import Base, SavedView, StaleVersion, Via
from jisr.moving import MoveForm
from jisr.tables import RecordTable, RoundPaginator
from jisr.timeline import timeline

PER_PAGE = 50


class Screen(View):
    """What the screens share: the kind of record, the permission asked, and only what this person may see."""

    model: ClassVar[type[Base]]
    action: ClassVar[str] = "view"
    template: ClassVar[str] = ""
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(self.model.permission_to(self.action)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def rows(self) -> QuerySet:
        """The records of this kind that this person may see; a record's own screen adds what it shows."""
        return self.model._default_manager.visible_to(self.request.user)

    def record(self) -> Any:
        return get_object_or_404(self.rows(), pk=self.kwargs["pk"])

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        meta = self.model._meta
        may = {
            action: self.request.user.has_perm(self.model.permission_to(action))
            for action in ("add", "change", "delete")
        }
        names = {name: self.model.url_name(name) for name in ("list", "create", "import")}
        own = f"{meta.app_label}/{meta.model_name}_{self.template}.html"
        context = {"meta": meta, "icon": self.model.ICON, "may": may, "names": names, **context}
        return render(self.request, [own, f"generic/{self.template}.html"], context, status=status)


class ListScreen(Screen):
    """Table, filter, search, order, paging, choice of columns, saved views, export of what is shown."""

    template = "list"
    table_class: ClassVar[type[RecordTable]]
    filter_class: ClassVar[type[BaseFilter]]
    resource_class: ClassVar[Any]

    def get(self, request: HttpRequest) -> HttpResponse:
        chosen = request.GET
        filtered = self.filter_class(chosen, self.rows(), user=request.user)
        table = self.table_class(filtered.qs, order_by=chosen.get("sort") or (), shown=chosen.getlist("columns"))
        if chosen.get("export") in ("xlsx", "csv"):
            return export_response(
                self.resource_class,
                table.data.data,
                user=request.user,
                file_format=chosen["export"],
                language=request.user.language,
            )
        self.paginate(table)
        return self.page(table=table, filter=filtered, saved=self.saved(), columns=self.table_class.choosable())

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
        if request.POST.get("forget"):
            self.saved().filter(pk=request.POST["forget"]).delete()
        elif name := request.POST.get("name", "").strip()[:80]:
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


class FormScreen(Screen):
    template = "form"
    form_class: ClassVar[type[RecordForm]]

    def form(self, record: Any, data: Any = None) -> RecordForm:
        return self.form_class(data, instance=record, user=self.request.user, initial=self.initial())

    def initial(self) -> dict[str, Any]:
        """Values carried in the address, so that a record is begun from another."""
        return {name: value for name, value in self.request.GET.items() if name in self.form_class.base_fields}

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record = self.record()
        return self.page(form=self.form(record), record=record)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record = self.record()
        form = self.form(record, request.POST)
        if not form.is_valid():
            return self.page(form=form, record=record, status=422)
        try:
            saved = form.store(via=Via.PAGE)
        except StaleVersion:
            return self.page(form=form, record=record, status=409)
        except ValidationError as error:
            form.add_error(None, error)
            return self.page(form=form, record=record, status=422)
        messages.success(request, _("“%(record)s” is saved.") % {"record": saved})
        return redirect(saved.url_for())


class CreateScreen(FormScreen):
    action = "add"

    def record(self) -> Any:
        return self.model()

    def initial(self) -> dict[str, Any]:
        owner = {"owner": self.request.user.pk} if "owner" in self.form_class.base_fields else {}
        return {**owner, **super().initial()}


class UpdateScreen(FormScreen):
    action = "change"


class RemoveScreen(Screen):
    """Shows what rests on a record, then deletes it or puts it in the archive, or takes it out again."""

    template = "remove"
    action = "delete"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self.record()
        return self.page(record=record, dependants=record.dependants(), may_be_deleted=record.may_be_deleted())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record, what = self.record(), request.POST.get("do")
        try:
            if what == "delete":
                record.erase(by=request.user)
            elif what == "restore":
                record.restore(by=request.user)
            else:
                record.archive(by=request.user, reason=request.POST.get("reason", ""))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(request.path)
        messages.success(request, _("Done."))
        return redirect(self.model.url_name("list")) if what == "delete" else redirect(record.url_for())


class MoveScreen(Screen):
    """Moves a record to another state, asking for what that state requires."""

    template = "move"
    action = "change"

    def dispatch(self, request: HttpRequest, pk: int, state: str) -> HttpResponse:
        if not request.user.has_perm(self.model.permission_to(self.action)):
            raise PermissionDenied
        record = self.record()
        target = next((move for move in record.moves_for(request.user) if move.value == state), None)
        if target is None:
            messages.error(request, _("This record cannot be moved there now, or not by your role."))
            return redirect(record.url_for())
        form = MoveForm(request.POST or None, record=record, target=target)
        if request.method == "POST" and form.is_valid():
            try:
                record.move_to(target, by=request.user, reason=form.cleaned_data["reason"], facts=form.facts)
                messages.success(request, _("Now: %(state)s.") % {"state": target.label})
                return redirect(record.url_for())
            except ValidationError as error:
                form.add_error(None, ValidationError(error.messages))
        return self.page(form=form, record=record, target=target)
