"""Support: who is still waiting, what is known on a day, counts of organisations."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from metrics.methods.support import support_uptake

AS_OF = date(2024, 6, 30)


def applications(*rows):
    frame = pd.DataFrame(list(rows), columns=["applied", "decided", "decision", "paid"], dtype=object)
    return frame.assign(app_id=[f"S{i}" for i in range(len(rows))])


def uptake(*rows, eligible=20, asked=10, as_of=AS_OF):
    return support_uptake(applications(*rows), eligible, asked, as_of=as_of)


def test_without_pending_cases_the_curve_counts_what_is_left():
    found = uptake(*[(date(2024, 1, 1), None, "approved", date(2024, 1, 1) + timedelta(n)) for n in (0, 3, 3, 8, 9)])
    assert found["km"][["t", "S"]].to_numpy().tolist() == pytest.approx(
        np.array([[0, 0.8], [3, 0.4], [8, 0.2], [9, 0]])
    )
    assert found["median_lag_days_km"] == found["median_lag_days_completed_only"] == 3


def test_pending_cases_lengthen_the_median_and_rejected_ones_are_left_out():
    paid = [(date(2024, 1, 1), None, "approved", date(2024, 1, 1) + timedelta(n)) for n in (10, 30, 50)]
    pending = [(date(2024, 1, 1), None, None, None)] * 2
    rejected = [(date(2024, 1, 1), date(2024, 1, 5), "rejected", None)] * 5
    found = uptake(*paid, *pending, *rejected)
    assert (found["median_lag_days_completed_only"], found["median_lag_days_km"]) == (30, 50)
    assert (found["approval_rate_decided"], found["n_censored"]) == (3 / 8, 2)


def test_more_than_half_still_waiting_have_no_median():
    found = uptake((date(2024, 1, 1), None, None, None), (date(2024, 1, 1), None, None, None))
    assert (found["median_lag_days_km"], found["reason_median_lag_days_km"]) == (None, "SHORT_SERIES")
    assert found["reason_median_lag_days_completed_only"] == "NO_DATA"


def test_what_happens_later_has_not_happened_yet():
    rows = [(date(2024, 1, 1), date(2024, 7, 1), "rejected", None), (date(2024, 1, 1), None, "approved", date(2024, 7, 5)),
            (date(2024, 7, 1), None, None, None)]  # fmt: skip
    found = uptake(*rows)
    assert (found["n_used"], found["n_dropped"], found["n_paid"], found["n_censored"]) == (2, 1, 0, 2)
    later = uptake(*rows, as_of=date(2024, 7, 31))
    assert (later["n_used"], later["n_paid"], later["approval_rate_decided"]) == (3, 1, 0.5)


def test_contradictions_are_listed_and_not_used():
    found = uptake((date(2024, 2, 1), None, "approved", date(2024, 1, 1)),
                   (date(2024, 2, 1), date(2024, 2, 2), "rejected", date(2024, 3, 1)))  # fmt: skip
    assert (found["n_paid"], len(found["km"]), found["uptake_rate"]) == (0, 0, 0)
    assert [error.split()[2] for error in found["data_errors"]] == ["S0", "S1"]


def test_organisations_are_counted_where_they_are_named():
    rows = applications(*[(date(2024, 1, 1), None, "approved", date(2024, 2, 1))] * 3).assign(org_id=["A", "A", "B"])
    found = support_uptake(rows, 4, as_of=AS_OF)
    assert (found["application_rate"], found["uptake_rate"]) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("rows", "eligible", "asked", "reasons"),
    [
        ([], 20, 0, ("", "NO_DATA", "NO_DATA")),
        ([(None, None, None, None)], 20, None, ("VALUE_MISSING", "BASE_ZERO", "")),
        ([(date(2024, 1, 1), None, "approved", None)], 0, 1, ("BASE_ZERO", "", "BASE_ZERO")),
        ([(date(2024, 1, 1), None, "approved", None)], None, 1, ("BASE_MISSING", "", "BASE_MISSING")),
    ],
)
def test_rates_that_cannot_be_had(rows, eligible, asked, reasons):
    found = uptake(*rows, eligible=eligible, asked=asked)
    names = ("application_rate", "approval_rate_decided", "uptake_rate")
    assert tuple(found[f"reason_{name}"] for name in names) == reasons
    assert [found[name] is None for name in names] == [bool(reason) for reason in reasons]
