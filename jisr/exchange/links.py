"""Columns that name another record: what a cell may say to mean it. Everything is looked up once a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any, ClassVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from jisr.exchange.cells import as_text
from jisr.exchange.widgets import CellWidget
from jisr.models import Mergeable, User
from jisr.text import normalise

CHUNK = 5000
AMBIGUOUS = object()


def chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Cut `values` so that no query holds too many parameters."""
    listed = list(values)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]


class Link(CellWidget):
    """Names a record by its key, e.g. its reference. Subclasses say by what else."""

    key: ClassVar[str] = "reference"

    def __init__(self, model: str) -> None:
        super().__init__()
        self.model_name = model
        self.found: dict[str, Any] = {}
        self.records: dict[Any, Model] = {}

    def fresh(self) -> Link:
        again = copy(self)
        again.found, again.records = {}, {}
        return again

    @property
    def model(self) -> Any:
        return apps.get_model(self.model_name)

    def visible(self, user: User) -> QuerySet:
        return self.model._default_manager.visible_to(user)

    def prepare(self, texts: Iterable[str], stored: Iterable[Any], user: User) -> None:
        """Find the records that `texts` name and those with the keys `stored`, in a handful of queries."""
        wanted = {normalise(text) for text in texts} - {""}
        self.found |= self._after_merging(self.find(wanted, user))
        self.load(pk for pk in [*self.found.values(), *stored] if pk is not AMBIGUOUS)

    def load(self, keys: Iterable[Any]) -> None:
        """Read the records with these keys, each once."""
        for some in chunks(set(keys) - self.records.keys() - {None}):
            self.records |= self.model._base_manager.in_bulk(some)

    def find(self, wanted: set[str], user: User) -> dict[str, Any]:
        """Return folded text → primary key, or AMBIGUOUS, for those that are found."""
        found: dict[str, Any] = {}
        for some in chunks(wanted | {text.upper() for text in wanted}):
            rows = self.visible(user).filter(**{f"{self.key}__in": some}).values_list(self.key, "pk")
            found |= {normalise(key): pk for key, pk in rows}
        return found

    def _after_merging(self, found: dict[str, Any]) -> dict[str, Any]:
        """What was merged into another leads to that one."""
        if not issubclass(self.model, Mergeable):
            return found
        merged: dict[Any, Any] = {}
        for some in chunks({pk for pk in found.values() if pk is not AMBIGUOUS}):
            rows = self.model._base_manager.filter(pk__in=some, merged_into__isnull=False)
            merged |= dict(rows.values_list("pk", "merged_into_id"))
        return {text: merged.get(pk, pk) for text, pk in found.items()}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        found = self.found.get(normalise(as_text(value)))
        if found is AMBIGUOUS:
            raise ValidationError(
                _("“%(value)s” names more than one. %(accepted)s") % {"value": value, "accepted": self.accepts()}
            )
        if found is None:
            raise ValidationError(
                _("“%(value)s” is not on file. %(accepted)s") % {"value": value, "accepted": self.accepts()}
            )
        return found

    def shown(self, pk: Any) -> str:
        record = self.records.get(pk)
        if record is None:
            return ""
        key, name = str(getattr(record, self.key)), str(record)
        return key if name == key else f"{name} ({key})"

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """The key of the record whose primary key is `value`."""
        record = self.records.get(value)
        return "" if record is None else str(getattr(record, self.key))

    def accepts(self) -> str:
        return _("Write the reference.")


def only_ones(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return text → value where a text has one value, AMBIGUOUS where it has several."""
    distinct = {(text, value) for text, value in pairs if text}
    times = Counter(text for text, _value in distinct)
    return {text: value if times[text] == 1 else AMBIGUOUS for text, value in distinct}


class NamedLink(Link):
    """Names a small reference record by its code or by its name in any language."""

    key = "code"
    names: ClassVar[tuple[str, ...]] = ("name_ar", "name_fr", "name_en", "name_original")

    def visible(self, user: User) -> QuerySet:
        manager = self.model._default_manager
        return manager.visible_to(user) if hasattr(manager, "visible_to") else manager.all()

    def find(self, wanted: set[str], user: User) -> dict[str, Any]:
        rows = list(self.visible(user).values_list("pk", self.key, *self.names))
        named = only_ones((normalise(name), pk) for pk, _key, *names in rows for name in names)
        return {**named, **{normalise(key): pk for pk, key, *_names in rows}}

    def options(self) -> list[str]:
        if self.model._default_manager.count() > 200:
            return []
        return [str(getattr(record, self.key)) for record in self.model._default_manager.all()]

    def accepts(self) -> str:
        return _("Write the code or the name.")


class UserLink(Link):
    """Names a colleague of the same authority by e-mail address, or by full name where only one bears it."""

    key = "email"

    def __init__(self) -> None:
        super().__init__("jisr.User")

    def visible(self, user: User) -> QuerySet:
        return User.objects.filter(authority_id=user.authority_id, is_active=True)

    def find(self, wanted: set[str], user: User) -> dict[str, Any]:
        rows = list(self.visible(user).values_list("pk", "email", "full_name"))
        named = only_ones((normalise(name), pk) for pk, _email, name in rows)
        return {**named, **{normalise(email): pk for pk, email, _name in rows}}

    def accepts(self) -> str:
        return _("Write the colleague's e-mail address.")
