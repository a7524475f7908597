"""Specialisation against the registry: kinds by hand, what is withheld or missing is never "not specialised", stars of one year only."""

import math

import pytest

from metrics import engine, gap_stars, gaps
from metrics.gaps import (
    MATCHED,
    NEITHER,
    ONLY_PLANNED,
    UNKNOWN,
    UNSPECIALISED,
    UNSPECIALISED_PLAN,
    WITHOUT,
    Asked,
    kind,
)
from metrics.methods.stars import cluster_stars
from tests.metrics.stores import store

NAN = float("nan")


@pytest.mark.parametrize(
    ("quotient", "held", "expected"),
    [(1.51, "", WITHOUT), (1.51, "planned", ONLY_PLANNED), (1.51, "cluster", MATCHED), (1.5, "cluster", UNSPECIALISED),
     (1.5 * (1 + 1e-15), "planned", UNSPECIALISED_PLAN), (0.0, "", NEITHER), (NAN, "cluster", UNKNOWN), (NAN, "", UNKNOWN)],
)  # fmt: skip
def test_kinds_by_hand(quotient, held, expected):
    assert kind(quotient, held, 1.5) == expected


@pytest.mark.parametrize(
    ("said", "divisions"),
    [("C13-C15", {"C13", "C14", "C15"}), ("C14;A01", {"C14", "A01"}), ("C14-C15; C13", {"C13", "C14", "C15"}), ("", set()), ("313", {"C13"})],
)  # fmt: skip
def test_divisions_of_a_list_of_activities(said, divisions):
    assert gaps.divisions(said) == divisions


AREAS = {"RU-IVA": (60, 100), "RU-KOS": (5, 100), "RU-MOW": (10, 1000), "RU-TVE": (10, 20), "RU-YAR": (None, 100)}


def jobs(area, activity, value, year="2024", dataset="DEMO_RU_ACTIVITY"):
    withheld = {} if value is not None else {"obs_value": None, "obs_status": "Q", "conf_status": "C"}
    return {"dataset": dataset, "indicator": "EMP", "ref_area": area, "activity": activity, "time_period": year, "obs_value": value,
            "unit_measure": "PS", "unit_mult": 0, **withheld}  # fmt: skip


@pytest.fixture
def kept(tmp_path):
    seats = {"c1": ("RU-IVA", "C13;C14", "agreement"), "c2": ("RU-KOS", "C15", "ministry_register"), "c3": ("RU-TVE", "C13", "idea"),
             "c4": ("RU-YAR", "C14", "agreement"), "c5": ("RU-MOW", "C14", "")}  # fmt: skip
    rows = [
        jobs(area, activity, part if activity != "_T" else whole)
        for area, (part, whole) in AREAS.items()
        for activity in ("C14", "C13-C15", "_T")
    ]
    country = [jobs("RU", "C14", 100), jobs("RU", "C13-C15", 100), jobs("RU", "_T", 2000)]
    return store(
        tmp_path,
        observation=rows + country,
        area=[{"ref_area": area, "kind": "region", "country": "RU"} for area in AREAS] + [{"ref_area": "RU", "kind": "country", "country": "RU"}],
        cluster=[{"cluster_id": id_, "counted_as": id_, "ref_area": area, "activities": what} for id_, (area, what, _) in seats.items()],
        cluster_area=[{"cluster_id": id_, "ref_area": area} for id_, (area, _, _) in seats.items()]
        + [{"cluster_id": "c1", "ref_area": "RU-MOW"}],
        cluster_stage=[{"cluster_id": id_, "lifecycle_stage": stage, "entered_on": "2022-01-01", "known_by": "2022-01-01"}
                       for id_, (_, _, stage) in seats.items() if stage],
    )  # fmt: skip


def regions(kept, asked):
    return gaps.regions(engine.rows(kept, asked.query()), gaps.clusters(kept, asked), asked)


