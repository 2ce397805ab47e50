"""The dated obligations of an agreement, made from its duties; what people touched is never made over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from jisr.assigning import tell_owners
from jisr.models import Activity, Counter, Document, Named, Note, Trace, User, Via
from jisr.models.activity import Verb
from jisr.recurrence import MOST_DAYS, TooManyDays
from partnerships.due_days import Days, due_days, event_days, last_day
from partnerships.models import (
    Agreement,
    AgreementDuty,
    AgreementState,
    Obligation,
    ObligationState,
    ObligationTemplate,
    PartyRole,
)

TAKEN = (*Named.NAME_FIELDS[:3], "kind_id", "side", "evidence", "document_type_id")
FOLLOWING = (*TAKEN, "owner_id", "unlocks_id")
OWN_WRITES = (Verb.CREATED, Verb.REMADE)
CHUNK = 500


@dataclass(frozen=True)
class Made:
    """How many obligations were made, took over a changed rule, or went with one."""

    made: int = 0
    remade: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.made or self.remade or self.removed)


def make_obligations(agreement: Agreement, *, by: User | None, today: date, via: str = Via.PAGE) -> Made:
    """Make the obligations that the agreement's duties give and that are not there yet; again changes nothing.

    Up to the rule's or the agreement's end, else two years ahead. Obligations to come that are open and that nobody
    touched follow a changed rule; all others stay as they are, on their day. Nothing is made for an agreement that is
    terminated or archived. Raises ValidationError for a rule that gives too many days.
    """
    if agreement.archived_at or agreement.state == AgreementState.TERMINATED:
        return Made()
    with transaction.atomic():
        Agreement.objects.select_for_update().get(pk=agreement.pk)
        duties = list(agreement.duties.select_related("unlocks"))
        found = Obligation.objects.filter(duty__in=duties)
        return _Making(agreement, duties, list(found), Trace(by, via), today).run()


def forget_duties(duties: Sequence[AgreementDuty], *, by: User, today: date, via: str = Via.PAGE) -> int:
    """Delete the obligations to come of duties about to be removed, as far as nobody touched them; how many."""
    with transaction.atomic():
        rows = list(Obligation.objects.filter(duty__in=duties))
        return _erase(untouched(rows, today), Trace(by, via))


def apply_template(
    agreement: Agreement, template: ObligationTemplate, *, by: User, today: date, via: str = Via.PAGE
) -> Made:
    """Write the template's duties into the agreement, but those already there, and make their obligations.

    Raises ValidationError when the agreement is archived or has them all.
    """
    agreement.check_not_archived()
    names = AgreementDuty.DUTY_FIELDS
    there = {tuple(getattr(duty, name) for name in names) for duty in agreement.duties.all()}
    copies = [{name: getattr(duty, name) for name in names} for duty in template.duties.all()]
    rows = [AgreementDuty(**values) for values in copies if tuple(values.values()) not in there]
    if not rows:
        raise ValidationError(_("The agreement already has all the duties of this template."))
    with transaction.atomic():
        data = {"template": template.reference}
        agreement.store(by=by, via=via, rows=rows, verb=Verb.TEMPLATE_APPLIED, data=data)
        return make_obligations(agreement, by=by, today=today, via=via)


def untouched(rows: Iterable[Obligation], today: date) -> list[Obligation]:
    """Those to come and still open on which nobody wrote, filed or noted anything."""
    free = {row.pk: row for row in rows if row.state == ObligationState.OPEN and row.due_on >= today}
    about = {"content_type": ContentType.objects.get_for_model(Obligation), "object_id__in": list(free)}
    written = Activity.objects.filter(**about).exclude(verb__in=OWN_WRITES)
    for lines in (written, Document.objects.filter(**about), Note.objects.filter(**about)):
        for key in set(lines.order_by().values_list("object_id", flat=True)):
            free.pop(key, None)
    return list(free.values())


def _erase(rows: Iterable[Obligation], trace: Trace) -> int:
    count = 0
    for row in rows:
        row.erase(by=trace.by, via=trace.via)
        count += 1
    return count


class _Making:
    """One run over the duties of an agreement."""

    def __init__(
        self, agreement: Agreement, duties: list[AgreementDuty], rows: list[Obligation], trace: Trace, today: date
    ) -> None:
        self.agreement, self.duties, self.trace, self.today = agreement, duties, trace, today
        self.rows: dict[Any, list[Obligation]] = defaultdict(list)
        for row in rows:
            self.rows[row.duty_id].append(row)
        self.free = {row.pk for row in untouched(rows, today)}
        first = Obligation.history.filter(id__in=[row.pk for row in rows], history_type="+")
        self.made_for: dict[int, date] = dict(first.values_list("id", "due_on"))

    def run(self) -> Made:
        new, changed, gone = [], [], []
        events, partner = event_days(self.agreement), self._donor()
        for duty in self.duties:
            days = self._days(duty, events)
            there = {row.due_on for row in self.rows[duty.pk]} | {
                self.made_for[row.pk] for row in self.rows[duty.pk] if row.pk in self.made_for
            }
            unlocking = _unlocking(duty, days)
            new += [self._new(duty, day, unlocking, partner) for day in days if day not in there]
            for row in self.rows[duty.pk]:
                if row.pk in self.free and row.due_on not in days:
                    gone.append(row)
                elif row.pk in self.free and self._follow(row, duty, unlocking):
                    changed.append(row)
        made = Made(len(new), len(changed), _erase(gone, self.trace))
        self._write(new, changed)
        if made:
            counts = {"made": made.made, "remade": made.remade, "removed": made.removed}
            Activity.write(self.agreement, Verb.OBLIGATIONS_MADE, self.trace, **counts)
        return made

    def _days(self, duty: AgreementDuty, events: Days) -> list[date]:
        try:
            return due_days(duty, events, last_day(duty, self.agreement, self.today))
        except (TooManyDays, OverflowError) as error:
            text = _("The duty “%(duty)s” gives more than %(most)s days: give it an earlier end.")
            raise ValidationError(text % {"duty": duty, "most": MOST_DAYS}) from error

    def _donor(self) -> int | None:
        """The key of the one donor, where there is one."""
        donors = list(self.agreement.parties.filter(role=PartyRole.DONOR).values_list("partner_id", flat=True)[:2])
        return donors[0] if len(donors) == 1 else None

    def _new(self, duty: AgreementDuty, day: date, unlocking: set[date], partner: int | None) -> Obligation:
        row = Obligation(
            authority_id=self.agreement.authority_id,
            agreement=self.agreement,
            duty=duty,
            due_on=day,
            partner_id=partner,
            created_by=self.trace.by,
            updated_by=self.trace.by,
        )
        self._follow(row, duty, unlocking)
        return row

    def _follow(self, row: Obligation, duty: AgreementDuty, unlocking: set[date]) -> bool:
        """Give the obligation what its duty says now; whether that changed anything."""
        wanted = {name: getattr(duty, name) for name in TAKEN}
        wanted["owner_id"] = duty.owner_id or self.agreement.owner_id
        wanted["unlocks_id"] = duty.unlocks_id if row.due_on in unlocking else None
        differs = any(getattr(row, name) != value for name, value in wanted.items())
        for name, value in wanted.items():
            setattr(row, name, value)
        return differs

    def _write(self, new: list[Obligation], changed: list[Obligation]) -> None:
        if new:
            references = Counter.take(self.agreement.authority_id, Obligation.PREFIX, len(new))
            for row, reference in zip(new, references, strict=True):
                row.reference = reference
        now = timezone.now()
        for row in changed:
            row.version, row.updated_at, row.updated_by = row.version + 1, now, self.trace.by
        for row in (*new, *changed):
            row.agreement = self.agreement
            row.search_text = row.refreshed_search_text()
        said = {"default_user": self.trace.by, "default_change_reason": self.trace.reason, "batch_size": CHUNK}
        bulk_create_with_history(new, Obligation, **said)
        fields = [name.removesuffix("_id") for name in FOLLOWING]
        bulk_update_with_history(
            changed, Obligation, [*fields, "version", "updated_at", "updated_by", "search_text"], **said
        )
        lines = [Activity.line(row, Verb.CREATED, self.trace) for row in new]
        lines += [Activity.line(row, Verb.REMADE, self.trace) for row in changed]
        Activity.objects.bulk_create(lines, batch_size=CHUNK)
        tell_owners(new, self.trace)


def _unlocking(duty: AgreementDuty, days: list[date]) -> set[date]:
    """The days whose obligation the duty's instalment waits for: those up to its own day, or the first of all."""
    if duty.unlocks is None or not days:
        return set()
    return {day for day in days if day <= duty.unlocks.due_on} or {days[0]}
