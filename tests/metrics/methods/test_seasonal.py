"""Seasonal adjustment agrees with R and with the program of the Census Bureau, and refuses what it cannot adjust."""

import math
import stat

import numpy as np
import pytest
from statsmodels.tsa.seasonal import STL

from data.requests.kinds import BadRequest
from metrics.methods import x13
from metrics.methods.seasonal import seasonal_adjustment_stl, seasonal_adjustment_x13
from tests.metrics.methods.air_passengers import PASSENGERS, months, quarters
from tests.metrics.methods.asking import ask, column

FACTORS_OF_JULY = [1.209, 1.212, 1.214, 1.218, 1.223, 1.235, 1.247, 1.256, 1.265, 1.268, 1.271, 1.273]
STAND_IN = """#!/bin/sh
cp "$1.spc" "$SEEN"
[ -n "$REFUSES" ] && { echo " ERROR: No." > "$1.err"; exit 1; }
n=$(sed '/^transform/,$d' "$1.spc" | grep -c '^  [0-9]')
[ "$n" -gt "$ROWS" ] && n=$ROWS
for t in d10:0.5 d11:200 d12:199; do
  { echo "date x"; echo "--- ---"; i=0; while [ $i -lt $n ]; do echo "1949$i	+${t#*:}E+00"; i=$((i+1)); done; } > "$1.${t%:*}"
done
"""


def test_stl_as_r_prints_it():
    """R, stl(log(AirPassengers), s.window = 13): the factor of July in each year."""
    as_r = {"seasonal": 13, "trend": 21, "seasonal_deg": 0, "seasonal_jump": 2, "trend_jump": 3, "low_pass_jump": 2}
    found = ask(seasonal_adjustment_stl, as_r, obs=months())
    assert [round(math.exp(row["seasonal"]), 3) for row in found[6::12]] == FACTORS_OF_JULY


def test_stl_periodic_as_r_prints_it():
    """R, stl(log(AirPassengers), s.window = "periodic"): the parts of July 1960, and of January to March 1949."""
    as_r = {"seasonal": 1441, "trend": 19, "seasonal_deg": 0, "seasonal_jump": 145, "trend_jump": 2, "low_pass_jump": 2}
    found = ask(seasonal_adjustment_stl, as_r, obs=months())
    parts = [[row[name] for name in ("seasonal", "trend", "resid")] for row in found]
    assert np.round(np.exp(parts[138]), 4).tolist() == [1.2416, 474.0762, 1.0567]
    assert np.round(parts[:3], 3).tolist() == [[-0.092, 4.829, -0.019], [-0.114, 4.830, 0.054], [0.016, 4.831, 0.036]]


def test_windows_that_are_not_given_are_those_of_the_documentation():
    known = STL(np.log(PASSENGERS), period=12, seasonal=13, trend=23, low_pass=13).fit(inner_iter=2, outer_iter=0)
    assert column(ask(seasonal_adjustment_stl, obs=months()), "trend") == pytest.approx(known.trend.tolist(), rel=1e-12)
    robust = STL(np.log(PASSENGERS), period=12, seasonal=13, trend=23, low_pass=13, robust=True).fit(1, 15)
    found = ask(seasonal_adjustment_stl, {"robust": True}, obs=months())
    assert column(found, "trend") == pytest.approx(robust.trend.tolist(), rel=1e-12)


def test_parts_add_up_and_order_does_not_matter():
    found = ask(seasonal_adjustment_stl, obs=months()[::-1])
    assert found == ask(seasonal_adjustment_stl, obs=months())
    for row, value in zip(found, PASSENGERS, strict=True):
        assert math.exp(row["seasonal"] + row["trend"] + row["resid"]) == pytest.approx(value)
        assert row["sa"] == pytest.approx(value / math.exp(row["seasonal"]))


def test_a_zero_makes_it_additive_and_says_so():
    values = [0, *PASSENGERS[1:]]
    found = ask(seasonal_adjustment_stl, obs=months(values))
    assert set(column(found, "warning")) == {"additive_no_log"}
    assert [row["sa"] + row["seasonal"] for row in found] == pytest.approx(values)
    assert set(column(ask(seasonal_adjustment_stl, {"log": False}, obs=months()), "warning")) == {None}


