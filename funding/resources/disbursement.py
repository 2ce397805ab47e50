from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.models import Allocation, Disbursement, Instalment
from jisr.exchange.choice_widgets import YesNoWidget
from jisr.exchange.columns import Column
from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, chunks
from jisr.resources import RecordResource
from partnerships.resources import PartnerLink

if TYPE_CHECKING:
    from jisr.exchange.outcomes import CheckedRow


class DisbursementResource(RecordResource):
    """A payment comes in as a draft: posting it is a move of its own, and a posted one is not changed."""

    LINKS = {"project": Link("funding.Project"), "payer": PartnerLink()}
    SEARCH_THROUGH = ("project",)

    allocations = rows_of(
        Allocation,
        "allocations",
        ("instalment", "amount"),
        links={"instalment": Link("funding.Instalment")},
        identity=("instalment",),
    )
    is_posted = Column("is_posted", "is_posted", YesNoWidget(), label=_("posted"), fixed=True)

    class Meta:
        model = Disbursement
        fields = (
            "reference",
            "project",
            "payer",
            "modality",
            "amount",
            "currency",
            "value_on",
            "booked_on",
            "bank_reference",
            "donor_number",
            "note",
            "allocations",
            "is_posted",
        )

    def clean_record(self, record: Any) -> None:
        if record.is_posted:
            raise ValidationError(_now("A posted payment is not changed: reverse it and enter it anew."))
        if record.amount == 0:
            raise ValidationError({"amount": _now("A payment is not zero; a refund is below zero.")})

    def find(self, keys: Iterable[tuple[Any, ...]], lists: Iterable[str]) -> dict[tuple[Any, ...], Any]:
        return super().find(keys, {*lists, "allocations"})

    def check_together(self, rows: list[CheckedRow]) -> None:
        """Refuse parts that exceed their payment, or an instalment with what is already paid on it."""
        parted = [(row, parts) for row in rows if row.is_written and (parts := self._parts(row))]
        instalments = self._instalments({part.instalment_id for _row, parts in parted for part in parts})
        for row, parts in parted:
            try:
                check_parts(row.record, parts, instalments)
            except ValidationError as error:
                row.refuse(" ".join(error.messages), self.columns["allocations"])

    @staticmethod
    def _parts(row: CheckedRow) -> list[Allocation]:
        if "allocations" in row.rows:
            return row.rows["allocations"].after
        return [] if row.is_new else list(row.record.allocations.all())

    @staticmethod
    def _instalments(keys: set[int]) -> dict[int, Any]:
        """Instalments by key, each with what posted payments brought (`paid`)."""
        found: dict[int, Any] = {}
        for some in chunks(keys):
            found |= {instalment.pk: instalment for instalment in Instalment.objects.with_paid().filter(pk__in=some)}
        return found


def check_parts(payment: Disbursement, parts: list[Allocation], instalments: dict[int, Any]) -> None:
    """Raise ValidationError as `payment.check_parts` would, with `instalments` read once for the whole file."""
    for part in parts:
        part.instalment = instalments[part.instalment_id]
        part.check_belongs(payment)
    if abs(sum(part.amount for part in parts)) > abs(payment.amount):
        raise ValidationError(_now("The parts put on instalments add up to more than the payment."))
    for part in parts:
        part.check_room(instalments[part.instalment_id])
