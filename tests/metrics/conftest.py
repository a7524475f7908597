"""The real figures: the built warehouse if it is there, else built once by the production command."""

import pytest

from data import commands, warehouse
from data.errors import MissingWarehouse, SchemaMismatch
from data.warehouse import open_warehouse


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    try:
        opened = open_warehouse("published")
    except (MissingWarehouse, SchemaMismatch):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(warehouse, "BUILD_DIR", tmp_path_factory.mktemp("published"))
            assert commands.main(["build"]) == 0
            opened = open_warehouse("published")
    yield opened
    opened.close()
