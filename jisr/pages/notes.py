"""Writing, changing and taking away a note."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.actions import PlainForm, note_errors
from jisr.models import Note, User
from jisr.notes import LONGEST, change_note, check_own, readers_of, record_of, remove_note, write_note
from jisr.requests import SignedInRequest


class NoteForm(PlainForm):
    """The text, and the colleagues it is for."""

    text = forms.CharField(
        label=_("Note"), max_length=LONGEST, widget=forms.Textarea({"rows": 5, "dir": "auto", "autofocus": True})
    )
    mentioned = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Tell these colleagues"),
        help_text=_("Those who may read the record. Each is told once, on the page and by e-mail."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, readers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mentioned"].queryset = readers  # type: ignore[attr-defined]


def note_create(request: SignedInRequest) -> HttpResponse:
    """A note on the record that the address names."""
    if not request.user.has_perm(Note.permission_to("add")):
        raise PermissionDenied
    record = record_of(request.GET.get("about", ""), request.user)
    form = NoteForm(_posted(request), readers=readers_of(type(record), request.user))
    if request.method == "POST" and form.is_valid():
        facts = {"text": form.cleaned_data["text"], "mentioned": form.cleaned_data["mentioned"]}
        try:
            write_note(record, by=request.user, address=_address(request, record), **facts)
        except ValidationError as error:
            note_errors(form, error)
        else:
            messages.success(request, _now("The note is saved."))
            return redirect(_place(record))
    return _page(request, record, form)


def note_update(request: SignedInRequest, pk: int) -> HttpResponse:
    """One's own note anew."""
    note = _own(request, pk, "change")
    record: Any = note.subject
    begun = {"text": note.text, "mentioned": note.mentioned.all(), "version": note.version}
    form = NoteForm(_posted(request), readers=readers_of(type(record), request.user), initial=begun)
    if request.method == "POST" and form.is_valid():
        note.version = form.cleaned_data["version"] or note.version
        facts = {"text": form.cleaned_data["text"], "mentioned": form.cleaned_data["mentioned"]}
        try:
            change_note(note, by=request.user, address=_address(request, record), **facts)
        except ValidationError as error:
            note_errors(form, error)
        else:
            messages.success(request, _now("The note is saved."))
            return redirect(_place(record))
    return _page(request, record, form, note=note)


def note_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask whether to take one's own note away; a POST does it."""
    note = _own(request, pk, "delete")
    record: Any = note.subject
    if request.method == "POST":
        remove_note(note, by=request.user)
        messages.success(request, _now("The note is removed; the history keeps it."))
        return redirect(_place(record))
    return render(request, "pages/note_remove.html", {"record": record, "note": note})


def _own(request: SignedInRequest, pk: int, action: str) -> Note:
    note: Note = get_object_or_404(Note.objects.visible_to(request.user), pk=pk)
    check_own(note, request.user, action)
    return note


def _posted(request: SignedInRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _address(request: SignedInRequest, record: Any) -> str:
    return request.build_absolute_uri(_place(record))


def _place(record: Any) -> str:
    return f"{record.url_for()}#notes"


def _page(request: SignedInRequest, record: Any, form: NoteForm, note: Note | None = None) -> HttpResponse:
    context = {"record": record, "form": form, "note": note}
    return render(request, "pages/note_form.html", context, status=422 if form.errors else 200)
