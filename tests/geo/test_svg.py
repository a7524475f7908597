"""Path text: short, exact to a tenth, and read back as it was written."""

import doctest

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo import svg
from tests.geo.paths import rings

tenths = st.integers(-9_999, 9_999)


def test_the_examples_in_the_texts_are_true() -> None:
    tried = doctest.testmod(svg)
    assert (tried.failed, tried.attempted) == (0, 1)


def test_a_square_is_written_with_relative_steps() -> None:
    assert svg.path(shapely.box(0.5, 10, 3, 12.25)) == "M3 10l0 2.2-2.5 0 0-2.2Z"


def test_a_hole_runs_against_its_outline() -> None:
    ring = shapely.box(0, 0, 10, 10).difference(shapely.box(4, 4, 6, 6))
    outer, inner = (shapely.LinearRing(points) for points in rings(svg.path(ring)))
    assert outer.is_ccw != inner.is_ccw


def test_what_is_smaller_than_a_tenth_vanishes() -> None:
    assert svg.path(shapely.box(1, 1, 1.01, 1.01)) == ""
    assert svg.path(shapely.union_all([shapely.box(0, 0, 9, 9), shapely.box(20, 20, 20.01, 20.01)])).count("M") == 1


def test_a_flat_line_vanishes() -> None:
    assert svg.path(shapely.Polygon([(0, 0), (5, 0), (9, 0.01), (3, 0)])) == ""


@given(st.lists(st.tuples(tenths, tenths), min_size=3, max_size=40, unique=True))
def test_rings_come_back_as_they_were_written(points: list[tuple[int, int]]) -> None:
    text = svg.lines(np.array(points) / 10)
    (ring,) = rings(text)
    assert ring == [(x / 10, y / 10) for x, y in points]


@given(st.lists(st.tuples(tenths, tenths), min_size=3, max_size=40, unique=True))
def test_path_text_holds_nothing_but_what_svg_allows(points: list[tuple[int, int]]) -> None:
    text = svg.lines(np.array(points) / 10)
    assert set(text) <= set("MlZ .-0123456789")
    assert not any(wrong in text for wrong in ("--", "  ", " -", "-0.", "e"))
