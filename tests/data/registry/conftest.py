"""A house of its own for the registry: raw files, reference tables and a published warehouse in a folder of the test."""

import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest

from data.loading import RAW_DIR, REFERENCE_DIR
from data.registry.publication import Home, export

TODAY = date(2026, 11, 25)


def settle(folder: Path, published_file: Path) -> Home:
    shutil.copytree(RAW_DIR, folder / "data" / "raw")
    warehouse = folder / "data" / "build" / "published.duckdb"
    warehouse.parent.mkdir()
    shutil.copy(published_file, warehouse)
    return Home(folder / "data" / "raw", REFERENCE_DIR, warehouse)


@pytest.fixture
def home(tmp_path, published_file):
    """A house that the test may change."""
    return settle(tmp_path, published_file)


@pytest.fixture(scope="module")
def quiet_home(tmp_path_factory, published_file):
    """A house in which nothing may change: shared by many tests, each of which proves it."""
    return settle(tmp_path_factory.mktemp("house"), published_file)


def folder_of(home: Home, folder: Path, *tables: str) -> Path:
    """The exported files of some tables."""
    export(folder, home)
    for path in folder.iterdir():
        if path.stem not in tables:
            path.unlink()
    return folder


def mark(home: Home) -> str:
    """Changes with any byte and any name among the raw files and beside the warehouse."""
    digest = hashlib.sha256()
    root = home.raw.parent
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.name != ".registry.lock":
            digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def append(folder: Path, table: str, *lines: str) -> int:
    """Add lines to a file; the number of the first of them as a spreadsheet shows it."""
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return text.count("\n") + 1


def replace(folder: Path, table: str, old: str, new: str) -> None:
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def edited(home, folder):
    """A good edit: a firm is entered, joins where it was a prospect before, a note changes, a row goes, a course is new."""
    folder = folder_of(home, folder, "organisation", "membership", "cluster_stage", "event", "training")
    append(folder, "organisation", "org-vyatka,,Вятка-Текс,,ООО,RU-KIR,doc-kirov-2020,")
    append(
        folder,
        "membership",
        "ru-kir-light,org-vyatka,member,core_producer,regional,high,,2021-03-01,,,unknown,doc-kirov-2020,",
    )
    replace(
        folder,
        "membership",
        "org-azzarti,prospect,,,,,,,2020-08-20,day",
        "org-azzarti,prospect,,,,,2020-08-20,2021-01-31,2020-08-20,day",
    )
    append(folder, "membership", "ru-kir-light,org-azzarti,member,,,,,2021-02-01,,2021-02-01,day,doc-kirov-2020,")
    append(folder, "cluster_stage", "ru-kir-light,agreement,2021-01-20,day,,,doc-kirov-2020,")
    replace(folder, "cluster_stage", "2019-10-01,day,,,", "2019-10-01,day,2029-09-30,in_force,")
    path = folder / "event.csv"
    kept = [
        line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("ev-mow-textillegprom,")
    ]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    append(folder, "training", "tr-kir-sewing,,Курсы швей,,RU-KIR,ru-kir-light,2021-04,month,24,doc-kirov-2020,")
    return folder
