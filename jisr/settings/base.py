"""Everything Jisr needs to run, wherever it runs. Variables are listed in README.md."""

import os
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from jisr.settings.environment import Environment

BASE_DIR = Path(__file__).resolve().parents[2]
environ.Env.read_env(BASE_DIR / ".env")
env = Environment(os.environ)

DATA_DIR = env.folder("DATA_DIR", BASE_DIR / "var")
DEBUG = False
DEMO_ALLOWED = False
RATE_MAX_AGE_DAYS = env.whole("RATE_MAX_AGE_DAYS", 35, least=0, most=3660)

# Web

MAINTENANCE = env.flag("MAINTENANCE", False)
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS")
SITE_URL = (env.origins("SITE_URL") or CSRF_TRUSTED_ORIGINS or ["http://localhost:8000"])[0]
ROOT_URLCONF = "jisr.urls"
WSGI_APPLICATION = "jisr.wsgi.application"

INSTALLED_APPS = [
    "jisr.apps.JisrConfig",
    "partnerships",
    "funding",
    "reports",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "django_tasks",
    "django_tasks_db",
    "import_export",
    "lucide",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "jisr.middleware.MaintenanceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jisr.middleware.UserLanguageMiddleware",
    "jisr.middleware.FirstRunMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
FILTERS_EMPTY_CHOICE_LABEL = _("Any")
FORM_RENDERER = "jisr.controls.Controls"
DJANGO_TABLES2_TEMPLATE = "django_tables2/bootstrap5.html"
FORMS_URLFIELD_ASSUME_HTTPS = True

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],  # Tabler draws its check marks and arrows as data: images
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Data

DATABASES = {
    "default": env.database(
        "DATABASE_URL",
        DATA_DIR / "jisr.sqlite3",
        pool_size=env.whole("DATABASE_POOL_SIZE", 4, least=0, most=100),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Limits of attempts need a cache that every process shares and whose `add` is atomic; the progress of a job
# is written while an import holds the database, so it lives beside it.
REDIS_URL = env.redis("REDIS_URL")
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "jisr_cache"},
    "progress": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA_DIR / "progress"},
}
if REDIS_URL:
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    CACHES["progress"] = CACHES["default"] | {"KEY_PREFIX": "progress"}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

MEDIA_ROOT = DATA_DIR / "files"
UPLOAD_MAX_BYTES = env.whole("UPLOAD_MAX_MB", 100, least=1, most=2048) * 1024 * 1024
DOCUMENT_MAX_BYTES = env.whole("DOCUMENT_MAX_MB", 25, least=1, most=1024) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STATICFILES_DIRS = [
    ("vendor/tabler/css", BASE_DIR / "node_modules/@tabler/core/dist/css"),
    ("vendor/tabler/js", BASE_DIR / "node_modules/@tabler/core/dist/js"),
    ("vendor/sortable", BASE_DIR / "node_modules/sortablejs"),
    ("vendor/fonts", BASE_DIR / "node_modules/@fontsource/ibm-plex-sans-arabic"),
]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "jisr.storage.StaticStorage"},
    "documents": env.store("DOCUMENTS_URL", DATA_DIR / "documents"),
}
SILENCED_SYSTEM_CHECKS = ["staticfiles.W004"]  # jisr.W001 says the same, and what to do about it

# People

AUTH_USER_MODEL = "jisr.User"
AUTHENTICATION_BACKENDS = ["jisr.accounts.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "full_name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "jisr.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_FORMS = {
    "login": "jisr.pages.forms_accounts.SignInForm",
    "reauthenticate": "jisr.pages.forms_accounts.ConfirmPasswordForm",
    "reset_password": "jisr.pages.forms_accounts.AskForLinkForm",
    "reset_password_from_key": "jisr.pages.forms_accounts.ChoosePasswordForm",
    "set_password": "jisr.pages.forms_accounts.SetPasswordForm",
    "change_password": "jisr.pages.forms_accounts.ChangePasswordForm",
    "user_token": "jisr.pages.forms_accounts.LinkForm",
}
MFA_ADAPTER = "jisr.accounts.MFAAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an administrator vouches for the address
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Jisr"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones are half a minute wrong
MFA_FORMS = {
    "authenticate": "jisr.pages.forms_accounts.CodeForm",
    "reauthenticate": "jisr.pages.forms_accounts.ConfirmCodeForm",
    "activate_totp": "jisr.pages.forms_accounts.TurnOnCodesForm",
    "deactivate_totp": "jisr.pages.forms_accounts.TurnOffCodesForm",
    "generate_recovery_codes": "jisr.pages.forms_accounts.NewRecoveryCodesForm",
}

# Languages and time

LANGUAGES = [("ar", _("Arabic")), ("fr", _("French")), ("en", _("English"))]
LANGUAGE_CODE = env.choice("DEFAULT_LANGUAGE", "ar", ("ar", "fr", "en"))
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Africa/Casablanca"

# Mail: without a server an invitation is a link shown to the administrator.

MAIL_SERVER = env.text("EMAIL_URL").startswith("smtp")
vars().update(env.email("EMAIL_URL"))
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DEFAULT_FROM_EMAIL", "jisr@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
