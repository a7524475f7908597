"""Squares of an added country: laid with it, published, edited by the office, laid anew, and gone with it."""

import json
from pathlib import Path

import pytest
from shapely import box

from data import own_files
from data.tables.reference import AREA
from geo import tiles
from geo.adding import boundary_source, record, tile_table
from geo.areas import TILES
from geo.errors import BoundaryDamaged, FolderUnwritable, NotAdded
from geo.neighbours import neighbours
from geo.outlines import levels_of
from geo.publishing import publish_files
from tests.geo.squares import DAY, SQUARES, added, written


@pytest.fixture
def office(tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an office with four regions, which is that of this program."""
    said = added(written(tmp_path, SQUARES, name_ru=["Первый", "", "Третий", "Западная область"]), own)
    assert "Squares: 4, one a region; of 6 pairs of neighbours 6 touch (100%)." in said
    monkeypatch.setattr(own_files, "OWN_DIR", own)
    return own


def test_they_are_laid_and_published_with_the_outlines(office: Path, tmp_path: Path) -> None:
    found = tiles.tiles("XA")
    assert [(tile.column, tile.row) for tile in found.values()] == [(0, 1), (1, 1), (0, 0), (1, 0)]
    assert [tile.names["ru"] for tile in found.values()] == ["Пер", "Re02", "Тре", "ЗаОб"]
    target = tmp_path / "outlines"
    assert not tiles.has_tiles("XA", target)
    names = publish_files(target)
    assert tiles.has_tiles("XA", target)
    assert levels_of("XA", target) == tuple(names["XA"])
    (frame,) = json.loads((target / names["XA"][TILES]).read_text())["frames"]
    assert frame["names"]["ru"]["XA-04"] == "ЗаОб"
    assert tiles.kept("XA", target) == (6, 6)
    assert (tiles.is_by_hand("UA"), tiles.is_by_hand("XA")) == (True, False)
    ground, beside = neighbours("UA"), tiles.touching(tiles.tiles("UA"))
    pairs = [(one, other) for one, others in ground.items() for other in others if one < other]
    assert tiles.kept("UA", target) == (sum(other in beside[one] for one, other in pairs), len(pairs))
    record.remove("XA")
    assert "XA" not in publish_files(target)
    assert [path for path in office.rglob("*") if path.is_file()] == []


def test_an_office_moves_them_and_has_them_laid_anew_with_new_names(office: Path) -> None:
    path = own_files.tiles() / "XA.csv"
    path.write_text(path.read_text("utf-8").replace("XA-02,1,1", "XA-02,5,1"), "utf-8-sig")
    assert tiles.tiles("XA")["XA-02"].column == 5
    path.write_text(path.read_text("utf-8-sig").replace("XA-02,5,1", "XA-02,0,1"), "utf-8")
    with pytest.raises(BoundaryDamaged, match=r"data/own/tiles/XA\.csv puts .* in one place.*geo add --squares XA"):
        tiles.tiles("XA")
    rows = [{**row, "name_ru": "Второй"} if row["ref_area"] == "XA-02" else row for row in own_files.rows(AREA)]
    own_files.take(AREA, lambda _row: True)
    own_files.put(AREA, rows)
    said = tile_table.relaid("XA")
    assert "6 touch" in said[0]
    assert tiles.tiles("XA")["XA-02"].names["ru"] == "Вто"
    with pytest.raises(NotAdded, match="added countries: XA"):
        tile_table.relaid("UA")


def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "areas.csv")

    monkeypatch.setattr(record, "write_areas", full)
    with pytest.raises(
        FolderUnwritable, match=r"areas\.csv cannot be written \(No space left on device\); nothing was added"
    ):
        added(written(tmp_path, SQUARES), own)
    assert [path for path in own.rglob("*") if path.is_file()] == []


def test_kazakhstan_keeps_nine_pairs_of_ten_together(own: Path) -> None:
    """Its 28 borders; the capital stands beside the region around it, the west in the west."""
    record.add(boundary_source.read("KZ"), DAY, own)
    found = tiles.tiles("KZ", own_files.tiles(own), own_files.boundaries(own))
    assert len({(tile.column, tile.row) for tile in found.values()}) == len(found) == 16
    assert "KZ-11" in tiles.touching(found)["KZ-71"]
    assert found["KZ-27"].column < found["KZ-55"].column
    assert found["KZ-59"].row < found["KZ-61"].row
    assert (found["KZ-19"].names["ru"], found["KZ-75"].names["ru"], found["KZ-59"].names["uk"]) == (
        "АлО",
        "Алма",
        "Пів",
    )


@pytest.mark.parametrize(
    "shapes",
    [
        {"A": box(176, -18, 178, -16), "B": box(178, -18, 180, -16), "C": box(-180, -18, -178, -16)},
        {"A": box(176, -18, 178, -16), "B": box(178, -18, 180, -16), "C": box(180, -18, 182, -16)},
        {"A": box(-184 + 360, -18, -182 + 360, -16), "B": box(178, -18, 180, -16), "C": box(180, -18, 182, -16)},
    ],
)
def test_a_file_over_180_degrees_is_one_map_however_it_counts(tmp_path: Path, own: Path, shapes) -> None:
    said = added(written(tmp_path, shapes), own)
    assert "Squares: 3, one a region; of 2 pairs of neighbours 2 touch (100%)." in said
    names = publish_files(tmp_path / "outlines", own_files.boundaries(own))
    (frame,) = json.loads((tmp_path / "outlines" / names["XA"]["l"]).read_text())["frames"]
    assert [round(x / frame["width"], 1) for x, _y in frame["anchors"].values()] == [0.2, 0.5, 0.8]
