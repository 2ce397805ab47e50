"""Several codes of one list in a form: boxes to tick, with a search where the list is long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.forms.widgets import ChoiceWidget, Script
from django.utils.translation import override

from jisr.text import normalise

if TYPE_CHECKING:
    from jisr.codes import CodeList

SHORT = 15


def split_codes(value: Any) -> list[str]:
    """The codes of a stored text or of a list of them, sorted, none twice."""
    texts = value.split() if isinstance(value, str) else [str(code) for code in value or ()]
    return sorted({code for code in texts if code})


class CodesPicker(ChoiceWidget):
    """Boxes to tick; a long list scrolls, the chosen ones first, and is searched by code or name in any language."""

    allow_multiple_selected = True
    input_type = "checkbox"
    template_name = "generic/_codes.html"
    use_fieldset = True
    code_list: CodeList

    class Media:
        js = (Script("jisr/codes.js", defer=True),)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False  # a box not ticked sends nothing

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}_{index}" if id_ and index is not None else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, [], attrs)
        chosen, offered = split_codes(value), {str(code): label for code, label in self.choices}
        offered |= {code: _label(self.code_list, code) for code in chosen if code not in offered}
        is_long = len(offered) > SHORT
        words = words_of(self.code_list) if is_long else {}
        order = [*chosen, *(code for code in offered if code not in chosen)] if is_long else [*offered]
        context["widget"]["is_long"] = is_long
        context["widget"]["options"] = [
            {"code": code, "label": offered[code], "is_chosen": code in chosen, "words": words.get(code, "")}
            for code in order
        ]
        return context


class CodesFormField(forms.MultipleChoiceField):
    """Codes of a list, cleaned to the stored text `ar fr`.

    `usual_only` offers the usual ones of the list and those already chosen; every known code is taken.
    """

    widget = CodesPicker

    def __init__(self, *, code_list: CodeList, usual_only: bool = False, empty_value: str = "", **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        self.code_list, self.usual_only, self.empty_value = code_list, usual_only, empty_value
        super().__init__(choices=self._offered, **kwargs)
        self.widget.code_list = code_list  # type: ignore[attr-defined]

    def _offered(self) -> Iterator[tuple[str, str]]:
        if not self.usual_only:
            return self.code_list.choices()
        return ((code, self.code_list.label(code)) for code in self.code_list.first)

    def prepare_value(self, value: Any) -> Any:
        return split_codes(value)

    def to_python(self, value: Any) -> list[str]:
        return split_codes(value)

    def validate(self, value: Any) -> None:
        forms.Field.validate(self, value)
        for code in value:
            self.code_list.validate(code)

    def run_validators(self, value: Any) -> None:
        """The codes are judged by `validate`, the text they become by the model."""

    def clean(self, value: Any) -> Any:
        return " ".join(super().clean(value)) or self.empty_value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return split_codes(initial) != split_codes(data)


def _label(code_list: CodeList, code: str) -> str:
    """The label of a code, or the code itself where it is not known: a form shows again what was sent."""
    return code_list.label(code) if code in code_list.known() else code


def words_of(code_list: CodeList) -> dict[str, str]:
    """The folded words by which each code is searched: itself and its names in the three languages."""
    return _words(code_list.label, tuple(sorted(code_list.offered())))


@lru_cache(maxsize=8)
def _words(label: Any, codes: Iterable[str]) -> dict[str, str]:
    found = {code: [code] for code in codes}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for code, names in found.items():
                names.append(label(code))
    return {code: normalise(" ".join(names)) for code, names in found.items()}
