from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.exchange.columns import Column
from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, chunks
from jisr.exchange.widgets import NumberWidget
from jisr.models import Described
from jisr.resources import RecordResource
from partnerships.models import AgreementParty, Amendment, AmendmentParty, Partner
from partnerships.models.amending import PartyKey, check_changes

from .links import PartnerLink

if TYPE_CHECKING:
    from jisr.exchange.outcomes import CheckedRow


class AmendmentResource(RecordResource):
    """An amendment comes in on its way; it enters force on its page, where the agreement takes its terms."""

    LINKS = {"agreement": Link("partnerships.Agreement")}
    SEARCH_THROUGH = ("agreement",)

    number = Column("number", "number", NumberWidget(), label=_("number"), computed=True)
    parties = rows_of(
        AmendmentParty,
        "parties",
        ("change", "partner", "role", "signatory", "function"),
        links={"partner": PartnerLink()},
        identity=("partner", "role"),
    )

    class Meta:
        model = Amendment
        fields = (
            "reference",
            *Described.NAME_FIELDS,
            "agreement",
            "number",
            "kind",
            "state",
            "signed_on",
            "effective_on",
            "new_starts_on",
            "new_ends_on",
            "new_amount",
            "new_currency",
            "scope_ar",
            "scope_fr",
            "scope_en",
            "parties",
            *Described.DESCRIPTION_FIELDS,
        )

    def find(self, keys: Iterable[tuple[Any, ...]], lists: Iterable[str]) -> dict[tuple[Any, ...], Any]:
        return super().find(keys, {*lists, "parties"})

    def clean_record(self, record: Any) -> None:
        if not record._state.adding and not record.may_be_edited:
            raise ValidationError(_now("A signed amendment is not changed: make another one."))
        if record.agreement_id:
            record.agreement = self.columns["agreement"].widget.records[record.agreement_id]  # type: ignore[attr-defined]
        record.clean()

    def check_together(self, rows: list[CheckedRow]) -> None:
        """Refuse what changes nothing or contradicts the agreement's parties, and give new rows their numbers."""
        written = [row for row in rows if row.is_written]
        keys = {row.record.agreement_id for row in written}
        parties = _parties(keys)
        names = Partner.objects.in_bulk({part.partner_id for row in written for part in _changes(row)})
        for row in written:
            self._check_changes(row, parties[row.record.agreement_id], names)
        _number([row for row in written if row.is_new and row.is_written], keys)

    def _check_changes(self, row: CheckedRow, parties: set[PartyKey], names: dict[int, Partner]) -> None:
        if not row.is_new and any(column.name == "agreement" for column, *_values in row.changes):
            row.refuse(_now("An import does not change this: leave it as it was."), self.columns["agreement"])
        changes = _changes(row)
        for part in changes:
            part.partner = names[part.partner_id]
        try:
            check_changes(row.record, changes, parties)
        except ValidationError as error:
            row.refuse(" ".join(error.messages))


def _changes(row: CheckedRow) -> list[AmendmentParty]:
    if "parties" in row.rows:
        return row.rows["parties"].after
    return [] if row.is_new else list(row.record.parties.all())


def _parties(keys: set[int]) -> dict[int, set[PartyKey]]:
    """The present parties of these agreements."""
    found: dict[int, set[PartyKey]] = defaultdict(set)
    for some in chunks(keys):
        rows = AgreementParty.objects.filter(agreement__in=some)
        for agreement, partner, role in rows.values_list("agreement_id", "partner_id", "role"):
            found[agreement].add((partner, role))
    return found


def _number(rows: list[CheckedRow], keys: set[int]) -> None:
    """Number new amendments after those of their agreement, in the order of the file."""
    last: dict[int, int] = dict(_last_numbers(keys))
    for row in rows:
        key = row.record.agreement_id
        last[key] = row.record.number = last.get(key, 0) + 1


def _last_numbers(keys: set[int]) -> Iterator[tuple[int, int]]:
    for some in chunks(keys):
        yield from (
            Amendment.objects.filter(agreement__in=some)
            .order_by()
            .values_list("agreement_id")
            .annotate(last=Max("number"))
        )
