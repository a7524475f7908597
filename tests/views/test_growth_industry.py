"""Which products of an industry grew, against the figures of the raw file; why there is no sum; and what pulled a whole down."""

import math

import pandas as pd
import pytest

from metrics.rows import of
from tests.conftest import ROOT
from tests.views.answers import answer
from tests.views.test_growth_page import at
from views.parts import (
    contributions,
    contributions_words,
    formats,
    growth_beside,
    growth_industry,
    growth_moment,
    growth_parts,
    growth_words,
    page,
    stated_words,
)

RAW = pd.read_csv(ROOT / "data" / "raw" / "ru_output_annual.csv").query("freq == 'A'")
LEVELS = RAW.pivot_table(index="product", columns="time_period", values="obs_value")
APPAREL = {
    "RS_KNITWEAR",
    "RS_COATS",
    "RS_SUITS",
    "RS_DRESSES",
    "RS_JACKETS",
    "14.14.21",
    "14.31.10",
    "RS_CHILD_FUR_COATS",
}


def rows(here):
    return page.rows("published", here.query())


def test_products_of_apparel_stand_apart_from_their_parts_and_from_other_industries():
    here = at(product="RS_KNITWEAR")
    assert set(growth_industry._products(here)) == APPAREL, "children's hosiery is a part of hosiery"
    assert growth_industry.industry(here) == "C14"
    assert growth_parts.offered(here, rows(here))[:2] == ("industry", "regions")
    other = at(metric="shipments_all")
    assert "industry" not in growth_parts.offered(other, rows(other))


@pytest.mark.parametrize("year", [2023, 2024])
def test_each_change_follows_from_the_raw_file_in_the_year_that_is_chosen(year):
    here = at(product="RS_KNITWEAR", part="industry")
    here = type(here)(here.selection.changed(period=str(year)))
    assert growth_moment.row(here, rows(here)).time_period == str(year)
    query = here.query(product="*", transform="yoy", start=str(year), end=str(year))
    found = page.rows("published", query).among("product", APPAREL)
    for row in found:
        before, now = LEVELS.loc[row.product, year - 1], LEVELS.loc[row.product, year]
        assert row.value == pytest.approx(now / before * 100)
    table, numbers, _is = growth_industry._table(found, query, growth_industry.names.of("published"))
    coats = next(line for line in numbers if line[0].startswith("Coats"))
    assert coats[-1] == formats.rate(LEVELS.loc["RS_COATS", year] / LEVELS.loc["RS_COATS", year - 1] * 100)
    assert len(table) == len(coats)


def test_why_there_is_no_sum_names_the_units_and_the_file():
    here = at(product="RS_KNITWEAR")
    levels = page.rows("published", here.query(product="*", start="2024", end="2024")).among("product", APPAREL)
    said = growth_industry.why("Apparel", levels, growth_industry.names.of("published"))
    assert "(pcs and pairs)" in said
    assert "data/raw/ru_output_annual.csv" in said


def parts(**points):
    points = {"part": list(points), "contribution_pp": [float(one) for one in points.values()]}
    return of({name: pd.Series(values).to_numpy() for name, values in points.items()})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"a": 2, "b": 1}, "None of the parts pulled the whole down."),
        ({"a": 2, "not_itemised": -3}, "None of the parts with figures pulled the whole down."),
        ({"a": 2, "b": -0.001}, "None of the parts pulled the whole down."),
        ({"a": 2, "b": -1.5, "c": -3, "not_itemised": -9}, "Pulled down: c −3.00 p.p.; b −1.50 p.p."),
        ({"a": -1, "b": -2, "c": -3, "d": -4, "e": -5},
         "Pulled down: e −5.00 p.p.; d −4.00 p.p.; c −3.00 p.p.; b −2.00 p.p. Fell in all: 5; the table has every one."),
        ({"a": math.nan}, ""),
    ],
)  # fmt: skip
def test_what_pulled_the_whole_down_is_named_worst_first(given, said):
    assert (
        contributions_words.held_back(parts(**given), lambda row: row.part).replace("\N{NO-BREAK SPACE}", " ") == said
    )


def test_regions_are_offered_where_only_a_file_is_missing_and_then_say_so():
    here = at(product="15.20")
    assert contributions.is_offered(here, rows(here), "regions")
    assert contributions.members(here) == ()


def test_an_index_says_its_change_in_times_and_a_base_before_a_break_cannot_be_compared():
    here = at(product="13.95.10", transform="index", base="2020")
    assert LEVELS.loc["13.95.10", 2024] / LEVELS.loc["13.95.10", 2020] == pytest.approx(1.4996, abs=1e-4)
    assert growth_words.lead(here, rows(here)).startswith("1.5 times the level of 2020 (+50.0%).")
    broken = at(product="13.20", transform="index", base="2020")
    assert growth_words.title(broken, rows(broken)) == "Output of fabrics: no comparison with the level in 2020"
    assert growth_beside.comparison(broken, rows(broken), rows(broken).at([])) == ""


def test_a_stated_growth_has_its_factor_beside_it():
    said = [
        stated_words.growth(
            answer({"value_kind": "rate_pct", "value": rate, "index_pct": 100 + rate, "qualifier": "exact"}).row(0)
        )
        for rate in (49.9, 50.1, 125.6)
    ]
    assert [one.replace("\u00a0", " ") for one in said] == ["+49.9%", "+50.1% (1.5 times)", "+125.6% (2.3 times)"]
