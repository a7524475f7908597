"""The published outlines show every region where and as large as it is; missing ones are named."""

import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Geod

from geo.areas import LEVELS, expected_areas
from geo.errors import OutlineDamaged, OutlineMissing, UnknownCountry
from geo.neighbours import neighbours
from geo.outlines import MANIFEST, Frame, content_hash, load, outline_name, stamp
from tests.geo.paths import rings
from tests.geo.regions import by_code

EACH_LEVEL = [(country, level) for country in ("RU", "UA", "US") for level in LEVELS]
WINDOWS = {"RU": "dense", "US": "dense"}


def drawn(text: str) -> shapely.Geometry:
    """The shape of a path: holes are rings inside others, so the even-odd rule gives it back."""
    shape = shapely.Polygon()
    for ring in rings(text):
        shape = shape.symmetric_difference(shapely.make_valid(shapely.Polygon(ring)))
    return shape


def shapes(frame: Frame) -> dict[str, shapely.Geometry]:
    return {code: drawn(text) for code, text in frame.paths.items()}


@pytest.mark.parametrize(("country", "level"), EACH_LEVEL)
def test_every_region_is_drawn_inside_the_main_frame_with_its_anchor_in_it(
    published: Path, country: str, level: str
) -> None:
    main = load(country, level, published).frames[0]
    assert main.paths.keys() == main.anchors.keys() == expected_areas(country)
    paper = shapely.box(0, 0, main.width, main.height)
    for code, shape in shapes(main).items():
        assert paper.contains(shape), code
        assert shape.buffer(0.1).contains(shapely.Point(main.anchors[code])), code


@pytest.mark.parametrize(("country", "level"), EACH_LEVEL)
def test_regions_do_not_lie_on_each_other(published: Path, country: str, level: str) -> None:
    for frame in load(country, level, published).frames:
        found = list(shapes(frame).values())
        total = sum(shape.area for shape in found)
        assert total - shapely.union_all(found).area < total * 1e-3


@pytest.mark.parametrize("country", ["RU", "UA"])
def test_drawn_areas_keep_the_proportions_of_the_ground(published: Path, source, country: str) -> None:
    """Equal area: the quotient of drawn and geodesic area is the same for every region, from a city to Yakutia."""
    geod = Geod(ellps="WGS84")
    ground = {
        c: abs(geod.geometry_area_perimeter(shapely.orient_polygons(s))[0]) for c, s in by_code(source(country)).items()
    }
    scale = {c: shape.area / ground[c] for c, shape in shapes(load(country, "l", published).frames[0]).items()}
    middle = float(np.median(list(scale.values())))
    assert max(abs(value / middle - 1) for value in scale.values()) < 0.03


def test_the_lower_48_keep_the_proportions_of_the_ground(published: Path, source) -> None:
    geod = Geod(ellps="WGS84")
    found = shapes(load("US", "l", published).frames[0])
    ground = {
        c: abs(geod.geometry_area_perimeter(shapely.orient_polygons(s))[0]) for c, s in by_code(source("US")).items()
    }
    scale = {c: shape.area / ground[c] for c, shape in found.items() if c not in ("US-AK", "US-HI")}
    middle = float(np.median(list(scale.values())))
    assert {c for c, value in scale.items() if abs(value / middle - 1) > 0.03} <= {"US-DC"}


@pytest.mark.parametrize("level", LEVELS)
def test_alaska_and_hawaii_lie_in_their_boxes_and_on_no_other_state(published: Path, level: str) -> None:
    main = load("US", level, published).frame("main")
    found = shapes(main)
    boxes = [drawn(border) for border in main.borders]
    rest = shapely.union_all([shape for code, shape in found.items() if code not in ("US-AK", "US-HI")])
    assert [box.contains(found[code]) for box, code in zip(boxes, ("US-AK", "US-HI"), strict=True)] == [True, True]
    assert all(rest.distance(box) > 3 for box in boxes)
    assert boxes[0].distance(boxes[1]) > 3
    assert all(shapely.box(0, 0, main.width, main.height).contains(box) for box in boxes)


def test_moscow_and_saint_petersburg_stand_in_their_place_and_once_more_larger(published: Path) -> None:
    main = load("RU", "m", published).frame("main")
    whole = shapes(main)
    boxes = [drawn(border) for border in main.borders]
    assert [inset.area for inset in main.insets] == ["RU-MOW", "RU-SPE"]
    for inset, box in zip(main.insets, boxes, strict=True):
        assert box.contains(drawn(inset.path))
        assert drawn(inset.path).area > 20 * whole[inset.area].area
        assert shapely.union_all(list(whole.values())).distance(box) > 3
    assert not any(box.intersects(drawn(mark.path)) for box in boxes for mark in main.footprints)


@pytest.mark.parametrize(("country", "name"), WINDOWS.items())
def test_the_enlarged_part_shows_larger_what_its_footprint_covers(published: Path, country: str, name: str) -> None:
    outlines = load(country, "m", published)
    main, window = outlines.frame("main"), outlines.frame(name)
    (mark,) = main.footprints
    assert mark.frame == name
    footprint, whole = drawn(mark.path), shapes(main)
    assert shapely.box(0, 0, main.width, main.height).contains(footprint)
    covered = {code for code, shape in whole.items() if shape.intersection(footprint).area > 2}
    assert covered <= window.paths.keys() <= {c for c, shape in whole.items() if shape.distance(footprint) < 3}
    inside = [code for code, shape in whole.items() if footprint.contains(shape)]
    assert len(inside) > 8
    larger = shapes(window)
    assert all(larger[code].area > 2 * whole[code].area for code in inside)


