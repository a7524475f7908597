"""Growth where there is nothing to draw: no empty picture, which file fills the gap, and where there are figures instead."""

import pytest

from tests.views.test_growth_page import at
from views.parts import growth_absent, growth_lines, growth_words, names, page, region_coverage, trends


def drawn(here):
    return growth_lines.drawn(here, page.rows(here.edition, here.query()))


@pytest.mark.parametrize(
    "choice", [{"areas": ("RU-IVA",)}, {"areas": ("RU-IVA",), "product": "KEP_FOOTWEAR", "freq": "M"}]
)
def test_a_region_without_any_figure_has_neither_lines_nor_breaks_but_ways_on(choice):
    here = at(**choice)
    assert growth_absent.is_by_country_alone(here)
    assert (drawn(here).lines, drawn(here).breaks) == ([], ())
    assert "in Ivanovo Oblast: no value" in growth_words.title(here, page.rows(here.edition, here.query()))
    assert "data/raw/ru_output_annual.csv" in region_coverage.filled_by(here)
    instead = growth_absent.instead(here)
    assert {"shipments_manufacturing", "production_index", "organisations"} <= set(instead)
    assert "output_physical" not in instead


@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"areas": ("RU", "RU-IVA")},
        {"metric": "production_index", "areas": ("RU-IVA",)},
        {"country": "US", "metric": "employment", "areas": ("US-HI",)},  # withheld there, printed elsewhere
        {"country": "UA", "metric": "clusters", "areas": ("UA-46",)},  # counted from a registry
    ],
)
def test_elsewhere_the_reason_of_the_figures_themselves_is_said(choice):
    assert not growth_absent.is_by_country_alone(at(**choice))


def test_a_remark_on_the_territory_is_marked_on_the_axis_and_is_no_break():
    here = at(product="15.20")
    rows = page.rows(here.edition, here.query())
    (mark,) = trends.remarks(rows)
    assert (mark.x, mark.text) == (2022.0, "2022<br>remark on the territory, comparable")
    assert mark in drawn(here).events
    assert trends.breaks(rows, names.of(here.edition)) == ()
    assert "break" not in trends.flag(rows.where(time_period="2022").row(0))
    fabrics = page.rows(here.edition, at(product="13.20").query()).where(time_period="2021").row(0)
    assert trends.flag(fabrics) == "break in the series"
