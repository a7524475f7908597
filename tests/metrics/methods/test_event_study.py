"""The event study against plain loops and statsmodels; nothing after the event chooses a peer; no single firm is told."""

import math
from collections import defaultdict

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.weightstats import DescrStatsW

from data.requests.kinds import BadRequest
from metrics.methods.event_study import event_study
from metrics.methods.remainder import hidden_as_well
from tests.metrics.methods.asking import ask

YEARS = range(2015, 2025)


def invented(n_units=160, seed=4, effect=0.05):
    """Units of six kinds; two of five had an event and grew by `effect` a year more for three years."""
    dice = np.random.default_rng(seed)
    units, figures = [], []
    for at in range(n_units):
        event = int(dice.integers(2016, 2025)) if dice.random() < 0.4 else None
        units.append({"unit_id": f"u{at:03d}", "event_year": event, "ref_area": "ABC"[at % 3], "group": f"g{at % 4}"})
        log = dice.normal(4, 0.8)
        for year in YEARS:
            log += dice.normal(0.02, 0.08) + (effect if event is not None and event <= year < event + 3 else 0)
            if dice.random() < 0.93:
                figures.append({"unit_id": f"u{at:03d}", "time_period": str(year), "value": math.exp(log),
                                "size": math.exp(log + dice.normal(0, 0.2)), "activity": "xy"[at % 2]})  # fmt: skip
    return pd.DataFrame(units), pd.DataFrame(figures)


def slowly(units, figures, k=3, ratio=2.0, years=(-3, 4)):
    """The same by plain loops: peers by name, and the paired differences of every relative year."""
    value, size, kind = {}, {}, {}
    for row in figures.itertuples():
        cell = row.unit_id, int(row.time_period)
        value[cell], size[cell], kind[cell] = row.value, row.size, row.activity
    area = dict(zip(units.unit_id, units.ref_area, strict=True))
    event = {u: (None if pd.isna(e) else int(e)) for u, e in zip(units.unit_id, units.event_year, strict=True)}
    peers, pairs = {}, defaultdict(list)
    for unit, year in event.items():
        if year is None or (unit, year - 1) not in value:
            continue
        base = year - 1
        near = []
        for place, other in enumerate(units.unit_id):
            if (
                event[other] is None
                and (other, base) in value
                and area[other] == area[unit]
                and kind[other, base] == kind[unit, base]
            ):
                apart = abs(math.log(size[unit, base]) - math.log(size[other, base]))
                if apart <= math.log(ratio) + 1e-12:
                    near.append((apart, place, other))
        if near:
            peers[unit] = [other for *_, other in sorted(near)[:k]]
        for t in range(years[0], years[1] + 1):
            grown = [
                math.log(value[p, year + t] / value[p, base]) for p in peers.get(unit, []) if (p, year + t) in value
            ]
            if grown and (unit, year + t) in value:
                pairs[t].append((unit, math.log(value[unit, year + t] / value[unit, base]), sum(grown) / len(grown)))
    return peers, pairs


def test_against_plain_loops_and_statsmodels():
    units, figures = invented()
    found = event_study(units, figures)
    peers, pairs = slowly(units, figures)
    assert found["matches"] == peers
    assert found["n_event"] == units.event_year.notna().sum() > found["n_matched"] == len(peers) > 40
    points = found["points"][found["points"]["group"] == ""].set_index("relative_year")
    for t, listed in pairs.items():
        own, others = (np.array([pair[at] for pair in listed]) for at in (1, 2))
        low, high = DescrStatsW(own - others).tconfint_mean(0.05) if t != -1 else (0.0, 0.0)
        expected = (100 * np.exp(own.mean()), 100 * np.exp(others.mean()), 100 * np.expm1((own - others).mean()),
                    100 * np.expm1(low), 100 * np.expm1(high), len(listed))  # fmt: skip
        got = points.loc[t, ["units_index", "peers_index", "difference_pct", "low_pct", "high_pct", "n_units"]]
        assert got.to_numpy(float) == pytest.approx(expected, abs=1e-9), t
    assert points.loc[2, "low_pct"] > 0, "the effect that was put in is found"
    assert points.loc[-2, "low_pct"] < 0 < points.loc[-2, "high_pct"], "before it there was none"


def test_what_follows_never_chooses_a_peer():
    units, figures = invented()
    event = units.set_index("unit_id")["event_year"]
    first = int(event.min())
    later = figures.copy()
    after = later["time_period"].astype(int) >= first
    later.loc[after, ["value", "size"]] *= np.random.default_rng(1).uniform(0.2, 5, (after.sum(), 2))
    early = event[event == first].index
    one, other = (event_study(units, table)["matches"] for table in (figures, later))
    assert (
        {unit: one[unit] for unit in early if unit in one}
        == {unit: other[unit] for unit in early if unit in other}
        != {}
    )


