"""The committed boundaries are complete, clean and patched; a bad file gets a sentence."""

import json
from pathlib import Path

import geopandas
import pyarrow.parquet as pq
import pycountry
import pytest
import shapely
from pyproj import Geod

from geo.areas import BOUNDARIES_DIR, LEVELS, countries, expected_areas, write_areas
from geo.boundaries import read, write
from geo.errors import BoundaryDamaged, OutlineMissing, UnknownCountry
from geo.neighbours import contiguity, shared_edges
from tests.geo.regions import by_code, regions

EACH_LEVEL = [(country, level) for country in ("RU", "UA", "US") for level in LEVELS]


def km2(shape: shapely.Geometry) -> float:
    area, _ = Geod(ellps="WGS84").geometry_area_perimeter(shapely.orient_polygons(shape))
    return abs(area) / 1e6


def codes_of_iso(country: str) -> set[str]:
    return {unit.code for unit in pycountry.subdivisions.get(country_code=country) if unit.type != "Outlying area"}


@pytest.mark.parametrize(("country", "number"), [("RU", 83), ("UA", 27), ("US", 51)])
def test_the_regions_are_those_of_iso_3166_2(country: str, number: int) -> None:
    assert expected_areas(country) == codes_of_iso(country)
    assert len(expected_areas(country)) == number


def test_crimea_and_sevastopol_stand_under_their_iso_codes_and_puerto_rico_nowhere() -> None:
    assert {"UA-43", "UA-40"} <= expected_areas("UA")
    assert not {"US-PR", "US-GU"} & expected_areas("US")
    assert countries() == ("RU", "UA", "US")


@pytest.mark.parametrize(("country", "level"), EACH_LEVEL)
def test_every_region_has_a_shape_and_the_regions_fit_together(country: str, level: str) -> None:
    frame = read(country, level)
    assert frame["ref_area"].tolist() == sorted(expected_areas(country))
    assert frame.geometry.is_valid.all()
    assert not frame.geometry.is_empty.any()
    assert frame.geometry.is_valid_coverage()


@pytest.mark.parametrize(("country", "level"), EACH_LEVEL)
def test_neighbours_of_the_source_still_share_an_edge(source, country: str, level: str) -> None:
    shapes = read(country, level)
    assert shared_edges(shapes) == shared_edges(source(country))
    assert contiguity(shapes) == contiguity(source(country))


@pytest.mark.parametrize("level", LEVELS)
def test_the_oblast_of_moscow_surrounds_the_city(level: str) -> None:
    shapes = by_code(read("RU", level))
    assert km2(shapes["RU-MOS"]) > 10 * km2(shapes["RU-MOW"])


@pytest.mark.parametrize("level", LEVELS)
def test_names_that_the_source_confuses_belong_to_the_right_shapes(level: str) -> None:
    russia, ukraine = by_code(read("RU", level)), by_code(read("UA", level))
    assert russia["RU-ALT"].contains(shapely.Point(83.7, 53.3))  # Barnaul lies in Altai Krai
    assert russia["RU-AL"].contains(shapely.Point(86.5, 51.0))
    assert km2(ukraine["UA-32"]) > 10 * km2(ukraine["UA-30"])


@pytest.mark.parametrize("level", LEVELS)
def test_chukotka_is_in_one_piece_across_the_date_line(level: str) -> None:
    shapes = by_code(read("RU", level))
    # Ratmanov Island, the easternmost land, ends at 191.005.
    assert all(shape.bounds[0] > 0 and shape.bounds[2] < 191.01 for shape in shapes.values())
    mainland = max(shapely.get_parts(shapes["RU-CHU"]), key=lambda part: part.area)
    assert mainland.contains(shapely.MultiPoint([(170, 66), (177, 67), (183, 67)]))


def test_wrangel_island_is_one_polygon() -> None:
    parts = shapely.get_parts(by_code(read("RU", "l"))["RU-CHU"])
    crossing = [part for part in parts if part.intersects(shapely.Point(180, 71.2))]
    assert len(crossing) == 1
    assert 178 < crossing[0].bounds[0] < 180 < crossing[0].bounds[2] < 183


def test_the_nameless_islet_belongs_to_yamal(source) -> None:
    shapes = by_code(source("RU"))
    assert shapes["RU-YAN"].intersects(shapely.box(66.5, 68.8, 69.5, 69.6))
    assert not any("X01" in code for code in shapes)


