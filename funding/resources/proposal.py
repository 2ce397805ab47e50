from funding.models import Proposal, ProposalMember, ProposalTheme
from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, UserLink
from jisr.models import Described
from jisr.resources import RecordResource
from partnerships.resources import PartnerLink, themes_of


class ProposalResource(RecordResource):
    LINKS = {"donor": PartnerLink(), "opportunity": Link("funding.Opportunity"), "owner": UserLink()}
    SEARCH_THROUGH = ("donor",)

    members = rows_of(
        ProposalMember,
        "members",
        ("partner", "role", "percent"),
        links={"partner": PartnerLink()},
        identity=("partner",),
    )
    themes = themes_of(ProposalTheme)

    class Meta:
        model = Proposal
        fields = (
            "reference",
            "donor",
            *Described.NAME_FIELDS,
            "stage",
            "opportunity",
            "donor_number",
            "requested_amount",
            "own_amount",
            "currency",
            "due_on",
            "concept_submitted_on",
            "submitted_on",
            "decided_on",
            "members",
            "themes",
            "owner",
            *Described.DESCRIPTION_FIELDS,
        )
