"""Figures held against others: prices, the country, employment, the whole; and growth that is shown."""

import numpy as np
import pandas as pd
import pytest

from metrics.methods.relative import (
    ipi_to_base_and_growth,
    labour_productivity,
    lead_coefficient,
    real_growth,
    tolling_share,
)


def one(method, **row):
    return method(pd.DataFrame([row])).iloc[0]


@pytest.mark.parametrize(
    ("prices", "reason"), [(None, "DEFLATOR_MISSING"), (0, "BASE_ZERO"), (-1, "BASE_NEGATIVE"), (110, "")]
)
def test_deflating(prices, reason):
    found = one(real_growth, nominal0=100.0, nominal1=121.0, ppi_yoy_pct=np.nan if prices is None else float(prices))
    assert (found["nominal_index_pct"], found["reason"]) == (121, reason)
    assert found["real_index_pct"] == pytest.approx(np.nan if reason else 110, nan_ok=True)
    assert one(real_growth, nominal0=np.nan, nominal1=1.0, ppi_yoy_pct=np.nan)["reason"] == "BASE_MISSING"


def test_what_is_withheld_has_no_gap_either():
    found = one(lead_coefficient, region_index_pct=50.0, national_index_pct=100.0, obs_status="Q")
    assert found["reason"] == "VALUE_SUPPRESSED"
    assert np.isnan(found["gap_pp"])


def test_productivity_of_a_region_stands_without_the_country():
    found = one(
        labour_productivity, gva_mln_rub=50.0, employment_avg=1000.0, national_gva=np.nan, national_employment=9.0
    )
    assert (found["thousand_rub_per_employee"], found["reason"], found["obs_status"]) == (50, "BASE_MISSING", "A")
    assert one(labour_productivity, gva_mln_rub=50.0, employment_avg=0.0)["reason"] == "BASE_ZERO"


@pytest.mark.parametrize(("part", "reason"), [(10, ""), (10.5, "INCONSISTENT_INPUT"), (-1, "NEGATIVE_INPUT")])
def test_tolling(part, reason):
    assert one(tolling_share, tolling_output=float(part), output=10.0)["reason"] == reason


def test_shown_growth_comes_from_the_exact_quotient():
    row = {"va_base": 1000.0, "calc_same_month_prev_year": 0.0, "calc_prev_month": 1000.0, "calc_current": 1000.5}
    found = one(ipi_to_base_and_growth, **row)
    assert (found["mom"], found["yoy"], found["reason"]) == ("100.1", None, "BASE_ZERO")  # 100.05 exactly
    even = ipi_to_base_and_growth(pd.DataFrame([row]), rounding="half_even", display_decimals=1)
    assert even["mom"][0] == "100.0"
