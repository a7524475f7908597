"""What all tests of views share: every figure they make is checked by Plotly, which pages leave out for speed."""

import pytest

from data import warehouse
from views.parts import figures, store


@pytest.fixture(autouse=True)
def figures_are_checked(monkeypatch):
    monkeypatch.setattr(figures, "VALIDATE", True)


@pytest.fixture
def made_up(demo_folder, monkeypatch):
    """The demonstration is the edition that is there."""
    yield from _at(demo_folder, monkeypatch)


@pytest.fixture
def both_editions(editions_folder, monkeypatch):
    """The published edition and the demonstration are there."""
    yield from _at(editions_folder, monkeypatch)


@pytest.fixture(scope="module")
def editions(editions_folder):
    """Both editions, opened once a module that changes neither."""
    with pytest.MonkeyPatch.context() as patch:
        yield from _at(editions_folder, patch)


def _at(folder, monkeypatch):
    monkeypatch.setattr(warehouse, "BUILD_DIR", folder)
    store._looked.clear()
    store.forget()
    yield
    store._looked.clear()
    store.forget()