def test_regions_by_hand(kept):
    """60/100, 5/100, 10/1000, 10/20 against 100/2000 of the country, as far as the rule on withheld parts leaves them."""
    found = regions(kept, Asked("RU", "employment_share", "C14", "2024"))
    by_area = {row.ref_area: row for row in found}
    assert set(by_area) == set(AREAS)
    assert by_area["RU-YAR"].kind == UNKNOWN
    assert by_area["RU-YAR"].reason == "VALUE_SUPPRESSED"
    assert by_area["RU-YAR"].clusters == "c4"
    assert by_area["RU-IVA"].clusters == "c1"
    assert by_area["RU-KOS"].clusters == "", "a cluster of another branch does not count"
    assert by_area["RU-TVE"].clusters == ""
    for area, (part, whole) in AREAS.items():
        value = by_area[area].value
        assert math.isnan(value) or value == pytest.approx((part / whole) / (100 / 2000))
        assert math.isnan(value) or by_area[area].share == pytest.approx(100 * part / whole)
        assert (by_area[area].kind == UNKNOWN) == math.isnan(value), "withheld is never not specialised"
    every = {row.ref_area: row.held for row in regions(kept, Asked("RU", "employment_share", "C13-C15", "2024"))}
    assert every == {
        "RU-IVA": "cluster",
        "RU-KOS": "cluster",
        "RU-MOW": "cluster",
        "RU-TVE": "planned",
        "RU-YAR": "cluster",
    }


def test_what_was_not_known_by_a_day_is_not_on_record(kept):
    early = gaps.clusters(kept, Asked("RU", "employment_share", "C13-C15", "2024", "2021-06-30"))
    assert set(early.plain("cluster_id")).isdisjoint({"c1", "c2", "c3", "c4"})
    assert gaps.is_covered(kept, "RU")
    assert not gaps.is_covered(kept, "UA")


def test_no_figures_of_the_year_no_stars(kept):
    judged = gap_stars.judged(kept, Asked("RU", "employment_share", "C14", "2024"), 80)
    assert judged.reason == "TOO_FEW_UNITS"
    assert all(one.stars is None for one in judged.by_area.values())
    none = gap_stars.judged(kept, Asked("RU", "employment_share", "C14", "2011"), 80)
    assert (none.by_area, none.reason) == ({}, "NO_DATA")


def test_stars_of_the_demonstration_are_those_of_the_method_on_printed_figures(demo):
    """Another way: figures read from the table itself; a withheld one is told apart from a missing one."""

    def printed(indicator, activity, year, power=0):
        rows = demo.rows(f"SELECT ref_area::VARCHAR, obs_value * 10.0 ** unit_mult FROM wh.observation WHERE dataset = 'DEMO_RU_ACTIVITY' AND "
                         f"indicator = '{indicator}' AND activity = '{activity}' AND time_period = '{year}' AND ref_area <> 'RU'")  # fmt: skip
        return dict(rows)

    import pandas as pd

    frame = pd.DataFrame({
        "employment": printed("EMP", "C14", 2024), "region_total_employment": printed("EMP", "_T", 2024),
        "value_added": printed("GDP_CP", "C14", 2024), "employment_t_minus_5": printed("EMP", "C14", 2019),
    }).rename_axis("ref_area").reset_index().sort_values("ref_area")  # fmt: skip
    frame = frame.assign(
        **{name: frame[name].astype(float) for name in frame.columns[1:]}, obs_status="A", conf_status="F"
    )
    expected = cluster_stars(frame, percentile=90, lq_min=2.0)
    judged = gap_stars.judged(demo, Asked("RU", "employment_share", "C14", "2024", floor=2.0), 90)
    assert judged.thresholds == pytest.approx(tuple(expected["thresholds"].values()))
    assert {area: one.stars for area, one in judged.by_area.items()} == dict(
        zip(expected["rows"]["ref_area"], expected["rows"]["stars"], strict=True)
    )
    hidden = gap_stars.judged(demo, Asked("RU", "employment_share", "C13", "2024"), 80)
    withheld = [one for one in hidden.by_area.values() if "VALUE_SUPPRESSED" in one.reasons]
    assert withheld
    assert all(one.stars is None and math.isnan(one.jobs) for one in withheld)
