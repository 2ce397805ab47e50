"""How a proposal read at a moment, as plain values: kept in numbered versions, shown, and compared.

Values are JSON: `facts` by field name and `rows` by kind, each row by field name. A day is an ISO day, an amount or a
share a decimal as text, a related record its `key` with its `names` by language; amounts are in the proposal's currency.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from funding.models import Proposal, ProposalVersion
from jisr import facts
from jisr.fields import AmountField, PercentField
from jisr.models import Activity, Described, Named, Row, Trace, User, Via
from jisr.models.activity import Verb
from jisr.models.named import reading_order
from jisr.wording import Piece, compared

Values = dict[str, Any]

GROUPS = ("names", "bid", "money", "dates", "afterwards")
FACTS: dict[str, tuple[str, ...]] = {
    "names": (*Described.NAME_FIELDS, *Described.DESCRIPTION_FIELDS),
    "bid": ("donor", "opportunity", "donor_number", "owner", "probability"),
    "money": ("requested_amount", "own_amount", "currency"),
    "dates": (
        "concept_due_on",
        "due_on",
        "concept_submitted_on",
        "submitted_on",
        "expected_on",
        "decided_on",
        "starts_on",
        "ends_on",
    ),
    "afterwards": ("runs_after", "pays_after", "sustainability"),
}
NAMES = tuple(name for group in GROUPS for name in FACTS[group])


@dataclass(frozen=True)
class Rows:
    """One kind of rows of a proposal: its fields as they are shown, and those that tell its rows apart."""

    related: str
    names: tuple[str, ...]
    identity: tuple[str, ...]

    @property
    def model(self) -> type[Row]:
        return Proposal._meta.get_field(self.related).related_model  # type: ignore[union-attr,return-value]

    @property
    def links(self) -> list[str]:
        return [name for name in self.names if self.model._meta.get_field(name).is_relation]

    def key_of(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(_comparable(row.get(name)) for name in self.identity)


ROWS = (
    Rows("members", ("partner", "role", "percent", "letter_on", "letter"), ("partner",)),
    Rows("themes", ("theme", "percent"), ("theme",)),
    Rows("axes", ("axis", "percent"), ("axis",)),
    Rows("goals", ("goal", "percent"), ("goal",)),
    Rows(
        "budget_lines",
        ("heading", "source", "partner", "form", "amount", "note"),
        ("heading", "source", "partner", "form"),
    ),
    Rows("documents_asked", ("type", "step", "note"), ("type", "step")),
)


@dataclass(frozen=True)
class Change:
    """What differs in one field, or a row that was "added" or "removed"; `pieces` are the words of a long text."""

    label: str
    before: str = ""
    after: str = ""
    row: str = ""
    pieces: list[Piece] = field(default_factory=list)


def keep_version(proposal: Proposal, *, by: User | None, label: str = "", via: str = Via.PAGE) -> ProposalVersion:
    """Freeze the proposal as it reads now under the next number, and leave a line on it. One transaction."""
    with transaction.atomic():
        locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
        version = _newest(locked)
        number = version.number + 1 if version else 1
        kept = ProposalVersion.objects.create(
            proposal=locked, number=number, label=label, stage=locked.stage, values=values_of(locked), by=by
        )
        Activity.write(locked, Verb.VERSION_KEPT, Trace(by, via), number=number)
    return kept


def version_at_hand(proposal: Proposal, *, by: User | None, label: str = "", via: str = Via.PAGE) -> ProposalVersion:
    """The newest version where the proposal still reads so, else one kept now."""
    newest = _newest(proposal)
    if newest and newest.stage == proposal.stage and not differences(newest.values, values_of(proposal)):
        return newest
    return keep_version(proposal, by=by, label=label, via=via)


def values_of(proposal: Proposal) -> Values:
    """The proposal as it is now, its rows read from the database."""
    return {
        "facts": {name: _plain(getattr(proposal, name)) for name in NAMES},
        "rows": {kind.related: _rows_of(proposal, kind) for kind in ROWS},
    }


def differences(before: Values, after: Values) -> list[Change]:
    """What changed between two versions' values, in the reader's language: facts first, then rows by kind."""
    found = list(_fact_changes(before, after))
    for kind in ROWS:
        found += _row_changes(kind, before, after)
    return found


def shown(values: Values, model: type[models.Model], name: str, held: Mapping[str, Any] | None = None) -> str:
    """A frozen value of a field, in the reader's language; `held` is the row it stands in, else the proposal's facts."""
    facts_kept = values.get("facts", {})
    return _text(model, name, (facts_kept if held is None else held).get(name), facts_kept.get("currency") or "")


def row_text(values: Values, kind: Rows, row: Mapping[str, Any]) -> str:
    """A frozen row in one line."""
    return " · ".join(text for name in kind.names if (text := shown(values, kind.model, name, row)))


def _newest(proposal: Proposal) -> ProposalVersion | None:
    return ProposalVersion.objects.filter(proposal=proposal).order_by("-number").first()


def _rows_of(proposal: Proposal, kind: Rows) -> list[dict[str, Any]]:
    rows = getattr(proposal, kind.related).all()
    if kind.links:
        rows = rows.select_related(*kind.links)
    return [{name: _plain(getattr(row, name)) for name in kind.names} for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return {"key": value.pk, "names": _names(value)}
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value


def _names(record: models.Model) -> dict[str, str]:
    if not isinstance(record, Named):
        return {"": str(record)}
    return {code: name for code in ("ar", "fr", "en", "original") if (name := getattr(record, f"name_{code}"))}


def _comparable(value: Any) -> Any:
    """What two values are the same by: a related record's key, whatever it is called today."""
    if isinstance(value, dict):
        return value["key"]
    return None if value == "" else value


