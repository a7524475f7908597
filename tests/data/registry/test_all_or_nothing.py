"""Whatever stops an application, the registry and the warehouse are whole afterwards: as before, or as after."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.errors import DataError
from data.provenance import read_all, verify
from data.registry import publication
from data.registry.publication import apply, diff, recover
from tests.data.registry.conftest import TODAY, append, contents, edited, mark, replace

ROOT = Path(__file__).parents[3]


def test_a_check_of_the_whole_warehouse_that_fails_changes_nothing(home, tmp_path, monkeypatch):
    folder = edited(home, tmp_path / "edited")
    before = mark(home)
    monkeypatch.setattr(publication, "examine", lambda *_: publication.Findings((), ()))
    append(folder, "organisation", "org-pike,,Снова Пике,,АО,RU-KIR,doc-kirov-2020,")
    with pytest.raises(DataError, match="keys are unique"):
        apply(folder, home, TODAY)
    assert mark(home) == before


def test_files_go_back_where_the_warehouse_cannot_follow(home, tmp_path, monkeypatch):
    folder = edited(home, tmp_path / "edited")
    before = mark(home)

    def full(self, target):
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        apply(folder, home, TODAY)
    assert mark(home) == before


@pytest.mark.parametrize("step", ["rename", "replace"])
def test_a_killed_application_leaves_a_whole_registry(home, tmp_path, step):
    folder = edited(home, tmp_path / "edited")
    before, warehouse = contents(home.raw / "registry"), home.warehouse.read_bytes()
    script = (
        "import os; from datetime import date; from pathlib import Path;"
        "from data.registry.publication import Home, apply; done = Path.rename;"
        # The folder of before has been moved away and the new one has not come yet; or the files have, the warehouse has not.
        f"Path.{step} = lambda self, to: os.kill(os.getpid(), 9)"
        " if self.name != 'registry' or self.parent.name != 'raw' else done(self, to);"
        f"apply(Path({str(folder)!r}), Home(Path({str(home.raw)!r}), Path({str(home.reference)!r}),"
        f" Path({str(home.warehouse)!r})), date(2026, 11, 25))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)  # noqa: S603
    assert done.returncode == -9
    assert home.warehouse.read_bytes() == warehouse
    assert (home.raw / "registry").exists() == (step == "replace")
    recover(home)
    if step == "rename":
        assert contents(home.raw / "registry") == before
    else:
        assert diff(folder, home) == ()
    for entry in read_all(home.raw):
        verify(entry)
    two_days_ago = home.raw.stat().st_mtime - 2 * 86_400
    for left in home.raw.parent.glob(".raw.*"):
        os.utime(left, (two_days_ago, two_days_ago))
    replace(folder, "organisation", "Вятка-Текс", "Вятка-Текстиль")
    apply(folder, home, TODAY)
    assert sorted(path.name for path in home.raw.parent.iterdir()) == ["build", "raw"]


def test_two_cannot_change_the_registry_at_once(home, tmp_path):
    folder = edited(home, tmp_path / "edited")
    before = mark(home)
    with publication._alone(home), pytest.raises(DataError, match="being changed by somebody else"):
        apply(folder, home, TODAY)
    assert mark(home) == before
