"""Key figures: each with the period of its value, and the change of a share in percentage points."""

import pytest

from views.parts import key_figures, overview_words

SHARES = ("gdp_share",)


@pytest.fixture(scope="module")
def cards():
    return key_figures.figures("published", "US", "")


def test_every_card_says_of_which_period_it_is(cards):
    assert [card.when for card in cards] == ["2021", "2021", "2021", "2021", "2011"]


def test_the_change_of_a_share_is_in_points(cards):
    by_metric = {card.kpi.metric: card.delta for card in cards}
    assert "p.p. on 2020" in by_metric["gdp_share"]
    assert "%" not in by_metric["gdp_share"]
    assert "% on 2010" in by_metric["establishments"]


def test_a_figure_without_a_change_says_its_period_once():
    (card, *_others) = key_figures.figures("published", "UA", "")
    assert card.index is None
    assert card.delta == ""
    assert card.when


def test_the_lead_names_the_periods(cards):
    assert "in 2021, +" in overview_words.lead("published", cards)
