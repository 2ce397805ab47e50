"""What may be done with one step of a legal path, each act with the few fields it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from jisr.actions import PlainForm
from jisr.forms import callback
from partnerships.legal_path import MAY_CLOSE, MAY_FOLLOW
from partnerships.models import LegalStep, StepNature, StepState

CARD_OF = {
    "start": "start",
    "note": "close",
    "finish": "close",
    "tacit": "tacit",
    "refuse": "refuse",
    "waive": "waive",
}
DAYS = ("started_on", "done_on")


class StepForm(PlainForm):
    """Some fields of a step, filled with what is known; which are needed is for the act to say."""

    def __init__(self, *args: Any, step: LegalStep, names: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in names:
            field = LegalStep._meta.get_field(name)
            assert isinstance(field, models.Field)
            self.fields[name] = callback(field) or forms.CharField()
            self.fields[name].required = name == "reason"
            self.fields[name].initial = getattr(step, name)


@dataclass
class Card:
    """One act on a step: title, what it means, its form, and its buttons as (value, label, icon)."""

    key: str
    title: str
    explanation: str
    form: StepForm
    buttons: list[tuple[str, str, str]]


def cards_for(step: LegalStep, user: Any, data: Any = None, done: str = "") -> list[Card]:
    """The acts that this person may do with the step now; `data` binds the form that holds the act `done`."""
    if not step.is_open or not user.has_perm(MAY_FOLLOW):
        return []
    may_close = user.has_perm(MAY_CLOSE)
    cards = [_start(), _close(step, may_close), _tacit(), _refuse(), _waive()]
    wanted = {
        "start": step.state == StepState.WAITING,
        "close": may_close or step.nature == StepNature.DELIBERATION,
        "tacit": may_close and step.nature == StepNature.VISA and step.due_on is not None,
        "refuse": True,
        "waive": may_close,
    }
    return [
        Card(key, title, text, _form(step, key, names, data if key == CARD_OF.get(done) else None), buttons)
        for key, title, text, names, buttons in cards
        if wanted[key] and buttons
    ]


def _form(step: LegalStep, key: str, names: tuple[str, ...], data: Any) -> StepForm:
    return StepForm(data, step=step, names=names, prefix=key)


def _start() -> tuple:
    text = _("The indicative day is reckoned from this day, once. Leave it blank for today.")
    return "start", _("Begin the step"), text, ("started_on",), [("start", _("Begin the step"), "play")]


def _close(step: LegalStep, may_close: bool) -> tuple:
    facts = LegalStep.FACTS if step.nature == StepNature.DELIBERATION else ()
    buttons = [("note", _("Keep what is known"), "pencil")] if facts else []
    if may_close:
        buttons = [("finish", _("Close the step"), "check"), *buttons]
    text = _("The day it was closed; leave it blank for today.") if may_close else _("The head of the unit closes it.")
    return "close", _("Close the step"), text, (*facts, *(("done_on",) if may_close else ())), buttons


def _tacit() -> tuple:
    text = _("The oversight authority has not answered and its delay has run out.")
    return "tacit", _("Tacitly given"), text, ("done_on",), [("tacit", _("Take it as given"), "clock")]


def _refuse() -> tuple:
    text = _("The agreement goes back to drafting with the reason, and a new round of steps begins.")
    return "refuse", _("Note a refusal"), text, ("done_on", "reason"), [("refuse", _("Note the refusal"), "circle-x")]


def _waive() -> tuple:
    text = _("Go on without this step, and say why.")
    return "waive", _("Do without it"), text, ("reason",), [("waive", _("Waive the step"), "circle-slash")]
