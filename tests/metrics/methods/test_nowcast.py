"""The estimate of a year from its own start, and how it is tested on earlier years."""

import pytest

from metrics.methods.nowcast import nowcast
from tests.metrics.methods.air_passengers import PASSENGERS, months, quarters
from tests.metrics.methods.asking import ask, column

BEFORE, SO_FAR = [100, 120, 140, 160], [110, 132]


def test_by_hand():
    found = ask(nowcast, obs=quarters(BEFORE, SO_FAR))
    assert column(found["rows"], "time_period") == ["2022-Q3", "2022-Q4"]
    assert column(found["rows"], "obs_value") == pytest.approx([154, 176])
    assert set(column(found["rows"], "obs_status")) == {"F"}
    assert found["year"]["obs_value"] == pytest.approx(110 + 132 + 154 + 176)
    assert found["year"]["ytd_index_pct"] == pytest.approx(110)
    assert (found["tests"], found["mean_absolute_error_pct"], found["reason"]) == ([], None, None)


def test_an_indicator_that_knows_the_next_period():
    """It stands 20 % above its year before in the third quarter, where its own start said 0 %."""
    early = quarters([10, 10, 10, 10], [10, 10, 12])
    found = ask(nowcast, obs=quarters(BEFORE, SO_FAR), indicator=early)
    assert column(found["rows"], "obs_value") == pytest.approx([154 * 1.2, 176])
    same = ask(nowcast, obs=months(PASSENGERS[:139]), indicator=months([2 * value for value in PASSENGERS]))
    assert same["year"]["obs_value"] == pytest.approx(sum(PASSENGERS[132:]))


def test_an_indicator_with_gaps_is_left_out_and_that_is_said():
    early = quarters([10, None, 10, 10], [10, 10, 12])
    found = ask(nowcast, obs=quarters(BEFORE, SO_FAR), indicator=early)
    assert column(found["rows"], "obs_value") == pytest.approx([154, 176])
    assert found["warning"] == "GAPS"


@pytest.mark.parametrize("early", [months([10] * 24, 2021), quarters([10] * 4), quarters([0] * 4, [10, 10, 12])])
def test_an_indicator_with_other_periods_or_nothing_to_compare_is_left_out_and_that_is_said(early):
    found = ask(nowcast, obs=quarters(BEFORE, SO_FAR), indicator=early)
    assert (column(found["rows"], "obs_value"), found["warning"]) == (pytest.approx([154, 176]), "GAPS")


def test_earlier_years_are_tested_on_what_they_came_to():
    found = ask(nowcast, obs=months(PASSENGERS[:139]))
    assert column(found["tests"], "year") == list(range(1950, 1960))
    first = found["tests"][0]
    growth = sum(PASSENGERS[12:19]) / sum(PASSENGERS[:7])
    assert first["estimate"] == pytest.approx(sum(PASSENGERS[12:19]) + growth * sum(PASSENGERS[7:12]))
    assert first["actual"] == sum(PASSENGERS[12:24])
    errors = [abs(test["estimate"] / test["actual"] - 1) * 100 for test in found["tests"]]
    assert found["mean_absolute_error_pct"] == pytest.approx(sum(errors) / 10)


def test_with_vintages_the_test_sees_what_was_known_then():
    """The second quarter of 2022 first came out as 90 and was corrected to 110 a year later."""
    rows = [
        {**row, "vintage": f"{2021 + at // 4}-{3 * (at % 4) + 3:02d}-28"}
        for at, row in enumerate(quarters([100] * 4, [110, 90, 110, 110], [121, 121]))
    ]
    rows.append({**rows[5], "obs_value": 110, "vintage": "2023-05-01"})
    found = ask(nowcast, obs=rows)
    assert found["tests"] == [
        {"year": 2022, "estimate": pytest.approx(400), "actual": 440, "error_pct": pytest.approx(-100 / 11)}
    ]
    assert found["year"]["ytd_index_pct"] == pytest.approx(110)


def test_periods_announced_without_a_figure_are_still_missing():
    rows = quarters(BEFORE, [*SO_FAR, None, None])
    assert ask(nowcast, obs=rows)["rows"] == ask(nowcast, obs=quarters(BEFORE, SO_FAR))["rows"]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "NO_DATA"),
        (quarters([None] * 4), "NO_DATA"),
        (quarters(BEFORE, BEFORE), "NO_DATA"),
        (quarters([110]), "INCOMPLETE_YTD"),
        (quarters([100, None, 140, 160], SO_FAR), "INCOMPLETE_YTD"),
        (quarters(BEFORE, [None, 132]), "INCOMPLETE_YTD"),
        (quarters([100, 120, None, 160], SO_FAR), "BASE_INCOMPLETE"),
        (quarters([0, 0, 140, 160], SO_FAR), "BASE_ZERO"),
        (quarters([-5, 120, 140, 160], SO_FAR), "NEGATIVE_INPUT"),
        (
            [*quarters(BEFORE, SO_FAR), {"time_period": "2020-Q4", "obs_value": None, "obs_status": "Q"}],
            "VALUE_SUPPRESSED",
        ),
        ([*quarters(BEFORE, SO_FAR), {"time_period": "2022", "obs_value": 5}], "INCONSISTENT_INPUT"),
    ],
)
def test_what_cannot_be_bridged(rows, reason):
    found = ask(nowcast, obs=rows)
    assert (found["rows"], found["year"], found["reason"]) == ([], None, reason)
