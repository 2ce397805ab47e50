from django.utils.translation import gettext_lazy as _

from jisr.forms import RecordForm, callback
from jisr.models import Described, Named
from partnerships.models import ActionPoint


class ActionPointForm(RecordForm):
    """What, by whom, until when; that it is done is said by the move."""

    GROUPS = (
        (_("What is to be done"), Named.NAME_FIELDS),
        (_("Who and when"), ("side", "owner", "contact", "due_on", "priority")),
        (_("Where it comes from"), ("exchange", "partner", "agreement")),
        (_("Description"), Described.DESCRIPTION_FIELDS),
    )

    class Meta:
        model = ActionPoint
        fields = (
            *Named.NAME_FIELDS,
            "side",
            "owner",
            "contact",
            "due_on",
            "priority",
            "exchange",
            "partner",
            "agreement",
            *Described.DESCRIPTION_FIELDS,
        )
        formfield_callback = callback
