"""What the tests of the boundaries share: the source in full detail, and one published folder."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import pytest
from shapely.geometry.base import BaseGeometry

from geo.outlines import publish
from geo.recipes import recipe
from geo.source import source_shapes

Source = Callable[[str], Mapping[str, BaseGeometry]]


@pytest.fixture(scope="session")
def source() -> Source:
    """Full-detail shapes of a country, read once."""
    return lru_cache(lambda country: source_shapes(recipe(country)))


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the outlines of all countries; do not change it."""
    folder = tmp_path_factory.mktemp("outlines")
    publish(folder)
    return folder
