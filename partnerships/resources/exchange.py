from django.utils.translation import gettext as _

from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, UserLink
from jisr.exchange.outcomes import CheckedRow
from jisr.models import Described
from jisr.resources import RecordResource
from partnerships.models import Delegate, Exchange, ExchangePartner, Outcome, ProgrammeItem
from partnerships.models.exchange import COUNTS

from .links import PartnerLink


class ExchangeResource(RecordResource):
    """An outcome keeps its place in the cell: what stands there is its text, not a new outcome."""

    LINKS = {"agreement": Link("partnerships.Agreement"), "owner": UserLink()}
    SEARCH_THROUGH = ("partners.partner", "outcomes.text")

    partners = rows_of(
        ExchangePartner, "partners", ("partner",), links={"partner": PartnerLink()}, identity=("partner",)
    )
    delegates = rows_of(
        Delegate,
        "delegates",
        ("side", "contact", "name", "function", "leads"),
        links={"contact": Link("partnerships.Contact")},
        identity=("side", "contact", "name"),
    )
    programme = rows_of(ProgrammeItem, "programme", ("on", "at", "title", "place"), identity=("on", "at", "title"))
    outcomes = rows_of(Outcome, "outcomes", ("kind", "text"), identity=())

    class Meta:
        model = Exchange
        fields = (
            "reference",
            "kind",
            *Described.NAME_FIELDS,
            "state",
            "starts_on",
            "ends_on",
            "place",
            "country",
            "partners",
            "agreement",
            "delegates",
            "programme",
            "agenda",
            "talking_points",
            "minutes",
            "outcomes",
            *COUNTS,
            "cost",
            "cost_currency",
            "borne_by",
            "learnt",
            "reusable_where",
            "owner",
            *Described.DESCRIPTION_FIELDS,
        )

    def check_together(self, rows: list[CheckedRow]) -> None:
        """An outcome that became an action point stays."""
        gone = {item.pk: row for row in rows if "outcomes" in row.rows for item in row.rows["outcomes"].removed}
        for outcome in Outcome.objects.filter(pk__in=gone, action_points__isnull=False).distinct() if gone else ():
            text = _("“%(outcome)s” became an action point: it cannot be removed.") % {"outcome": outcome}
            gone[outcome.pk].refuse(text, self.columns["outcomes"])
