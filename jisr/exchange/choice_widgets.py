"""Columns whose cells name one of known values, by code or by name in any of the three languages."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jisr import text as texts
from jisr.codes import CodeList
from jisr.exchange.cells import as_text
from jisr.exchange.labels import code_readings, readings, yes_and_no
from jisr.exchange.widgets import CellWidget


class ChoiceWidget(CellWidget):
    """One of a few values, by code or by label in any of the three languages."""

    def __init__(self, choices: Any) -> None:
        super().__init__()
        self.choices = [(value, label) for value, label in choices if value != ""]
        self._readings: dict[str, Any] | None = None

    @property
    def readings(self) -> dict[str, Any]:
        if self._readings is None:
            self._readings = readings(self.choices)
        return self._readings

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        found = self.readings.get(texts.normalise(as_text(value)))
        if found is None:
            raise ValidationError(
                _("“%(value)s” is not on the list: %(accepted)s.") % {"value": value, "accepted": self._said()}
            )
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return next((str(label) for code, label in self.choices if code == value), value or "")

    def options(self) -> list[str]:
        return [str(label) for _value, label in self.choices]

    def _said(self) -> str:
        return _(", ").join(self.options())

    def accepts(self) -> str:
        return _("One of: %(options)s.") % {"options": self._said()}


class YesNoWidget(CellWidget):
    _readings: dict[str, bool] | None = None

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        if self._readings is None:
            self._readings = yes_and_no()
        found = self._readings.get(texts.normalise(as_text(value)))
        if found is None:
            raise ValidationError(_("“%(value)s” is neither yes nor no.") % {"value": value})
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return _("Yes") if value else _("No")

    def options(self) -> list[str]:
        return [_("Yes"), _("No")]

    def accepts(self) -> str:
        return _("Yes or no.")


class CodeWidget(CellWidget):
    """A currency, country or language: its code, or its name in any of the three languages."""

    def __init__(self, codes: CodeList, *, by_name: bool) -> None:
        super().__init__()
        self.codes, self.by_name = codes, by_name

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = as_text(value).strip()
        if text in self.codes.known():
            return text
        found = code_readings(self.codes).get(texts.normalise(text))
        if found is None:
            raise ValidationError(self.codes.refusal, params={"value": value})
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return self.codes.label(value) if value and self.by_name else value or ""

    def options(self) -> list[str]:
        return [self.render(code) for code, _label in self.codes.choices()]

    def accepts(self) -> str:
        example = self.codes.first[0]
        return _("A code such as %(code)s, or the name.") % {"code": example}


class CodesWidget(CodeWidget):
    """Several codes or names of one list, in any of the three languages."""

    MARKS = re.compile(r"[,;،؛\n\r]+")

    def __init__(self, codes: CodeList) -> None:
        super().__init__(codes, by_name=True)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        pieces = [piece.strip() for piece in self.MARKS.split(as_text(value))]
        found = [code for piece in pieces if piece for code in self._codes_of(piece)]
        return " ".join(sorted(set(found)))

    def _codes_of(self, piece: str) -> list[str]:
        """One name, or codes parted by spaces as they are stored."""
        words = piece.split()
        return words if {*words} <= self.codes.known() else [super().clean(piece)]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """The names, but the code itself for a name that holds a mark that parts them."""
        labels = ((code, self.codes.label(code)) for code in (value or "").split())
        return _(", ").join(code if self.MARKS.search(label) else label for code, label in labels)

    def options(self) -> list[str]:
        return []

    def accepts(self) -> str:
        names = _(", ").join(self.codes.label(code) for code in self.codes.first[:2])
        return _("Names or codes, parted by commas: %(names)s.") % {"names": names}
