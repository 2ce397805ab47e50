from typing import Any

from django.utils.translation import gettext_lazy as _

from funding.models import Reason
from jisr.forms import RecordForm, callback
from jisr.models import Named


class ReasonForm(RecordForm):
    """What a reason is given for stays once somebody gave it."""

    GROUPS = ((_("Reason"), ("use", "code")), (_("Name"), Named.NAME_FIELDS))

    class Meta:
        model = Reason
        fields = ("use", "code", *Named.NAME_FIELDS)
        formfield_callback = callback

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk and "use" in self.changed_data and self.instance.dependants():
            self.add_error("use", _("It was given already: make another reason instead."))
        return cleaned
