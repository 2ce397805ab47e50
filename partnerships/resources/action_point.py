from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from jisr.exchange.links import Link, UserLink
from jisr.models import Described
from jisr.resources import RecordResource
from partnerships.models import ActionPoint

from .links import PartnerLink


class ActionPointResource(RecordResource):
    LINKS = {
        "exchange": Link("partnerships.Exchange"),
        "partner": PartnerLink(),
        "agreement": Link("partnerships.Agreement"),
        "contact": Link("partnerships.Contact"),
        "owner": UserLink(),
    }

    class Meta:
        model = ActionPoint
        fields = (
            "reference",
            *Described.NAME_FIELDS,
            "state",
            "due_on",
            "priority",
            "exchange",
            "partner",
            "agreement",
            "side",
            "owner",
            "contact",
            "done_on",
            "evidence",
            *Described.DESCRIPTION_FIELDS,
        )

    def find(self, keys: Iterable[tuple[Any, ...]], lists: Iterable[str]) -> dict[tuple[Any, ...], Any]:
        found = super().find(keys, lists)
        prefetch_related_objects(list(found.values()), "outcome")
        return found

    def clean_record(self, record: ActionPoint) -> None:
        if record.pk and not record.may_be_edited:
            raise ValidationError(_("Another person verified this action point: it is no longer changed."))
        super().clean_record(record)
