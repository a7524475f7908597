"""A rebuild gives what is committed, and refuses what does not hold together."""

import importlib.util
from pathlib import Path

import pytest
import shapely

from geo import source as source_module
from geo.areas import BOUNDARIES_DIR, countries
from geo.build import build, check_level
from geo.errors import BoundaryDamaged, OutlineMissing, SourceMissing, UnknownCountry
from geo.projections import Sheet, albers
from geo.recipes import Level, Recipe, recipe
from geo.simplify import simplified

FLAT = (Sheet(albers(45.5, 51, 31.5)),)


def test_a_rebuild_gives_the_committed_shapes_byte_by_byte(tmp_path: Path) -> None:
    sentences = list(build(folder=tmp_path))
    assert [sentence[:2] for sentence in sentences] == ["RU", "UA", "US"]
    for committed in sorted(BOUNDARIES_DIR.iterdir()):
        assert (tmp_path / committed.name).read_bytes() == committed.read_bytes()


def test_one_country_can_be_built_alone(tmp_path: Path) -> None:
    assert len(list(build([recipe("UA")], tmp_path))) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["UA.parquet", "areas.csv"]
    assert countries(tmp_path) == ("UA",)


def test_a_region_that_the_source_lacks_is_named(tmp_path: Path) -> None:
    lost = Recipe("UA", recipe("UA").levels, renamed={"UA-05": "elsewhere"})
    with pytest.raises(OutlineMissing, match="Region UA-05 of UA has no outline in the source"):
        list(build([lost], tmp_path))
    assert not (tmp_path / "UA.parquet").exists()


def test_without_the_source_package_the_command_to_install_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SourceMissing, match="pip install --no-deps giso"):
        source_module.source_path()


def test_a_source_package_without_its_file_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(source_module, "_FILE", Path("nowhere.parquet"))
    with pytest.raises(SourceMissing, match=r"no file nowhere\.parquet"):
        source_module.source_path()


def test_an_unknown_country_gets_the_known_ones() -> None:
    with pytest.raises(UnknownCountry, match=r"'KZ' in geo/recipes\.py; there are RU, UA, US"):
        recipe("KZ")


def test_overlapping_regions_are_refused() -> None:
    apart = {"A": shapely.box(0, 0, 1, 1), "B": shapely.box(1, 0, 2, 1)}
    check_level("as it was", apart, apart)
    with pytest.raises(BoundaryDamaged, match="XX, level m: regions overlap"):
        check_level("XX, level m", {**apart, "B": shapely.box(0.9, 0, 2, 1)}, apart)


def test_a_lost_neighbour_is_refused() -> None:
    full = {"A": shapely.box(0, 0, 1, 1), "B": shapely.box(1, 0, 2, 1)}
    with pytest.raises(BoundaryDamaged, match="lost or gained a neighbour"):
        check_level("XX, level m", {**full, "B": shapely.box(1.5, 0, 2, 1)}, full)


def test_only_small_islands_that_touch_nothing_are_left_out() -> None:
    """A holds an islet and an exclave of the same size; B holds the exclave as a hole; C is one small island."""
    exclave, islet = shapely.box(31.5, 48.5, 31.6, 48.6), shapely.box(33, 48.5, 33.1, 48.6)
    shapes = {
        "A": shapely.union_all([shapely.box(30, 48, 31, 49), exclave, islet]),
        "B": shapely.box(31, 48, 32, 49).difference(exclave),
        "C": shapely.box(34, 48, 34.1, 48.1),
    }
    kept = simplified(shapes, FLAT, Level("m", 0.5, 500), -180)
    assert kept["A"].contains(exclave.centroid)
    assert not kept["A"].intersects(islet)
    assert kept["C"].contains(shapes["C"].centroid)


def test_both_sides_of_a_border_lose_the_same_bends() -> None:
    border = shapely.LineString([(31, 48), (31.01, 48.2), (30.99, 48.4), (31.02, 48.6), (31, 49)])
    lines = shapely.node(shapely.union_all([shapely.box(30, 48, 32, 49).exterior, border]))
    left, right = shapely.get_parts(shapely.polygonize([lines]))
    plain = simplified({"A": left, "B": right}, FLAT, Level("s", 20, 0), -180)
    assert shapely.get_num_coordinates(list(plain.values())).sum() < shapely.get_num_coordinates([left, right]).sum()
    assert shapely.coverage_is_valid(list(plain.values()))
