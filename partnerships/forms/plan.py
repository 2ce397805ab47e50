from django.utils.translation import gettext_lazy as _

from jisr.forms import RecordForm, callback, rows_of
from jisr.models import Described, Named
from partnerships.models import Plan, PlanAxis
from partnerships.models.used import used_among

USED = _("Something serves the axis “%(axis)s”: it cannot be removed.")


class PlanForm(RecordForm):
    FORMSETS = (rows_of(Plan, PlanAxis, ["position", "code", "name_ar", "name_fr", "name_en"]),)
    GROUPS = (
        (_("Name"), Named.NAME_FIELDS),
        (_("Plan"), ("kind", "starts_on", "ends_on")),
        (_("Description"), Described.DESCRIPTION_FIELDS),
    )

    class Meta:
        model = Plan
        fields = (*Named.NAME_FIELDS, "kind", "starts_on", "ends_on", *Described.DESCRIPTION_FIELDS)
        formfield_callback = callback

    def is_valid(self) -> bool:
        """An axis that something serves stays."""
        good = super().is_valid()
        gone = {row.instance.pk: row.instance for row in self.formsets[0].deleted_forms if good and row.instance.pk}
        for key in sorted(used_among(PlanAxis, gone))[:1]:
            self.add_error(None, USED % {"axis": gone[key]})
            return False
        return good
