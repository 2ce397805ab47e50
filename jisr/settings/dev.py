"""A laptop: the secret key is made on the first start, and the demonstration may be loaded."""

import secrets

from jisr.settings.base import *  # noqa: F403
from jisr.settings.base import DATA_DIR, STORAGES, env


def read_or_make_secret_key() -> str:
    """The key kept in the data folder, readable by its owner alone; made if there is none."""
    path = DATA_DIR / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text().strip()


DEBUG = env.flag("DEBUG", False)
SECRET_KEY = env.text("SECRET_KEY") or read_or_make_secret_key()
DEMO_ALLOWED = env.flag("DEMO", True)

if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
