from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _now

from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, NamedLink, UserLink
from jisr.models import Named
from jisr.resources import RecordResource
from partnerships.models import Obligation, ObligationKind, ObligationTemplate, TemplateDuty

from .links import PartnerLink

if TYPE_CHECKING:
    from jisr.exchange.outcomes import CheckedRow


class ObligationResource(RecordResource):
    LINKS = {
        "agreement": Link("partnerships.Agreement"),
        "kind": NamedLink("partnerships.ObligationKind"),
        "partner": PartnerLink(),
        "document_type": NamedLink("jisr.DocumentType"),
        "unlocks": Link("funding.Instalment"),
        "owner": UserLink(),
    }
    SEARCH_THROUGH = ("agreement",)

    class Meta:
        model = Obligation
        fields = (
            "reference",
            "agreement",
            "kind",
            *Named.NAME_FIELDS,
            "side",
            "partner",
            "due_on",
            "state",
            "submitted_on",
            "accepted_on",
            "evidence",
            "document_type",
            "unlocks",
            "owner",
        )

    def check_together(self, rows: list[CheckedRow]) -> None:
        """Refuse an instalment that stands under another agreement."""
        column = self.columns["unlocks"]
        for row in rows:
            instalment = column.widget.records.get(row.record.unlocks_id) if row.is_written else None
            under = getattr(instalment, "agreement_id", None)
            if under and under != row.record.agreement_id:
                text = _now("Instalment %(reference)s stands under another agreement.")
                row.refuse(text % {"reference": instalment}, column, str(instalment))


class ObligationKindResource(RecordResource):
    class Meta:
        model = ObligationKind
        fields = ("code", *Named.NAME_FIELDS)


DUTY_PARTS = (
    "kind",
    "side",
    "name_ar",
    "name_fr",
    "name_en",
    "recurrence",
    "every_months",
    "first_on",
    "event",
    "offset_months",
    "offset_days",
    "until_on",
    "dates",
    "evidence",
    "document_type",
)


class ObligationTemplateResource(RecordResource):
    LINKS = {"kind": NamedLink("partnerships.AgreementKind"), "partner": PartnerLink()}

    duties = rows_of(
        TemplateDuty,
        "duties",
        DUTY_PARTS,
        links={
            "kind": NamedLink("partnerships.ObligationKind"),
            "document_type": NamedLink("jisr.DocumentType"),
        },
        identity=("kind", "side", "name_ar", "name_fr", "name_en", "event", "first_on"),
    )

    class Meta:
        model = ObligationTemplate
        fields = ("reference", *Named.NAME_FIELDS, "kind", "partner", "duties")