def test_the_aleutian_islands_lie_west_of_alaska_and_not_in_asia() -> None:
    west, _, east, _ = by_code(read("US", "l"))["US-AK"].bounds
    assert -190 < west < -180 < east < -129


@pytest.mark.parametrize("level", ["m", "l"])
def test_zelenograd_stays_an_exclave_of_the_city(level: str) -> None:
    assert by_code(read("RU", level))["RU-MOW"].contains(shapely.Point(37.2415, 56.0137))


@pytest.mark.parametrize(("level", "tolerance"), [("s", 0.25), ("m", 0.08), ("l", 0.01)])
@pytest.mark.parametrize("country", ["RU", "UA", "US"])
def test_areas_stay_close_to_the_source(source, country: str, level: str, tolerance: float) -> None:
    full = by_code(source(country))
    ratios = {code: km2(shape) / km2(full[code]) for code, shape in by_code(read(country, level)).items()}
    apart = {code for code, ratio in ratios.items() if abs(ratio - 1) > tolerance}
    # At the coarsest level a city is one bend.
    assert apart == ({"RU-SPE", "US-DC"} & ratios.keys() if level == "s" else set())
    assert all(abs(ratio - 1) < 0.5 for ratio in ratios.values())


def test_the_files_are_small_and_say_that_they_are_geoparquet() -> None:
    files = sorted(BOUNDARIES_DIR.glob("*.parquet"))
    assert sum(path.stat().st_size for path in files) < 1e6
    for path in files:
        head = json.loads(pq.read_schema(path).metadata[b"geo"])
        assert head["columns"]["geometry"]["encoding"] == "WKB"


def test_shapes_come_in_degrees_on_wgs_84() -> None:
    frame = read("UA", "m")
    assert list(frame.columns) == ["ref_area", "geometry"]
    assert frame.crs == "OGC:CRS84"
    assert len(geopandas.read_parquet(BOUNDARIES_DIR / "UA.parquet")) == 3 * 27


def test_an_unknown_country_or_level_gets_the_known_ones() -> None:
    with pytest.raises(UnknownCountry, match="'KZ'; there are RU, UA, US"):
        read("KZ", "m")
    with pytest.raises(UnknownCountry, match="'xl'; there are s, m, l"):
        read("RU", "xl")


def test_a_region_without_a_shape_is_named(tmp_path: Path) -> None:
    write_areas(["UA-05", "UA-07", "UA-09"], tmp_path)
    square = regions({"UA-05": shapely.box(0, 0, 1, 1), "UA-09": shapely.Polygon()})
    write("UA", {"s": square, "m": square, "l": square}, tmp_path)
    with pytest.raises(OutlineMissing, match=r"2 regions \(UA-07, UA-09\) of UA have no outline .*python -m geo build"):
        read("UA", "m", tmp_path)


@pytest.mark.parametrize("content", [None, b"", b"not a parquet file at all"])
def test_a_damaged_boundary_file_gets_a_sentence(tmp_path: Path, content: bytes | None) -> None:
    write_areas(["UA-05"], tmp_path)
    if content is not None:
        (tmp_path / "UA.parquet").write_bytes(content)
    with pytest.raises(BoundaryDamaged, match=r"UA\.parquet is missing or damaged .*geo build --country UA"):
        read("UA", "m", tmp_path)


def test_a_cut_boundary_file_gets_a_sentence(tmp_path: Path) -> None:
    write_areas(expected_areas("UA"), tmp_path)
    whole = (BOUNDARIES_DIR / "UA.parquet").read_bytes()
    (tmp_path / "UA.parquet").write_bytes(whole[: len(whole) // 2] + whole[-2000:])
    with pytest.raises(BoundaryDamaged, match=r"UA\.parquet is missing or damaged"):
        read("UA", "l", tmp_path)


@pytest.mark.parametrize("content", [None, b"", b"ref_area\n", b"code\nUA-05\n", b"\xff\xfe"])
def test_a_damaged_list_of_regions_gets_a_sentence(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "areas.csv").write_bytes(content)
    with pytest.raises(BoundaryDamaged, match=r"areas\.csv .*python -m geo build"):
        expected_areas("UA", tmp_path)
