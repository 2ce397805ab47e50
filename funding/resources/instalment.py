from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.models import Allocation, Instalment
from jisr import formats
from jisr.exchange.columns import Column
from jisr.exchange.links import Link, chunks
from jisr.exchange.widgets import AmountWidget
from jisr.resources import RecordResource
from partnerships.resources import PartnerLink

if TYPE_CHECKING:
    from jisr.exchange.outcomes import CheckedRow


class InstalmentResource(RecordResource):
    LINKS = {
        "project": Link("funding.Project"),
        "funder": PartnerLink(),
        "agreement": Link("partnerships.Agreement"),
    }
    SEARCH_THROUGH = ("project",)

    paid = Column("paid", "paid", AmountWidget(), label=_("paid"), computed=True)
    outstanding = Column("outstanding", "outstanding", AmountWidget(), label=_("outstanding"), computed=True)

    class Meta:
        model = Instalment
        fields = (
            "reference",
            "project",
            "funder",
            "agreement",
            "donor_number",
            "direction",
            "due_on",
            "amount",
            "currency",
            "paid",
            "outstanding",
            "condition",
        )

    def export_queryset(self, queryset: QuerySet) -> QuerySet:
        annotated = {"paid", "outstanding"} <= queryset.query.annotations.keys()
        return super().export_queryset(queryset if annotated else queryset.with_paid())  # type: ignore[attr-defined]

    def clean_record(self, record: Any) -> None:
        """What the model asks of payments already made is asked once for the whole file, in `check_together`."""

    def check_together(self, rows: list[CheckedRow]) -> None:
        """Refuse an amount below what is paid, and another currency or project than that of the payments."""
        changed = {row.record.pk: row for row in rows if row.is_written and not row.is_new}
        parts = Exists(Allocation.objects.filter(instalment=OuterRef("pk")))
        for some in chunks(changed):
            for stored in Instalment.objects.with_paid().annotate(has_parts=parts).filter(pk__in=some):
                row = changed[stored.pk]
                if stored.paid > row.record.amount:
                    paid = formats.money(stored.paid, stored.currency)
                    row.refuse(_now("%(paid)s of it is already paid.") % {"paid": paid}, self.columns["amount"])
                if stored.has_parts and stored.project_id != row.record.project_id:
                    row.refuse(_now("Payments of the former project stand against it."), self.columns["project"])
                if stored.has_parts and stored.currency != row.record.currency:
                    sentence = _now("Payments in the former currency stand against it.")
                    row.refuse(sentence, self.columns["currency"], row.record.currency)
