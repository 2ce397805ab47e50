from funding.models import Opportunity, OpportunityDate, OpportunityTheme
from jisr.exchange.kinds import rows_of
from jisr.exchange.links import UserLink
from jisr.models import Described
from jisr.resources import RecordResource
from partnerships.resources import PartnerLink, themes_of


class OpportunityResource(RecordResource):
    LINKS = {"partner": PartnerLink(), "owner": UserLink()}
    SEARCH_THROUGH = ("partner",)

    dates = rows_of(OpportunityDate, "dates", ("kind", "on", "at", "zone"), identity=("kind", "on"))
    themes = themes_of(OpportunityTheme)

    class Meta:
        model = Opportunity
        fields = (
            "reference",
            "partner",
            *Described.NAME_FIELDS,
            "state",
            "donor_number",
            "envelope",
            "grant_min",
            "grant_max",
            "currency",
            "cofinancing_percent",
            "dates",
            "themes",
            "link",
            "owner",
            *Described.DESCRIPTION_FIELDS,
        )
