from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, NamedLink, UserLink
from jisr.models import Described
from jisr.resources import RecordResource
from partnerships.models import Agreement, AgreementParty

from .links import PartnerLink


class AgreementResource(RecordResource):
    LINKS = {
        "kind": NamedLink("partnerships.AgreementKind"),
        "parent": Link("partnerships.Agreement"),
        "proposal": Link("funding.Proposal"),
        "owner": UserLink(),
    }
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
            "owner",
            *Described.DESCRIPTION_FIELDS,
        )