def test_quarters_have_a_season_of_four():
    found = ask(seasonal_adjustment_stl, obs=quarters([10, 20, 30, 40], [11, 22, 33, 44], [12, 24, 36, 48]))
    assert column(found, "reason") == [None] * 12
    assert column(found, "sa") == pytest.approx([22.1] * 4 + [24.3] * 4 + [26.6] * 4, rel=0.1)


def test_status_is_the_worst_of_all_figures():
    rows = [*months(PASSENGERS[:47], obs_status="A"), {"time_period": "1952-12", "obs_value": 194, "obs_status": "P"}]
    assert set(column(ask(seasonal_adjustment_stl, obs=rows), "obs_status")) == {"P"}


@pytest.mark.parametrize("wrong", [{"seasonal": 4}, {"trend": 11}, {"low_pass": 9}, {"seasonal_deg": 2}])
def test_windows_that_stl_does_not_have(wrong):
    with pytest.raises(BadRequest, match="windows"):
        ask(seasonal_adjustment_stl, wrong, obs=months())


def test_without_the_program_the_feature_is_off(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("X13PATH", raising=False)
    found = ask(seasonal_adjustment_x13, obs=months())
    assert len(found) == len(PASSENGERS)
    assert set(column(found, "reason")) == {"FEATURE_OFF"}
    assert set(column(found, "sa")) == {None}
    assert "X13PATH" in found[0]["note"]


@pytest.fixture
def stand_in(monkeypatch, tmp_path):
    """A program in place of x13as that notes what it was given, and writes tables for as many rows as it is told."""
    program = tmp_path / "x13as"
    program.write_text(STAND_IN, encoding="ascii")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    for name, value in {"X13PATH": str(tmp_path), "SEEN": str(tmp_path / "seen"), "ROWS": "999", "REFUSES": ""}.items():
        monkeypatch.setenv(name, value)
    return tmp_path / "seen"


def test_x13_reads_the_tables_of_the_program(stand_in, monkeypatch):
    found = ask(seasonal_adjustment_x13, obs=months())
    assert {(row["seasonal_factor"], row["sa"], row["trend"], row["reason"]) for row in found} == {
        (0.5, 200, 199, None)
    }
    text = stand_in.read_text(encoding="ascii")
    assert "start = 1949.1" in text
    assert "function = auto" in text
    monkeypatch.setenv("X13PATH", str(stand_in.parent / "x13as"))
    assert ask(seasonal_adjustment_x13, obs=months()) == found


def test_x13_of_a_series_with_a_zero_is_additive(stand_in):
    found = ask(seasonal_adjustment_x13, obs=months([0, *PASSENGERS[1:]]))
    assert set(column(found, "warning")) == {"additive_no_log"}
    assert "mode = add" in stand_in.read_text(encoding="ascii")


def test_x13_passes_working_days_on(stand_in):
    days = [{"time_period": row["time_period"], "days": 20 + at % 3} for at, row in enumerate(months([0] * 150))]
    assert set(column(ask(seasonal_adjustment_x13, obs=months(), regressors=days), "reason")) == {None}
    text = stand_in.read_text(encoding="ascii")
    assert "user = (r1)" in text
    assert "maxlead = 6" in text
    assert set(column(ask(seasonal_adjustment_x13, obs=months(), regressors=days[:100]), "reason")) == {"GAPS"}


@pytest.mark.parametrize("variable", [("REFUSES", "1"), ("ROWS", "5")])
def test_x13_that_refuses_or_stops_early(stand_in, monkeypatch, variable):
    monkeypatch.setenv(*variable)
    found = ask(seasonal_adjustment_x13, obs=months())
    assert set(column(found, "reason")) == {"INCONSISTENT_INPUT"}
    assert set(column(found, "sa")) == {None}
    assert "refused" in found[0]["note"]


@pytest.mark.skipif(x13.program() is None, reason="X-13ARIMA-SEATS is not on this machine (PATH, X13PATH)")
def test_the_program_itself():
    """X-13ARIMA-SEATS 1.1 build 62, statsmodels' own call of it: January and February 1949 of D11."""
    found = ask(seasonal_adjustment_x13, obs=months())
    assert [row["sa"] for row in found[:2]] == pytest.approx([124.54666782, 124.62617568], rel=1e-3)
