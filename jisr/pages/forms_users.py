"""Forms about people: invitation, roles, closing an account, one's own profile."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.handover import owned_by
from jisr.models import User
from jisr.people import people_of, roles_of
from jisr.roles import ROLE_HELP, ROLES


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was sent, an empty form included; None when the page is only read."""
    return request.POST if request.method == "POST" else None


def plain_helper() -> FormHelper:
    """A crispy helper for a form whose <form> and buttons stand in the template."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper


class PersonForm(forms.ModelForm):
    """Name, address, language and roles of a person."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=[(code, format_lazy("{}: {}", label, ROLE_HELP[code])) for code, label in ROLES.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one role.")},
    )

    class Meta:
        model = User
        fields = ["full_name", "email", "language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["roles"].initial = roles_of(self.instance)
        self.fields["full_name"].widget.attrs["dir"] = "auto"
        self.fields["email"].widget.attrs |= {"dir": "ltr", "autocomplete": "off"}
        self.helper = plain_helper()

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_now("Somebody already has an account with this address."))
        return email

    @property
    def facts(self) -> dict[str, Any]:
        """The person's own fields, as `people.change` and `people.invite` take them."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class CloseAccountForm(forms.Form):
    """Who takes over what the person is in charge of; asked only when there is something."""

    heir = forms.ModelChoiceField(User.objects.none(), label=_("Hand the records over to"), required=False)

    def __init__(self, *args: Any, leaver: User, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owned = owned_by(leaver)
        heir = self.fields["heir"]
        heir.queryset = people_of(by).filter(is_active=True).exclude(pk=leaver.pk)
        heir.required = bool(self.owned)
        heir.error_messages["required"] = _now("Choose who takes over these records.")
        if not self.owned:
            del self.fields["heir"]
        self.helper = plain_helper()


class ProfileForm(forms.ModelForm):
    """What people set for themselves."""

    class Meta:
        model = User
        fields = ["full_name", "language", "look"]
        widgets = {"full_name": forms.TextInput(attrs={"dir": "auto", "autocomplete": "name"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
