from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from funding.models import ExchangeRate
from jisr.formfields import NumberInput
from jisr.forms import RecordForm, callback


class RateField(forms.DecimalField):
    """A rate as people type it: a point and a comma both begin the decimals, and there are no groups."""

    widget = NumberInput

    def to_python(self, value: Any) -> Decimal | None:
        text = "" if value is None else str(value)
        return super().to_python("".join(text.replace(",", ".").replace("٫", ".").split()))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class ExchangeRateForm(RecordForm):
    value = RateField(label=_("Rate"), max_digits=18, decimal_places=8, help_text=_("For example 10.8243, or 10,8243."))

    class Meta:
        model = ExchangeRate
        fields = ("base", "quote", "on", "value", "source")
        formfield_callback = callback
