"""What a notice says, from its kind and its data, in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jisr import days, formats
from jisr.models import Notice, NoticeKind
from jisr.models.named import reading_order

LABELS = {
    "dated": "funding.models.DatedKind",
    "verdict": "funding.models.Verdict",
    "decision": "funding.models.ScreeningState",
    "date": "funding.models.opportunity.DateKind",
}


def sentence_of(notice: Notice) -> str:
    """The notice in the reader's language; the name of its kind where its data does not say enough."""
    kind = NoticeKind(notice.kind)
    try:
        return WORDS[kind]({name: _worded(name, value) for name, value in notice.data.items()})
    except (KeyError, ValueError, TypeError):
        return str(kind.label)


def details_of(notice: Notice) -> list[str]:
    """What stands under the sentence: of a kept search, the dates that have changed."""
    return [_changed_date(*change) for change in notice.data.get("dates", ())]


def _changed_date(reference: str, kind: str, old: str, new: str) -> str:
    label = import_string(LABELS["date"])(kind).label
    said = {"reference": reference, "date": label, "old": _day_and_hour(old), "new": _day_and_hour(new)}
    return _("%(reference)s, %(date)s: now %(new)s, before %(old)s") % said


def _day_and_hour(text: str) -> str:
    day, _space, hour = text.partition(" ")
    return " ".join([formats.day(date.fromisoformat(day)), hour]).strip() if day else formats.BLANK


def title_of(record: Any) -> str:
    """What a record is called beside its reference."""
    return str(getattr(record, "summary", record))


def _worded(name: str, value: Any) -> Any:
    """Names kept by language as the one to be read here, codes as their label, days as days."""
    if isinstance(value, dict):
        return next((value[code] for code in (*reading_order(), "") if value.get(code)), "")
    if name in LABELS:
        return import_string(LABELS[name])(value).label
    return date.fromisoformat(value) if name == "day" else value


def _mention(data: dict[str, Any]) -> str:
    return _("%(by)s mentions you in a note") % data


def _assigned(data: dict[str, Any]) -> str:
    if data.get("count", 1) == 1:
        return _("%(by)s gives you this to follow") % data
    text = ngettext(
        "%(by)s gives you %(count)s record to follow, such as this one",
        "%(by)s gives you %(count)s records to follow, such as this one",
        data["count"],
    )
    return text % data


def _review(data: dict[str, Any]) -> str:
    text = _("%(by)s gives the verdict “%(verdict)s”") if "verdict" in data else _("%(by)s asks for your review")
    return text % data


def _decision(data: dict[str, Any]) -> str:
    text = _("%(by)s decided: %(decision)s") if "decision" in data else _("%(by)s asks for your decision: go or no-go")
    return text % data


def _reminder(data: dict[str, Any]) -> str:
    return _("%(when)s: %(what)s (%(day)s)") % _due(data)


def _escalation(data: dict[str, Any]) -> str:
    said = _due(data)
    if not data.get("owner"):
        return _("%(when)s, and nobody follows it: %(what)s (%(day)s)") % said
    return _("%(when)s, followed by %(owner)s: %(what)s (%(day)s)") % {**said, "owner": data["owner"]}


def _search(data: dict[str, Any]) -> str:
    new = ngettext(
        "Your search “%(search)s” finds %(new)s new call",
        "Your search “%(search)s” finds %(new)s new calls",
        data["new"],
    )
    changed = ngettext(
        "In your search “%(search)s”, %(changed)s call has changed its dates",
        "In your search “%(search)s”, %(changed)s calls have changed their dates",
        data["changed"],
    )
    texts = [text % data for text, count in ((new, data["new"]), (changed, data["changed"])) if count]
    return " · ".join(texts)


def _feed(data: dict[str, Any]) -> str:
    if "changed" in data:
        return _("The publisher changed this call in the feed “%(feed)s”") % data
    if "changed" in data:
        return _("The publisher changed this call in the feed “%(feed)s”") % data
    if "count" not in data:
        return _("The feed “%(feed)s” could not be read") % data
    text = ngettext(
        "The feed “%(feed)s” brings %(count)s new call", "The feed “%(feed)s” brings %(count)s new calls", data["count"]
    )
    return text % data


WORDS: dict[NoticeKind, Callable[[dict[str, Any]], str]] = {
    NoticeKind.MENTION: _mention,
    NoticeKind.ASSIGNED: _assigned,
    NoticeKind.REVIEW: _review,
    NoticeKind.DECISION: _decision,
    NoticeKind.REMINDER: _reminder,
    NoticeKind.ESCALATION: _escalation,
    NoticeKind.SEARCH: _search,
    NoticeKind.FEED: _feed,
}


def _due(data: dict[str, Any]) -> dict[str, str]:
    """How far off the day is on the day it is read, what falls due, and the day."""
    what = data["dated"]
    if data.get("detail"):
        what = _("%(kind)s, %(detail)s") % {"kind": data["dated"], "detail": data["detail"]}
    return {"when": _when((data["day"] - days.today()).days), "what": what, "day": formats.day(data["day"])}


def _when(count: int) -> str:
    if count == 0:
        return _("Today")
    if count > 0:
        return ngettext("In %(count)s day", "In %(count)s days", count) % {"count": count}
    return ngettext("%(count)s day ago", "%(count)s days ago", -count) % {"count": -count}
