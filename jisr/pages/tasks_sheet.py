"""Tasks as a sheet; what a task is about is named by its reference, whatever kind of record it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.exchange.columns import Column
from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, UserLink, chunks
from jisr.models import Task, TaskItem, User
from jisr.resources import RecordResource
from jisr.tasks import kinds_with_tasks
from jisr.text import normalise

if TYPE_CHECKING:
    from jisr.exchange.outcomes import CheckedRow

Subject = tuple[int, int]


class AnyRecordLink(Link):
    """Names any record by its reference; stored as the keys of its kind and of itself."""

    def __init__(self) -> None:
        super().__init__("jisr.Task")

    def prepare(self, texts: Iterable[str], stored: Iterable[Any], user: User) -> None:
        self.found |= self.find({normalise(text) for text in texts} - {""}, user)
        self.load([*self.found.values(), *stored])

    def find(self, wanted: set[str], user: User) -> dict[str, Any]:
        """One query for each kind of record whose prefix is among the references."""
        found: dict[str, Any] = {}
        for model in kinds_with_tasks(user):
            references = [text.upper() for text in wanted if text.upper().startswith(f"{model.PREFIX}-")]
            for some in chunks(references):
                kind = ContentType.objects.get_for_model(model)
                rows = model._default_manager.visible_to(user).filter(reference__in=some)
                found |= {normalise(text): (kind.pk, pk) for text, pk in rows.values_list("reference", "pk")}
        return found

    def load(self, keys: Iterable[Any]) -> None:
        wanted: dict[int, set[int]] = {}
        for kind, pk in {key for key in keys if key} - self.records.keys():
            wanted.setdefault(kind, set()).add(pk)
        for kind, keys_of_kind in wanted.items():
            model: Any = ContentType.objects.get_for_id(kind).model_class()
            for some in chunks(keys_of_kind):
                self.records |= {(kind, pk): row for pk, row in model._base_manager.in_bulk(some).items()}

    def accepts(self) -> str:
        return _now("Write the reference of a record, such as PRO-2026-0001.")


class SubjectColumn(Column):
    """What the task is about: said when it is made, and not changed by an import."""

    def stored(self, instance: Any) -> Subject | None:
        return (instance.content_type_id, instance.object_id) if instance.object_id else None

    def put(self, instance: Any, value: Subject) -> None:
        instance.content_type_id, instance.object_id = value


class TaskResource(RecordResource):
    LINKS = {"owner": UserLink()}
    SETTLED = ("about", "done_on")

    about = SubjectColumn("about", "about", AnyRecordLink(), label=_("about"))
    items = rows_of(TaskItem, "items", ("position", "text", "is_done"), identity=("position", "text"))

    class Meta:
        model = Task
        fields = (
            *("reference", "title", "note", "about", "state", "owner", "due_on", "urgency"),
            *("repeat_every", "repeat_unit", "repeat_until_on", "done_on", "items"),
        )

    def check_together(self, rows: list[CheckedRow]) -> None:
        """What a task on file is about, and the day it was done, are not changed by a file."""
        for row in rows:
            for column, *_values in () if row.is_new else list(row.changes):
                if column.name in self.SETTLED:
                    row.refuse(_now("An import does not change this: leave it as it was."), column)
