"""The year that the tests of the reports add up by hand, and two towns: written once for the tests of a file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

from tests.factories_reports import Twins, the_twins
from tests.reports.scene import Scene, the_year


@contextmanager
def kept(make: Callable[[], Any], blocker: Any) -> Iterator[Any]:
    """What `make` writes lies under the transactions of the tests, and is rolled back after the last of them."""
    with blocker.unblock(), translation.override("en"), transaction.atomic():
        yield make()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def kept_year(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    with kept(the_year, django_db_blocker) as year:
        yield year


@pytest.fixture(scope="module")
def kept_twins(django_db_setup: None, django_db_blocker: Any) -> Iterator[Twins]:
    with kept(the_twins, django_db_blocker) as twins:
        yield twins


@pytest.fixture
def scene(db: None, kept_year: Scene) -> Scene:
    return deepcopy(kept_year)


@pytest.fixture
def twins(db: None, kept_twins: Twins) -> Twins:
    return deepcopy(kept_twins)
