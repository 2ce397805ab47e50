"""Form fields for amounts, shares and codes of the world."""

import unicodedata
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from jisr import formats
from jisr.money import read_amount

if TYPE_CHECKING:
    from jisr.codes import CodeList


class NumberInput(forms.TextInput):
    """A text input for numbers: left to right in every language, with the number keyboard."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"dir": "ltr", "inputmode": "decimal", "autocomplete": "off", **(attrs or {})})


class AmountFormField(forms.Field):
    """An amount as people type it; the cleaned value is a Decimal or None.

    Set `currency` to bound the decimals; without it three are allowed. Raises AmountError.
    """

    widget = NumberInput

    def __init__(self, *, currency: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.currency = currency

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values or (isinstance(value, str) and not value.strip()):
            return None
        return read_amount(value, currency=self.currency)

    def prepare_value(self, value: Any) -> Any:
        return formats.amount_input(value) if isinstance(value, Decimal | int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def two_decimals(value: Decimal) -> None:
    """Raise ValidationError if `value` has a third decimal that is not zero."""
    if value % Decimal("0.01"):
        raise ValidationError(_("At most two decimals are kept."), code="decimals")


MOST_DIGITS = 20


class PercentFormField(AmountFormField):
    """A share from 0 to 100 with up to two decimals; a point and a comma both begin the decimals."""

    default_validators = [MinValueValidator(0), MaxValueValidator(100), two_decimals]

    def to_python(self, value: Any) -> Decimal | None:
        text = "" if value is None else unicodedata.normalize("NFKC", str(value))
        text = text.translate(_PERCENT_MARKS).strip()
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS:
            raise ValidationError(
                _("“%(value)s” is not a percentage. Write it like 12.5."),
                code="malformed",
                params={"value": value},
            )
        return number + 0


_PERCENT_MARKS = str.maketrans({"%": None, "٪": None, ",": ".", "٫": ".", "،": ".", " ": None})


class CodeSelect(forms.Select):
    """A searchable select that keeps a code which is valid but no longer offered."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"data-searchable": "", **(attrs or {})}, choices)

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        groups = super().optgroups(name, value, attrs)
        offered = {str(code) for code, _label in self.choices}
        for index, code in enumerate(code for code in value if code and code not in offered):
            option = self.create_option(name, code, code, True, len(groups) + index, attrs=attrs)
            groups.append((None, [option], len(groups) + index))
        return groups


class CodeFormField(forms.ChoiceField):
    """A choice from a code list, labelled in the reader's language when the form is shown."""

    widget = CodeSelect

    def __init__(self, *, code_list: "CodeList", empty_value: Any = "", **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        self.code_list = code_list
        self.empty_value = empty_value
        super().__init__(choices=lambda: [("", "—"), *code_list.choices()], **kwargs)

    def clean(self, value: Any) -> Any:
        return super().clean(value) or self.empty_value

    def valid_value(self, value: Any) -> bool:
        return value in self.code_list.known()
