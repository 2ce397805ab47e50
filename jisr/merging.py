"""Two records of one body or person made one: everything on the loser goes over to the winner, and nothing is lost.

What a record *is about* moves: rows, related records, documents, notes and notices, and what imports know it by. What
*happened* stays where it happened: history and activity of the loser are not rewritten, but the winner's timeline shows
them (`jisr.timeline`). What was issued stays as it was issued: rows of a kind marked `IS_FROZEN` keep naming the loser.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from jisr.blanks import fill_blanks
from jisr.carried import spread
from jisr.merging_rows import absorb, settle_shares, twins_of
from jisr.models import About, Activity, Authority, Base, Record, Row, SourceRecord, Trace, User, Via
from jisr.models.activity import Verb

BATCH = 500


def relations(model: type[models.Model]) -> Iterator[models.ForeignKey]:
    """Every foreign key, of any kind of record, that leads to `model` and follows a merge."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or not (relation.one_to_many or relation.one_to_one):
            continue
        field, owner = relation.field, relation.related_model  # type: ignore[union-attr]
        is_history = hasattr(owner, "instance_type")
        if not is_history and field.name != "merged_into" and not getattr(owner, "IS_FROZEN", False):
            yield field


def beside() -> list[type[models.Model]]:
    """The kinds of rows that hang on any record and follow it."""
    from django.apps import apps

    hanging = [model for model in apps.get_models() if issubclass(model, About) and not hasattr(model, "instance_type")]
    return [*hanging, SourceRecord]


def check_merge(loser: Record, winner: Record, *, by: User) -> None:
    """Raise PermissionDenied or ValidationError unless this person may merge `loser` into `winner`."""
    for record in (loser, winner):
        may = all(by.has_perm(record.permission_to(action)) for action in ("change", "delete"))
        if not may or record.authority_id != by.authority_id:
            raise PermissionDenied
    if type(loser) is not type(winner):
        raise ValidationError(_("Only two records of one kind can be merged."))
    if loser.pk == winner.pk:
        raise ValidationError(_("A record cannot be merged with itself."))
    for record in (loser, winner):
        if record.merged_into_id:  # type: ignore[attr-defined]
            raise ValidationError(_("%(record)s has already been merged into another.") % {"record": record.reference})
    if winner.archived_at:
        raise ValidationError(_("The record that remains is in the archive: take it out first."))
    if stands_for_us(loser):
        raise ValidationError(_("%(record)s stands for ourselves: merge the other one into it.") % {"record": loser})
    if loser.pk in ancestors(winner):
        raise ValidationError(
            _("%(winner)s stands under %(loser)s: change what it is part of first.")
            % {"winner": winner, "loser": loser}
        )


def stands_for_us(record: Record) -> bool:
    """Whether this is the partner that stands for an authority itself."""
    ours: Any = Authority._meta.get_field("partner").related_model
    return isinstance(record, ours) and Authority.objects.filter(partner_id=record.pk).exists()


def ancestors(record: Any) -> set[Any]:
    """The keys of all records above this one."""
    found: set[Any] = set()
    above = getattr(record, "parent", None)
    while above is not None and above.pk not in found:
        found.add(above.pk)
        above = above.parent
    return found


def merge(loser: Record, winner: Record, *, by: User, via: str = Via.PAGE) -> Record:
    """Make two records one and return the one that remains, as it is on file afterwards.

    One transaction; both rows are locked in the order of their keys. Raises PermissionDenied or ValidationError.
    """
    model = type(winner)
    with transaction.atomic():
        rows = model._base_manager.select_for_update().filter(pk__in=[loser.pk, winner.pk]).order_by("pk")
        both = {row.pk: row for row in rows}
        check_merge(both[loser.pk], both[winner.pk], by=by)
        Merge(both[loser.pk], both[winner.pk], Trace(by, via)).run()
    winner.refresh_from_db()
    return winner


