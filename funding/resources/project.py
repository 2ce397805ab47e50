from funding.models import Place, Project, ProjectAxis, ProjectFunding, ProjectGoal, ProjectTheme
from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, UserLink
from jisr.models import Described
from jisr.resources import RecordResource
from partnerships.resources import PartnerLink, themes_of
from partnerships.resources.plan import axes_of
from partnerships.resources.theme import goals_of


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
    axes = axes_of(ProjectAxis)
    goals = goals_of(ProjectGoal)

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
            "axes",
            "goals",
            "owner",
            *Described.DESCRIPTION_FIELDS,
        )
