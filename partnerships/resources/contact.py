from jisr.models import Named
from jisr.resources import RecordResource
from partnerships.models import Contact

from .links import PartnerLink


class ContactResource(RecordResource):
    LINKS = {"partner": PartnerLink()}
    SEARCH_THROUGH = ("merged_from.search_text",)
    ALSO_READ = ("merged_from",)

    class Meta:
        model = Contact
        fields = (
            "reference",
            "partner",
            *Named.NAME_FIELDS,
            "role",
            "function",
            "email",
            "phone",
            "language",
            "is_main",
            "may_sign",
            "left_on",
            "has_consent",
            "consented_on",
        )
