"""Flags and breaks beside figures are read in one way, whether a method takes one series or a table of them."""

import math

import pytest

from data.requests.kinds import BadRequest
from metrics.methods.flags import observed
from metrics.methods.forecast import forecast_seasonal_naive
from metrics.methods.growth import growth_yoy
from metrics.methods.one_series import OBS, read
from metrics.methods.series import on_calendar
from metrics.status import CODE
from tests.metrics.methods.air_passengers import PASSENGERS, months
from tests.metrics.methods.asking import ask

YEARS = 143  # the last month of twelve years


def changed(**change):
    rows = months(PASSENGERS[: YEARS + 1])
    rows[YEARS] = {**rows[YEARS], **change}
    return OBS.read(rows, "inputs, obs")


def both(**change):
    """The last figure as each of the two readers has it: value, and whether it stands behind a break."""
    one, (table,) = read(changed(**change)), on_calendar(changed(**change))
    cells = table.cells
    return (one.values[-1], bool(one.since_break)), (cells.value[0, 0, -1], bool(cells.breaks[0, 0, -1]))


@pytest.mark.parametrize(
    ("change", "has_value", "is_break"),
    [
        ({"obs_status": "B", "break_kind": "territory_remark"}, True, False),
        ({"obs_status": "B"}, True, True),
        ({"obs_status": "B", "break_kind": "definition"}, True, True),
        ({"break_kind": "territory"}, True, True),
        ({"break_kind": "territory_remark"}, True, False),
        ({"break_kind": ""}, True, False),
        ({"obs_status": "P"}, True, False),
        ({"obs_status": "O"}, False, False),
        ({"obs_status": "M"}, False, False),
        ({"obs_status": "H"}, False, False),
        ({"obs_status": "L", "break_kind": "territory"}, False, True),
        ({"obs_status": "Q"}, False, False),
        ({"conf_status": "C"}, False, False),
        ({"obs_value": None}, False, False),
    ],
)
def test_both_readers_agree(change, has_value, is_break):
    for value, broken in both(**change):
        assert (math.isfinite(value), broken) == (has_value, is_break)


@pytest.mark.parametrize("function", [growth_yoy, forecast_seasonal_naive])
def test_a_kind_of_break_that_there_is_not_is_refused(function):
    rows = months()
    rows[9] = {**rows[9], "break_kind": "methodology"}
    with pytest.raises(BadRequest, match="expected nothing or one of territory_remark, territory, definition"):
        ask(function, obs=rows)


def test_a_number_beside_a_status_without_figure_is_missing():
    rows = months()
    rows[130] = {**rows[130], "obs_status": "O"}
    assert ask(growth_yoy, obs=rows)[130]["reason"] == "VALUE_MISSING"
    assert {row["reason"] for row in ask(forecast_seasonal_naive, {"h": 2}, obs=rows)} == {"GAPS"}


def test_what_is_withheld_is_not_missing():
    found = observed(changed(conf_status="C"))
    assert (found.status[YEARS], found.is_withheld.sum(), math.isnan(found.value[YEARS])) == ("Q", 1, True)
    (table,) = on_calendar(changed(conf_status="C"))
    assert table.cells.reason[0, 0, -1] == CODE["VALUE_SUPPRESSED"]
    assert read(changed(conf_status="N")).reason == "", "internal use is not withheld"
