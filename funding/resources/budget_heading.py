from funding.models import BudgetHeading
from jisr.models import Named
from jisr.resources import RecordResource


class BudgetHeadingResource(RecordResource):
    class Meta:
        model = BudgetHeading
        fields = ("code", "position", *Named.NAME_FIELDS)
