from django.db.models import QuerySet
from django.utils.translation import gettext as _

from funding.models import Opportunity, OpportunityDate, OpportunityDocument, OpportunityTheme, Reason, ReasonUse
from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, NamedLink, UserLink
from jisr.models import Described, User
from jisr.resources import RecordResource
from partnerships.resources import PartnerLink, themes_of


class PassReasonLink(NamedLink):
    """A reason for passing a call over."""

    def __init__(self) -> None:
        super().__init__("funding.Reason")

    def visible(self, user: User) -> QuerySet:
        return Reason.objects.filter(use=ReasonUse.NO_GO)

    def options(self) -> list[str]:
        return [*Reason.objects.filter(use=ReasonUse.NO_GO).values_list("code", flat=True)]

    def accepts(self) -> str:
        return _("Write the code or the name of a reason for passing a call over.")


class OpportunityResource(RecordResource):
    LINKS = {
        "partner": PartnerLink(),
        "owner": UserLink(),
        "pass_reason": PassReasonLink(),
        "previous": Link("funding.Opportunity"),
    }
    FIXED = ("previous",)
    SEARCH_THROUGH = ("partner",)

    dates = rows_of(OpportunityDate, "dates", ("kind", "on", "at", "zone"), identity=("kind", "on"))
    themes = themes_of(OpportunityTheme)
    documents_asked = rows_of(
        OpportunityDocument,
        "documents_asked",
        ("type", "step", "note"),
        links={"type": NamedLink("jisr.DocumentType")},
        identity=("type", "step"),
    )

    class Meta:
        model = Opportunity
        fields = (
            "reference",
            "partner",
            *Described.NAME_FIELDS,
            "state",
            "pass_reason",
            *("donor_number", "envelope", "grant_min", "grant_max", "currency"),
            *("cofinancing_percent", "cofinancing_base"),
            *("applicants", "countries", "languages", "eligibility"),
            *("dates", "documents_asked", "themes"),
            *("link", "source", "recurs_months", "previous", "owner"),
            *Described.DESCRIPTION_FIELDS,
        )
