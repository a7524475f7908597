"""What is wrong with a file of regions is named with file, feature, field and value; small faults of drawing are mended."""

import sys
from pathlib import Path

import geopandas
import pytest
import shapely
from shapely import box

from data import own_files
from data.tables.reference import AREA
from geo.adding.file import Asked, read
from geo.areas import expected_areas
from geo.boundaries import read as read_boundaries
from geo.errors import RegionsRefused
from geo.neighbours import contiguity
from tests.geo.regions import by_code
from tests.geo.squares import SQUARES, added, written

BOW = shapely.Polygon([(20, 50), (20.5, 50.5), (20.5, 50), (20, 50.5)])


def refused(path: Path, **asked) -> list[tuple[int, str, str]]:
    """Place, field and value of every fault."""
    with pytest.raises(RegionsRefused) as raised:
        added(path, path.parent / "nowhere", **asked)
    assert not (path.parent / "nowhere").exists()
    assert all(fault.file == path.name and fault.expected in str(raised.value) for fault in raised.value.faults)
    return [(fault.feature, fault.field, fault.value) for fault in raised.value.faults]


@pytest.mark.parametrize(
    ("shapes", "columns", "fault"),
    [
        ({**SQUARES, "": box(21, 50, 21.5, 50.5)}, {}, (5, "code", "")),
        ({**SQUARES, "RU-IVA": box(21, 50, 21.5, 50.5)}, {}, (5, "code", "RU-IVA")),
        ({**SQUARES, "Пять": box(21, 50, 21.5, 50.5)}, {}, (5, "code", "Пять")),
        (SQUARES, {"code": ["01", "02", "02", "04"]}, (3, "code", "XA-02")),
        ({**SQUARES, "05": None}, {}, (5, "geometry", "none")),
        ({**SQUARES, "05": shapely.Point(21, 50)}, {}, (5, "geometry", "Point")),
        ({**SQUARES, "01": BOW}, {}, (1, "geometry of XA-01", "Self-intersection[20.25 50.25]")),
        ({**SQUARES, "02": box(20.25, 50, 21, 50.5)}, {}, (1, "geometry of XA-01", "50% of it lies in XA-02")),
        ({"01": box(4e6, 5e6, 4.1e6, 5.1e6)}, {}, (1, "geometry", "4e+06 5e+06 4.1e+06 5.1e+06")),
        ({"01": box(-180, -90, 0, -60), "02": box(0, -90, 180, -60)}, {}, (0, "geometry", "longitudes -180 to 180")),
    ],
)
def test_a_feature_that_does_not_fit_is_named_with_its_field_and_value(tmp_path, shapes, columns, fault) -> None:
    assert refused(written(tmp_path, shapes, **columns)) == [fault]


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, SQUARES)
    assert refused(path, code_field="okato") == [(0, "okato", "okato")]
    assert refused(path, name_fields={"ru": "имя"}) == [(0, "имя", "имя")]
    assert refused(path, layer="other") == [(0, "layer", "other")]
    assert refused(written(tmp_path, SQUARES, name="regions.shp")) == [(0, "", ".shp")]
    assert refused(tmp_path / "away.geojson") == [(0, "", str(tmp_path / "away.geojson"))]
    (tmp_path / "half.geojson").write_text(path.read_text(encoding="utf-8")[:200], encoding="utf-8")
    ((place, _field, value),) = refused(tmp_path / "half.geojson")
    assert (place, bool(value)) == (0, True)


def test_features_without_a_use_are_left_out_where_that_is_asked_for(tmp_path: Path, own: Path) -> None:
    path = written(tmp_path, {**SQUARES, "": box(21, 50, 21.5, 50.5), "RU-IVA": box(21, 50.5, 21.5, 51)})
    said = added(path, own, leave_out=True)
    assert [line.split(".")[0] for line in said[:2]] == ["Left out: regions", "Left out: regions"]
    assert "feature 6, field 'code', value 'RU-IVA'. Expected: a code of XA" in said[1]
    assert len(expected_areas("XA", own_files.boundaries(own))) == 4


def test_small_faults_of_drawing_are_mended_and_named(tmp_path: Path, own: Path) -> None:
    """An overlap and a slit of a thousandth of a degree, and a spike that crosses itself."""
    spiked = shapely.Polygon(
        [(20, 50.5), (20.5, 50.5), (20.5, 51), (20.2, 51), (20.2001, 51.0001), (20.1999, 51.0001), (20.2, 51), (20, 51)]
    )
    shapes = {**SQUARES, "01": box(20, 50, 20.5001, 50.5), "02": box(20.5, 50, 21, 50.4999), "03": spiked}
    said = added(written(tmp_path, shapes), own)
    assert any(line.startswith("Mended: edges that did not fit together (XA-01 and XA-02") for line in said)
    drawn = read_boundaries("XA", "l", own_files.boundaries(own))
    assert shapely.coverage_is_valid(drawn.geometry.to_numpy())
    assert contiguity(drawn)["XA-02"] == ("XA-01", "XA-03", "XA-04")


