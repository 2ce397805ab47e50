"""What the import pages ask for."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jisr.exchange.reading import MAX_BYTES
from jisr.exchange.reading_csv import ENCODINGS
from jisr.models import ColumnMap, User

_RANGE = re.compile(r"(\d{1,7})(?:\s*-\s*(\d{1,7}))?")
MOST_ROWS = 100_000


class UploadForm(forms.Form):
    """A file and, when it is not understood by itself, how to take it."""

    file = forms.FileField(label=_("File (XLSX or CSV)"), widget=forms.FileInput({"accept": ".xlsx,.csv,.txt,.tsv"}))
    column_map = forms.ModelChoiceField(
        ColumnMap.objects.none(), label=_("Column map"), required=False, empty_label=_("None: the headings are known")
    )
    encoding = forms.ChoiceField(
        label=_("Letters of a CSV file"),
        required=False,
        choices=[("", _("Found by itself")), *ENCODINGS.items()],
        help_text=_("Choose one only when Arabic or accented letters came out wrong."),
    )

    def __init__(self, *args: Any, user: User, model: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        maps = ColumnMap.objects.filter(authority_id=user.authority_id, record=model._meta.label_lower)
        self.fields["column_map"].queryset = maps  # type: ignore[attr-defined]
        if not maps:
            del self.fields["column_map"]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            message = _("The file is larger than %(size)s MB.")
            raise ValidationError(message, params={"size": MAX_BYTES // 1024 // 1024})
        self.file_name = file.name[:120]
        file.name = "import"
        return file

    @property
    def columns(self) -> dict[str, str]:
        chosen = self.cleaned_data.get("column_map")
        return chosen.columns if chosen else {}


def read_row_numbers(text: str) -> set[int]:
    """Return the numbers that “2-40, 57” names; raises ValidationError for anything else."""
    numbers: set[int] = set()
    for piece in filter(None, (piece.strip() for piece in re.split(r"[,;،؛\n]", text))):
        found = _RANGE.fullmatch(piece)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if first > last or last > MOST_ROWS:
            raise ValidationError(
                _("“%(value)s” is not a row number. Write them like 2-40, 57."), params={"value": piece}
            )
        numbers.update(range(first, last + 1))
    return numbers
