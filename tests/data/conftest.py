"""The real figures, built once by the production command into a folder of the test run."""

import pytest

from data import commands, warehouse
from data.warehouse import Warehouse


@pytest.fixture(scope="session")
def published_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(warehouse, "BUILD_DIR", folder)
        assert commands.main(["build"]) == 0
    return folder / "published.duckdb"


@pytest.fixture(scope="session")
def published(published_file):
    opened = Warehouse("published", published_file)
    yield opened
    opened.close()
