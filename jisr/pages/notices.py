"""What the person is told: the page behind the bell."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from jisr.models import Notice
from jisr.notices import open_notice, sentence_of
from jisr.requests import SignedInRequest

MOST = 100


def notice_list(request: SignedInRequest) -> HttpResponse:
    """Unread ones first; a POST marks one or all as read."""
    mine = Notice.objects.filter(user=request.user)
    if request.method == "POST":
        chosen = request.POST.get("read", "")
        rows = mine.filter(pk=int(chosen)) if chosen.isdecimal() and len(chosen) < 19 else mine.none()
        rows = mine if request.POST.get("do") == "all" else rows
        rows.filter(read_at=None).update(read_at=timezone.now())
        return redirect("notice_list")
    unread, read = mine.filter(read_at=None), mine.exclude(read_at=None)
    return render(request, "pages/notices.html", {"unread": _shown(unread, request), "read": _shown(read, request)})


def notice_open(request: SignedInRequest, pk: int) -> HttpResponse:
    """On to the record; the notice counts as read."""
    notice = get_object_or_404(Notice.objects.filter(user=request.user), pk=pk)
    open_notice(notice)
    if not _may_read(notice, request.user):
        messages.error(request, _("The record is no longer there for you."))
        return redirect("notice_list")
    return redirect(f"{notice.subject.url_for()}#notes")


def _shown(rows: QuerySet[Notice], request: SignedInRequest) -> list[dict[str, Any]]:
    """Notices with their sentence and record; one query for each kind of record that they are about."""
    found = []
    for notice in rows.order_by("-pk").prefetch_related("subject")[:MOST]:
        record = notice.subject if _may_read(notice, request.user) else None
        found.append({"notice": notice, "sentence": sentence_of(notice), "record": record})
    return found


def _may_read(notice: Notice, user: Any) -> bool:
    record: Any = notice.subject
    return (
        record is not None and record.authority_id == user.authority_id and user.has_perm(record.permission_to("view"))
    )
