"""What Growth says beside a figure and where it has none: cautions, zeros, sums, the back-test, what an address asked in vain."""

from datetime import date

import numpy as np
import pytest

from metrics import outlook
from metrics.rows import NONE
from tests.views.answers import answer, known
from tests.views.test_growth_page import at
from views.parts import contributions, growth_areas, growth_moment, growth_outlook, growth_words, page


def test_a_base_is_small_beside_its_own_product_and_the_caution_names_it():
    """Russia, 2023 and 2024: 320,150 and 884,193 sleeping bags; 15 and 165 fur coats for children."""
    said = {}
    for code in ("RS_SLEEPING_BAGS", "RS_CHILD_FUR_COATS"):
        here = at(product=code, transform="level")
        rows = page.rows(here.edition, here.query())
        said[code] = f"{growth_words.title(here, rows)}. {growth_words.lead(here, rows)}".replace("\u00a0", " ")
    assert "rose by 176.2% in 2024: 2.8 times the level of 2023" in said["RS_SLEEPING_BAGS"]
    assert said["RS_CHILD_FUR_COATS"].endswith(
        "165 pcs after 15 pcs in 2023. The base is small (15 pcs): a comparison with it says little."
    )


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ({"product": "KEP_FOOTWEAR", "freq": "M", "transform": "level"}, "the change lies between +8.5% and +11.5%."),  # 7.7 after 7.0
        ({"metric": "shipments_manufacturing", "areas": ("RU-CRFD",), "transform": "yoy"}, "The figures of this area begin with 2014"),
        ({"country": "US", "metric": "employment_monthly", "areas": ("US-GA", "US-CA")},
         "No value: California (a part of the sum is not in the source at hand)."),
    ],
)  # fmt: skip
def test_the_lead_says_what_limits_the_figure(choice, told):
    here = at(**choice)
    assert told in growth_words.lead(here, page.rows(here.edition, here.query()))


def test_a_total_that_no_source_prints_is_called_a_sum_and_no_other():
    def told(**choice):
        here = at(metric="shipments_manufacturing", **choice)
        return growth_areas.computed(here, page.rows(here.edition, here.query()))

    assert told(areas=("RU-CRFD",), transform="yoy").endswith("no such total: Crimean Federal District.")
    assert told(areas=("RU-SOFD",), transform="yoy") == ""
    here = at(product="KEP_FABRICS", freq="M")
    assert growth_areas.computed(here, page.rows(here.edition, here.query())) == "", "months are added up, not areas"


def test_a_zero_is_named_where_its_change_does_not_exist_and_so_is_the_other_area(monkeypatch):
    here = at(country="US", metric="gdp", areas=("US-NC", "US-NY"), transform="yoy")
    rows = answer(
        {"ref_area": "US-NC", "reason": "BASE_ZERO", "base_value": 0.0, "time_period": "2021"},
        {"ref_area": "US-NY", "value": 103.0, "unit": "PC", "time_period": "2021"},
    )
    monkeypatch.setattr(
        page, "rows", lambda _edition, _query: answer({"ref_area": "US-NC", "value": 0.0, "time_period": "2021"})
    )
    said = growth_words.title(here, rows).replace("\u00a0", " ")
    assert "in North Carolina: 0 mln USD in 2021; the base is zero" in said
    assert said.endswith("; New York +3.0% in 2021")


def test_errors_of_the_back_test_are_held_against_repeating_the_last_year():
    naive = answer({"h": 6, "mae": 2.58, "mase": 2.58}).row(0)
    better = answer({"h": 6, "mae": 1.58, "mase": 1.58}).row(0)
    assert growth_outlook._against(naive, {6: 2.58}) == "1.00"
    assert growth_outlook._against(better, {6: 2.58}) == "0.61"
    assert growth_outlook._against(better, {6: 0.0}) == "–"


@pytest.mark.parametrize(
    ("freq", "codes", "head"),
    [
        ("M", ["2017-01", "2017-12"], "Forecast for 2 months: January 2017 – December 2017"),
        ("M", ["2017-12"], "Forecast for 1 month: December 2017"),
        ("Q", ["2017-Q3", "2017-Q4"], "Forecast for 2 quarters: Q3 2017 – Q4 2017"),
    ],
)
def test_a_forecast_names_its_periods_and_one_that_has_passed_says_so(monkeypatch, freq, codes, head):
    past, ahead = answer({"value": 7.7, "time_period": "2016-12"}), answer(*({"time_period": code} for code in codes))
    found = outlook.Outlook(past, ahead, NONE, len(codes), "", "theta")
    assert growth_outlook.title(found, freq) == head
    monkeypatch.setattr(growth_outlook.settle, "today", lambda: date(2017, 12, 31))
    assert growth_outlook.past(found) == "", "its last period has not ended before today"
    monkeypatch.setattr(growth_outlook.settle, "today", lambda: date(2018, 1, 1))
    assert growth_outlook.past(found).startswith("The series ends: its last figure is of December 2016.")


def test_what_the_source_prints_of_all_areas_leaves_nothing_but_rounding():
    here = at(metric="shipments_manufacturing", transform="yoy", areas=("RU",))
    assert contributions.reported(here) == ("UA-40", "UA-43")
    assert contributions.reported(at(metric="shipments_manufacturing", areas=("RU-SOFD",))) == ()
    found = contributions._found(here, here.query(start="2016", end="2016"), "regions")
    assert contributions.parts_of.is_rounding(found)
    table = contributions._table(found, contributions._labels(known(), "regions", 1, is_rounding=True), known())[1]
    assert (table[-1][0], len(table)) == ("rounding", len(found.parts))


def test_parts_without_output_before_and_now_are_one_row_of_the_table():
    nothing = contributions.parts_of._table(
        np.array(["a", "b"], dtype=object), np.array([0.0, 0.0]), np.array([0.0, 0.0]), 5.0, 1.0
    )
    found = contributions.parts_of.Contributions(nothing, "all", 6.0, 5.0, 120.0, "")
    body = contributions._table(found, lambda row: row.part, known())[1]
    assert body == [["2 parts: zero before and now", "0", "0.00\u00a0p.p.", "–"]]


def test_periods_of_an_address_that_the_lines_do_not_follow_are_named(monkeypatch):
    here = at(start="2015", end="2005")
    monkeypatch.setattr(growth_moment.arrival, "is_asked", lambda _metric: True)
    assert growth_moment.left_out(here) == ("The lines show every period there is; left out of the address: from, to.",)
    assert growth_moment.left_out(at(period="1800"))[0].endswith("period.")
    assert growth_moment.left_out(at(period="1800", part="kinds")) == ()
