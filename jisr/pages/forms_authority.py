"""Forms about the authority: its settings, its signatories, and the first run."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.models import inlineformset_factory
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr import formats
from jisr.logos import read_logo
from jisr.models import Authority, Signatory, User
from jisr.models.user import Language
from jisr.pages.forms_users import plain_helper

NAMES = ["name_ar", "name_fr", "name_en"]
DIRECTIONS = {"name_ar": "rtl", "name_fr": "ltr", "name_en": "ltr", "email": "ltr", "phone": "ltr", "website": "ltr"}


def month_choices() -> list[tuple[int, str]]:
    """The months by number and name in the reader's language."""
    names = formats.locale().months["stand-alone"]["wide"]
    return [(number, names[number]) for number in range(1, 13)]


def own_names() -> list[tuple[str, str]]:
    """The three languages, each named in itself, for somebody who may read only one."""
    return [(code, get_language_info(code)["name_local"]) for code in Language.values]


class AuthorityForm(forms.ModelForm):
    """The facts of the authority; the logo is judged by its content."""

    class Meta:
        model = Authority
        fields = [*NAMES, "kind", "logo", "address", "email", "phone", "website", "currency", "fiscal_month"]
        widgets = {"address": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & DIRECTIONS.keys():
            self.fields[name].widget.attrs["dir"] = DIRECTIONS[name]
        if "fiscal_month" in self.fields:
            self.fields["fiscal_month"] = forms.TypedChoiceField(
                label=_("First month of the budget year"), coerce=int, choices=month_choices
            )
        self.fields["logo"] = forms.FileField(
            label=_("Logo"),
            required=False,
            help_text=_("A PNG, JPEG or WebP picture of at most 2 MB."),
            widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        )
        if self.instance.logo:
            self.fields["remove_logo"] = forms.BooleanField(label=_("Remove the logo on file"), required=False)
        self.helper = plain_helper()

    def clean_logo(self) -> Any:
        """The picture re-encoded; the one on file when none was sent."""
        logo = self.cleaned_data["logo"]
        return read_logo(logo) if isinstance(logo, UploadedFile) else logo

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in NAMES):
            self.add_error("name_fr", _now("Give the name in at least one language."))
        if cleaned.get("remove_logo") and "logo" not in self.files:
            cleaned["logo"] = False
        return cleaned


Signatories = inlineformset_factory(
    Authority,
    Signatory,
    fields=["full_name", "function_ar", "function_fr", "function_en", "position"],
    widgets={
        "full_name": forms.TextInput(attrs={"dir": "auto"}),
        "function_ar": forms.TextInput(attrs={"dir": "rtl"}),
        "function_fr": forms.TextInput(attrs={"dir": "ltr"}),
        "function_en": forms.TextInput(attrs={"dir": "ltr"}),
    },
    extra=0,
    can_delete=True,
)


class FirstRunForm(AuthorityForm):
    """The authority and its first administrator."""

    full_name = forms.CharField(label=_("Your full name"), max_length=150)
    admin_email = forms.EmailField(label=_("Your e-mail address"), max_length=254)
    password1 = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
    )
    password2 = forms.CharField(
        label=_("Password, once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    language = forms.ChoiceField(label=_("Your language"), choices=own_names)

    class Meta(AuthorityForm.Meta):
        fields = [*NAMES, "kind", "logo", "address", "currency"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["admin_email"].widget.attrs |= {"dir": "ltr", "autocomplete": "username"}
        self.fields["full_name"].widget.attrs |= {"dir": "auto", "autocomplete": "name"}
        self.helper.layout = Layout(
            Fieldset(_("The authority"), *self.Meta.fields),
            Fieldset(_("The first administrator"), "full_name", "admin_email", "language", "password1", "password2"),
        )

    def administrator(self) -> User:
        """The account described by the form, not saved."""
        facts = self.cleaned_data
        email = User.objects.normalize_email(facts["admin_email"]).lower()
        return User(email=email, full_name=facts["full_name"], language=facts["language"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _now("The two passwords differ."))
        elif first and {"admin_email", "full_name", "language"} <= cleaned.keys():
            try:
                validate_password(first, self.administrator())
            except ValidationError as error:
                self.add_error("password1", error)
        return cleaned
