"""Shift-share: what must add up, over parts, regions and years; Esteban-Marquillas literally; what is left out and why."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from tests.metrics.methods.asking import column
from tests.metrics.methods.regional import ask, steps

PARTS = ("national_share", "industry_mix", "regional_shift")
WHOLE = st.integers(1, 500).map(float)
# Activities of two regions in two years; the nation is both together.
REGIONS = st.lists(st.tuples(WHOLE, WHOLE, WHOLE, WHOLE), min_size=1, max_size=5)
SETTINGS = settings(max_examples=15, deadline=None)


def both(activities):
    """Rows of both regions, each beside the nation."""
    a0, a1, b0, b1 = np.array(activities).T
    rows = [steps((a0, a0 + b0), (a1, a1 + b1), ref_area="A"), steps((b0, a0 + b0), (b1, a1 + b1), ref_area="B")]
    return [row for part in rows for row in part]


@given(REGIONS)
@SETTINGS
def test_the_parts_add_up_and_regions_cancel_out(activities):
    rows = both(activities)
    found = ask("shift_share", obs=rows)
    assert column(found, "ref_area") == ["A", "B"]
    for row in found:
        assert sum(row[part] for part in PARTS) == pytest.approx(row["change"], abs=1e-8)
        assert row["net_total_shift"] == pytest.approx(row["change"] - row["national_share"], abs=1e-8)
    for part in ("industry_mix", "regional_shift"):
        assert sum(column(found, part)) == pytest.approx(0, abs=1e-8)
    alone = ask(
        "shift_share", obs=[{k: v for k, v in row.items() if k != "ref_area"} for row in rows if row["ref_area"] == "A"]
    )
    assert alone["industry_mix"] == pytest.approx(found[0]["industry_mix"])
    assert ask("shift_share_dynamic", obs=rows) == found


@given(REGIONS)
@SETTINGS
def test_esteban_literally(activities):
    e0, e1, b0, b1 = np.array(activities).T
    n0, n1 = e0 + b0, e1 + b1
    found = ask("shift_share_esteban", obs=steps((e0, n0), (e1, n1)))
    own, alike = e1 / e0 - n1 / n0, e0.sum() * n0 / n0.sum()
    assert found["competitive_homothetic"] == pytest.approx((alike * own).sum(), abs=1e-8)
    assert found["allocation"] == pytest.approx(((e0 - alike) * own).sum(), abs=1e-8)
    four = ("national_share", "industry_mix", "competitive_homothetic", "allocation")
    assert sum(found[part] for part in four) == pytest.approx(found["change"], abs=1e-8)


def test_the_dynamic_form_is_the_sum_of_the_years():
    rows = steps(([90, 20], [400, 150]), ([100, 40], [440, 210]), ([105, 45], [460, 230]))
    years = [ask("shift_share", {"t0": a, "t1": b}, obs=rows) for a, b in (("2000", "2001"), ("2001", "2002"))]
    found = ask("shift_share_dynamic", obs=rows)
    for part in PARTS:
        assert found[part] == pytest.approx(sum(year[part] for year in years))
    ends = ask("shift_share", obs=rows)
    assert ends["change"] == found["change"]
    assert ends["industry_mix"] != pytest.approx(found["industry_mix"], abs=0.01)


def test_a_new_industry_adds_all_it_has_and_has_no_growth_of_its_own():
    rows = steps(([0, 50], [100, 500]), ([10, 50], [100, 500]))
    assert [ask("shift_share", obs=rows)[part] for part in PARTS] == pytest.approx([0, 0, 10])
    split = ask("shift_share_esteban", obs=rows)
    assert (split["competitive_homothetic"], split["allocation"], split["reason"]) == (None, None, "BASE_ZERO")
    assert (split["change"], split["obs_status"]) == (10, "A")


def test_an_industry_new_in_the_country_is_left_out_of_everything_and_listed():
    with_it = ask("shift_share", obs=steps(([50, 0], [500, 0]), ([60, 7], [550, 90])))
    without = ask("shift_share", obs=steps(([50], [500]), ([60], [550])))
    assert (with_it["excluded"], with_it["n_used"], with_it["n_dropped"]) == (["A1"], 1, 1)
    assert [with_it[part] for part in (*PARTS, "change")] == [without[part] for part in (*PARTS, "change")]
    nothing = ask("shift_share", obs=steps(([0], [0]), ([5], [9])))
    assert (nothing["change"], nothing["reason"], nothing["excluded"]) == (None, "BASE_ZERO", ["A0"])


ROWS = steps(([90, 20], [400, 150]), ([100, 40], [440, 210]))


@pytest.mark.parametrize("name", ["shift_share", "shift_share_esteban", "shift_share_dynamic"])
@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "NO_DATA"),
        (ROWS[:3], "COMPONENT_MISSING"),
        ([*ROWS[:3], dict(ROWS[3], region=None)], "COMPONENT_MISSING"),
        ([*ROWS[:3], dict(ROWS[3], nation=None)], "COMPONENT_MISSING"),
        ([dict(row, region=None, nation=None) for row in ROWS], "COMPONENT_MISSING"),
        ([*ROWS[:3], dict(ROWS[3], region=None, obs_status="Q")], "COMPONENT_SUPPRESSED"),
        ([*ROWS[:3], dict(ROWS[3], conf_status="C")], "COMPONENT_SUPPRESSED"),
        ([*ROWS[:3], dict(ROWS[3], region=-1)], "NEGATIVE_INPUT"),
        ([*ROWS, dict(ROWS[3], region=1)], "INCONSISTENT_INPUT"),
        ([dict(row, region=0, nation=0) for row in ROWS], "BASE_ZERO"),
    ],
)
def test_reasons(name, rows, reason):
    found = ask(name, obs=rows)
    assert (found["change"], found["regional_shift" if "esteban" not in name else "allocation"], found["reason"]) == (
        None,
        None,
        reason,
    )


def test_periods_that_are_not_there():
    assert ask("shift_share", {"t0": "1999", "t1": "2001"}, obs=ROWS)["reason"] == "BASE_ABSENT"
    assert ask("shift_share", {"t0": "2000", "t1": "2009"}, obs=ROWS)["reason"] == "NO_DATA"
    assert ask("shift_share_dynamic", obs=ROWS[:2])["reason"] == "SHORT_SERIES"
    later = [dict(row, time_period="2002") for row in ROWS[2:]]
    assert ask("shift_share_dynamic", obs=[*ROWS[:2], *later])["reason"] == "GAPS"
    assert ask("shift_share", obs=[*ROWS[:2], *later])["change"] == 30
    with pytest.raises(BadRequest, match="activity"):
        ask("shift_share", {"by": "product"}, obs=ROWS)


def test_the_status_of_the_worst_figure_is_carried():
    assert (
        ask("shift_share", obs=[dict(ROWS[0], obs_status="P"), *ROWS[1:3], dict(ROWS[3], obs_status="E")])["obs_status"]
        == "E"
    )
