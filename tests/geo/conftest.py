"""What the tests of the boundaries share: the source in full detail, and one published folder."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import geopandas
import pytest

from geo.outlines import publish
from geo.recipes import recipe
from geo.source import source_regions

Source = Callable[[str], geopandas.GeoDataFrame]


@pytest.fixture(scope="session")
def source() -> Source:
    """The regions of a country in full detail, read once."""
    return lru_cache(lambda country: source_regions(recipe(country)))


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the outlines of all countries; do not change it."""
    folder = tmp_path_factory.mktemp("outlines")
    publish(folder)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of the office's own that is not there yet."""
    return tmp_path / "own"
