from funding.models import ExchangeRate
from jisr.resources import RecordResource


class ExchangeRateResource(RecordResource):
    class Meta:
        model = ExchangeRate
        fields = ("base", "quote", "on", "value", "source")
