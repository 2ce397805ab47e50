"""Browser tests: Debian's Chromium, driven by Playwright against Django's live server."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from playwright.sync_api import BrowserContext, Page, Playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.visitor import Visitor

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in the thread of the test

CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # the lightest first
CHROMIUM_ARGS = [
    "--headless",
    "--no-sandbox",
    "--no-zygote",
    "--disable-features=SpareRendererForSitePerProcess",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
LOCALES = {"ar": "ar-MA", "fr": "fr-MA", "en": "en-GB"}
SCREENSHOTS = Path(tempfile.gettempdir()) / "jisr-browser-tests"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    assert chromium, f"Chromium is missing. Install it with: sudo apt-get install -y {CHROMIUMS[0]}"
    return browser_type_launch_args | {"executable_path": chromium, "args": CHROMIUM_ARGS}


@pytest.fixture(scope="session")
def database(django_db_setup: None) -> BaseDatabaseWrapper:
    """The connection to the test database, as it is before Playwright starts its loop."""
    return connections["default"]


@pytest.fixture(scope="session")
def playwright(database: BaseDatabaseWrapper, playwright: Playwright) -> Playwright:
    """Django opens another connection inside a loop; the test, the server and the fixtures are to share one."""
    connections["default"] = database
    return playwright


@pytest.fixture(scope="session")
def base_url() -> None:
    """None: each browser is told the address of the live server, which is known in a test only."""


@pytest.fixture(scope="session", autouse=True)
def kept_assets() -> Iterator[None]:
    """The browser keeps style sheets and scripts, as it does in production; on a fresh clone it would ask on every page."""
    serve = StaticFilesHandler.serve

    def serve_to_keep(self: StaticFilesHandler, request: HttpRequest) -> HttpResponseBase:
        response = serve(self, request)
        response.headers["Cache-Control"] = "max-age=3600"
        return response

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "serve", serve_to_keep)
        yield


@pytest.fixture
def filled_again(transactional_db: None, migrated: Path, database: BaseDatabaseWrapper) -> None:
    """What migrations write, which the test before has emptied."""
    database.ensure_connection()
    with closing(sqlite3.connect(migrated)) as file:
        file.backup(database.connection)


@pytest.fixture
def visit(
    live_server: LiveServer,
    filled_again: None,
    new_context: Callable[..., BrowserContext],
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., Visitor]]:
    """Open a browser in one language; the labels of the test are then in that language too.

    `visit("ar", viewport={"width": 390, "height": 844})` takes what Playwright's `new_context` takes.
    """
    visitors: list[Visitor] = []

    def begin(language: str, **options: Any) -> Visitor:
        translation.activate(language)
        context = new_context(base_url=live_server.url, locale=LOCALES[language], **options)
        visitors.append(Visitor(context.new_page(), language))
        return visitors[-1]

    yield begin
    if request.node.stash.get(FAILED, False):
        for number, visitor in enumerate(visitors):
            keep_screenshot(visitor.page, f"{request.node.name}-{number}")


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Any:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


def keep_screenshot(page: Page, name: str) -> None:
    path = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    print(f"Screenshot of the failure: {path}")
