"""The year that the tests of the reports add up by hand."""

import pytest

from tests.factories_reports import Twins, the_twins
from tests.reports.scene import Scene, the_year


@pytest.fixture
def scene(db: None) -> Scene:
    return the_year()


@pytest.fixture
def twins(db: None) -> Twins:
    return the_twins()
