"""A country, or a file of regions, is added below the office's own folder with names and neighbours, and taken back."""

import json
from pathlib import Path

import geopandas
import pyproj
import pytest
import shapely
from shapely import box

from data import own_files
from data.tables.reference import AREA, AREA_PARENT
from geo.__main__ import main
from geo.adding import boundary_source, record
from geo.adding.command import declare, run
from geo.adding.file import Asked, read
from geo.adding.found import Found
from geo.areas import BOUNDARIES_DIR, LEVELS, countries, expected_areas, home
from geo.boundaries import read as read_boundaries
from geo.errors import NotAdded, SourceMissing
from geo.extent import equal_area, west_of
from geo.neighbours import contiguity
from geo.publishing import publish_files
from tests.geo.regions import by_code
from tests.geo.squares import DAY, SQUARES, added, written


def test_four_regions_of_a_file_are_added_in_three_levels_with_names_and_neighbours(tmp_path: Path, own: Path) -> None:
    path = written(tmp_path, SQUARES, name_ru=["Первый", "", "Третий", "Западная область"])
    said = added(path, own, names={"en": "Four fields", "uk": "Чотири лани"})
    assert "Codes of the file made whole with that of the country: 01 -> XA-01," in said[0]
    assert said[1] == "The file has no names in uk: its own are shown there."
    folder = own_files.boundaries(own)
    assert expected_areas("XA", folder) == {"XA-01", "XA-02", "XA-03", "XA-04"}
    for level in LEVELS:
        drawn = read_boundaries("XA", level, folder)
        assert all(one.equals(SQUARES[code[3:]]) for code, one in by_code(drawn).items())
    assert contiguity(drawn)["XA-01"] == ("XA-02", "XA-03", "XA-04")
    rows = {row["ref_area"]: row for row in own_files.rows(AREA, own)}
    assert (rows["XA"]["name_en"], rows["XA"]["name_ru"], rows["XA"]["in_uk"]) == (
        "Four fields",
        "Four fields",
        "у країні Чотири лани",
    )
    assert rows["XA"]["note"] == "outlines from regions.geojson, added on 2026-01-02"
    one, four = rows["XA-01"], rows["XA-04"]
    assert (one["name_en"], one["name_ru"], one["name_uk"], one["in_uk"]) == (
        "Region 01",
        "Первый",
        "",
        "у регіоні Region 01",
    )
    assert (four["short_ru"], four["has_outline"], four["name_origin"], four["kind"]) == (
        "Западная",
        "true",
        "published",
        "region",
    )
    assert [(row["ref_area"], row["parent"]) for row in own_files.rows(AREA_PARENT, own)] == [
        (f"XA-0{number}", "XA") for number in range(1, 5)
    ]


def test_the_map_of_added_regions_keeps_their_areas_in_proportion(tmp_path: Path, own: Path) -> None:
    """Against the ellipsoid: a square of degrees in the north is smaller than one in the south."""
    shapes = {"N": box(20, 64, 24, 66), "S": box(20, 62, 24, 64), "W": box(10, 62, 20, 66)}
    added(written(tmp_path, shapes), own)
    names = publish_files(tmp_path / "outlines", own_files.boundaries(own))
    assert set(names["XA"]) >= set(LEVELS)
    (frame,) = json.loads((tmp_path / "outlines" / names["XA"]["l"]).read_text())["frames"]
    assert frame["paths"].keys() == frame["anchors"].keys() == {"XA-N", "XA-S", "XA-W"}
    assert 240 <= frame["width"] <= 1000
    assert frame["height"] < 660
    sheet = geopandas.GeoSeries(list(shapes.values()), crs="OGC:CRS84").segmentize(0.01)
    flat = sheet.to_crs(equal_area((10, 62, 24, 66))).area.to_numpy()
    true = [abs(pyproj.Geod(ellps="WGS84").geometry_area_perimeter(shape)[0]) for shape in sheet]
    assert flat.tolist() == pytest.approx(true, rel=1e-6)


@pytest.mark.parametrize(
    ("bounds", "projection"),
    [
        ((46.5, 40.6, 87.3, 55.4), "+proj=aea +lat_1=43.1 +lat_2=52.9 +lat_0=0 +lon_0=66.9"),  # Kazakhstan: along a parallel
        ((-75.6, -55.9, -66.4, -17.5), "+proj=laea +lat_0=-36.7 +lon_0=-71.0"),  # Chile: along a meridian
        ((95, -11, 141, 6), "+proj=laea +lat_0=-2.5 +lon_0=118.0"),  # Indonesia: over the equator
        ((177, -19.2, 181.6, -16), "+proj=aea +lat_1=-18.7 +lat_2=-16.5 +lat_0=0 +lon_0=179.3"),  # Fiji: over 180 degrees
    ],
)  # fmt: skip
def test_the_projection_follows_from_where_the_country_lies(bounds, projection) -> None:
    assert equal_area(bounds).startswith(projection)


def test_a_country_over_180_degrees_begins_where_it_is_not_cut() -> None:
    fiji = shapely.MultiPolygon([box(177, -18, 178, -17), box(179, -17, 180, -16), box(-180, -17, -179, -16)])
    assert -179 < west_of([fiji]) < 177
    assert west_of([box(46, 40, 88, 55)]) == west_of([box(-75, -55, -66, -17)]) == -180


