from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    """The three working languages."""

    ARABIC = "ar", _("Arabic")
    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")


class Look(models.TextChoices):
    AUTO = "auto", _("As the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields) -> User:
        """Return a saved account; without a password it cannot sign in until its owner chooses one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in, by e-mail address, and works for one authority."""

    authority = models.ForeignKey("jisr.Authority", models.PROTECT, related_name="users", verbose_name=_("authority"))
    email = models.EmailField(_("e-mail address"), unique=True)
    full_name = models.CharField(_("full name"), max_length=150)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.FRENCH)
    look = models.CharField(_("appearance"), max_length=5, choices=Look, default=Look.AUTO)
    contact = models.OneToOneField(
        "partnerships.Contact", models.SET_NULL, null=True, blank=True, related_name="user", verbose_name=_("contact")
    )
    calendar_token = models.CharField(max_length=40, unique=True, null=True, editable=False)  # noqa: DJ001
    mail_token = models.CharField(max_length=40, unique=True, null=True, editable=False)  # noqa: DJ001
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    date_joined = models.DateTimeField(_("invited at"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["full_name", "pk"]
        permissions = [("manage_settings", "Can change the authority's settings")]

    def __str__(self) -> str:
        return self.full_name or self.email

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split(" ")[0] if self.full_name else self.email

    @property
    def initials(self) -> str:
        words = (self.full_name or self.email).split()
        return "".join(word[0] for word in words[:2]).upper()
