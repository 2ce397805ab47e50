from jisr.exchange.kinds import rows_of
from jisr.exchange.links import UserLink
from jisr.models import Described
from jisr.resources import RecordResource
from partnerships.models import Partner, PartnerIdentifier, PartnerTheme

from .links import PartnerLink
from .theme import themes_of


class PartnerResource(RecordResource):
    LINKS = {"parent": PartnerLink(), "owner": UserLink()}
    SEARCH_THROUGH = ("merged_from.search_text", "identifiers.value")
    ALSO_READ = ("merged_from",)

    identifiers = rows_of(
        PartnerIdentifier,
        "identifiers",
        ("scheme", "value"),
        identity=("scheme", "value"),
        unique=("scheme", "value"),
    )
    themes = themes_of(PartnerTheme)

    class Meta:
        model = Partner
        fields = (
            "reference",
            *Described.NAME_FIELDS,
            "acronym",
            "kind",
            "state",
            "parent",
            "country",
            "city",
            "address",
            "website",
            "email",
            "phone",
            "preferred_language",
            "envelope_min",
            "envelope_max",
            "envelope_currency",
            "fiscal_month",
            "funds",
            "refuses",
            "silent_months",
            "identifiers",
            "themes",
            "owner",
            *Described.DESCRIPTION_FIELDS,
        )
