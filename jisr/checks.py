"""What Django's own checks do not know."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.staticfiles)
def assets_are_installed(**kwargs: Any) -> list[CheckMessage]:
    """Names the folders of style sheets, scripts and fonts that npm has not installed yet."""
    folders = [Path(folder) for _, folder in settings.STATICFILES_DIRS]
    return [
        Warning(f"{folder} is missing, so pages have no look.", hint="Run 'make setup'.", id="jisr.W001")
        for folder in folders
        if not folder.is_dir()
    ]
