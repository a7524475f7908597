"""Indices to a base, months out of running totals, joined series."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from metrics.methods.indices import decumulate_ytd, index_base100
from metrics.methods.splicing import index_splice

SETTINGS = settings(deadline=None, max_examples=20)
MONTHS = [f"{year}-{month:02d}" for year in (2022, 2023) for month in range(1, 13)]
figures = st.lists(st.floats(0.5, 1e6), min_size=24, max_size=24)


def table(values, name="obs_value", **columns):
    return pd.DataFrame({"time_period": MONTHS[: len(values)], name: np.array(values, dtype=float), **columns})


@SETTINGS
@given(figures)
def test_the_mean_of_the_base_year_is_100(values):
    found = index_base100(table(values), base_period="2023")
    assert found["index"][12:].mean() == pytest.approx(100)
    assert found["index"].to_numpy() == pytest.approx(np.array(values) / np.mean(values[12:]) * 100)


def test_one_period_as_base():
    found = index_base100(table([50, 100, 80]), base_period="2022-02", base_type="period")
    assert found["index"].tolist() == [50, 100, 80]


@pytest.mark.parametrize(
    ("values", "base", "kind", "reason"),
    [
        ([10] * 12, "2023", "annual_average", "BASE_ABSENT"),
        ([10] * 13, "2023", "annual_average", "BASE_INCOMPLETE"),
        ([10] * 12 + [None] * 12, "2023", "annual_average", "BASE_INCOMPLETE"),
        ([0] * 12, "2022", "annual_average", "BASE_ZERO"),
        ([-5] * 12, "2022", "annual_average", "BASE_NEGATIVE"),
        ([10, None], "2022-02", "period", "BASE_MISSING"),
        ([10, 10], "2022-03", "period", "BASE_ABSENT"),
        ([10] * 24, "2022", "period", "BASE_ABSENT"),
        ([10] * 24, "2022-Q1", "annual_average", ""),
    ],
)
def test_why_there_is_no_index(values, base, kind, reason):
    found = index_base100(table(values), base_period=base, base_type=kind)
    assert found["reason"][0] == reason


def test_a_month_is_no_base_of_years():
    years = pd.DataFrame({"time_period": ["2022", "2023"], "obs_value": [1.0, 2.0]})
    assert set(index_base100(years, base_period="2022-01")["reason"]) == {"BASE_ABSENT"}


def test_a_withheld_base_and_a_break():
    hidden = table([10] * 24, obs_status=["Q"] + ["A"] * 23)
    assert set(index_base100(hidden, base_period="2022")["reason"][1:]) == {"BASE_SUPPRESSED"}
    broken = table([10] * 24, obs_status=["A"] * 12 + ["B"] + ["A"] * 11)
    assert index_base100(broken, base_period="2022")["reason"].tolist() == [""] * 12 + ["SERIES_BREAK"] * 12
    assert index_base100(broken, base_period="2023")["reason"].tolist() == ["SERIES_BREAK"] * 12 + [""] * 12


@SETTINGS
@given(figures)
def test_months_and_running_totals_lead_to_each_other(values):
    totals = pd.Series(values).groupby(np.arange(24) // 12).cumsum()
    found = decumulate_ytd(table(totals, "ytd_value"))
    assert found["value"].to_numpy() == pytest.approx(values, abs=1e-6)
    assert not found["reason"].any()


def test_what_is_missing_or_withheld_is_not_a_month():
    status = ["A", "Q", "A", "O", "A", "A", "B"]
    found = decumulate_ytd(table([1, 2, 3, 4, 5, 6, 7], "ytd_value", obs_status=status))
    assert found["reason"].tolist() == [
        "",
        "VALUE_SUPPRESSED",
        "BASE_SUPPRESSED",
        "VALUE_MISSING",
        "BASE_MISSING",
        "",
        "SERIES_BREAK",
    ]
    assert found["value"].tolist()[5] == 1


def test_january_needs_nothing_before_and_a_fall_is_kept():
    found = decumulate_ytd(table([0.0] * 11 + [30, 3, 2], "ytd_value"))
    assert found["value"].tolist()[-2:] == [3, -1]
    assert found["warning"].tolist()[-2:] == ["", "NEGATIVE_INCREMENT"]


def parts(**series):
    rows = [(base[1:], year, value) for base, points in series.items() for year, value in points.items()]
    return pd.DataFrame(rows, columns=["vintage_base", "time_period", "index"]).astype({"index": float})


OLD, NEW = {"2016": 80, "2017": 96, "2018": 104}, {"2018": 100, "2019": 103}


def test_growth_inside_the_parts_is_kept_and_the_overlap_is_new():
    found = index_splice(parts(b2018=NEW, b2010=OLD), overlap="2018")
    growth = found["index"].to_numpy()[1:] / found["index"].to_numpy()[:-1]
    assert growth == pytest.approx([96 / 80, 104 / 96, 1.03])
    assert found["source_base"].tolist() == ["2010", "2010", "2018", "2018"]
    assert found["obs_status"].tolist() == ["A", "A", "B", "A"]


def test_the_old_base_may_be_kept():
    found = index_splice(parts(b2010=OLD, b2018=NEW), overlap="2018", prefer="old")
    assert found["index"].tolist() == [80, 96, 104, pytest.approx(107.12)]
    assert found["source_base"].tolist() == ["2010", "2010", "2010", "2018"]


def test_three_bases_and_the_first_common_period():
    series = parts(b2010=OLD, b2018=NEW, b2023={"2019": 90, "2020": 99})
    found = index_splice(series, overlap=["2018", "2019"])
    pd.testing.assert_frame_equal(found, index_splice(series))
    assert found["index"].iloc[-3:].tolist() == [pytest.approx(90 / 1.03), 90, 99]
    assert found["obs_status"].tolist() == ["A", "A", "B", "B", "A"]


def test_a_year_of_months_is_joined_by_the_means():
    old = pd.DataFrame({"vintage_base": "2010", "time_period": MONTHS, "index": [50.0] * 12 + [60.0] * 12})
    new = pd.DataFrame({"vintage_base": "2023", "time_period": MONTHS[12:], "index": np.linspace(90, 110, 12)})
    found = index_splice(pd.concat([old, new]), overlap="2023")
    assert found["index"][:12].tolist() == pytest.approx([50 / 60 * 100] * 12)
    assert found["obs_status"][12] == "B"
    short = index_splice(pd.concat([old, new.iloc[1:]]), overlap="2023")
    assert set(short["reason"]) == {"BASE_INCOMPLETE"}


@pytest.mark.parametrize(
    ("old", "status", "reason"),
    [({"2017": 96}, "A", "BASE_ABSENT"), ({"2018": 0}, "A", "BASE_ZERO"), ({"2018": -1}, "A", "BASE_NEGATIVE"),
     ({"2018": None}, "A", "BASE_MISSING"), ({"2018": 104}, "Q", "BASE_SUPPRESSED")],
)  # fmt: skip
def test_without_joint_no_series(old, status, reason):
    series = parts(b2010=old, b2018=NEW)
    found = index_splice(series.assign(obs_status=[status] + ["A"] * (len(series) - 1)), overlap="2018")
    assert set(found["reason"]) == {reason}
    assert found["index"].isna().all()


def test_areas_are_joined_one_by_one():
    both = pd.concat([parts(b2010=OLD, b2018=NEW).assign(ref_area=area) for area in ("B", "A")])
    found = index_splice(both, overlap="2018")
    assert found["ref_area"].tolist() == ["B"] * 4 + ["A"] * 4
    assert not found["reason"].any()


def test_a_period_that_is_none_is_refused():
    with pytest.raises(BadRequest, match="expected a year"):
        decumulate_ytd(pd.DataFrame({"time_period": ["2022-01-05"], "ytd_value": [1.0]}))
