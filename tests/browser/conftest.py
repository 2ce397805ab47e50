"""Browser tests: Debian's Chromium, driven by Playwright against Django's live server."""

import os
import shutil
from typing import Any

import pytest

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in the thread of the test


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "Chromium is missing. Install it with: sudo apt-get install -y chromium"
    return browser_type_launch_args | {"executable_path": chromium, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}
