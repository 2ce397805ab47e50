from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _now

from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, NamedLink, UserLink
from jisr.models import Described
from jisr.resources import RecordResource
from partnerships.models import Agreement, AgreementKind, AgreementParty

from .links import PartnerLink

if TYPE_CHECKING:
    from jisr.exchange.outcomes import CheckedRow


class AgreementResource(RecordResource):
    LINKS = {
        "kind": NamedLink("partnerships.AgreementKind"),
        "parent": Link("partnerships.Agreement"),
        "proposal": Link("funding.Proposal"),
        "owner": UserLink(),
    }
    FIXED = ("closed_on",)
    SEARCH_THROUGH = ("parties.partner",)

    parties = rows_of(
        AgreementParty,
        "parties",
        ("partner", "role", "signatory", "function", "signed_on"),
        links={"partner": PartnerLink()},
        identity=("partner", "role"),
    )

    class Meta:
        model = Agreement
        fields = (
            "reference",
            *Described.NAME_FIELDS,
            "kind",
            "state",
            "donor_number",
            "parties",
            "parent",
            "proposal",
            "amount",
            "currency",
            "signed_on",
            "starts_on",
            "ends_on",
            "renewal",
            "renewal_months",
            "notice_days",
            "closed_on",
            "owner",
            *Described.DESCRIPTION_FIELDS,
        )

    def check_together(self, rows: list[CheckedRow]) -> None:
        """Refuse a parent of a kind under which nothing hangs; the kinds are read once for the whole file."""
        frameworks = set(AgreementKind.objects.filter(is_framework=True).values_list("pk", flat=True))
        parents = self.columns["parent"].widget.records  # type: ignore[attr-defined]
        for row in rows:
            parent = parents.get(row.record.parent_id) if row.is_written else None
            if parent is not None and parent.kind_id not in frameworks:
                row.refuse(_now("Nothing hangs under an agreement of that kind."), self.columns["parent"], parent)
