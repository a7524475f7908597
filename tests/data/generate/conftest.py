"""The demonstration edition, built once by the production command into a folder of the test run."""

import pytest

from data import commands, warehouse
from data.warehouse import Warehouse


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(warehouse, "BUILD_DIR", folder)
        assert commands.main(["generate"]) == 0
    return folder


@pytest.fixture(scope="session")
def demo(demo_folder):
    opened = Warehouse("demo", demo_folder / "demo.duckdb")
    yield opened
    opened.close()
