"""What every test stands on: English, empty caches, a folder for files that goes away, no network."""

import gc
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.template import Context, Template
from django.test.signals import template_rendered
from django.utils import translation
from django.utils.safestring import SafeString
from xdist.scheduler import LoadGroupScheduling

from reports import pdf
from tests.migrated import fill_memory, name_template

gc.set_threshold(50_000, 20, 50)  # much is made and little is garbage: a tenth of the time
DRAWING = ("tests/reports/test_report_pdf.py", "tests/reports/test_encounter_pdf.py")
TOGETHER = ("tests/jisr/test_backup.py", "tests/funding/test_demo.py", *DRAWING)  # each has something dear to share
DEAR = ("test_access.py", "test_demo_removal.py", "test_agreement_lives.py", *(Path(file).name for file in TOGETHER))
WIDGETS = ("django/forms/", "bootstrap5/", "partials/")
LOCAL = ("127.0.0.1", "::1", "localhost")


class Together(LoadGroupScheduling):
    """Sends the tests of some files to one worker; xdist 3.8 cannot read their marks from pytest 9.2."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if file in TOGETHER else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    return Together(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first; what asks no database does not depend on its kind."""
    items.sort(key=lambda item: item.path.name not in DEAR)
    for item in items:
        asks = item.get_closest_marker("django_db") or "django_db_setup" in getattr(item, "fixturenames", ())
        if not asks:
            item.add_marker("once")


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
def pages_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django's client keeps a copy of what each template was given; of widgets that is slow, and nobody asks for it."""

    def render(self: Template, context: Context) -> SafeString:
        if not str(self.name).startswith(WIDGETS):
            template_rendered.send(sender=self, template=self, context=context)
        return self.nodelist.render(context)

    monkeypatch.setattr(Template, "_render", render)


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    for cache in caches.all():
        cache.clear()


@pytest.fixture(scope="session", autouse=True)
def drawn_once() -> Iterator[None]:
    """The same document gives the same bytes, as a test says that goes round this, so each is drawn once in a run."""
    drawn: dict[tuple[Any, ...], bytes] = {}
    draw = pdf.pdf_of

    def look_up(html: str, *, images: Mapping[str, bytes]) -> bytes:
        document = html, *sorted(images.items())
        if document not in drawn:
            drawn[document] = draw(html, images=images)
        return drawn[document]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "pdf_of", look_up)
        yield


@pytest.fixture
def paperless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are issued without their pages being drawn, which is most of the time they take."""
    monkeypatch.setattr(pdf, "pdf_of", lambda html, *, images: b"%PDF-")


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
