"""What was known on a day, and how large revisions are."""

import statistics
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from metrics.methods.revisions import revision_metrics, vintage_asof
from tests.metrics.methods.asking import ask, column

START = date(2026, 1, 1)
VALUE = st.one_of(st.none(), st.integers(-50, 150))
DATED = st.lists(
    st.tuples(st.sampled_from("AB"), st.sampled_from(["2025", "2026"]), st.integers(0, 9), VALUE), max_size=25
)


def row(value, vintage, *, series="C13", period="2026-06", **more):
    return {"series": series, "time_period": period, "obs_value": value, "vintage": vintage, **more}


def values(rows, *days):
    return [answer["values"] for answer in ask(vintage_asof, {"as_of": list(days)}, obs=rows)]


def test_the_day_itself_counts():
    rows = [row(105.1, "2026-08-25"), row(104.2, "2026-07-25")]
    assert values(rows, "2026-07-24", "2026-07-25", "2026-08-24", "2026-08-25") == [
        {},
        {"C13": 104.2},
        {"C13": 104.2},
        {"C13": 105.1},
    ]


@settings(max_examples=30, deadline=None)
@given(DATED, st.integers(-1, 10))
def test_by_a_loop(given_rows, day):
    rows = [row(v, str(START + timedelta(at)), series=s, period=p) for s, p, at, v in given_rows]
    known = {}
    for s, p, at, v in sorted(given_rows, key=lambda one: one[2]):
        if at <= day:
            known[s, p] = v
    found = ask(vintage_asof, {"as_of": str(START + timedelta(day))}, obs=rows)[0]["rows"]
    assert {(one["series"], one["time_period"]): one["obs_value"] for one in found} == known


def test_a_value_withdrawn_is_not_replaced_by_the_one_before():
    rows = [row(5, "2026-07-01"), row(None, "2026-08-01", obs_status="Q"), row(None, "2026-09-01", obs_status="M")]
    for day, reason in (("2026-08-02", "VALUE_SUPPRESSED"), ("2026-09-02", "VALUE_MISSING")):
        found = ask(vintage_asof, {"as_of": [day]}, obs=rows)[0]
        assert (found["values"], column(found["rows"], "reason")) == ({"C13": None}, [reason])


def test_a_confidential_value_is_not_told():
    assert values([row(5, "2026-07-01", conf_status="C")], "2026-07-01") == [{"C13": None}]


def test_of_one_vintage_the_last_row_stands_and_that_is_said():
    found = ask(vintage_asof, {"as_of": ["2026-07-01"]}, obs=[row(1, "2026-07-01"), row(2, "2026-07-01")])[0]
    assert (found["values"], column(found["rows"], "warning")) == ({"C13": 2}, ["INCONSISTENT_INPUT"])
    same = ask(vintage_asof, {"as_of": ["2026-07-01"]}, obs=[row(1, "2026-07-01")] * 2)[0]
    assert column(same["rows"], "warning") == [None]


def test_series_with_several_periods_are_told_apart():
    rows = [row(1, "2026-07-01"), row(2, "2026-07-01", period="2026-05"), row(3, "2026-07-01", series="C14")]
    assert values(rows, "2026-07-01") == [{"C13|2026-06": 1, "C13|2026-05": 2, "C14": 3}]


def test_nothing_known():
    assert values([], "2026-07-01") == [{}]
    with pytest.raises(BadRequest, match="day"):
        values([row(1, "2026-07-01")], "yesterday")


def pairs(*listed):
    return [{"time_period": str(at), "first_release": a, "latest_release": b} for at, (a, b) in enumerate(listed)]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(50, 150), st.integers(50, 150)), min_size=2, max_size=20))
def test_sizes_of_revisions_by_a_loop(listed):
    found, revised = ask(revision_metrics, vintages=pairs(*listed)), [b - a for a, b in listed]
    assert found["mean_revision"] == pytest.approx(statistics.mean(revised))
    assert found["mean_absolute_revision"] == pytest.approx(statistics.mean(map(abs, revised)))
    assert found["std_revision"] == pytest.approx(statistics.stdev(revised))
    assert found["rms_revision"] ** 2 == pytest.approx(statistics.mean(r * r for r in revised))
    assert found["relative_mar"] == pytest.approx(sum(map(abs, revised)) / sum(b for _, b in listed))
    assert found["share_upward"] == pytest.approx(sum(r > 0 for r in revised) / len(revised))
    agree = [(a > 100) - (a < 100) == (b > 100) - (b < 100) for a, b in listed]
    assert found["sign_agreement"] == pytest.approx(statistics.mean(agree))


@pytest.mark.parametrize(
    ("listed", "used", "reason", "nulls"),
    [
        ([], 0, "NO_DATA", 7),
        ([(None, 1), (1, None)], 0, "NO_DATA", 7),
        ([(1, 2), (None, 5)], 1, "SHORT_SERIES", 1),
        ([(1, 0), (0, 0)], 2, "BASE_ZERO", 1),
    ],
)
def test_pairs_that_say_little(listed, used, reason, nulls):
    found = ask(revision_metrics, vintages=pairs(*listed))
    assert (found["n_used"], found["n_dropped"], found["reason"]) == (used, len(listed) - used, reason)
    assert sum(value is None for name, value in found.items() if name != "reason") == nulls
