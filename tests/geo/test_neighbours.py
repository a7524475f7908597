"""Queen contiguity: corners count, and it is the same both ways."""

import warnings

import geopandas
import pytest
import shapely

from geo.boundaries import read
from geo.neighbours import contiguity, neighbours, shared_edges

GRID = {f"{row}{column}": shapely.box(column, row, column + 1, row + 1) for row in range(3) for column in range(3)}


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
def test_libpysal_finds_the_same_neighbours(country: str) -> None:
    shapes = read(country, "m")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of islands, which are meant
        from libpysal.weights import Queen  # noqa: PLC0415

        frame = geopandas.GeoDataFrame(geometry=list(shapes.values()), index=list(shapes))
        queen = Queen.from_dataframe(frame, use_index=True, silence_warnings=True)
    assert {code: tuple(sorted(others)) for code, others in queen.neighbors.items()} == neighbours(country)
