"""What the person is told: the page behind the bell."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from jisr.models import Notice, NoticeKind
from jisr.notice_words import details_of, sentence_of, title_of
from jisr.notices import may_read, open_notice, read_subjects
from jisr.requests import SignedInRequest

MOST = 100


def notice_list(request: SignedInRequest) -> HttpResponse:
    """Unread ones first; a POST marks one or all as read."""
    mine = Notice.objects.filter(user=request.user, is_shown=True)
    if request.method == "POST":
        chosen = request.POST.get("read", "")
        rows = mine.filter(pk=int(chosen)) if chosen.isdecimal() and len(chosen) < 19 else mine.none()
        rows = mine if request.POST.get("do") == "all" else rows
        rows.filter(read_at=None).update(read_at=timezone.now())
        return redirect("notice_list")
    unread, read = mine.filter(read_at=None), mine.exclude(read_at=None)
    return render(request, "pages/notices.html", {"unread": _shown(unread, request), "read": _shown(read, request)})


def notice_open(request: SignedInRequest, pk: int) -> HttpResponse:
    """On to the record, or the list that a search keeps; the notice counts as read."""
    notice = get_object_or_404(Notice.objects.filter(user=request.user), pk=pk)
    open_notice(notice)
    if not may_read(notice, request.user):
        messages.error(request, _("The record is no longer there for you."))
        return redirect("notice_list")
    if notice.kind == NoticeKind.SEARCH and "address" in notice.data:
        return redirect(notice.data["address"])
    place = "#notes" if notice.kind == NoticeKind.MENTION else ""
    return redirect(f"{notice.subject.url_for()}{place}")


def _shown(rows: QuerySet[Notice], request: SignedInRequest) -> list[dict[str, Any]]:
    """Notices with their sentence and record; a few queries for each kind of record that they are about."""
    notices = list(rows.order_by("-pk")[:MOST])
    read_subjects(notices)
    found = []
    for notice in notices:
        record = notice.subject if may_read(notice, request.user) else None
        title = title_of(record) if record else ""
        words = {"sentence": sentence_of(notice), "title": title, "details": details_of(notice)}
        found.append({"notice": notice, "record": record, **words})
    return found
