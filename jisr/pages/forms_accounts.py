"""allauth's forms, in our words and our look."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp import forms as totp
from crispy_forms.helper import FormHelper
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

PASSWORD = {"password": _("Password")}
NEW_PASSWORD = {"password1": _("New password"), "password2": _("New password, once more")}
CODE = {"code": _("Code of six digits")}
ANY_CODE = {"code": _("Code of the application, or a recovery code")}


class OurWords:
    """Gives fields our labels, drops placeholders and links hidden in help texts, and adds a crispy helper."""

    LABELS: ClassVar[dict[str, Any]] = {}
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
            if name in ("login", "email", "code"):
                field.widget.attrs["dir"] = "ltr"
            if name in ("password", "oldpassword"):
                field.help_text = ""

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        return helper


class SignInForm(OurWords, account.LoginForm):
    LABELS = PASSWORD | {"login": _("E-mail address"), "remember": _("Stay signed in on this device")}


class ConfirmPasswordForm(OurWords, account.ReauthenticateForm):
    LABELS = PASSWORD


class AskForLinkForm(OurWords, account.ResetPasswordForm):
    LABELS = {"email": _("E-mail address")}


class SamePasswordTwice(OurWords):
    def clean(self) -> Any:
        cleaned = super(account.PasswordVerificationMixin, self).clean()
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords differ."))
        return cleaned


class ChoosePasswordForm(SamePasswordTwice, account.ResetPasswordKeyForm):
    LABELS = NEW_PASSWORD


class SetPasswordForm(SamePasswordTwice, account.SetPasswordForm):
    LABELS = NEW_PASSWORD


class ChangePasswordForm(SamePasswordTwice, account.ChangePasswordForm):
    LABELS = NEW_PASSWORD | {"oldpassword": _("Current password")}


class LinkForm(account.UserTokenForm):
    """Checks a one-time link; its page speaks the language of the account unless the reader chose another."""

    def clean(self) -> Any:
        cleaned = super().clean()
        if settings.LANGUAGE_COOKIE_NAME not in context.request.COOKIES:
            translation.activate(self.reset_user.language)
        return cleaned


class CodeForm(OurWords, mfa.AuthenticateForm):
    LABELS = ANY_CODE


class ConfirmCodeForm(OurWords, mfa.ReauthenticateForm):
    LABELS = ANY_CODE


class TurnOnCodesForm(OurWords, totp.ActivateTOTPForm):
    LABELS = CODE


class TurnOffCodesForm(OurWords, totp.DeactivateTOTPForm):
    pass


class NewRecoveryCodesForm(OurWords, GenerateRecoveryCodesForm):
    pass
