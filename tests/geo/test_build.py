"""A rebuild gives what is committed, and refuses what does not hold together."""

import importlib.util
from pathlib import Path

import geopandas
import pyproj
import pytest
import shapely
from pandas.testing import assert_frame_equal

from geo import source as source_module
from geo.areas import BOUNDARIES_DIR, LEVELS, countries, expected_areas
from geo.boundaries import read, write
from geo.build import build, check_level
from geo.errors import BoundaryDamaged, OutlineMissing, SourceMissing, UnknownCountry
from geo.projections import Sheet, albers
from geo.recipes import Level, Recipe, recipe
from geo.simplify import simplified
from tests.geo.regions import by_code, regions

FLAT = (Sheet(albers(45.5, 51, 31.5)),)
# Another PROJ computes the same points with other binary noise: a coordinate may then be rounded to the next digit.
PROJ_OF_THE_COMMITTED, LAST_DIGIT = "9.5.1", 0.001


def test_a_rebuild_gives_the_committed_shapes(tmp_path: Path) -> None:
    """To the last digit with the same PROJ, within one last digit with another; file heads name further versions."""
    sentences = list(build(folder=tmp_path))
    assert [sentence[:2] for sentence in sentences] == ["RU", "UA", "US"]
    assert (tmp_path / "areas.csv").read_bytes() == (BOUNDARIES_DIR / "areas.csv").read_bytes()
    for country in countries():
        built, committed = (geopandas.read_parquet(f / f"{country}.parquet") for f in (tmp_path, BOUNDARIES_DIR))
        assert built.crs == committed.crs
        assert_frame_equal(built.drop(columns="geometry"), committed.drop(columns="geometry"))
        shapes = built.geometry.to_numpy(), committed.geometry.to_numpy()
        is_same = (shapely.to_wkb(shapes[0]) == shapely.to_wkb(shapes[1])).all()
        assert is_same or pyproj.proj_version_str != PROJ_OF_THE_COMMITTED
        assert is_same or shapely.hausdorff_distance(*shapes).max() <= LAST_DIGIT * 1.001


def test_the_same_regions_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    levels = {level: read("UA", level) for level in LEVELS}
    once = write("UA", levels, tmp_path).read_bytes()
    assert write("UA", {level: frame[::-1] for level, frame in levels.items()}, tmp_path).read_bytes() == once
    assert {path.name for path in tmp_path.iterdir()} == {"UA.parquet"}
    assert len(levels["s"]) == len(expected_areas("UA"))


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
    shapes = {"A": shapely.box(0, 0, 1, 1), "B": shapely.box(1, 0, 2, 1)}
    apart = regions(shapes)
    check_level("as it was", apart, apart)
    with pytest.raises(BoundaryDamaged, match="XX, level m: regions overlap"):
        check_level("XX, level m", regions({**shapes, "B": shapely.box(0.9, 0, 2, 1)}), apart)


def test_a_lost_neighbour_is_refused() -> None:
    full = {"A": shapely.box(0, 0, 1, 1), "B": shapely.box(1, 0, 2, 1)}
    with pytest.raises(BoundaryDamaged, match="lost or gained a neighbour"):
        check_level("XX, level m", regions({**full, "B": shapely.box(1.5, 0, 2, 1)}), regions(full))


def test_only_small_islands_that_touch_nothing_are_left_out() -> None:
    """A holds an islet and an exclave of the same size; B holds the exclave as a hole; C is one small island."""
    exclave, islet = shapely.box(31.5, 48.5, 31.6, 48.6), shapely.box(33, 48.5, 33.1, 48.6)
    shapes = {
        "A": shapely.union_all([shapely.box(30, 48, 31, 49), exclave, islet]),
        "B": shapely.box(31, 48, 32, 49).difference(exclave),
        "C": shapely.box(34, 48, 34.1, 48.1),
    }
    kept = by_code(simplified(regions(shapes), FLAT, Level("m", 0.5, 500), -180))
    assert kept["A"].contains(exclave.centroid)
    assert not kept["A"].intersects(islet)
    assert kept["C"].contains(shapes["C"].centroid)


def test_both_sides_of_a_border_lose_the_same_bends() -> None:
    border = shapely.LineString([(31, 48), (31.01, 48.2), (30.99, 48.4), (31.02, 48.6), (31, 49)])
    lines = shapely.node(shapely.union_all([shapely.box(30, 48, 32, 49).exterior, border]))
    left, right = shapely.get_parts(shapely.polygonize([lines]))
    plain = simplified(regions({"A": left, "B": right}), FLAT, Level("s", 20, 0), -180)
    assert plain.count_coordinates().sum() < shapely.get_num_coordinates([left, right]).sum()
    assert plain.geometry.is_valid_coverage()
