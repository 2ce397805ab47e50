from funding.models import BudgetHeading
from jisr.forms import RecordForm, callback
from jisr.models import Named


class BudgetHeadingForm(RecordForm):
    class Meta:
        model = BudgetHeading
        fields = ("code", "position", *Named.NAME_FIELDS)
        formfield_callback = callback
