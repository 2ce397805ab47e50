"""Tests: nothing is kept, nothing leaves, jobs run at once."""

import os
import tempfile
from pathlib import Path

from jisr.settings.base import *  # noqa: F403
from jisr.settings.base import BASE_DIR, CACHES, DATABASES, STORAGES

SECRET_KEY = "only-for-tests-and-therefore-known-to-everybody"
DEMO_ALLOWED = True
LANGUAGE_CODE = "en"

DATABASES["default"]["OPTIONS"].pop("pool", None)
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
CACHES["progress"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "progress"}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
MEDIA_ROOT = Path(tempfile.gettempdir()) / f"jisr-test-{os.getpid()}"
STORAGES["documents"] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": MEDIA_ROOT / "documents"},
}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT = BASE_DIR / "staticfiles-test"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ACCOUNT_RATE_LIMITS = False
