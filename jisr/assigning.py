"""Whoever is put in charge of a record by somebody else is told, once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType

from jisr.models import Notice, NoticeKind, Trace, Via
from jisr.notices import write_notices


def tell_owners(records: Iterable[Any], trace: Trace) -> None:
    """Tell those who are newly the `owner` of these records, all of one kind and written as one.

    Whoever is given several is told of the first and how many they are. Nobody is told by a command or without an
    author, nor of what they took themselves.
    """
    if trace.by is None or trace.via == Via.COMMAND:
        return
    given: dict[int, list[Any]] = defaultdict(list)
    for record in records:
        if record.owner_id and record.owner_id != trace.by.pk:
            given[record.owner_id].append(record)
    write_notices([_notice(owner, rows, trace) for owner, rows in given.items()])


def _notice(owner: int, records: list[Any], trace: Trace) -> Notice:
    first = records[0]
    kind = ContentType.objects.get_for_model(type(first))
    return Notice(
        authority_id=first.authority_id,
        content_type=kind,
        object_id=first.pk,
        user_id=owner,
        kind=NoticeKind.ASSIGNED,
        event=f"assigned:{kind.pk}:{first.pk}:{trace.batch}",
        data={"by": str(trace.by), "count": len(records)},
    )
