"""The page on which the head of the unit sets when people are reminded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from funding.forms.reminder import RemindersForm
from funding.models import ReminderRule
from funding.reminder_rules import keep_rules, rules_of, seen_mark
from jisr.models import Authority
from jisr.requests import SignedInRequest

SHOWN = 40
USUAL = "usual"


@dataclass(frozen=True)
class Past:
    """A reminder that was set or taken away."""

    at: datetime
    by: str
    is_added: bool
    kind: str
    days: int
    told: str


@permission_required("funding.change_reminderrule", raise_exception=True)
def reminder_rules(request: SignedInRequest) -> HttpResponse:
    """Show the rules that hold, keep others, or go back to the usual ones."""
    authority = Authority.objects.get(pk=request.user.authority_id)
    is_usual = request.POST.get("do") == USUAL
    form = RemindersForm(request.POST if request.method == "POST" and not is_usual else None, rules_of(authority))
    problems: list[str] = []
    if request.method == "POST" and (is_usual or form.is_valid()):
        try:
            seen = request.POST.get("seen", "")
            keep_rules(authority, None if is_usual else form.rules, by=request.user, seen=seen)
        except ValidationError as error:
            problems = error.messages
        else:
            messages.success(request, _("Saved."))
            return redirect("reminder_rules")
    context = {"form": form, "authority": authority, "problems": problems, "past": past_of(authority)}
    context |= {"seen": seen_mark(authority), "usual": USUAL}
    return render(request, "funding/reminder_rules.html", context, status=422 if request.method == "POST" else 200)


def past_of(authority: Authority) -> list[Past]:
    """What was last set and taken away, newest first."""
    rows: Any = ReminderRule.history.filter(authority_id=authority.pk).select_related("history_user")
    return [
        Past(
            row.history_date,
            str(row.history_user or _("the system")),
            row.history_type == "+",
            row.get_kind_display(),
            row.days,
            row.get_told_display(),
        )
        for row in rows.order_by("-history_id")[:SHOWN]
    ]
