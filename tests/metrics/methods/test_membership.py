"""Members over time against a slow count day by day; density and coverage."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.methods.membership import cluster_density_coverage, cluster_membership

FROM, TO = date(2023, 12, 31), date(2024, 12, 31)
DAYS = st.integers(0, 730).map(lambda n: date(2023, 7, 1) + timedelta(n))
SPELLS = st.lists(
    st.tuples(st.sampled_from("ABC"), DAYS, st.one_of(st.none(), DAYS)).filter(lambda s: s[2] is None or s[1] <= s[2]),
    min_size=1,
    max_size=7,
)


def records(*rows):
    known = [(*row, "core")[:4] for row in rows]
    frame = pd.DataFrame(known, columns=["member_id", "valid_from", "valid_to", "tier"], dtype=object)
    return frame.assign(cluster_id="K")


def count(*rows, start=FROM, end=TO):
    return cluster_membership(records(*rows), start=start, end=end)


@settings(deadline=None, max_examples=25)
@given(SPELLS)
def test_against_counting_day_by_day(spells):
    def is_member(who, day):
        return any(m == who and first <= day and (last is None or day <= last) for m, first, last in spells)

    days = [FROM + timedelta(n) for n in range((TO - FROM).days + 1)]
    people = sorted({m for m, _, _ in spells})
    start, end = ([p for p in people if is_member(p, day)] for day in (FROM, TO))
    # A first day has no membership the day before, a last day none the day after.
    entries = sum(is_member(p, d) and not is_member(p, d - timedelta(1)) for p in people for d in days[1:])
    exits = sum(is_member(p, d) and not is_member(p, d + timedelta(1)) for p in people for d in days[1:])
    found = count(*spells)
    assert (found["ids_start"], found["ids_end"]) == (start, end)
    assert (found["entry_events"], found["exit_events"]) == (entries, exits)
    assert found["retained"] == len(set(start) & set(end))
    assert found["joined_net"] == len(set(end) - set(start))
    assert sum(found["members_end_by_tier"].values()) == found["members_end"]


def test_back_within_the_year_is_retained_with_two_events():
    found = count(("A", date(2023, 1, 1), date(2024, 3, 1)), ("A", date(2024, 6, 1), None))
    assert (found["retained"], found["churn_rate"], found["entry_events"], found["exit_events"]) == (1, 0, 1, 1)


def test_both_ends_of_an_interval_belong_to_it():
    found = count(("A", FROM, FROM), ("B", TO, TO), ("C", date(2023, 1, 1), date(2023, 12, 30)))
    assert (found["ids_start"], found["ids_end"]) == (["A"], ["B"])
    assert (found["entry_events"], found["exit_events"]) == (1, 1)


def test_a_new_tier_from_the_next_day_is_no_event():
    found = count(("A", date(2023, 1, 1), date(2024, 3, 31), "supplier"), ("A", date(2024, 4, 1), None, "core"))
    assert (found["entry_events"], found["exit_events"], found["members_end_by_tier"]) == (0, 0, {"core": 1})
    assert found["data_errors"] == []


def test_overlaps_count_once_and_are_listed():
    found = count(("A", date(2023, 1, 1), date(2024, 6, 30)), ("A", date(2024, 5, 1), None))
    assert (found["members_end"], found["entry_events"], found["exit_events"]) == (1, 0, 0)
    assert len(found["data_errors"]) == 1
    assert "A" in found["data_errors"][0]


def test_nobody_at_the_start_gives_no_rates():
    found = count(("A", date(2024, 2, 1), None))
    assert (found["members_start"], found["members_end"], found["reason"]) == (0, 1, "BASE_ZERO")
    assert found["retention_rate"] is found["churn_rate"] is found["net_growth_rate"] is None


def test_prospects_are_never_members():
    listed = records(
        ("A", date(2023, 1, 1), None), ("B", date(2023, 1, 1), None), ("C", date(2023, 1, 1), None, "prospect")
    )
    found = cluster_membership(listed.assign(kind=["member", "prospect", None]), start=FROM, end=TO)
    assert (found["ids_end"], found["n_dropped"]) == (["A"], 2)


@pytest.mark.parametrize(
    ("rows", "end", "reason", "errors"),
    [
        ([], TO, "NO_DATA", 0),
        ([("A", None, None)], TO, "NO_DATA", 1),
        ([(None, date(2023, 1, 1), None)], TO, "NO_DATA", 1),
        ([("A", date(2024, 1, 2), date(2024, 1, 1))], TO, "NO_DATA", 1),
        ([("A", date(2023, 1, 1), None)], date(2023, 1, 1), "INCONSISTENT_INPUT", 0),
    ],
)
def test_what_cannot_be_counted(rows, end, reason, errors):
    found = count(*rows, end=end)
    assert (found["reason"], found["members_end"], len(found["data_errors"])) == (reason, None, errors)


@pytest.mark.parametrize(
    ("members", "enterprises", "status", "density", "reason", "warning"),
    [
        (41, 1240, "A", 41000 / 1240, "", ""),
        (0, 10, "A", 0, "", ""),
        (12, 10, "A", 1200, "", "INCONSISTENT_INPUT"),
        (1, 0, "A", None, "BASE_ZERO", ""),
        (None, 10, "A", None, "VALUE_MISSING", ""),
        (1, None, "A", None, "BASE_MISSING", ""),
        (1, None, "Q", None, "BASE_SUPPRESSED", ""),
        (1, 10, "Q", None, "VALUE_SUPPRESSED", ""),
        (-1, 10, "A", None, "NEGATIVE_INPUT", ""),
    ],
)
def test_density(members, enterprises, status, density, reason, warning):
    row = {"ref_area": "R", "members": members, "enterprises_c13_c15": enterprises, "member_employment": members}
    obs = pd.DataFrame([row | {"sector_employment": enterprises, "obs_status": status}])
    found = cluster_density_coverage(obs).iloc[0]
    assert (found["reason"], found["warning"], found["reason_coverage"]) == (reason, warning, reason)
    assert found["warning_coverage"] == warning
    for name, factor in (("members_per_1000_enterprises", 1), ("employment_coverage_pct", 0.1)):
        assert pd.isna(found[name]) if density is None else found[name] == pytest.approx(density * factor)