def made(*events, peers=4, groups=None):
    """Units of one kind whose value doubles in the year of the event, and peers that stay as they are."""
    names = [f"m{at}" for at in range(len(events))] + [f"p{at}" for at in range(peers)]
    units = [{"unit_id": name, "event_year": events[at] if at < len(events) else None, "ref_area": "A", "activity": "x",
              "group": groups[at] if groups and at < len(events) else None} for at, name in enumerate(names)]  # fmt: skip
    figures = [{"unit_id": name, "time_period": year, "value": 200 if at < len(events) and year >= events[at] else 100}
               for at, name in enumerate(names) for year in range(2018, 2024)]  # fmt: skip
    return units, figures


def points(units, figures, **params):
    rows = ask(event_study, params, units=units, figures=figures)["points"]
    return {(row["group"], row["relative_year"]): row for row in rows}


@pytest.mark.parametrize(("n", "peers", "reason"), [(2, 3, "TOO_FEW_UNITS"), (3, 2, "TOO_FEW_UNITS"), (3, 3, None)])
def test_no_point_of_fewer_than_three_firms_or_peers(n, peers, reason):
    found = points(*made(*[2020] * n, peers=peers))["", 0]
    assert (found["reason"], found["n_units"], found["n_peers"]) == (reason, n, peers)
    assert found["units_index"] == (None if reason else pytest.approx(200))
    assert found["difference_pct"] == (None if reason else pytest.approx(100))


def test_a_group_that_all_less_the_others_would_tell_is_hidden_with_the_next_smallest():
    units, figures = made(*[2020] * 12, groups=["a"] * 5 + ["b"] * 4 + ["c"] * 1 + ["d"] * 2)
    found = points(units, figures)
    assert [found[group, 0]["reason"] for group in ("", "a", "b", "c", "d")] == [
        None,
        None,
        None,
        "TOO_FEW_UNITS",
        "TOO_FEW_UNITS",
    ]
    units, figures = made(*[2020] * 10, groups=["a"] * 5 + ["b"] * 4 + ["c"] * 1)
    found = points(units, figures)
    assert [found[group, 0]["reason"] for group in ("", "a", "b", "c")] == [
        None,
        None,
        "VALUE_SUPPRESSED",
        "TOO_FEW_UNITS",
    ]
    units, figures = made(*[2020] * 10, groups=["a"] * 5 + ["b"] * 4 + [None])
    found = points(units, figures)
    assert [found[group, 0]["reason"] for group in ("", "a", "b")] == [None, None, "VALUE_SUPPRESSED"], (
        "one of no group"
    )


def test_a_peer_that_stands_behind_most_pairs_is_not_told():
    units, figures = made(*[2020] * 8, peers=1)
    further, more = made(2020, peers=2)
    for row in (*further, *more):
        row["unit_id"] += "-b"
    for row in further:
        row["ref_area"] = "B"
    found = points(units + further, figures + more)["", 0]
    assert (found["n_units"], found["n_peers"], found["reason"]) == (9, 3, "VALUE_SUPPRESSED")


def test_withheld_and_zero_figures_are_lost_and_a_month_is_refused():
    units, figures = made(*[2020] * 4)
    for row in figures:
        if row["unit_id"] == "m0" and row["time_period"] == 2021:
            row["obs_status"] = "Q"
        if row["unit_id"] == "m1" and row["time_period"] == 2021:
            row["value"] = 0
    found = points(units, figures)
    assert (found["", 1]["n_units"], found["", 1]["n_lost"], found["", 1]["reason"]) == (2, 2, "TOO_FEW_UNITS")
    assert (found["", 4]["n_units"], found["", 4]["n_lost"]) == (0, 0), "2024 is not there yet"
    assert ask(event_study, units=units, figures=[])["reason"] == "NO_DATA"
    assert ask(event_study, units=units[4:], figures=figures)["reason"] == "NO_DATA"
    assert ask(event_study, units=units[:4], figures=figures)["reason"] == "TOO_FEW_UNITS"
    with pytest.raises(BadRequest, match="expected a year"):
        ask(event_study, units=units, figures=[{"unit_id": "m0", "time_period": "2020-05", "value": 1}])
    with pytest.raises(BadRequest, match="a pair like"):
        ask(event_study, {"years": [1, 4]}, units=units, figures=figures)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=7), st.sets(st.integers(0, 6)), st.integers(0, 4))
def test_what_is_left_over_is_never_of_one_part_or_of_one_or_two_firms(numbers, few, beside):
    number = {str(at): n for at, n in enumerate(numbers)}
    hidden = [name for name in number if int(name) in few]
    more = hidden_as_well(number, hidden, beside)
    left = [number[name] for name in {*hidden, *more} if number[name]] + ([beside] if beside else [])
    shown = [name for name, n in number.items() if n and name not in {*hidden, *more}]
    assert not set(more) & set(hidden)
    if left and shown:
        assert sum(left) >= 3
        assert len(left) > 1 or beside
    if not left:
        assert more == []
