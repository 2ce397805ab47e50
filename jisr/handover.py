"""What a person is in charge of, and how it goes to somebody else with all its traces."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from jisr.assigning import tell_owners
from jisr.models import Activity, Base, Trace, User
from jisr.models.activity import Verb

BATCH = 500
WRITTEN = ["owner", "version", "updated_by", "updated_at"]


@dataclass(frozen=True)
class Duty:
    """What a person owes beside the records they are in charge of, and how it goes to somebody else.

    `owed` gives the rows that wait for this person; `pass_on` takes such rows, locked, with the heir and the trace.
    """

    owed: Callable[[User], QuerySet]
    pass_on: Callable[[list, User, Trace], None]


DUTIES: list[Duty] = []


def owned_models() -> Iterator[type[Base]]:
    """The kinds of records that have a person in charge: those with a field `owner`."""
    for relation in User._meta.related_objects:
        if relation.field.name == "owner" and issubclass(relation.related_model, Base):
            yield relation.related_model


def owned_by(user: User) -> list[tuple[str, int]]:
    """(plural name, how many) of each kind this person is in charge of or owes; kinds without any are left out."""
    owned = [model._base_manager.filter(owner=user) for model in owned_models()]
    counts = ((rows.model, rows.count()) for rows in [*owned, *(duty.owed(user) for duty in DUTIES)])
    return [(str(model._meta.verbose_name_plural), count) for model, count in counts if count]


def hand_over(*, leaver: User, heir: User, trace: Trace) -> int:
    """Put `heir` in charge of all that `leaver` was in charge of or owed. Returns how many of them there were.

    Each record gets a new version, a history row and an activity line, all signed by `trace`.
    """
    with transaction.atomic():
        owed = 0
        for duty in DUTIES:
            rows = list(duty.owed(leaver).select_for_update(of=("self",)))
            duty.pass_on(rows, heir, trace)
            owed += len(rows)
        return owed + sum(_hand_over_kind(model, leaver, heir, trace) for model in owned_models())


def _hand_over_kind(model: type[Base], leaver: User, heir: User, trace: Trace) -> int:
    records = list(model._base_manager.select_for_update().filter(owner=leaver))
    now = timezone.now()
    for record in records:
        record.owner = heir  # type: ignore[attr-defined]
        record.version += 1
        record.updated_by, record.updated_at = trace.by, now
    bulk_update_with_history(
        records,
        model,
        WRITTEN,
        batch_size=BATCH,
        default_user=trace.by,
        default_change_reason=trace.reason,
        manager=model._base_manager,
    )
    names = {"from": str(leaver), "to": str(heir)}
    lines = [Activity.line(record, Verb.HANDED_OVER, trace, **names) for record in records]
    Activity.objects.bulk_create(lines, batch_size=BATCH)
    tell_owners(records, trace)
    return len(records)
