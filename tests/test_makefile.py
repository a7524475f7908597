"""The one door: what it rebuilds, what it leaves alone when something fails, and what it says about wheels."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DIGEST = "data/build/.inputs"


@pytest.fixture
def house(tmp_path):
    """A folder with the Makefile, its helper, two pages and two inputs."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    for name in ("docs/metrics.md", "docs/schema.md", "data/raw/a.csv", "data/raw/b.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("as it was\n", encoding="utf-8")
    return tmp_path


def ran(house, *command):
    # Options of the `make test` that runs this are not those of the make that is tried.
    own = {
        name: value
        for name, value in os.environ.items()
        if name not in {"MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL"}
    }
    return subprocess.run(command, cwd=house, env=own, capture_output=True, text=True, check=False)  # noqa: S603


def test_the_set_of_inputs_and_their_contents_decide_about_a_rebuild(house):
    def digest():
        assert ran(house, "make", DIGEST).returncode == 0
        return (house / DIGEST).stat().st_mtime_ns, (house / DIGEST).read_text(encoding="utf-8")

    first = digest()
    assert "data/raw/b.csv" in first[1]
    (house / "data/raw/a.csv").touch()
    assert digest() == first
    (house / "data/raw/b.csv").unlink()
    without = digest()
    assert without[0] > first[0]
    assert "b.csv" not in without[1]
    (house / "data/raw/a.csv").write_text("otherwise\n", encoding="utf-8")
    assert digest()[0] > without[0]


@pytest.mark.parametrize("generator", ["false", "./half"])
def test_a_generator_that_fails_leaves_the_page_as_it_was(house, generator):
    (house / "half").write_text("#!/bin/sh\necho half a page\nexit 1\n", encoding="utf-8")
    (house / "half").chmod(0o755)
    assert ran(house, "make", "docs", f"PY={generator}", "-o", ".venv/.tools").returncode != 0
    assert {path.name: path.read_text(encoding="utf-8") for path in (house / "docs").iterdir()} == {
        "metrics.md": "as it was\n",
        "schema.md": "as it was\n",
    }


def test_a_page_is_replaced_when_its_generator_succeeds(house):
    assert ran(house, "make", "docs", "PY=echo", "-o", ".venv/.tools").returncode == 0
    assert (house / "docs/metrics.md").read_text(encoding="utf-8") == "-m metrics docs\n"


@pytest.mark.parametrize(
    ("made_for", "said"),
    [
        (None, "There is no folder wheels. Run 'make wheels'"),
        (["3.11 on linux-x86_64"], "is for Python 3.11 on linux-x86_64, but this is Python 3.12 on linux-x86_64"),
        (["3.11 on linux-x86_64", "3.12 on linux-aarch64"], "PYTHON=python3.11'"),
        (["3.11 on linux-x86_64", "3.12 on linux-x86_64"], ""),
        ([], ""),
    ],
)
def test_wheels_of_another_python_are_refused_in_one_sentence(house, made_for, said):
    if made_for is not None:
        (house / "wheels").mkdir()
    if made_for:
        (house / "wheels/made-for.txt").write_text("\n".join((*made_for, "")), encoding="utf-8")
    done = ran(house, ".ci/need", "wheels", "wheels", "3.12 on linux-x86_64")
    assert done.returncode == (1 if said else 0)
    assert said in done.stderr
    assert done.stderr.count("\n") == (1 if said else 0)
    assert not done.stdout


def test_a_python_that_is_not_here_is_named(house):
    done = ran(house, "make", "build", "PYTHON=python3.99")
    assert done.returncode != 0
    assert "python3.99 is not here" in done.stderr
    assert not (house / ".venv").exists()


def test_a_port_that_is_taken_is_named_before_any_address_is_announced(house):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = ran(house, "make", "run", f"PY={sys.executable}", f"PORT={port}", "-o", "ready")
    assert done.returncode != 0
    assert done.stderr.startswith(f"The port {port} is taken")
    assert f"make run PORT={port + 1}" in done.stderr.splitlines()[0]
    assert not done.stdout


@pytest.mark.parametrize(
    ("host", "port", "said"),
    [("127.0.0.1", "0", ""), ("127.0.0.1", "many", "many is no port"), ("127.0.0.1", "70000", "70000 is no port"),
     ("192.0.2.1", "8501", "The address 192.0.2.1, port 8501 cannot be used here")],
)  # fmt: skip
def test_an_address_that_cannot_be_used_is_refused_in_one_sentence(house, host, port, said):
    done = ran(house, ".ci/need", "port", sys.executable, host, port)
    assert (done.returncode, done.stderr.count("\n")) == ((1, 1) if said else (0, 0))
    assert done.stderr.startswith(said)


def test_a_run_asks_whether_the_warehouse_is_of_use(house):
    done = ran(house, "make", "ready", "PY=echo", "-o", "data/build/published.duckdb")
    assert done.stdout.splitlines()[0] == "-m data build --edition published --if-needed"
