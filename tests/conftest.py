"""What every test stands on: English, empty caches, a folder for files that goes away, no network."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils import translation
from xdist.scheduler import LoadGroupScheduling

from tests.migrated import fill_memory, name_template

TOGETHER = ("tests/jisr/test_backup.py", "tests/funding/test_demo.py")  # each has one dear fixture
LOCAL = ("127.0.0.1", "::1", "localhost")


class Together(LoadGroupScheduling):
    """Sends the tests of some files to one worker; xdist 3.8 cannot read their marks from pytest 9.2."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if file in TOGETHER else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    return Together(config, log)


@pytest.fixture(scope="session")
def migrated(
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
    testrun_uid: str,
    pytestconfig: pytest.Config,
) -> Iterator[Path | str]:
    """The file or the database that the test database is copied from: migrating takes longer than most tests."""
    creation = connection.creation
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            memory, template = (
                nullcontext(),
                name_template(creation, tmp_path_factory.getbasetemp().parent, testrun_uid),
            )
        else:
            filled, template = fill_memory(creation, pytestconfig.cache.mkdir("migrated"))
            memory = closing(filled)
    with memory:
        yield template


@pytest.fixture(scope="session")
def django_db_modify_db_settings(migrated: Path | str) -> None:
    """Told before pytest-django makes the test database."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    for cache in caches.all():
        cache.clear()


@pytest.fixture
def paperless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are issued without their pages being drawn, which is most of the time they take."""
    monkeypatch.setattr("weasyprint.HTML.write_pdf", lambda self, **options: b"%PDF-")


@pytest.fixture(autouse=True)
def paper_on_sqlite_only(request: pytest.FixtureRequest) -> None:
    """How a page is drawn does not depend on the database."""
    if connection.vendor == "postgresql":
        request.getfixturevalue("paperless")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
            raise RuntimeError(f"A test tried to reach {address[0]}.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_locally)


def pytest_sessionfinish() -> None:
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