def _text(model: type[models.Model], name: str, value: Any, currency: str) -> str:
    if isinstance(value, dict):
        names = value["names"]
        return next((names[code] for code in (*reading_order(), "original", "") if names.get(code)), "")
    item: Any = model._meta.get_field(name)
    if value is None or value == "":
        return ""
    return facts.show(item, item.to_python(value), currency=currency)


def _fact_changes(before: Values, after: Values) -> Iterator[Change]:
    for name in NAMES:
        if _differs(Proposal, name, before, after, before.get("facts", {}), after.get("facts", {})):
            texts = shown(before, Proposal, name), shown(after, Proposal, name)
            is_long = isinstance(Proposal._meta.get_field(name), models.TextField) and all(texts)
            yield Change(facts.label_of(Proposal, name), *texts, pieces=compared(*texts) if is_long else [])


def _row_changes(kind: Rows, before: Values, after: Values) -> Iterator[Change]:
    """Rows are matched by what tells them apart; of several alike, in their order."""
    left = [*before.get("rows", {}).get(kind.related, [])]
    added = []
    for row in after.get("rows", {}).get(kind.related, []):
        twin = next((old for old in left if kind.key_of(old) == kind.key_of(row)), None)
        if twin is None:
            added.append(row)
        else:
            left.remove(twin)
            yield from _changes_in(kind, twin, row, before, after)
    label = capitalised(kind.model)
    yield from (Change(label, before=row_text(before, kind, row), row="removed") for row in left)
    yield from (Change(label, after=row_text(after, kind, row), row="added") for row in added)


def _changes_in(kind: Rows, old: dict, new: dict, before: Values, after: Values) -> Iterator[Change]:
    parts = [shown(after, kind.model, name, new) for name in kind.identity]
    named = " · ".join(part for part in parts if part)
    for name in kind.names:
        if name not in kind.identity and _differs(kind.model, name, before, after, old, new):
            said = {"row": named, "field": facts.label_of(kind.model, name)}
            texts = shown(before, kind.model, name, old), shown(after, kind.model, name, new)
            yield Change(_("%(row)s: %(field)s") % said, *texts)


def _differs(
    model: type[models.Model], name: str, before: Values, after: Values, old: Mapping[str, Any], new: Mapping[str, Any]
) -> bool:
    """Whether a value changed; an amount also changes with the currency it is in."""
    one, other = _comparable(old.get(name)), _comparable(new.get(name))
    item = model._meta.get_field(name)
    if one != other or one is None or not isinstance(item, AmountField) or isinstance(item, PercentField):
        return one != other
    return bool(before["facts"].get("currency") != after["facts"].get("currency"))


def capitalised(model: type[models.Model]) -> str:
    text = str(model._meta.verbose_name)
    return text[:1].upper() + text[1:]
