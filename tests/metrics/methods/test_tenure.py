"""Survival of membership against statsmodels, and its edges: returns, adjoining records, days after the day."""

from datetime import date, timedelta

import numpy as np
import pytest
from statsmodels.duration.survfunc import SurvfuncRight

from data.requests.kinds import BadRequest
from metrics.methods.tenure import membership_survival
from tests.metrics.methods.asking import ask

DAY = date(2024, 12, 31)


def record(member, first, last=None, **more):
    return {"member_id": member, "valid_from": first, "valid_to": last, **more}


def test_against_statsmodels():
    dice = np.random.default_rng(3)
    rows, days, left = [], [], []
    for at in range(300):
        first = date(2017, 1, 1) + timedelta(int(dice.integers(0, 2900)))
        stayed = int(dice.exponential(1500)) + 1
        last = first + timedelta(stayed - 1)
        rows.append(record(f"m{at}", first.isoformat(), last.isoformat()))
        left.append(last < DAY)
        days.append(stayed if last < DAY else (DAY - first).days + 1)
    found = ask(membership_survival, {"as_of": DAY.isoformat()}, memberships=rows)
    other = SurvfuncRight(np.array(days), np.array(left))
    assert [row["t"] for row in found["km"]] == other.surv_times.tolist()
    assert [row["S"] for row in found["km"]] == pytest.approx(other.surv_prob.tolist())
    logs = np.log(other.surv_prob)
    reach = 1.959963984540054 * other.surv_prob_se / other.surv_prob / np.abs(logs)
    assert [row["low"] for row in found["km"][:-1]] == pytest.approx((other.surv_prob ** np.exp(reach))[:-1].tolist())
    assert [row["high"] for row in found["km"][:-1]] == pytest.approx((other.surv_prob ** np.exp(-reach))[:-1].tolist())
    (after,) = [row for row in found["years"] if row["years"] == 3]
    assert after["S"] == pytest.approx(other.surv_prob[other.surv_times <= 3 * 365.25][-1])
    assert after["at_risk"] == sum(day >= 3 * 365.25 for day in days)
    assert found["median_days"] == other.surv_times[other.surv_prob <= 0.5][0]


def test_a_return_is_no_longer_stay_and_adjoining_records_are_one():
    rows = [record("a", "2020-01-01", "2020-03-31"), record("a", "2020-04-01", "2020-12-31"), record("a", "2022-01-01"),
            record("b", "2020-01-01", "2021-12-31", cluster_id="k"), record("b", "2024-12-01", cluster_id="l"),
            record("c", "2025-01-01"), record("d", "2020-05-05", "2020-05-04"), record("e", None, "2021-01-01"),
            record("f", "2020-01-01", kind="prospect"), record("h", "2020-01-01", tier="prospect"),
            record("g", "2023-01-01", "2024-12-31")]  # fmt: skip
    found = ask(membership_survival, {"as_of": DAY.isoformat()}, memberships=rows)
    assert [(row["t"], row["at_risk"]) for row in found["km"]] == [(366, 3), (731, 2)], "g is there on the last day"
    assert (found["n_used"], found["n_left"], found["n_censored"], found["n_dropped"]) == (4, 2, 2, 5)
    early = ask(membership_survival, {"as_of": "2020-06-30"}, memberships=rows)
    assert (early["n_left"], early["reason_median"]) == (0, "SHORT_SERIES")


def test_nobody_and_no_year():
    found = ask(membership_survival, {"as_of": DAY.isoformat()}, memberships=[])
    assert (found["reason"], found["years"][0]["reason"], found["median_days"]) == ("NO_DATA", "NO_DATA", None)
    with pytest.raises(BadRequest, match="above 0"):
        ask(membership_survival, {"as_of": DAY.isoformat(), "years": [0]}, memberships=[])
