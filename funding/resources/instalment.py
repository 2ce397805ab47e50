from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from funding.models import Instalment
from jisr.exchange.columns import Column
from jisr.exchange.links import Link
from jisr.exchange.widgets import AmountWidget
from jisr.resources import RecordResource
from partnerships.resources import PartnerLink


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
