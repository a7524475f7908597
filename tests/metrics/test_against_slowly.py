"""The engine and the slow implementation agree on every transform, whatever the figures are."""

import math
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.periods import spine
from metrics.catalogue import metric as find_metric
from metrics.engine import evaluate
from metrics.query import Query
from metrics.transforms import offered
from tests.metrics import slowly
from tests.metrics.stores import store
from tests.metrics.telling import without_telling

FIRST, LAST = date(1900, 1, 1), date(9999, 12, 31)
REGIONS = ("RU-IVA", "RU-KOS", "RU-VLA")
MOVED = date(2021, 6, 30)
# Kostroma leaves the made-up district during the series: membership is dated.
PARENTS = [
    {"ref_area": area, "parent": "RU", "valid_from": FIRST.isoformat()} for area in REGIONS
] + [
    {"ref_area": "RU-CFD", "parent": "RU", "valid_from": FIRST.isoformat()},
    {"ref_area": "RU-IVA", "parent": "RU-CFD", "valid_from": FIRST.isoformat()},
    {"ref_area": "RU-KOS", "parent": "RU-CFD", "valid_from": FIRST.isoformat(), "valid_to": MOVED.isoformat()},
]  # fmt: skip
MEMBERS = {
    "RU": [(area, FIRST, LAST) for area in REGIONS],
    "RU-CFD": [("RU-IVA", FIRST, LAST), ("RU-KOS", FIRST, MOVED)],
}
GROUPS = {"RU": [MEMBERS["RU"], [("RU-CFD", FIRST, LAST)]], "RU-CFD": [MEMBERS["RU-CFD"]]}
AREAS = [
    {"ref_area": "RU", "kind": "country", "country": "RU"},
    {"ref_area": "RU-CFD", "kind": "district", "country": "RU"},
]
# No shrinking: every example writes a warehouse file; the message names transform, area and period.
SMALL = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def figures(months: int) -> st.SearchStrategy:
    """For every area and period: nothing, a value, a zero, a negative, missing, suppressed, provisional, a break."""
    value = st.sampled_from([0.0, 1.0, 2.5, 40.0, 3.25, 17.0])
    cell = st.one_of(
        st.tuples(value, st.sampled_from(["A", "A", "A", "P", "E"]), st.just("")),
        st.tuples(value, st.just("A"), st.just("")),
        st.tuples(value, st.just("A"), st.just("")),
        st.tuples(st.sampled_from([-2.0, 5.0]), st.just("A"), st.just("")),
        st.tuples(value, st.just("B"), st.sampled_from(["definition", "territory", "territory_remark"])),
        st.tuples(st.none(), st.sampled_from(["O", "Q", "L"]), st.just("")),
        st.none(),
    )
    # Mostly whole series: a grid with holes everywhere would never reach a ratio.
    calm = st.tuples(value, st.just("A"), st.just(""))
    return st.one_of(st.lists(st.one_of(*[calm] * 6, cell), min_size=months, max_size=months), st.just([None] * months))


def rows_of(drawn: dict, codes: tuple[str, ...], fixed: dict) -> list[dict]:
    """Rows of observations from drawn cells by (area, activity)."""
    rows = []
    for (area, activity), cells in drawn.items():
        for code, cell in zip(codes, cells, strict=True):
            if cell is not None:
                value, status, kind = cell
                rows.append({**fixed, "ref_area": area, "activity": activity, "time_period": code, "obs_value": value,
                             "obs_status": status, "break_kind": kind, "conf_status": "C" if status == "Q" else "F"})  # fmt: skip
    return rows


def same(answer: dict, value: float | None, reason: str, hint: str) -> None:
    assert answer["reason"] == reason, (hint, answer["reason"], reason)
    if value is None:
        assert math.isnan(answer["value"]), hint
    else:
        assert answer["value"] == pytest.approx(value, rel=1e-9, abs=1e-12), hint


