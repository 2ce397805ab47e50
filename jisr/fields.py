"""Model fields that mean the same on SQLite and PostgreSQL: amounts, shares, codes of the world."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.core.validators import DecimalValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import lookups
from django.db.models.expressions import Combinable, register_combinable_fields
from django.utils.translation import gettext_lazy as _

from jisr import codes
from jisr.codesfields import CodesFormField
from jisr.formfields import AmountFormField, CodeFormField, PercentFormField, two_decimals

PLACES = 3
MAX_DIGITS = 18
THOUSANDTH = Decimal("0.001")


class AmountField(models.Field):
    """An exact decimal of up to 15 digits before and 3 after the point.

    PostgreSQL holds numeric(20, 3), SQLite a whole number of thousandths: SQLite's decimals are floats.
    It is no DecimalField on purpose: an expression that mixes it with plain decimals, which would be a
    thousand times off on SQLite, is refused by Django (FieldError) until it says
    `output_field=AmountField()`. Saving more than three decimals raises ValidationError.
    """

    description = _("Amount")
    empty_strings_allowed = False
    default_validators = [DecimalValidator(MAX_DIGITS, PLACES)]
    default_error_messages = {"invalid": _("“%(value)s” is not an amount.")}

    def db_type(self, connection: Any) -> str:
        return "bigint" if connection.vendor == "sqlite" else f"numeric({MAX_DIGITS + 2}, {PLACES})"

    def to_python(self, value: Any) -> Decimal | None:
        """Return `value` as Decimal; floats are refused, they are not exact."""
        if value is None or isinstance(value, Decimal):
            return self._finite(value)
        if isinstance(value, int | str) and not isinstance(value, bool):
            try:
                return self._finite(Decimal(value))
            except ArithmeticError:
                pass
        raise self._invalid(value)

    def _finite(self, value: Decimal | None) -> Decimal | None:
        if value is not None and not value.is_finite():
            raise self._invalid(value)
        return value

    def _invalid(self, value: Any) -> ValidationError:
        message = self.error_messages["invalid"]
        return ValidationError(message, code="invalid", params={"value": value})

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        amount = value if hasattr(value, "resolve_expression") else self.to_python(value)
        if not isinstance(amount, Decimal):
            return amount
        DecimalValidator(MAX_DIGITS, PLACES)(amount.normalize())
        return amount.quantize(THOUSANDTH)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        amount = value if prepared else self.get_prep_value(value)
        if connection.vendor == "sqlite" and isinstance(amount, Decimal):
            return int(amount.scaleb(PLACES))
        return amount

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Decimal | None:
        if value is None:
            return None
        number = Decimal(value if isinstance(value, int) else str(value))
        return (number.scaleb(-PLACES) if connection.vendor == "sqlite" else number).quantize(THOUSANDTH)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": AmountFormField, **kwargs})


class PercentField(AmountField):
    """A share from 0 to 100 with up to two decimals, as exact as an amount."""

    description = _("Percentage")
    default_validators = [MinValueValidator(0), MaxValueValidator(100), two_decimals]

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": PercentFormField, **kwargs})


class _SameUnit:
    """A comparison with an expression that is no amount would be in another unit on SQLite."""

    rhs: Any

    def get_prep_lookup(self) -> Any:
        other = getattr(self.rhs, "output_field", None)
        if other is not None and not isinstance(other, AmountField):
            name = type(other).__name__
            raise FieldError(f"An amount is compared with output_field=AmountField(), not {name}.")
        return super().get_prep_lookup()  # type: ignore[misc]


@AmountField.register_lookup
class _Exact(_SameUnit, lookups.Exact):
    pass


@AmountField.register_lookup
class _GreaterThan(_SameUnit, lookups.GreaterThan):
    pass


@AmountField.register_lookup
class _GreaterThanOrEqual(_SameUnit, lookups.GreaterThanOrEqual):
    pass


@AmountField.register_lookup
class _LessThan(_SameUnit, lookups.LessThan):
    pass


@AmountField.register_lookup
class _LessThanOrEqual(_SameUnit, lookups.LessThanOrEqual):
    pass


register_combinable_fields(AmountField, Combinable.ADD, AmountField, AmountField)
register_combinable_fields(AmountField, Combinable.SUB, AmountField, AmountField)
register_combinable_fields(AmountField, Combinable.MUL, models.IntegerField, AmountField)


class CodeField(models.CharField):
    """A code of a published list; the list is offered by the form and never stored in a migration."""

    code_list: codes.CodeList

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", self.code_list.max_length)
        super().__init__(*args, **kwargs)
        self.validators.append(self.code_list.validate)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("max_length") == self.code_list.max_length:
            del kwargs["max_length"]
        return name, path, args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        options = {"form_class": CodeFormField, "code_list": self.code_list, **kwargs}
        field_class = options.pop("form_class")
        return models.Field.formfield(self, form_class=field_class, **options)


class CurrencyField(CodeField):
    """An ISO 4217 currency code."""

    description = _("Currency")
    code_list = codes.CURRENCIES


class CountryField(CodeField):
    """An ISO 3166 alpha-2 country code."""

    description = _("Country")
    code_list = codes.COUNTRIES


class LanguageField(CodeField):
    """A BCP 47 language code."""

    description = _("Language")
    code_list = codes.LANGUAGES


class CodesField(models.CharField):
    """Several codes of one list, sorted and separated by a space: `ar fr`."""

    description = _("Codes")
    code_list: codes.CodeList
    usual_only = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 300)
        super().__init__(*args, **kwargs)
        self.validators.append(self.check_codes)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("max_length") == 300:
            del kwargs["max_length"]
        return name, path, args, kwargs

    def check_codes(self, value: str) -> None:
        """Raise ValidationError naming the first code that is not on the list."""
        for code in value.split():
            self.code_list.validate(code)

    def get_prep_value(self, value: Any) -> Any:
        found = super().get_prep_value(value)
        return " ".join(sorted(set(found.split()))) if isinstance(found, str) else found

    def labels(self, value: str) -> list[str]:
        """What the codes of a stored text are called in the active language, in the order of their codes."""
        return [self.code_list.label(code) for code in value.split()]

    def formfield(self, **kwargs: Any) -> Any:
        own = {"code_list": self.code_list, "usual_only": self.usual_only}
        return models.Field.formfield(self, **{"form_class": CodesFormField, **own, **kwargs})


def holds(name: str, code: str) -> models.Q:
    """Rows whose `CodesField` of this name holds the code."""
    ends = models.Q(**{f"{name}__startswith": f"{code} "}) | models.Q(**{f"{name}__endswith": f" {code}"})
    return models.Q(**{name: code}) | ends | models.Q(**{f"{name}__contains": f" {code} "})


class CountriesField(CodesField):
    """ISO 3166 alpha-2 country codes."""

    description = _("Countries")
    code_list = codes.COUNTRIES


class LanguagesField(CodesField):
    """BCP 47 language codes."""

    description = _("Languages")
    code_list = codes.LANGUAGES
    usual_only = True
