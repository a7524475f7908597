"""Queen contiguity: corners count, and it is the same both ways."""

import subprocess
import sys

import pytest
import shapely

from geo.boundaries import read
from geo.neighbours import contiguity, neighbours, shared_edges
from tests.geo.regions import regions

CELLS = [(row, column) for row in range(3) for column in range(3)]
GRID = regions({f"{row}{column}": shapely.box(column, row, column + 1, row + 1) for row, column in CELLS})


def test_in_a_grid_a_corner_has_three_an_edge_five_and_the_middle_eight_neighbours() -> None:
    counts = {code: len(others) for code, others in contiguity(GRID).items()}
    assert counts == {"00": 3, "01": 5, "02": 3, "10": 5, "11": 8, "12": 5, "20": 3, "21": 5, "22": 3}


def test_a_corner_is_not_a_shared_edge() -> None:
    edges = shared_edges(GRID)
    assert len(edges) == 12
    assert ("00", "01") in edges
    assert ("00", "11") not in edges


@pytest.mark.parametrize("country", ["RU", "UA", "US"])
def test_neighbours_are_mutual_sorted_and_never_the_region_itself(country: str) -> None:
    found = neighbours(country)
    for code, others in found.items():
        assert code not in others
        assert list(others) == sorted(set(others))
        assert all(code in found[other] for other in others)


@pytest.mark.parametrize(
    ("country", "islands"), [("RU", {"RU-KGD", "RU-SAK"}), ("UA", set()), ("US", {"US-AK", "US-HI"})]
)
def test_only_islands_have_no_neighbour(country: str, islands: set[str]) -> None:
    assert {code for code, others in neighbours(country).items() if not others} == islands


def test_known_neighbours() -> None:
    assert neighbours("RU")["RU-IVA"] == ("RU-KOS", "RU-NIZ", "RU-VLA", "RU-YAR")
    assert neighbours("UA")["UA-43"] == ("UA-40", "UA-65")
    assert neighbours("RU")["RU-SPE"] == ("RU-LEN",)
    assert "US-CO" in neighbours("US")["US-AZ"]  # they meet at the Four Corners only


@pytest.mark.parametrize("country", ["RU", "UA", "US"])
def test_regions_that_touch_anywhere_are_neighbours(country: str) -> None:
    """Found another way: libpysal compares vertices, shapely the shapes."""
    frame = read(country, "m")
    pairs = frame.sjoin(frame, predicate="touches")
    touching = {(one, other) for one, other in zip(pairs["ref_area_left"], pairs["ref_area_right"], strict=True)}
    assert {(code, other) for code, others in neighbours(country).items() for other in others} == touching


def test_libpysal_is_loaded_only_when_neighbours_are_asked_for() -> None:
    code = "import sys, geo.neighbours; print('libpysal' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "False"
