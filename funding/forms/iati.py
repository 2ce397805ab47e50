from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jisr.codes import COUNTRIES


def countries() -> list[tuple[Any, Any]]:
    return [
        ("MA", COUNTRIES.label("MA")),
        ("", _("All countries")),
        *(one for one in COUNTRIES.choices() if one[0] != "MA"),
    ]


class IatiForm(forms.Form):
    """A published file, and the country whose activities are wanted."""

    file = forms.FileField(
        label=_("IATI activity file"),
        help_text=_("An XML file of IATI 2.01, 2.02 or 2.03, as the partner publishes it."),
        widget=forms.FileInput({"accept": ".xml,application/xml,text/xml"}),
    )
    country = forms.ChoiceField(label=_("Activities for"), choices=countries, required=False, initial="MA")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_MAX_BYTES:
            size = settings.UPLOAD_MAX_BYTES // 1024 // 1024
            raise ValidationError(_("The file is larger than %(size)s MB."), params={"size": size})
        return file
