"""Closing an ended agreement: four things to settle, each ticked by somebody on a day, then the closing itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jisr import days, formats
from jisr.models import Document, User, Via
from jisr.models.activity import Verb
from partnerships.models import Agreement, AgreementState, ClosingCheck, ClosingItem, RequiredDocument

ENDED = (AgreementState.ENDED, AgreementState.TERMINATED)
REPORT = "report"


@dataclass(frozen=True)
class Line:
    """An item of the checklist: who ticked it, if anybody, and what on file speaks against it."""

    item: ClosingItem
    check: ClosingCheck | None
    against: str


def checklist(agreement: Agreement) -> list[Line]:
    """The four items of the agreement's closing, in a number of queries that does not grow with it."""
    ticked = {check.item: check for check in agreement.closing.select_related("done_by")}
    facts = {item: against(agreement, item) for item in ClosingItem}
    return [Line(item, ticked.get(item), facts[item]) for item in ClosingItem]


def against(agreement: Agreement, item: str) -> str:
    """What the records on file say against ticking `item`, as a sentence; "" where nothing does."""
    if item == ClosingItem.MONEY:
        return _money(agreement)
    if item == ClosingItem.REPORTS:
        return _reports(agreement)
    if item == ClosingItem.DOCUMENTS:
        return _documents(agreement)
    return ""


def tick(
    agreement: Agreement, item: str, *, by: User, done_on: date, note: str = "", via: str = Via.PAGE
) -> ClosingCheck:
    """Tick an item of the checklist. What the facts contradict is ticked only with a note that says why.

    Raises ValidationError by field.
    """
    with transaction.atomic():
        locked = _open(agreement)
        contradiction = against(locked, item)
        if contradiction and not note.strip():
            sentence = _("%(facts)s Say in the note why it is settled all the same.") % {"facts": contradiction}
            raise ValidationError({"note": sentence})
        if done_on > days.today():
            raise ValidationError({"done_on": _("That day has not come yet.")})
        check = locked.closing.filter(item=item).first() or ClosingCheck(agreement=locked, item=item)
        check.done_on, check.done_by, check.note = done_on, by, note.strip()
        check.full_clean(exclude=["agreement"])
        locked.store(by=by, via=via, rows=[check])
    return check


def untick(agreement: Agreement, item: str, *, by: User, via: str = Via.PAGE) -> None:
    """Take a tick back, as long as the agreement is not closed."""
    with transaction.atomic():
        locked = _open(agreement)
        if checks := list(locked.closing.filter(item=item)):
            locked.store(by=by, via=via, removed=checks)


def close(agreement: Agreement, *, by: User, via: str = Via.PAGE) -> None:
    """Close the agreement today. Raises PermissionDenied for who may not sign, ValidationError while an item is open."""
    if not by.has_perm("partnerships.sign_agreement"):
        raise PermissionDenied(_("Your role may not close an agreement."))
    with transaction.atomic():
        locked = _open(agreement)
        ticked = set(locked.closing.values_list("item", flat=True))
        if missing := [str(item.label) for item in ClosingItem if item not in ticked]:
            raise ValidationError(_("Still to settle: %(items)s.") % {"items": formats.listed(missing)})
        locked.closed_on = days.today()
        locked.store(by=by, via=via, verb=Verb.CLOSED)
    agreement.refresh_from_db()


def may_be_closed(agreement: Agreement) -> bool:
    """Whether it has ended, is not closed yet and not archived."""
    return agreement.state in ENDED and agreement.closed_on is None and agreement.archived_at is None


def _open(agreement: Agreement) -> Agreement:
    """The agreement, locked; ValidationError unless it waits for its closing."""
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    locked.check_not_archived()
    if locked.closed_on:
        raise ValidationError(_("The agreement was closed on %(day)s.") % {"day": formats.day(locked.closed_on)})
    if locked.state not in ENDED:
        raise ValidationError(_("Only an agreement that has ended or was terminated is closed."))
    return locked


def _money(agreement: Agreement) -> str:
    """Instalments of the agreement, ours or the donor's, that are not wholly paid."""
    unpaid = agreement.instalments.counted().unpaid().count()
    if not unpaid:
        return ""
    sentence = ngettext("%(n)s instalment is not wholly paid.", "%(n)s instalments are not wholly paid.", unpaid)
    return sentence % {"n": unpaid}


def _reports(agreement: Agreement) -> str:
    """Reports that the agreement asks for and nobody has accepted or waived."""
    pending = agreement.obligations.current().pending().filter(kind__code__contains=REPORT).count()
    if not pending:
        return ""
    return ngettext("%(n)s report is not accepted.", "%(n)s reports are not accepted.", pending) % {"n": pending}


def _documents(agreement: Agreement) -> str:
    """The documents that the kind asks for and that are not on file."""
    filed = Document.objects.about(agreement).current().values("type")
    missing = RequiredDocument.objects.filter(kind=agreement.kind_id).exclude(type__in=filed).select_related("type")
    names = [str(required) for required in missing]
    return _("Not on file: %(documents)s.") % {"documents": formats.listed(names)} if names else ""
