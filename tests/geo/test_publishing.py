"""Publishing: content-hashed, current or rewritten, never half."""

import gzip
import json
import shutil
import time
from pathlib import Path

import pytest
import shapely

from geo import __main__ as command
from geo import drawing, publishing
from geo.areas import BOUNDARIES_DIR, LEVELS, TILES
from geo.boundaries import read, write
from geo.outlines import MANIFEST, content_hash, load, publish
from geo.publishing import publish_files


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Path:
    """A copy of the published folder that a test may change."""
    return Path(shutil.copytree(published, tmp_path / "outlines"))


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_every_name_carries_the_hash_of_its_content_and_has_a_compressed_twin(published: Path) -> None:
    names = json.loads((published / MANIFEST).read_bytes())
    assert {country: tuple(files) for country, files in names.items()} == dict.fromkeys(
        ("RU", "UA", "US"), (*LEVELS, TILES)
    )
    listed = {name for files in names.values() for name in files.values()}
    for name in listed:
        content = (published / name).read_bytes()
        assert name.split(".")[2] == content_hash(content)
        assert gzip.decompress((published / f"{name}.gz").read_bytes()) == content
    assert names_in(published) == listed | {f"{name}.gz" for name in listed} | {MANIFEST, "inputs.sha256"}


def test_the_map_of_russia_stays_small_on_the_wire(published: Path) -> None:
    sizes = {level: next(published.glob(f"RU.{level}.*.gz")).stat().st_size for level in LEVELS}
    assert sizes["s"] < 20_000
    assert sizes["m"] < 50_000
    assert sizes["l"] < 150_000


def test_a_second_run_gives_the_same_bytes(published: Path, tmp_path: Path) -> None:
    publish(tmp_path)
    assert names_in(tmp_path) == names_in(published)
    assert all((tmp_path / name).read_bytes() == (published / name).read_bytes() for name in names_in(published))


def test_current_files_are_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    monkeypatch.setattr(drawing, "drawings", None)  # drawing anything would fail
    start = time.perf_counter()
    names = publish(folder)
    assert time.perf_counter() - start < 1
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    assert names == json.loads((folder / MANIFEST).read_bytes())


@pytest.mark.parametrize("patterns", [("UA.m.*.json", "US.s.*.json.gz"), (MANIFEST,), ("inputs.sha256",)])
@pytest.mark.parametrize("content", [None, b"damaged"])
def test_a_damaged_or_lost_file_is_written_again(
    published: Path, folder: Path, patterns: tuple[str, ...], content: bytes | None
) -> None:
    paths = [path for pattern in patterns for path in folder.glob(pattern)]
    assert len(paths) == len(patterns)
    for path in paths:
        path.unlink() if content is None else path.write_bytes(content)
    publish(folder)
    for path in paths:
        assert path.read_bytes() == (published / path.name).read_bytes()


def test_a_moved_border_changes_the_hash_of_its_country_and_of_no_other(published: Path, tmp_path: Path) -> None:
    source, target = Path(shutil.copytree(BOUNDARIES_DIR, tmp_path / "boundaries")), tmp_path / "outlines"
    shutil.copytree(published, target)
    levels = {level: read("UA", level) for level in LEVELS}
    moved = levels["m"]["ref_area"] == "UA-21"
    levels["m"].loc[moved, "geometry"] = levels["m"].loc[moved, "geometry"].difference(shapely.box(22, 47, 22.6, 50))
    write("UA", levels, source)
    before, after = json.loads((published / MANIFEST).read_bytes()), publish_files(target, source)
    assert after["RU"] == before["RU"]
    assert after["US"] == before["US"]
    changed = {level for level in LEVELS if after["UA"][level] != before["UA"][level]}
    assert changed == {"m"}
    assert before["UA"]["m"] not in names_in(target)
    assert f"{before['UA']['m']}.gz" not in names_in(target)
    assert load("UA", "m", target).level == "m"


def test_a_failed_run_leaves_the_last_published_files_readable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    before = {path: path.read_bytes() for path in folder.iterdir()}
    (folder / "inputs.sha256").write_text("older")
    monkeypatch.setattr(publishing, "_remove_others", fail)
    monkeypatch.setattr(drawing, "drawings", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        publish(folder)
    assert all(path.read_bytes() == content for path, content in before.items() if path.name != "inputs.sha256")
    assert load("RU", "m", folder).country == "RU"


def test_the_command_publishes_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = time.perf_counter()
    assert command.main(["publish", "--target", str(tmp_path / "new" / "folder")]) == 0
    assert time.perf_counter() - start < 5
    assert capsys.readouterr().out.startswith("RU: outlines are current; compressed s ")


def test_the_command_gives_a_sentence_instead_of_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["build", "--country", "KZ"]) == 1
    assert "There is no recipe for country 'KZ'" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_named_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path, _: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(publishing, "_put", refuse)
    (tmp_path / "file").touch()
    for target, cause in ((tmp_path / "new", "Permission denied"), (tmp_path / "file" / "below", "Not a directory")):
        assert command.main(["publish", "--target", str(target)]) == 1
        said = capsys.readouterr().err
        assert said.startswith(f"The folder {target} cannot be written ({cause}): make it writable")
        assert said.count("\n") == 1
