"""Parameters and figures that no method may answer as if they meant something."""

import pytest

from data import claims, period_words, units
from data.requests.kinds import BadRequest
from geo.methods import spatial_weights
from metrics.methods.composite_index import composite_activity_index
from metrics.methods.convergence import beta_convergence
from metrics.methods.forecast import forecast_ets
from metrics.methods.growth import growth_yoy
from metrics.methods.inequality import theil_decomposition
from metrics.methods.seasonal import seasonal_adjustment_stl
from metrics.methods.suppression import suppression
from metrics.methods.trend import trend_mann_kendall
from tests.metrics.methods.air_passengers import PASSENGERS
from tests.metrics.methods.asking import ask, column

MONTHS = [
    {"time_period": f"{1949 + at // 12}-{at % 12 + 1:02d}", "obs_value": v} for at, v in enumerate(PASSENGERS[:60])
]
CELL = {"cells": [{"cell": "a", "contributors": [1, 2, 3]}]}
LINE = [{"y0": 1, "y1": 2}, {"y0": 2, "y1": 3}, {"y0": 3, "y1": 5}]


@pytest.mark.parametrize("unit", [1, 1e6, 1e-3])
def test_ets_ends_at_the_higher_peak_whatever_the_unit(unit):
    # statsmodels ETSModel on the figures as published: log-likelihood -185.652; scaled to a mean of 1 it ends at -185.859.
    found = ask(
        forecast_ets, {"h": 6, "levels": []}, obs=[row | {"obs_value": row["obs_value"] * unit} for row in MONTHS]
    )
    expected = [205.07, 209.61, 232.93, 217.83, 208.65, 227.88]
    assert [mean / unit for mean in column(found, "mean")] == pytest.approx(expected, rel=3e-4)


@pytest.mark.parametrize(
    ("function", "params", "inputs", "said"),
    [
        (suppression, {"min_freq": -3}, CELL, "min_freq is -3"),
        (suppression, {"p_percent": -1}, CELL, "p_percent -1"),
        (suppression, {"nk": [1, 185]}, CELL, "per cent up to 100"),
        (suppression, {"nk": [1, None]}, CELL, "nk, value 2 is missing"),
        (growth_yoy, {"lag": 0}, {"obs": MONTHS}, "lag is 0"),
        (growth_yoy, {}, {"obs": [*MONTHS, MONTHS[0] | {"time_period": "2949-01"}]}, "spans 12,001 periods"),
        (seasonal_adjustment_stl, {"seasonal_jump": 2**63}, {"obs": MONTHS}, "jumps 1 to 2,400"),
        (seasonal_adjustment_stl, {"inner_iter": 10**9}, {"obs": MONTHS}, "inner_iter"),
        (forecast_ets, {"h": 10**6}, {"obs": MONTHS}, "from 1 to 240"),
        (forecast_ets, {}, {"obs": [{"time_period": "9999-12", "obs_value": 1}]}, "not in the calendar"),
        (trend_mann_kendall, {}, {"values": [1] * 2401}, "at most 2,400"),
        (
            spatial_weights, {},
            {"polygons_wkt": [{"ref_area": "A", "wkt": "POLYGON ((0 0, 1 0, 1 NaN, 0 0))"}]}, "corner that is nowhere",
        ),
    ],
)  # fmt: skip
def test_what_is_refused(function, params, inputs, said):
    with pytest.raises(Exception, match=said) as refused:
        ask(function, params, **inputs)
    assert str(refused.value).endswith(".")


def test_what_contradicts_itself_or_has_no_place():
    assert ask(beta_convergence, {"T": 5, "t0": 2010, "t1": 2020}, obs=LINE)["reason"] == "INCONSISTENT_INPUT"
    assert ask(beta_convergence, {"T": 10, "t0": 2010, "t1": 2020}, obs=LINE)["reason"] is None
    groups = [{"group": None, "value": 1}, {"group": "a", "value": 2}]
    assert ask(theil_decomposition, obs=groups)["reason"] == "COMPONENT_MISSING"
    outlines = [{"ref_area": "A", "wkt": None}, {"ref_area": "B", "wkt": "POLYGON ((0 0, 1 0, 1 1, 0 0))"}]
    found = ask(spatial_weights, polygons_wkt=outlines)
    assert (found["without_outline"], found["warning"]) == (["A"], "INCONSISTENT_INPUT")
    index = ask(composite_activity_index, obs=[{"ref_area": "A", "x": 1}, {"ref_area": "B", "x": 2}],
                meta=[{"indicator": "x", "dimension": "scale"}, {"indicator": "y", "dimension": "other"}])  # fmt: skip
    assert column(index, "warning") == ["INCONSISTENT_INPUT"] * 2


def test_words_that_say_nothing_or_two_things():
    assert claims.read("на половину").reason == "NO_DATA"
    assert claims.read("снизилось на половину").index == 50
    assert claims.read("выросло в 0,8 раза").reason == "INCONSISTENT_INPUT"
    assert claims.read("в 0,8 раза").index == 80
    assert period_words.read("XVII квартал 2020").reason == "INCONSISTENT_INPUT"
    assert period_words.read("XVII квартал 2020").period is None
    assert [units.read(text).code for text in ("т м²", "т шт", "пар га", "т ткани", "pairs of units")] == [
        "",
        "",
        "",
        "TNE",
        "PR",
    ]


def test_a_sentence_of_a_method_cuts_what_it_quotes():
    with pytest.raises(BadRequest) as refused:
        ask(growth_yoy, {"freq": "X" * 5000}, obs=MONTHS)
    assert len(str(refused.value)) < 200
