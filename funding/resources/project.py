from funding.models import Place, Project, ProjectFunding, ProjectTheme
from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, UserLink
from jisr.models import Described
from jisr.resources import RecordResource
from partnerships.resources import PartnerLink, themes_of


class ProjectResource(RecordResource):
    LINKS = {"parent": Link("funding.Project"), "proposal": Link("funding.Proposal"), "owner": UserLink()}
    FIXED = ("origin",)
    SEARCH_THROUGH = ("fundings.funder",)

    fundings = rows_of(
        ProjectFunding,
        "fundings",
        ("funder", "amount", "currency", "form", "agreement"),
        links={"funder": PartnerLink(), "agreement": Link("partnerships.Agreement")},
        identity=(),
    )
    places = rows_of(
        Place,
        "places",
        ("name_ar", "name_fr", "name_en", "latitude", "longitude", "administrative_code"),
        identity=(),
    )
    themes = themes_of(ProjectTheme)

    class Meta:
        model = Project
        fields = (
            "reference",
            *Described.NAME_FIELDS,
            "state",
            "origin",
            "donor_number",
            "parent",
            "proposal",
            "starts_on",
            "ends_on",
            "fundings",
            "places",
            "themes",
            "owner",
            *Described.DESCRIPTION_FIELDS,
        )
