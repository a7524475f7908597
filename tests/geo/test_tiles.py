"""One square a region: every region once, neighbours near each other, north up, names that fit."""

import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from geo.areas import TILES, expected_areas
from geo.boundaries import read
from geo.errors import BoundaryDamaged
from geo.neighbours import neighbours
from geo.outlines import load
from geo.tiles import LANGUAGES, TILES_DIR, has_tiles, tiles, touching

# Of the pairs that share a border on the ground, how many touch on the grid at least; then how well columns follow
# longitudes and rows latitudes, as correlations of ranks. Alaska and Hawaii stand where maps of that country put them.
FLOORS = {"RU": (0.86, 0.93, 0.75), "UA": (0.96, 0.93, 0.9), "US": (0.91, 0.93, 0.85)}


@pytest.mark.parametrize("country", FLOORS)
def test_neighbours_touch_and_north_is_up(country: str) -> None:
    found, (floor, *alike) = tiles(country), FLOORS[country]
    beside = touching(found)
    pairs = [(one, other) for one, others in neighbours(country).items() for other in others if one < other]
    share = sum(other in beside[one] for one, other in pairs) / len(pairs)
    assert share >= floor, f"{share:.3f} of {len(pairs)} pairs of neighbours touch"
    cells = {code: (tile.column, tile.row) for code, tile in found.items()}
    for correlation, least in zip(rank_correlations(country, cells), alike, strict=True):
        assert correlation > least


def rank_correlations(country: str, cells: Mapping[str, tuple[int, int]]) -> list[float]:
    """How columns follow longitudes, and rows latitudes."""
    shapes = read(country, "m").set_index("ref_area").geometry.representative_point()
    codes = [code for code in cells if code not in ("US-AK", "US-HI")]
    places = ([cells[c][side] for c in codes] for side in (0, 1))
    degrees = ([shapes.x[c] for c in codes], [-shapes.y[c] for c in codes])
    return [
        float(np.corrcoef(np.argsort(np.argsort(a)), np.argsort(np.argsort(b)))[0, 1])
        for a, b in zip(places, degrees, strict=True)
    ]


@pytest.mark.parametrize("country", FLOORS)
def test_names_are_short_and_tell_regions_apart(country: str) -> None:
    for language in LANGUAGES:
        names = [tile.names[language] for tile in tiles(country).values()]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"[\w.]{2,4}", name) for name in names)
    if country != "US":  # postal codes are the same everywhere
        assert all(
            re.fullmatch("[А-яЁёІіЇїЄє.]+", tile.names["ru"] + tile.names["uk"]) for tile in tiles(country).values()
        )


@pytest.mark.parametrize("country", FLOORS)
def test_the_outline_file_has_equal_squares_for_every_region(published: Path, country: str) -> None:
    outlines = load(country, TILES, published)
    (frame,) = outlines.frames
    assert frame.paths.keys() == frame.anchors.keys() == expected_areas(country)
    shapes = {re.sub(r"^M\d+ \d+", "", path) for path in frame.paths.values()}
    assert shapes == {"h40v40h-40Z"}
    assert len(set(frame.paths.values())) == len(frame.paths)
    for x, y in frame.anchors.values():
        assert 20 < x < frame.width - 20
        assert 20 < y < frame.height - 20
    assert all(code in outlines.neighbours[other] for code, others in outlines.neighbours.items() for other in others)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("UA-05,3,2", "UA-05,3,1"), "puts UA-05 and UA-18 in one place"),
        (lambda text: re.sub(r"UA-40.*\n", "", text), "differ in UA-40"),
        (lambda text: text.replace("UA-40", "UA-99"), "differ in UA-40, UA-99"),
        (lambda text: text.replace("UA-40,4", "UA-40,x"), r"missing or damaged \(ValueError\)"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(tmp_path: Path, change, said: str) -> None:
    text = (TILES_DIR / "UA.csv").read_text("utf-8")
    assert change(text) != text
    (tmp_path / "UA.csv").write_text(change(text), "utf-8")
    with pytest.raises(BoundaryDamaged, match=said):
        tiles("UA", tmp_path)


def test_a_country_without_a_table_has_no_squares(tmp_path: Path) -> None:
    assert not has_tiles("UA", tmp_path)
    with pytest.raises(BoundaryDamaged, match=r"geo/tiles/UA\.csv is missing"):
        tiles("UA", tmp_path)
