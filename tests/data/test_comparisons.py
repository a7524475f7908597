"""Saved comparisons: nothing is overwritten silently, nothing is lost, whatever the file or the folder is like."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data import comparisons, warehouse

ADDRESS = "edition=published&country=US&area=US-GA%2CUS-NC&compare=gdp.C13-C15&name=South"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(warehouse, "BUILD_DIR", tmp_path)
    return tmp_path


def names() -> list[str]:
    return [one.name for one in comparisons.kept()]


def test_saved_listed_replaced_deleted(folder):
    assert comparisons.kept() == ()
    comparisons.save("  Иваново  и соседи ", ADDRESS)
    comparisons.save("South (US), 2021", ADDRESS)
    assert names() == ["South (US), 2021", "Иваново и соседи"]
    with pytest.raises(comparisons.NameTaken):
        comparisons.save("SOUTH (us), 2021", "country=RU")
    assert {one.address for one in comparisons.kept()} == {ADDRESS}
    comparisons.save("SOUTH (us), 2021", "country=RU", is_replacing=True)
    assert [one.address for one in comparisons.kept()] == ["country=RU", ADDRESS]
    comparisons.delete("south (US), 2021")
    assert names() == ["Иваново и соседи"]
    with pytest.raises(comparisons.NoSuchComparison):
        comparisons.delete("south (US), 2021")
    assert sorted(path.name for path in folder.iterdir()) == [".comparisons.lock", "comparisons.json"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "../up", "/a", "<b>", "line\x00", "q=1&x", "[a](b)", "*a*"])
def test_a_name_is_letters_digits_and_few_signs(name):
    with pytest.raises(comparisons.BadName):
        comparisons.save(name, ADDRESS)
    assert comparisons.kept() == ()


@pytest.mark.parametrize(
    "name", ["Отчёт № 5/2025 «Лёгкая промышленность»; итоги – ЦФО", 'Кам’янець-Подільський "А"', "O'Brien"]
)
def test_what_officials_type_is_a_name(name):
    assert comparisons.save(name, ADDRESS).name == name
    assert [one.name for one in comparisons.kept()] == [name]


@pytest.mark.parametrize("address", ["x" * 4001, "lang=ru\n", "<script>", "a b"])
def test_only_an_address_is_kept(address):
    with pytest.raises(comparisons.ComparisonError):
        comparisons.save("one", address)


ENTRY = {"name": "one", "address": "country=RU", "saved_at": "2026-01-02T03:04:05+00:00"}


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"\xff\xfe", b"[]", b'{"schema": 2, "comparisons": []}', b'{"schema": 1}',
        *(json.dumps({"schema": 1, "comparisons": found}).encode() for found in (
            ["one"], [ENTRY | {"more": ""}], [ENTRY | {"name": 5}], [ENTRY | {"name": "<b>"}], [ENTRY | {"address": "a b"}],
            [ENTRY | {"saved_at": "yesterday"}], [ENTRY, ENTRY | {"name": "ONE"}])),
    ],
)  # fmt: skip
def test_a_damaged_file_gets_a_sentence_and_stays_as_it_is(folder, content):
    path = folder / "comparisons.json"
    path.write_bytes(content)
    for change in (comparisons.kept, lambda: comparisons.save("two", ADDRESS), lambda: comparisons.delete("one")):
        with pytest.raises(comparisons.DamagedComparisons, match="left as it is"):
            change()
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_written_to_gets_a_sentence(folder, monkeypatch):
    (folder / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(warehouse, "BUILD_DIR", folder / "file" / "build")
    with pytest.raises(comparisons.CannotWrite, match="write to the folder"):
        comparisons.save("one", ADDRESS)


def test_killed_or_refused_at_the_last_moment_nothing_is_lost(folder, monkeypatch):
    comparisons.save("one", ADDRESS)

    def refused(_self, _target):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(comparisons.CannotWrite):
        comparisons.save("two", ADDRESS)
    assert names() == ["one"]
    assert sorted(path.name for path in folder.iterdir()) == [".comparisons.lock", "comparisons.json"]


def test_who_saves_at_the_same_moment_loses_nothing():
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda at: comparisons.save(f"name {at:02}", ADDRESS), range(40)))
    assert names() == [f"name {at:02}" for at in range(40)]


def test_there_is_a_limit(monkeypatch):
    monkeypatch.setattr(comparisons, "MOST", 1)
    comparisons.save("one", ADDRESS)
    with pytest.raises(comparisons.TooMany):
        comparisons.save("two", ADDRESS)
    comparisons.save("one", "country=RU", is_replacing=True)
