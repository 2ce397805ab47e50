from funding.models import CofinancingBudget
from jisr.forms import RecordForm, callback


class CofinancingBudgetForm(RecordForm):
    class Meta:
        model = CofinancingBudget
        fields = ("starts_on", "ends_on", "amount", "currency", "note")
        formfield_callback = callback
