"""Takes the demonstration out again: every row that stands on its authority, whoever wrote it, and nothing else."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.apps import apps
from django.core.files.storage import Storage
from django.db import DEFAULT_DB_ALIAS, models, transaction

from funding.models import ExchangeRate
from jisr.models import Authority, Row, User
from jisr.people import end_sessions

CHUNK = 500

Model = type[models.Model]


@transaction.atomic
def remove(authority: Authority) -> int:
    """Delete the authority and all that stands on it, traces and files included; returns how many rows.

    Rows go past the records' own doors: PROTECT would refuse them one by one, and each deletion would leave a
    history row. The database checks its references when the transaction ends.
    """
    for user in User.objects.filter(authority=authority):
        end_sessions(user)
    doomed = gather(authority)
    files = list(_files(doomed))
    count = 0
    for model, keys in doomed.items():
        for rows in _rows(model, "pk", keys):
            count += rows._raw_delete(DEFAULT_DB_ALIAS)
    for model, keys in doomed.items():
        _let_go(model, keys)
    transaction.on_commit(lambda: _delete_files(files))
    return count


def gather(authority: Authority) -> dict[Model, set[Any]]:
    """Return the keys of the rows to delete, by model: what stands on the authority, and on that, and so on."""
    doomed: dict[Model, set[Any]] = defaultdict(set)
    rates = ExchangeRate.objects.filter(created_by__authority=authority).values_list("pk", flat=True)
    waiting: list[tuple[Model, set[Any]]] = [(Authority, {authority.pk}), (ExchangeRate, set(rates))]
    while waiting:
        model, keys = waiting.pop()
        new = keys - doomed[model]
        if new:
            doomed[model] |= new
            waiting.extend(_standing_on(model, new))
    return doomed


def _standing_on(model: Model, keys: Collection[Any]) -> Iterator[tuple[Model, set[Any]]]:
    """The rows that cannot stay without those rows: parts, traces, and what a trace tells of rows already gone."""
    for dependant, field in _links_to(model):
        yield dependant, _values(dependant, field, keys)
    if history := getattr(model, "history", None):
        yield history.model, _values(history.model, "id", keys)
    if original := getattr(model, "instance_type", None):
        yield original, _values(model, "pk", keys, "id")
    kind: dict[str, Any] = {
        "content_type__app_label": model._meta.app_label,
        "content_type__model": model._meta.model_name,
    }
    for tracing in _models():
        if {"content_type", "object_id"} <= {field.name for field in tracing._meta.concrete_fields}:
            yield tracing, _values(tracing, "object_id", keys, **kind)


def _links_to(model: Model) -> Iterator[tuple[Model, str]]:
    for dependant in _models():
        for field in _references(dependant, model):
            if _owns(dependant, field):
                yield dependant, field.name


def _owns(dependant: Model, field: models.ForeignKey) -> bool:
    """Whether a row goes with what it refers to; otherwise it stays and lets go of it."""
    original = getattr(dependant, "instance_type", None)
    if field.name == "authority":
        return True
    if original is not None:
        return issubclass(original, Row) and field.name == original.PARENT
    return not field.null or field.remote_field.on_delete is models.CASCADE


def _models() -> list[Model]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def _references(dependant: Model, model: Model) -> list[models.ForeignKey]:
    fields = [field for field in dependant._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    return [field for field in fields if field.related_model is model]


def _rows(model: Model, field: str, keys: Collection[Any], **also: Any) -> Iterator[models.QuerySet]:
    """The rows whose `field` is one of `keys`, some at a time; managers and their refusals are left aside."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), CHUNK):
        yield models.QuerySet(model).filter(**{f"{field}__in": ordered[start : start + CHUNK]}, **also)


def _values(model: Model, field: str, keys: Collection[Any], wanted: str = "pk", **also: Any) -> set[Any]:
    return {value for rows in _rows(model, field, keys, **also) for value in rows.values_list(wanted, flat=True)}


def _let_go(model: Model, keys: Collection[Any]) -> None:
    """Blank what remaining rows say of deleted ones, such as who changed a theme."""
    for dependant in _models():
        for field in _references(dependant, model):
            if field.null and field.db_constraint:  # type: ignore[attr-defined]
                for rows in _rows(dependant, field.name, keys):
                    rows.update(**{field.name: None})


def _files(doomed: dict[Model, set[Any]]) -> Iterator[tuple[Storage, str]]:
    for model, keys in doomed.items():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                names = _values(model, "pk", keys, field.name)
                yield from ((field.storage, str(name)) for name in names if name)


def _delete_files(files: list[tuple[Storage, str]]) -> None:
    for storage, name in files:
        storage.delete(name)
