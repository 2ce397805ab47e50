"""The year that the tests of the reports add up by hand."""

import pytest

from tests.reports.scene import Scene, the_year


@pytest.fixture
def scene(db: None) -> Scene:
    return the_year()
