"""Creating, changing, moving, archiving and deleting a record."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jisr.forms import RecordForm
from jisr.models import Record, StaleVersion, Via
from jisr.moving import MoveForm

from .screen import Screen


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
        self.follow(saved)
        return redirect(saved.url_for())


class CreateScreen(FormScreen):
    action = "add"

    def record(self) -> Any:
        return self.model()

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
                self.follow(record)
                return redirect(record.url_for())
            except ValidationError as error:
                form.add_error(None, ValidationError(error.messages))
        return self.page(form=form, record=record, target=target)
