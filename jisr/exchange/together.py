"""What can only be judged when every row of the sheet is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from jisr.exchange.links import chunks
from jisr.exchange.outcomes import CheckedRow, Outcome
from jisr.exchange.rows import RowsColumn

if TYPE_CHECKING:
    from jisr.resources import RecordResource


def check_unique_rows(resource: RecordResource, checked: list[CheckedRow]) -> None:
    """Refuse rows that claim what belongs to another record, on file or in the same sheet."""
    for column in resource.rows_columns:
        if not column.unique:
            continue
        claims = [
            (row, tuple(getattr(item, name) for name in column.unique))
            for row in checked
            if row.is_written and column.name in row.rows
            for item in [*row.rows[column.name].added, *row.rows[column.name].changed]
        ]
        owners = _owners(resource, column, {claim for _row, claim in claims})
        claimed: dict[tuple[Any, ...], CheckedRow] = {}
        for row, claim in claims:
            said = " ".join(map(str, claim))
            if owners.get(claim, row.record.pk) != row.record.pk:
                row.refuse(_("“%(value)s” already belongs to another record.") % {"value": said}, column, said)
            elif claimed.setdefault(claim, row) is not row:
                row.refuse(_("Row %(row)s has the same.") % {"row": claimed[claim].number}, column, said)


def _owners(resource: RecordResource, column: RowsColumn, claims: set[tuple[Any, ...]]) -> dict[tuple[Any, ...], Any]:
    model, last = column.row_model, column.unique[-1]
    names = (*column.unique, f"{model.PARENT}_id")
    rows = model._base_manager.all()
    if any(item.name == "authority" for item in model._meta.fields):
        rows = rows.filter(authority_id=resource.user.authority_id)
    owners: dict[tuple[Any, ...], Any] = {}
    for some in chunks({claim[-1] for claim in claims}):
        owners |= {row[:-1]: row[-1] for row in rows.filter(**{f"{last}__in": some}).values_list(*names)}
    return owners


def check_cycles(resource: RecordResource, checked: list[CheckedRow]) -> None:
    """Refuse rows that would put a record under itself."""
    column = resource.columns.get("parent")
    if column is None:
        return
    moved = [row for row in checked if row.outcome == Outcome.CHANGED and any(c is column for c, *_ in row.changes)]
    if not moved:
        return
    above: dict[Any, Any] = dict(
        resource.model._default_manager.visible_to(resource.user).values_list("pk", "parent_id")
    )
    for row in moved:
        record = row.record
        before, above[record.pk] = above.get(record.pk), record.parent_id
        ancestor, steps = above[record.pk], set()
        while ancestor is not None and ancestor not in steps and ancestor != record.pk:
            steps.add(ancestor)
            ancestor = above.get(ancestor)
        if ancestor is not None:
            row.refuse(_("A record cannot stand under itself."), column, column.shown(record.parent_id))
            above[record.pk] = before
