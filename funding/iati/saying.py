"""A summary in sentences, in the language in force; for the command line and the page."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from funding.models import Outcome

from .activity import Problem
from .codes import Sign, TransactionType
from .summary import Summary


def sentences(summary: Summary) -> Iterator[str]:
    """Yield what an import did, one line each: counts first, then every refusal, difference and possible duplicate."""
    yield summary.file
    if summary.error:
        yield f"  {summary.error}"
    yield f"  {written(summary)}"
    yield f"  {activities(summary)}"
    yield f"  {partners(summary)}"
    for (kind, sign, outcome), count in sorted(summary.transactions.items()):
        yield f"    {count} × {movement(kind, sign)}: {Outcome(outcome).label}"
    for bad in summary.bad:
        for problem in bad.problems:
            yield f"  ✗ {bad.identifier or bad.title or '?'}: {refusal(problem)}"
    for line in summary.differences:
        yield "  ≠ " + _("%(reference)s, %(field)s: kept “%(ours)s”, the file says “%(theirs)s”") % line
    for line in summary.duplicates:
        yield "  ? " + _("%(made)s is new and may be %(reference)s, %(existing)s") % line


def refusal(problem: Problem) -> str:
    """Return a problem in one line: where, what stands there, why not, what is accepted."""
    place = _("line %(line)s, %(field)s") % {"line": problem.line, "field": problem.field}
    said = {"place": place, "value": problem.value, "message": problem.message, "accepted": problem.accepted}
    return _("%(place)s: “%(value)s” %(message)s: %(accepted)s") % said


def written(summary: Summary) -> str:
    if summary.written:
        return _("The file is imported.")
    return _("Nothing is written.")


def activities(summary: Summary) -> str:
    counts = {"read": summary.read, "refused": summary.refused, "elsewhere": summary.elsewhere, **summary.activities}
    return (
        _(
            "Activities: %(read)s read, %(made)s new, %(changed)s changed, %(unchanged)s unchanged, "
            "%(refused)s refused, %(elsewhere)s for other countries."
        )
        % counts
    )


def partners(summary: Summary) -> str:
    return _(
        "Partners: %(made)s new, %(matched_by_identifier)s matched by identifier, %(matched_by_name)s matched by name."
    ) % {"made": 0, "matched_by_identifier": 0, "matched_by_name": 0, **summary.partners}


def movement(kind: str, sign: str) -> str:
    """Return what a movement is called: its type, and its sign unless positive."""
    name = str(TransactionType(kind).label) if kind else _("no type")
    if sign and sign != Sign.POSITIVE.name.lower():
        return f"{name} ({Sign[sign.upper()].label})"
    return name