def test_a_country_is_added_once_and_taken_back(tmp_path: Path, own: Path) -> None:
    added(written(tmp_path, SQUARES), own)
    with pytest.raises(NotAdded, match="XA was added before"):
        added(written(tmp_path, SQUARES), own)
    with pytest.raises(NotAdded, match="RU is a country of the program"):
        record.add(read(Asked(written(tmp_path, SQUARES), "RU")), DAY, own)
    record.add(read(Asked(written(tmp_path, SQUARES), "XB")), DAY, own)
    assert own_files.countries(own) == countries(own_files.boundaries(own)) == ("XA", "XB")
    record.remove("XA", own)
    assert own_files.countries(own) == countries(own_files.boundaries(own)) == ("XB",)
    record.remove("XB", own)
    assert [path for path in own.rglob("*") if path.is_file()] == []
    with pytest.raises(NotAdded, match="added countries: none"):
        record.remove("XB", own)
    assert home("RU") == BOUNDARIES_DIR


def table(*features: tuple[str, str, str, str, str | None, shapely.Geometry]) -> geopandas.GeoDataFrame:
    """Features as the boundary source has them: code, feature, country, names in English and Russian, shape."""
    names = ["iso_3166_2", "adm1_code", "iso_a2", "name_en", "name_ru", "geometry"]
    columns = dict(zip(names, zip(*features, strict=True), strict=True))
    return geopandas.GeoDataFrame({**columns, "name": columns["name_en"], "name_uk": None}, crs="OGC:CRS84")


def test_codes_of_yesterday_become_those_of_today_and_what_has_no_match_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The source has two features with one code, a leased piece without any, and no polygon of newer regions."""
    source = table(
        ("KZ-ALA", "KAZ-3207", "KZ", "Almaty", "Алматинская область", SQUARES["01"]),
        ("KZ-ALA", "KAZ-4829", "KZ", "Almaty", "Алма-Ата", SQUARES["02"]),
        ("KZ-KZY", "KAZ-3197", "KZ", "Kyzylorda", "Кызылординская область", SQUARES["03"]),
        ("-99-X05~", "KAB+00?", "-1", "Baikonur", "Байконур", SQUARES["04"]),
        ("-99-X99~", "KAZ-0", "KZ", "Nameless isle", None, box(30, 50, 31, 51)),
        ("RU-IVA", "RUS-1", "RU", "Ivanovo", "Ивановская область", box(31, 50, 32, 51)),
    )
    monkeypatch.setattr(boundary_source, "_table", lambda: source)
    found = boundary_source.read("KZ")
    assert [(one.code, one.names["ru"], one.origin) for one in found.regions] == [
        ("KZ-19", "Алматинская область", "ours"), ("KZ-43", "Кызылординская область", "ours"), ("KZ-75", "Алматы", "ours"),
    ]  # fmt: skip
    assert found.shapes[1].area == pytest.approx(0.5)
    assert found.said[0] == "Left out, because the source gives no code of KZ: Nameless isle (-99-X99~)."
    assert {"KZ-10", "KZ-33", "KZ-62", "KZ-79"} <= {one.code for one in found.without_outline}
    with pytest.raises(NotAdded, match="no regions of 'XA'"):
        boundary_source.read("XA")


def test_kazakhstan_of_the_boundary_source_is_whole(own: Path) -> None:
    """20 units of ISO 3166-2, 16 of them with an outline; the area is that of the country, 2.72 million km2, within 1 %."""
    found: Found = boundary_source.read("KZ")
    record.add(found, DAY, own)
    drawn = read_boundaries("KZ", "m", own_files.boundaries(own))
    assert (len(drawn), len(own_files.rows(AREA_PARENT, own))) == (16, 20)
    assert drawn.to_crs(equal_area(tuple(drawn.total_bounds))).area.sum() / 1e12 == pytest.approx(2.72, rel=0.01)
    rows = {row["ref_area"]: row for row in own_files.rows(AREA, own)}
    assert (rows["KZ"]["name_ru"], rows["KZ"]["in_ru"]) == ("Казахстан", "в Казахстане")
    assert (rows["KZ-71"]["name_ru"], rows["KZ-11"]["name_uk"], rows["KZ-10"]["has_outline"]) == (
        "Астана",
        "Акмолинська область",
        "false",
    )
    assert "KZ-11" in contiguity(drawn)["KZ-71"]  # the capital lies inside Akmola


def test_the_command_says_in_a_sentence_what_it_cannot_do(
    tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "--country", "kz"]) == main(["add", "--remove", "KZ", "--country", "KZ"]) == 1
    assert (
        main(["add", "--country", "RU"]) == main(["add", "--file", str(tmp_path / "a.geojson"), "--country", "XA"]) == 1
    )
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(".")[0] for line in said] == [
        "--country 'kz' is no country", "--remove takes a country back; leave out --country and --file",
        "RU is a country of the program: it is there already", "a",
    ]  # fmt: skip
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(SourceMissing, match=r"pip install --no-deps giso==1\.0\.2 pycountry"):
        boundary_source.read("KZ")


def test_the_command_adds_with_names_by_language(tmp_path: Path, own: Path) -> None:
    import argparse

    parser = argparse.ArgumentParser()
    declare(parser.add_subparsers())
    path = written(tmp_path, SQUARES, nom=["a", "b", "c", "d"])
    words = [
        "add",
        "--country",
        "XA",
        "--file",
        str(path),
        "--name-field",
        "en=nom",
        "ru=name",
        "--country-name",
        "Lands",
    ]
    run(parser.parse_args(words), own)
    row = {row["ref_area"]: row for row in own_files.rows(AREA, own)}["XA-02"]
    assert (row["name_en"], row["name_ru"], row["in_ru"]) == ("b", "Region 02", "в регионе Region 02")
    for wrong in (["fr=nom"], ["en=nom", "en=name"], ["en="]):
        with pytest.raises(NotAdded, match="Expected: en=TEXT"):
            run(parser.parse_args([*words[:5], "--name-field", *wrong, "ru=name"]), tmp_path / "other")
