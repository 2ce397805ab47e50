"""The page on which two records of one kind are made one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.actions import PlainForm, note_errors
from jisr.forms import LookupField
from jisr.merging import check_merge, merge
from jisr.merging_plan import plan_of

from .screen import Screen

THIS, OTHER = "this", "other"


class MergeForm(PlainForm):
    """The other record, and which of the two goes on."""

    keep = forms.ChoiceField(
        label=_("Which one goes on"),
        choices=[(THIS, _("This record; the other is merged into it")), (OTHER, _("The other one"))],
        initial=THIS,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, record: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = type(record)._default_manager.visible_to(user).filter(merged_into=None).exclude(pk=record.pk)
        self.record = record
        self.fields = {
            "other": LookupField(others, label=_("The other record")),
            "keep": self.fields["keep"],
        }

    @property
    def pair(self) -> tuple[Any, Any]:
        """The one that goes into the archive and the one that goes on."""
        other = self.cleaned_data["other"]
        return (other, self.record) if self.cleaned_data["keep"] == THIS else (self.record, other)


class MergeScreen(Screen):
    """Choose the other record, see both side by side with what moves, then merge them by POST."""

    template = "merge"
    action = "delete"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(self.model.permission_to("change")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form(self, record: Any, data: Any = None) -> MergeForm:
        return MergeForm(data, record=record, user=self.request.user)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self.record()
        form = self.form(record, {"keep": THIS, **request.GET.dict()} if "other" in request.GET else None)
        plan = None
        if form.is_bound and form.is_valid():
            loser, winner = form.pair
            try:
                check_merge(loser, winner, by=request.user)
                plan = plan_of(loser, winner)
            except ValidationError as error:
                note_errors(form, error)
        return self.page(record=record, form=form, plan=plan, status=422 if form.errors else 200)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self.record()
        form = self.form(record, request.POST)
        if form.is_valid():
            loser, winner = form.pair
            try:
                merge(loser, winner, by=request.user)
            except ValidationError as error:
                note_errors(form, error)
            else:
                said = {"loser": loser.reference, "winner": winner.reference}
                messages.success(request, _now("%(loser)s is merged into %(winner)s.") % said)
                return redirect(winner.url_for())
        return self.page(record=record, form=form, plan=None, status=422)