def test_the_enlarged_part_has_north_up(published: Path) -> None:
    anchors = load("RU", "l", published).frame("dense").anchors
    (x_north, y_north), (x_south, y_south) = anchors["RU-KIR"], anchors["RU-SAM"]
    assert y_north < y_south - 50
    assert abs(x_north - x_south) < 40


def test_east_is_right_and_north_is_up(published: Path) -> None:
    anchors = load("RU", "m", published).frame("main").anchors
    assert anchors["RU-KGD"][0] < anchors["RU-IVA"][0] < anchors["RU-KAM"][0]
    assert anchors["RU-KYA"][1] < anchors["RU-TY"][1]


@pytest.mark.parametrize("country", ["RU", "UA", "US"])
def test_all_levels_lie_exactly_on_each_other(published: Path, country: str) -> None:
    levels = [load(country, level, published) for level in LEVELS]
    for one, other in combinations(levels, 2):
        assert [(f.id, f.width, f.height) for f in one.frames] == [(f.id, f.width, f.height) for f in other.frames]
        a, b = (shapely.union_all(list(shapes(outlines.frames[0]).values())) for outlines in (one, other))
        assert a.intersection(b).area > 0.96 * b.area


def test_neighbours_travel_with_the_outlines(published: Path) -> None:
    assert load("RU", "s", published).neighbours == neighbours("RU")


def test_an_unknown_country_level_or_frame_gets_the_known_ones(published: Path) -> None:
    with pytest.raises(UnknownCountry, match="there are RU, UA, US"):
        load("FR", "m", published)
    with pytest.raises(UnknownCountry, match="there are s, m, l"):
        outline_name("RU", "z", published)
    with pytest.raises(OutlineMissing, match="no frame 'dense'; it has main"):
        load("UA", "m", published).frame("dense")


def test_nothing_published_names_the_regions_and_the_command(tmp_path: Path) -> None:
    with pytest.raises(OutlineMissing, match=r"27 regions \(UA-05, .*python -m geo publish"):
        outline_name("UA", "m", tmp_path)


def test_a_missing_file_is_said(published: Path, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes((published / MANIFEST).read_bytes())
    with pytest.raises(OutlineMissing, match="python -m geo publish"):
        load("UA", "m", tmp_path)


def changed_copy(published: Path, target: Path, content: bytes, name: str) -> None:
    names = json.loads((published / MANIFEST).read_bytes())
    names["UA"]["m"] = name
    (target / MANIFEST).write_text(json.dumps(names))
    (target / name).write_bytes(content)


def test_a_region_without_an_outline_is_named(published: Path, tmp_path: Path) -> None:
    content = json.loads((published / outline_name("UA", "m", published)).read_bytes())
    del content["frames"][0]["paths"]["UA-46"]
    text = json.dumps(content).encode()
    changed_copy(published, tmp_path, text, f"UA.m.{content_hash(text)}.json")
    with pytest.raises(OutlineMissing, match=r"Region UA-46 of UA has no outline in UA\.m\..*python -m geo publish"):
        outline_name("UA", "m", tmp_path)


def test_a_damaged_file_is_said(published: Path, tmp_path: Path) -> None:
    name = outline_name("UA", "m", published)
    changed_copy(published, tmp_path, (published / name).read_bytes()[:-100], name)
    with pytest.raises(OutlineDamaged, match=r"does not hold what was written\. Run `python -m geo publish`"):
        load("UA", "m", tmp_path)


def test_a_file_of_another_version_is_said(published: Path, tmp_path: Path) -> None:
    text = b'{"schema":0}'
    changed_copy(published, tmp_path, text, f"UA.m.{content_hash(text)}.json")
    with pytest.raises(OutlineDamaged, match=r"form of another version\. Run `python -m geo publish`"):
        load("UA", "m", tmp_path)


def test_a_file_of_another_level_is_said(published: Path, tmp_path: Path) -> None:
    name = outline_name("UA", "s", published)
    changed_copy(published, tmp_path, (published / name).read_bytes(), name)
    with pytest.raises(OutlineDamaged, match="for UA, level m"):
        load("UA", "m", tmp_path)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"UA": 3}'])
def test_a_damaged_manifest_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(content)
    with pytest.raises(OutlineDamaged, match=r"manifest\.json is damaged. Run `python -m geo publish`"):
        outline_name("UA", "m", tmp_path)


def test_the_stamp_follows_what_is_published(published: Path, tmp_path: Path) -> None:
    """Data that name outline files carry it in their address, so that no browser goes on asking for a file that is gone."""
    assert stamp(tmp_path) == ""
    (tmp_path / MANIFEST).write_bytes((published / MANIFEST).read_bytes())
    assert stamp(tmp_path) == stamp(published)
    (tmp_path / MANIFEST).write_text('{"UA": {"m": "UA.m.0.json"}}', encoding="utf-8")
    assert stamp(tmp_path) not in ("", stamp(published))


def test_reading_outlines_needs_no_geometry_library(published: Path) -> None:
    """Nor does publishing what is current, which every start of the dashboard does."""
    heavy = ["shapely", "pyproj", "pyarrow", "numpy", "pandas", "geopandas", "libpysal"]
    code = f"""if True:
        import pathlib, sys
        from geo.outlines import load, outline_name, publish
        folder = pathlib.Path({str(published)!r})
        publish(folder), load("RU", "m", folder), outline_name("US", "s", folder)
        print([name for name in {heavy!r} if name in sys.modules])"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "[]"
