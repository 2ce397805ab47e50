"""The base of every record's sheet: which columns it has, how rows are found, what is checked beyond each cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Prefetch, QuerySet
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from import_export import resources

from jisr import facts
from jisr.exchange.columns import Column
from jisr.exchange.kinds import widget_for
from jisr.exchange.links import Link, chunks
from jisr.exchange.rows import RowsColumn
from jisr.exchange.widgets import CellWidget, NumberWidget, TextWidget
from jisr.fields import AmountField
from jisr.models import Base, Described, Named, Stateful, User

if TYPE_CHECKING:
    from jisr.exchange.outcomes import CheckedRow

VERSION, REASON = "version", "reason"
UNSEEN = {"search_text", "created_at", "updated_at", "archived_at", "archive_reason"}
CHUNK = 2000


class RecordResource(resources.ModelResource):
    """A record's sheet. A subclass says its model and the order of its columns in `Meta`.

    `LINKS` gives a Link for each foreign key among the columns, `FIXED` the columns no import changes,
    `SEARCH_THROUGH` the paths that the record's search text takes in besides its own fields, `ALSO_READ` the relations
    among them that are no column.
    """

    DEFAULT_RESOURCE_FIELD = Column
    LINKS: ClassVar[Mapping[str, Link]] = {}
    FIXED: ClassVar[tuple[str, ...]] = ()
    SEARCH_THROUGH: ClassVar[tuple[str, ...]] = ()
    ALSO_READ: ClassVar[tuple[str, ...]] = ()

    class Meta:
        clean_model_instances = True

    def __init__(self, *, user: User) -> None:
        super().__init__()
        self.user = user
        model = self.model
        self.columns: dict[str, Column] = {name: self.fields[name] for name in self._meta.fields}
        if issubclass(model, Stateful):
            label = _("reason of the state, for a new row")
            self.columns[REASON] = Column(REASON, REASON, TextWidget(), label=label)
        version = model._meta.get_field(VERSION)
        self.columns[VERSION] = Column(VERSION, VERSION, NumberWidget(), model_field=version)

    @property
    def model(self) -> Any:
        return self._meta.model

    @property
    def key(self) -> tuple[str, ...]:
        return self.model.KEY

    @property
    def state_field(self) -> str:
        return self.model.STATE_FIELD if issubclass(self.model, Stateful) else ""

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: models.Field, readonly: bool) -> Column:
        currency = facts.currency_field(cls._meta.model, field_name) if isinstance(django_field, AmountField) else ""
        return Column(
            django_field.attname,
            field_name,
            widget_for(django_field, cls.LINKS),
            model_field=django_field,
            fixed=field_name in cls.FIXED,
            currency=currency,
        )

    @property
    def rows_columns(self) -> list[RowsColumn]:
        return [column for column in self.columns.values() if isinstance(column, RowsColumn)]

    @property
    def link_columns(self) -> list[Column]:
        return [column for column in self.columns.values() if column.is_link]

    def lists(self, names: Iterable[str]) -> list[Prefetch]:
        """The rows `names` of each record, in the order the pages show them."""
        wanted = set(names)
        models = {column.name: column.row_model for column in self.rows_columns if column.name in wanted}
        return [Prefetch(name, row._base_manager.order_by(*row._meta.ordering)) for name, row in models.items()]

    # Out

    def export_queryset(self, queryset: QuerySet) -> QuerySet:
        """`queryset` with the rows that its sheet lists, and without what no sheet shows."""
        unseen = [field.name for field in self.model._meta.concrete_fields if field.name in UNSEEN]
        lists = self.lists(column.name for column in self.rows_columns)
        plain = queryset.select_related(None).prefetch_related(None)
        return plain.defer(None).defer(*unseen).prefetch_related(*lists)

    def export_columns(self) -> list[Column]:
        """The columns of an export: all but the reason, and beside each link to something named, its name."""
        found = []
        for column in self.columns.values():
            if column.name == REASON:
                continue
            found.append(column)
            related = getattr(column.model_field, "related_model", None)
            if column.is_link and related is not None and issubclass(related, Named):
                found.append(NameColumn(column))
        return found

    def export_rows(
        self, queryset: QuerySet, *, user: User, language: str, columns: Sequence[str] = ()
    ) -> Iterator[list[Any]]:
        """Yield the headings, then a list of typed cells a record, in `language`.

        `columns` keeps those of a list's columns, besides the key and the version; none means all.
        """
        shown = [column for column in self.export_columns() if not columns or self._is_asked(column, columns)]
        with translation.override(language):
            yield [column.label for column in shown]
        records = self.export_queryset(queryset).iterator(chunk_size=CHUNK)
        while some := list(islice(records, CHUNK)):
            self._load_links(some, shown)
            with translation.override(language):
                lines = [[column.export(record) for column in shown] for record in some]
            yield from lines

    def _is_asked(self, column: Column, columns: Sequence[str]) -> bool:
        name = column.link.name if isinstance(column, NameColumn) else column.name
        together = {
            **dict.fromkeys(Described.NAME_FIELDS, "name"),
            **dict.fromkeys(Described.DESCRIPTION_FIELDS, "description"),
        }
        return bool({name, together.get(name)} & {*columns, *self.key, VERSION})

    @staticmethod
    def _load_links(records: list[Any], columns: list[Column]) -> None:
        """Read the records that `records` name, in one query a link."""
        for column in columns:
            if isinstance(column, RowsColumn):
                for part in column.links:
                    rows = (row for record in records for row in getattr(record, column.name).all())
                    part.widget.load(getattr(row, part.field.attname) for row in rows)  # type: ignore[attr-defined]
            elif isinstance(column.widget, Link):
                column.widget.load(column.stored(record) for record in records)

    # In

    def import_columns(self) -> list[Column]:
        return [column for column in self.columns.values() if not column.computed]

    def find(self, keys: Iterable[tuple[Any, ...]], lists: Iterable[str]) -> dict[tuple[Any, ...], Any]:
        """Return key → record for those of `keys` on file that the user may see, with the row lists `lists`."""
        wanted = set(keys)
        firsts = {key[0] for key in wanted} | {key[0].upper() for key in wanted if isinstance(key[0], str)}
        rest = {name: {key[place] for key in wanted} for place, name in enumerate(self.key) if place}
        found: dict[tuple[Any, ...], Any] = {}
        names = set(lists)
        for some in chunks(firsts):
            rows = self.model._default_manager.visible_to(self.user).filter(**{f"{self.key[0]}__in": some})
            for name, values in rest.items():
                rows = rows.filter(**{f"{name}__in": values}) if len(values) <= CHUNK else rows
            rows = rows.select_related("updated_by").prefetch_related(*self.lists(names), *self.ALSO_READ)
            found |= {tuple(getattr(row, name) for name in self.key): row for row in rows}
        return found

    def new_record(self) -> Base:
        """An unsaved record of the user's authority."""
        record = self.model()
        if hasattr(record, "authority_id"):
            record.authority_id = self.user.authority_id
        return record

    def clean_record(self, record: Any) -> None:
        """The model's own rules for one record, without a query; cycles of `parent` are looked for once a file."""
        if not hasattr(record, "parent_id"):
            record.clean()
            return
        parent, record.parent_id = record.parent_id, None
        try:
            record.clean()
        finally:
            record.parent_id = parent

    def check_together(self, rows: list[CheckedRow]) -> None:
        """What can only be judged when all rows of the file are known; refuses rows in place."""


class NameColumn(Column):
    """The name of the record beside a link's key; passed over by imports."""

    def __init__(self, link: Column) -> None:
        super().__init__(link.attribute, f"{link.name}_name", CellWidget(), computed=True)
        self.link = link

    @property
    def label(self) -> str:
        name = _("name")
        return f"{self.link.label}: {name}"

    def export(self, instance: models.Model, **kwargs: Any) -> str:
        related = self.link.widget.records.get(self.link.stored(instance))  # type: ignore[attr-defined]
        return "" if related is None else str(related)
