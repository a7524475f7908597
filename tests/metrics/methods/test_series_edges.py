"""Every method that takes one series answers spoilt ones with the right reason, and never with an error or infinity."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import DataError
from metrics.methods.forecast import forecast_seasonal_naive, forecast_theta
from metrics.methods.forecast_accuracy import forecast_rolling_origin
from metrics.methods.nowcast import nowcast
from metrics.methods.seasonal import seasonal_adjustment_stl, seasonal_adjustment_x13
from metrics.methods.unit_sanity import unit_sanity
from tests.metrics.methods.air_passengers import PASSENGERS, months
from tests.metrics.methods.asking import ask

ONE_REASON = [
    seasonal_adjustment_stl,
    seasonal_adjustment_x13,
    forecast_seasonal_naive,
    forecast_theta,
    forecast_rolling_origin,
    nowcast,
]
SHORT = [*months(PASSENGERS[:11])]


def changed(place, **change):
    """Twelve years of months, one of them changed."""
    rows = months()
    rows[place] = {**rows[place], **change}
    return rows


SPOILT = {
    "no row": ([], {"NO_DATA"}),
    "one row": (months([5]), {"SHORT_SERIES", "INCOMPLETE_YTD"}),
    "all missing": (months([None] * 60), {"NO_DATA"}),
    "all withheld": (months([None] * 60, obs_status="Q", conf_status="C"), {"VALUE_SUPPRESSED"}),
    "one withheld": (changed(139, obs_value=None, obs_status="Q"), {"VALUE_SUPPRESSED"}),
    "one confidential": (changed(3, conf_status="C"), {"VALUE_SUPPRESSED"}),
    "short": (SHORT, {"SHORT_SERIES", "INCOMPLETE_YTD"}),
    "a period twice": (changed(3, time_period="1949-05"), {"INCONSISTENT_INPUT"}),
    "a year among months": (changed(3, time_period="1948"), {"INCONSISTENT_INPUT"}),
    "days": ([{"time_period": f"2024-01-0{day}", "obs_value": day} for day in (1, 2, 3)], {"INCONSISTENT_INPUT"}),
    "a gap": (months([*PASSENGERS[:130], None, *PASSENGERS[131:139]]), {"GAPS", "INCOMPLETE_YTD", "BASE_INCOMPLETE"}),
    "a row left out": ([row for at, row in enumerate(months(PASSENGERS[:139])) if at != 130], {"GAPS", "INCOMPLETE_YTD", "BASE_INCOMPLETE"}),
}  # fmt: skip


def reasons(found):
    """Every reason of an answer, whatever its form."""
    rows = found if isinstance(found, list) else [found]
    return {row["reason"] for row in rows}


@pytest.mark.parametrize("function", ONE_REASON)
@pytest.mark.parametrize("case", SPOILT)
def test_spoilt_series(function, case):
    rows, expected = SPOILT[case]
    found = reasons(ask(function, obs=rows))
    assert len(found) == 1
    assert found <= expected


@pytest.mark.parametrize("function", ONE_REASON)
def test_no_period(function):
    with pytest.raises(DataError, match="2024-13"):
        ask(function, obs=changed(3, time_period="2024-13"))


@settings(max_examples=10, deadline=None)
@given(st.lists(st.one_of(st.none(), st.just(0), st.integers(-(10**9), 10**9).map(lambda x: x / 1000)), max_size=45))
def test_anything_is_answered(values):
    """`ask` refuses NaN and infinity."""
    for function in (seasonal_adjustment_stl, forecast_seasonal_naive, forecast_theta, nowcast, unit_sanity):
        ask(function, obs=months(values))
