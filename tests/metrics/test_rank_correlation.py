"""Rank correlation against a worked example, ties against scipy, and when it is worth a sentence."""

import numpy as np
import pytest
from scipy.stats import spearmanr

from metrics.rank_correlation import is_clear, spearman


def test_the_example_of_the_books():
    """Ten people, their IQ and their hours of television: 1 - 6 * 194 / (10 * 99) = -29 / 165."""
    iq = [106.0, 100, 86, 101, 99, 103, 97, 113, 112, 110]
    hours = [7.0, 27, 2, 50, 28, 29, 20, 12, 6, 17]
    assert spearman(iq, hours) == pytest.approx(-29 / 165)


def test_equal_values_share_a_rank():
    draw = np.random.default_rng(4)
    for count in (2, 5, 40):
        one, other = draw.integers(0, 6, count).astype(float), draw.integers(0, 4, count).astype(float)
        if len(set(one)) > 1 and len(set(other)) > 1:
            assert spearman(one, other) == pytest.approx(spearmanr(one, other).statistic)


@pytest.mark.parametrize("pair", [([], []), ([1.0], [2.0]), ([1.0, 1.0, 1.0], [1.0, 2.0, 3.0])])
def test_where_nothing_varies_there_is_none(pair):
    assert spearman(*pair) is None


@pytest.mark.parametrize(
    ("correlation", "count", "clear"),
    [(0.9, 9, False), (0.9, 10, True), (-0.9, 10, True), (0.62, 10, False), (0.28, 400, False), (0.31, 400, True)],
)
def test_chance_few_regions_and_weak_orders_are_no_relation(correlation, count, clear):
    assert is_clear(correlation, count) is clear