class Merge:
    """One merge at work, inside its transaction."""

    def __init__(self, loser: Any, winner: Any, trace: Trace) -> None:
        self.loser, self.winner, self.trace = loser, winner, trace
        self.touched: dict[type[Base], dict[Any, Any]] = defaultdict(dict)
        self.fields: dict[type[Base], set[str]] = defaultdict(set)

    def run(self) -> None:
        carried = (self.loser.search_text, self.winner.search_text)
        for field in relations(type(self.winner)):
            self._move(field)
        for model in beside():
            self._move_beside(model)
        type(self.loser)._base_manager.filter(merged_into=self.loser).update(merged_into=self.winner)
        settle_shares(self.winner, self.trace)
        self._write_touched()
        spread(type(self.winner), {self.winner.pk: carried})
        self._close()

    def _move(self, field: models.ForeignKey) -> None:
        model: Any = field.model
        rows: list[Any] = list(
            model._base_manager.select_for_update().filter(**{field.name: self.loser}).order_by("pk")
        )
        if field.unique:
            self._move_one_to_one(field, rows)
        elif issubclass(model, Base):
            for row in rows:
                self._touch(row, field.name, self.winner)
        elif issubclass(model, Row):
            self._move_rows(field, rows)
        else:
            model._base_manager.filter(pk__in=[row.pk for row in rows]).update(**{field.name: self.winner})

    def _move_one_to_one(self, field: models.ForeignKey, rows: list[Any]) -> None:
        """The account of a person goes over; where both have one, the loser's is left without a contact."""
        taken = field.model._base_manager.filter(**{field.name: self.winner}).exists()
        for row in rows:
            field.model._base_manager.filter(pk=row.pk).update(**{field.name: None if taken else self.winner})
            Activity.write(row, Verb.CHANGED, self.trace, fields=[field.name])

    def _move_rows(self, field: models.ForeignKey, rows: list[Any]) -> None:
        model: Any = field.model
        twins = twins_of(field, rows, self.winner)
        moved = []
        for row in rows:
            if twin := twins.get(row.pk):
                absorb(twin, row, self.trace, adds_shares=field.name != model.PARENT)
            else:
                setattr(row, field.name, self.winner)
                moved.append(row)
        self._update(model, moved, [field.name])
        if field.name != model.PARENT:
            parent = model._meta.get_field(model.PARENT).related_model
            keys = {getattr(row, f"{model.PARENT}_id") for row in rows}
            for record in parent._base_manager.select_for_update().filter(pk__in=keys):
                self._touch(record)

    def _move_beside(self, model: Any) -> None:
        kind = Activity.line(self.winner, "", self.trace).content_type
        rows = model._base_manager.filter(content_type=kind, object_id=self.loser.pk)
        if not issubclass(model, Base):
            rows.update(object_id=self.winner.pk)
            return
        for row in rows.select_for_update():
            self._touch(row, "object_id", self.winner.pk)

    def _touch(self, record: Base, name: str = "", value: Any = None) -> None:
        """Note that a record changes; it is written once, with all that changed in it."""
        kept = self.touched[type(record)].setdefault(record.pk, record)
        if name:
            setattr(kept, name, value)
            self.fields[type(record)].add(name)

    def _write_touched(self) -> None:
        for model, records in self.touched.items():
            rows = [row for row in records.values() if not (model is type(self.winner) and row.pk in self._own)]
            for row in rows:
                row.version += 1
                row.updated_by, row.updated_at = self.trace.by, timezone.now()
            self._update(model, rows, [*sorted(self.fields[model]), "version", "updated_by", "updated_at"])
            lines = [Activity.line(row, Verb.CHANGED, self.trace) for row in rows]
            Activity.objects.bulk_create(lines, batch_size=BATCH)

    @property
    def _own(self) -> set[Any]:
        return {self.loser.pk, self.winner.pk}

    def _update(self, model: type[models.Model], rows: list[Any], names: list[str]) -> None:
        bulk_update_with_history(
            rows,
            model,
            names,
            batch_size=BATCH,
            default_user=self.trace.by,
            default_change_reason=self.trace.reason,
            manager=model._base_manager,
        )

    def _close(self) -> None:
        """Put the loser aside, then store the winner with what it takes over."""
        loser, winner = self.loser, self.winner
        said = {"loser": loser.reference, "winner": winner.reference}
        fill_blanks(winner, loser)
        winner.clean()
        loser.merged_into = winner
        if not loser.archived_at:
            loser.archived_at, loser.archived_by = timezone.now(), self.trace.by
            loser.archive_reason = _("Merged into %(winner)s.") % said
        loser.store(by=self.trace.by, verb=Verb.MERGED, data=said, trace=self.trace)
        winner.store(by=self.trace.by, verb=Verb.MERGED, data=said, trace=self.trace)