def test_a_geopackage_in_metres_gives_the_same_regions(tmp_path: Path, own: Path) -> None:
    """Its layer must be named where there are several, and a layer must know its coordinates."""
    frame = geopandas.GeoDataFrame(
        {"okato": [1, 2, 3, 4], "title": list("abcd")}, geometry=list(SQUARES.values()), crs="OGC:CRS84"
    )
    path = tmp_path / "regions.gpkg"
    frame.to_crs("EPSG:3857").to_file(path, layer="districts")
    with pytest.warns(UserWarning, match="'crs' was not provided"):
        frame.set_crs(None, allow_override=True).to_file(path, layer="bare")
    assert refused(path) == [(0, "layer", "")]
    assert refused(path, layer="bare") == [(0, "geometry", "no coordinate system")]
    asked = {"layer": "districts", "code_field": "okato", "name_fields": {"en": "title"}}
    added(path, own, **asked)
    drawn = by_code(read_boundaries("XA", "l", own_files.boundaries(own)))
    assert drawn.keys() == {"XA-1", "XA-2", "XA-3", "XA-4"}
    assert drawn["XA-4"].symmetric_difference(SQUARES["04"]).area < 1e-9
    assert [row["name_en"] for row in own_files.rows(AREA, own)] == ["XA", "a", "b", "c", "d"]


def test_what_is_no_geodata_is_refused_in_one_sentence_without_a_path(tmp_path: Path) -> None:
    path = written(tmp_path, SQUARES)
    whole = path.read_text(encoding="utf-8")
    for content in ("hello", '{"a": 1}', "", whole.replace("[20.0", "[1e999")):
        (tmp_path / "bad.geojson").write_text(content, encoding="utf-8")
        ((place, _field, value),) = refused(tmp_path / "bad.geojson")
        assert place == 0
        assert str(tmp_path) not in value
        assert "driver" not in value
    (tmp_path / "bad.gpkg").write_bytes(b"SQLite format 3\0" + bytes(range(256)))
    assert len(refused(tmp_path / "bad.gpkg")) == 1
    (tmp_path / "bad.geojson").write_text(whole.replace("[20.0", "[NaN", 1), encoding="utf-8")
    assert [fault[:2] for fault in refused(tmp_path / "bad.geojson")] == [(1, "geometry")]


def test_codes_are_held_against_iso_3166_2_in_both_directions(tmp_path: Path, own: Path) -> None:
    """Belarus has seven units; the file has five of them and one that is none, with the name of the sixth."""
    codes = ["BY-BR", "BY-HO", "BY-HR", "BY-MA", "BY-MI", "BY-XX"]
    shapes = {code: box(20 + n, 50, 21 + n, 51) for n, code in enumerate(codes)}
    path = written(tmp_path, shapes, name_en=["a", "b", "c", "d", "e", "Horad Minsk"])
    said = [line for line in read(Asked(path, "BY")).said if line.startswith("Not matched")]
    place = "Not matched: regions.geojson, feature 6, field 'code', value 'BY-XX'. Expected: a code that ISO 3166-2 lists for BY"
    assert said[0].startswith(place)
    assert said[0].endswith("by its name it is BY-HM.")
    assert [line.partition("value ")[2].partition(" (")[0] for line in said[1:]] == ["'BY-HM", "'BY-VI"]
    nameless = written(tmp_path, {"": shapes["BY-XX"], **shapes}, name_en=["Horad Minsk", *"abcdef"])
    with pytest.raises(RegionsRefused) as raised:
        read(Asked(nameless, "BY"))
    first, *others = raised.value.faults
    assert (first.feature, first.value) == (1, "")
    assert first.expected.endswith("by its name it is BY-HM")
    assert [(fault.feature, fault.value[:5]) for fault in others] == [(0, "BY-HM"), (0, "BY-VI")]


def test_codes_of_an_offices_own_or_without_the_list_are_kept_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, SQUARES)
    assert any("no code is one of ISO 3166-2, such as BY-BR" in line for line in read(Asked(path, "BY")).said)
    assert not any("ISO" in line for line in read(Asked(path, "XA")).said)
    monkeypatch.setitem(sys.modules, "pycountry", None)
    assert any("not held against ISO 3166-2" in line for line in read(Asked(path, "BY")).said)
