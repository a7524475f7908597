"""What all tests of views share: every figure they make is checked by Plotly, which pages leave out for speed."""

import pytest

from views.parts import figures


@pytest.fixture(autouse=True)
def figures_are_checked(monkeypatch):
    monkeypatch.setattr(figures, "VALIDATE", True)
