from funding.models import Feed
from jisr.models import Named
from jisr.resources import RecordResource
from partnerships.resources import PartnerLink


class FeedResource(RecordResource):
    LINKS = {"partner": PartnerLink()}

    class Meta:
        model = Feed
        fields = ("reference", *Named.NAME_FIELDS, "url", "partner", "is_on", "every_hours", "words")