def compare(query: Query, warehouse, expected: dict[str, list[slowly.Cell]], calendar) -> None:
    """Every offered transform, area and period of the query."""
    metric, freq = find_metric(query.metric), calendar[0].freq
    bases = dict.fromkeys([calendar[len(calendar) // 2].code, "2021"])
    for name, base in [(n, b) for n in offered(metric, freq) for b in (bases if n == "index" else [""])]:
        answer = {
            (row["ref_area"], row["time_period"]): row
            for row in evaluate(warehouse, replace(query, transform=name, base_period=base)).to_dict("records")
        }
        assert len(answer) == len(expected) * len(calendar)
        for area, cells in expected.items():
            if name in ("share", "relative"):
                wanted = slowly.against_country(cells, expected["RU"], 100.0 if name == "share" else 1.0)
            else:
                wanted = slowly.transformed(name, cells, calendar, base)
            for period, (value, reason) in zip(calendar, wanted, strict=True):
                same(answer[area, period.code], value, reason, f"{name} {base} {area} {period.code}")
        if name == "level":
            check_level(answer, expected, calendar)


def check_level(answer: dict, expected: dict[str, list[slowly.Cell]], calendar) -> None:
    """What a level rests on."""
    for area, cells in expected.items():
        for period, cell in zip(calendar, cells, strict=True):
            row = answer[area, period.code]
            assert (row["n_used"], row["n_dropped"]) == (cell.used, cell.dropped), (area, period.code)
            assert row["break_kind"] == cell.kind, (area, period.code)
            assert row["obs_status"] == cell.status or cell.reason, (area, period.code)


PLACES = ("RU", "RU-CFD", *REGIONS)
FLOW = {"dataset": "RU_806_REGIONAL", "indicator": "SHIPMENTS"}


@SMALL
@given(st.fixed_dictionaries({(area, "_T"): figures(30) for area in PLACES}))
def test_monthly_flow(drawn):
    codes = tuple(period.code for period in spine("2020-03", "2022-08"))
    rows = rows_of(drawn, codes, FLOW)
    if not rows:
        return
    calendar = slowly.calendar_of(rows)
    setting = slowly.Setting(MEMBERS, {}, ("ref_area",), "RU")
    shown = without_telling(rows, "_T", calendar, setting, GROUPS)
    expected = {area: slowly.series(shown, area, "_T", calendar, setting) for area in PLACES}
    with tempfile.TemporaryDirectory() as folder:
        warehouse = store(Path(folder), observation=rows, area=AREAS, area_parent=PARENTS)
        compare(Query("shipments_all", ref_areas=PLACES), warehouse, expected, calendar)
        warehouse.close()


PARTS = [{"dataset": "US_CBP", "activity": part, "parent": "C13-C15"} for part in ("C13", "C14", "C15")]


@SMALL
@given(
    st.fixed_dictionaries(
        {(area, activity): figures(5) for area in PLACES for activity in ("C13", "C14", "C15", "C13-C15", "_T")}
    )
)
def test_annual_total_and_quotient_by_parts(drawn):
    codes = tuple(str(year) for year in range(2019, 2024))
    rows = rows_of(drawn, codes, {"dataset": "US_CBP", "indicator": "EMP", "unit_measure": "PS", "unit_mult": 0})
    light = [row for row in rows if row["activity"] != "_T"]
    if not light:
        return
    setting = slowly.Setting(MEMBERS, {"C13-C15": ("C13", "C14", "C15")}, ("ref_area", "activity"), "RU")
    with tempfile.TemporaryDirectory() as folder:
        warehouse = store(Path(folder), observation=rows, area=AREAS, area_parent=PARENTS, activity_parent=PARTS)
        calendar = slowly.calendar_of(light)
        shown = without_telling(light, "C13-C15", calendar, setting, GROUPS)
        expected = {area: slowly.series(shown, area, "C13-C15", calendar, setting) for area in PLACES}
        compare(Query("employment", ref_areas=PLACES), warehouse, expected, calendar)
        shown = without_telling(rows, "_T", calendar, setting, GROUPS)
        bottom = {area: slowly.series(shown, area, "_T", calendar, setting) for area in PLACES}
        shares = {area: slowly.divided(expected[area], bottom[area], 100.0, True) for area in PLACES}
        compare(Query("employment_share", ref_areas=PLACES), warehouse, shares, calendar)
        warehouse.close()
