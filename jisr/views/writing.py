"""Creating, changing, moving, archiving and deleting a record."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jisr import drafts
from jisr.forms import RecordForm
from jisr.models import Record, StaleVersion, State, Via
from jisr.moving import MoveForm
from jisr.rowsagain import fit_rows

from .screen import Screen

LONGEST_COOKIE = 3000


class FormScreen(Screen):
    template = "form"
    form_class: ClassVar[type[RecordForm]]

    def form(self, record: Any, data: Any = None) -> RecordForm:
        return self.form_class(data, instance=record, user=self.request.user, initial=self.initial())

    def initial(self) -> dict[str, Any]:
        """Values shown before anybody has written any, besides the record's own."""
        return {}

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record = self.record()
        return self.page(form=self.form(record), record=record)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record = self.record()
        form = self.form(record, request.POST)
        if form.is_stale:
            return self.clash()
        if not form.is_valid():
            form.show_choices()
            return self.page(form=form, record=record, status=422)
        if alike := self.alike(form):
            return self.page(form=form, record=record, alike=alike, status=422)
        try:
            saved = form.store(via=Via.PAGE)
        except StaleVersion:
            return self.clash()
        except ValidationError as error:
            form.add_error(None, error)
            return self.page(form=form, record=record, status=422)
        messages.success(request, _("“%(record)s” is saved.") % {"record": saved})
        self.follow(saved)
        drafts.forget(request.user, request.get_full_path())
        answer = redirect(saved.url_for())
        name_saved_form(answer, request)
        return answer

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        return super().page(status=status, keeps_drafts=True, **context)

    def clash(self) -> HttpResponse:
        """Show what was typed beside what a colleague has saved meanwhile, to choose from."""
        record, data = self.record(), self.request.POST.copy()
        for formset in self.form(self.record()).formsets:
            fit_rows(data, formset)
        form = self.form(record, data)
        form.is_valid()
        form.note_conflicts()
        return self.page(form=form, record=self.record(), status=409)

    def alike(self, form: RecordForm) -> list[Any]:
        """The records that the one about to be saved looks like, and that nobody has yet said it is not."""
        return []


def name_saved_form(answer: HttpResponse, request: HttpRequest) -> None:
    """Tell drafts.js which form was saved, and by whom: what the browser kept of it has served."""
    form = quote(f"{request.user.pk}:{request.get_full_path()}", safe="")
    if len(form) < LONGEST_COOKIE:
        answer.set_cookie("saved_form", form, max_age=24 * 3600, samesite="Lax", secure=request.is_secure())


class CreateScreen(FormScreen):
    action = "add"

    def record(self) -> Any:
        return self.model()

    def alike(self, form: RecordForm) -> list[Any]:
        said = set(self.request.POST.get("is_another", "").split())
        found = self.look_alikes(form.instance)
        return found if any(str(other.pk) not in said for other in found) else []

    def look_alikes(self, record: Any) -> list[Any]:
        """Records on file that may well stand for the same thing as this new one: one is asked before it is saved."""
        return []

    def initial(self) -> dict[str, Any]:
        """Values carried in the address, so that a record is begun from another; the user is in charge of it."""
        fields = self.form_class.base_fields.keys() - {"version"}
        owner = {"owner": self.request.user.pk} if "owner" in fields else {}
        return {**owner, **{name: value for name, value in self.request.GET.items() if name in fields}}


class UpdateScreen(FormScreen):
    """A record in the archive rests as it was put there: it is taken out before it is changed."""

    action = "change"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        record = self.record() if request.user.has_perm(self.model.permission_to(self.action)) else None
        if record is not None and getattr(record, "archived_at", None):
            messages.error(request, _("The record is in the archive: take it out first."))
            return redirect(record.url_for())
        return super().dispatch(request, *args, **kwargs)


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
            if what == "delete" or not isinstance(record, Record):
                record.erase(by=request.user)
            elif what == "restore":
                record.restore(by=request.user)
            else:
                record.archive(by=request.user, reason=request.POST.get("reason", ""))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(request.path)
        messages.success(request, _("Done."))
        return redirect(record.url_for()) if record.pk else redirect(self.model.url_name("list"))


class MoveScreen(Screen):
    """Moves a record to another state, asking for what that state requires."""

    template = "move"
    action = "change"
    move_form: ClassVar[type[MoveForm]] = MoveForm

    def dispatch(self, request: HttpRequest, pk: int, state: str) -> HttpResponse:
        if not request.user.has_perm(self.model.permission_to(self.action)):
            raise PermissionDenied
        record = self.record()
        target = next((move for move in record.moves_for(request.user) if move.value == state), None)
        if target is None:
            messages.error(request, _("This record cannot be moved there now, or not by your role."))
            return redirect(record.url_for())
        form = self.move_form(request.POST or None, record=record, target=target)
        if request.method == "POST" and form.is_valid():
            try:
                self.move(record, target, form)
                messages.success(request, _("Now: %(state)s.") % {"state": target.label})
                self.follow(record)
                return redirect(record.url_for())
            except ValidationError as error:
                form.add_error(None, ValidationError(error.messages))
        return self.page(form=form, record=record, target=target)

    def move(self, record: Any, target: State, form: MoveForm) -> None:
        """Make the move; ValidationError goes to the form."""
        record.move_to(target, by=self.request.user, reason=form.cleaned_data["reason"], facts=form.facts)
