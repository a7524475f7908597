"""Ellison-Glaeser: every way in which plants can choose regions at random, counted out; coagglomeration; size classes."""

from itertools import product

import numpy as np
import pytest

from tests.metrics.methods.regional import ask

X = np.array([0.5, 0.3, 0.2])
PLANTS = [40.0, 25.0, 20.0, 10.0, 5.0]
REGIONS = [{"region": code, "total_employment": 1000 * x} for code, x in zip("ABC", X, strict=True)]


def plants(where, sizes=PLANTS, **more):
    return [{"region": "ABC"[r], "employment": e, **more} for r, e in zip(where, sizes, strict=True)]


def raw(where):
    s = np.bincount(where, weights=PLANTS, minlength=3) / sum(PLANTS)
    return float(((s - X) ** 2).sum())


def test_the_score_is_that_of_plants_that_choose_at_random():
    ways = list(product(range(3), repeat=len(PLANTS)))
    chance = [float(np.prod(X[list(way)])) for way in ways]
    found = [raw(way) for way in ways]
    mean = float(np.dot(chance, found))
    spread = float(np.sqrt(np.dot(chance, np.square(np.array(found) - mean))))
    answer = ask("ellison_glaeser", plants=plants((0, 0, 0, 1, 2)), regions=REGIONS)
    room, h = 1 - (X**2).sum(), answer["plant_hhi"]
    assert mean == pytest.approx(room * h), "plants at random give gamma = 0 on average"
    assert answer["G"] == pytest.approx(raw((0, 0, 0, 1, 2)))
    assert answer["z"] == pytest.approx((answer["G"] - mean) / spread)
    assert answer["gamma"] == pytest.approx((answer["G"] - room * h) / (room * (1 - h)))


def test_regions_without_plants_count():
    here = ask("ellison_glaeser", plants=plants((0, 0, 0, 0, 0)), regions=REGIONS)
    assert here["G"] == pytest.approx(0.25 + 0.09 + 0.04)
    assert here["gamma"] > ask("ellison_glaeser", plants=plants((0, 0, 0, 0, 1)), regions=REGIONS)["gamma"]


def test_a_size_class_is_so_many_equal_plants_and_an_estimate():
    each = ask("ellison_glaeser", plants=plants((0, 0, 1, 1, 2), [10, 10, 10, 10, 30]), regions=REGIONS)
    rows = [
        {"region": "A", "employment": 20, "plants": 2},
        {"region": "B", "employment": 20, "plants": 2},
        {"region": "C", "employment": 30},
    ]
    classes = ask("ellison_glaeser", plants=rows, regions=REGIONS)
    assert [classes[k] for k in ("gamma", "G", "z")] == pytest.approx([each[k] for k in ("gamma", "G", "z")])
    assert (each["obs_status"], classes["obs_status"]) == ("A", "E")


@pytest.mark.parametrize(
    ("where", "regions", "reason"),
    [
        ((0, 1, 2, 0, 0), REGIONS[:2], "INCONSISTENT_INPUT"),
        ((0, 0, 0, 0, 0), [*REGIONS, REGIONS[0]], "INCONSISTENT_INPUT"),
        ((0, 0, 0, 0, 0), [], "NO_DATA"),
        ((0, 0, 0, 0, 0), REGIONS[:1], "TOO_FEW_UNITS"),
        ((0, 0, 0, 0, 0), [dict(REGIONS[0], total_employment=None), *REGIONS[1:]], "COMPONENT_MISSING"),
        (
            (0, 0, 0, 0, 0),
            [dict(REGIONS[0], total_employment=None, obs_status="Q"), *REGIONS[1:]],
            "COMPONENT_SUPPRESSED",
        ),
        ((0, 0, 0, 0, 0), [dict(row, total_employment=0) for row in REGIONS], "BASE_ZERO"),
    ],
)
def test_reasons(where, regions, reason):
    found = ask("ellison_glaeser", plants=plants(where), regions=regions)
    assert (found["gamma"], found["reason"]) == (None, reason)


def test_one_plant_is_no_cluster_but_keeps_what_is_known():
    found = ask("ellison_glaeser", plants=plants((0,), [9]), regions=REGIONS)
    assert (found["reason"], found["plant_hhi"], found["z"]) == ("PLANT_HHI_ONE", 1, None)


def test_coagglomeration_in_its_short_form():
    where = {"C13": (0, 0, 1, 2, 1), "C14": (0, 1, 1, 0, 2), "C15": (2, 0, 0, 0, 0)}
    rows = [
        row for code, way in where.items() for row in plants(way, np.array(PLANTS) * (1 + len(set(way))), activity=code)
    ]
    found = ask("ellison_glaeser_coagglomeration", plants=rows, regions=REGIONS)
    jobs = {code: np.zeros(3) for code in where}
    for row in rows:
        jobs[row["activity"]]["ABC".index(row["region"])] += row["employment"]
    total = sum(each.sum() for each in jobs.values())
    w2 = {code: (each.sum() / total) ** 2 for code, each in jobs.items()}
    g = {code: (((each / each.sum()) - X) ** 2).sum() for code, each in jobs.items()}
    pooled = ((sum(jobs.values()) / total - X) ** 2).sum()
    short = (pooled - sum(w2[c] * g[c] for c in where)) / ((1 - (X**2).sum()) * (1 - sum(w2.values())))
    assert found["gamma_c"] == pytest.approx(short)
    for code, way in where.items():
        alone = ask("ellison_glaeser", plants=plants(way, PLANTS), regions=REGIONS)
        assert found["gammas"][code] == pytest.approx(alone["gamma"])


def test_one_industry_is_not_together_with_another():
    found = ask("ellison_glaeser_coagglomeration", plants=plants((0, 1, 2, 0, 1), activity="C13"), regions=REGIONS)
    assert (found["gamma_c"], found["reason"]) == (None, "TOO_FEW_UNITS")


def test_the_parts_of_the_cluster_index():
    row = {"e_ij": 20, "e_i": 100, "area_j": 10, "area": 100, "pop_j": 5, "pop": 50, "firms_ij": 4, "firms_i": 10}
    found = ask("litzenberger_sternberg", row=row)
    assert [found[k] for k in ("density", "stock", "plant_size", "ci")] == pytest.approx([2, 2, 0.5, 8])
