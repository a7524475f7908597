"""Location quotients, comparative advantage, diversity, difference in structure: against numpy, scipy and ecomplexity."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import cityblock
from scipy.stats import entropy

from data.requests.kinds import BadRequest
from metrics.engine import evaluate
from metrics.query import Query
from tests.metrics.methods.asking import column
from tests.metrics.methods.regional import ask, table

TABLES = st.integers(2, 5).flatmap(
    lambda n: st.lists(st.lists(st.integers(1, 1000).map(float), min_size=n, max_size=n), min_size=2, max_size=5)
)
SETTINGS = settings(max_examples=15, deadline=None)


def quotients(x):
    return (x / x.sum(axis=1, keepdims=True)) / (x.sum(axis=0) / x.sum())


@given(TABLES, st.floats(0.01, 100))
@SETTINGS
def test_quotients_against_numpy_whatever_the_scale(figures, scale):
    x = np.array(figures)
    found = ask("location_quotient", obs=table(figures))
    assert column(found, "lq") == pytest.approx(list(quotients(x).ravel()))
    assert column(found, "slq") == pytest.approx([(q - 1) / (q + 1) for q in quotients(x).ravel()], abs=1e-12)
    turned = ask("location_quotient", obs=table((scale * x).tolist())[::-1])
    assert column(turned, "lq")[::-1] == pytest.approx(column(found, "lq"))
    assert column(turned, "activity")[::-1] == column(found, "activity")


def test_every_period_is_a_table_of_its_own():
    first, second = table([[40, 10], [20, 30]], "2024"), table([[1, 1], [1, 1]], "2025")
    found = ask("location_quotient", obs=first + second)
    assert column(found, "lq") == [*column(ask("location_quotient", obs=first), "lq"), 1, 1, 1, 1]
    assert column(found, "time_period") == ["2024"] * 4 + ["2025"] * 4


def test_zero_has_a_quotient_and_an_empty_region_or_activity_has_none():
    found = ask("location_quotient", obs=table([[0, 5, 0], [3, 4, 0], [0, 0, 0]]))
    assert column(found, "lq")[:2] == pytest.approx([0, (5 / 5) / (9 / 12)])
    assert column(found, "slq")[0] == -1
    assert column(found, "reason") == [None, None, "BASE_ZERO", None, None, "BASE_ZERO"] + ["BASE_ZERO"] * 3


def test_a_pair_without_row_is_missing_and_not_zero():
    found = ask("location_quotient", obs=table([[4, 1], [2, 3]])[:3])
    assert column(found, "reason") == ["COMPONENT_MISSING"] * 3


def test_rows_that_contradict_each_other():
    rows = table([[4, 1], [2, 3]])
    assert column(ask("location_quotient", obs=[*rows, rows[0]]), "reason") == [None] * 5
    assert set(column(ask("location_quotient", obs=[*rows, dict(rows[0], employment=9)]), "reason")) == {
        "INCONSISTENT_INPUT"
    }


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ({"x_ra": 5, "x_r": 4, "x_a": 9, "x": 20}, "INCONSISTENT_INPUT"),
        ({"x_ra": 5, "x_r": 9, "x_a": 4, "x": 20}, "INCONSISTENT_INPUT"),
        ({"x_ra": 5, "x_r": 30, "x_a": 9, "x": 20}, "INCONSISTENT_INPUT"),
        ({"x_ra": 0, "x_r": 4, "x_a": 0, "x": 20}, "BASE_ZERO"),
        ({"x_ra": 0, "x_r": 0, "x_a": 0, "x": 0}, "BASE_ZERO"),
        ({"x_ra": None, "x_r": 4, "x_a": 9, "x": 20}, "VALUE_MISSING"),
        ({"x_ra": None, "x_r": 4, "x_a": 9, "x": 20, "obs_status": "Q"}, "VALUE_SUPPRESSED"),
        ({"x_ra": 1, "x_r": None, "x_a": 9, "x": 20}, "BASE_MISSING"),
        ({"x_ra": 1, "x_r": -4, "x_a": 9, "x": 20}, "BASE_NEGATIVE"),
        ({"x_ra": -1, "x_r": 4, "x_a": 9, "x": 20}, "NEGATIVE_INPUT"),
    ],
)
def test_reasons_of_a_quotient_with_its_own_totals(case, reason):
    (found,) = ask("location_quotient", cases=[{"id": "x", **case}])
    assert (found["id"], found["lq"], found["slq"], found["reason"]) == ("x", None, None, reason)


@pytest.mark.parametrize(
    "names",
    [("a", "b", "c", "d"), ("x_ra", "e_j", "x_a", "x"), ("x_r", "x_ra", "x_a", "y"), ("total", "x_r", "x_a", "x")],
)
def test_totals_under_other_names_are_not_guessed(names):
    row = dict(zip(names, (4, 9, 20, 100), strict=True))
    for request in ({"cases": [{"id": "x", **row}]}, {"obs": [row]}):
        with pytest.raises(BadRequest, match="ref_area and an activity"):
            ask("location_quotient", **request)


def test_totals_of_either_form_whatever_the_order():
    for names in (("x_ra", "x_r", "x_a", "x"), ("e_ij", "e_j", "e_i", "e")):
        row = dict(zip(names, (4, 9, 20, 100), strict=True))
        for figures in (row, dict(reversed(row.items()))):
            (found,) = ask("location_quotient", obs=[figures])
            assert found["lq"] == pytest.approx((4 / 9) / (20 / 100))


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ([], [], "NO_DATA"),
        ([1, 2], [1], "INCONSISTENT_INPUT"),
        ([1, None], [1, -1], "COMPONENT_MISSING"),
        ([1, 2], [1, -1], "NEGATIVE_INPUT"),
        ([1, 2], [0, 0], "BASE_ZERO"),
        ([0, 0], [None, 1], "COMPONENT_MISSING"),
    ],
)
def test_pairs_that_cannot_be_compared(a, b, reason):
    for one, other in ((a, b), (b, a)):
        assert ask("krugman_index_pair", a=one, b=other) == {"krugman": None, "reason": reason}


@given(TABLES)
@SETTINGS
def test_the_difference_of_two_structures_is_the_same_everywhere(figures):
    """One distance: of a pair of lists, of two profiles, and of a region against a country that is the other region."""
    pair = ask("krugman_index_pair", a=figures[0], b=figures[1])["krugman"]
    profiles = [{"ref_area": f"R{r}", **{f"A{a}": x for a, x in enumerate(row)}} for r, row in enumerate(figures[:2])]
    assert ask("peer_profile_distance", profiles=profiles)["pairs"]["R0|R1"]["krugman"] == pair
    both = np.array(figures[:2])
    against = ask("krugman_index_pair", a=figures[0], b=both.sum(axis=0).tolist())["krugman"]
    assert ask("krugman_index", obs=table(figures[:2]))[0]["krugman"] == pytest.approx(against, abs=1e-12)


def test_the_column_of_figures_is_named_where_there_are_several():
    rows = [dict(row, gva=1) for row in table([[4, 1], [2, 3]])]
    with pytest.raises(BadRequest, match="employment, gva"):
        ask("location_quotient", obs=rows)
    assert column(ask("location_quotient", {"basis": "gva"}, obs=rows), "lq") == [1, 1, 1, 1]


@pytest.mark.filterwarnings("ignore")
def test_comparative_advantage_against_ecomplexity():
    from ecomplexity import ecomplexity

    figures = np.random.default_rng(5).integers(1, 50, (6, 7)).astype(float)
    rows = [
        {"ref_area": r["ref_area"], "product": r["activity"], "time_period": "2025", "exports": r["employment"]}
        for r in table(figures.tolist())
    ]
    found = pd.DataFrame(ask("rca", obs=rows)).set_index(["ref_area", "product"])
    theirs = ecomplexity(
        pd.DataFrame(rows), {"time": "time_period", "loc": "ref_area", "prod": "product", "val": "exports"}
    )
    theirs = theirs.set_index(["ref_area", "product"]).loc[found.index]
    assert list(found["rca"]) == pytest.approx(list(theirs["rca"]))
    assert list(found["m"]) == list(theirs["mcp"])


def test_a_tie_counts_in_spite_of_rounding():
    assert set(column(ask("rca", obs=table([[0.1, 0.2, 0.7], [0.3, 0.6, 2.1]], value="exports")), "m")) == {1}


@given(TABLES)
@SETTINGS
def test_structures_against_scipy(figures):
    x = np.array(figures)
    s, nation = x / x.sum(axis=1, keepdims=True), x.sum(axis=0) / x.sum()
    diverse, apart = ask("entropy_diversity", obs=table(figures)), ask("krugman_index", obs=table(figures))
    assert column(diverse, "entropy") == pytest.approx([entropy(row) for row in s])
    assert column(diverse, "evenness_k") == pytest.approx([entropy(row) / math.log(len(row)) for row in s])
    assert column(diverse, "effective_number") == pytest.approx([math.exp(entropy(row)) for row in s])
    assert column(apart, "krugman") == pytest.approx([cityblock(row, nation) for row in s], abs=1e-12)
    assert column(apart, "hachman") == pytest.approx(list(1 / (quotients(x) * s).sum(axis=1)))
    assert column(apart, "hhi") == pytest.approx(list((s**2).sum(axis=1)))
    pair = ask("krugman_index_pair", a=figures[0], b=figures[1])["krugman"]
    assert pair == pytest.approx(cityblock(s[0], s[1]), abs=1e-12)
    assert pair == pytest.approx(ask("krugman_index_pair", a=figures[1], b=figures[0])["krugman"])


def test_evenness_is_measured_on_the_whole_classification():
    assert column(ask("entropy_diversity", obs=table([[5, 5, 0], [1, 1, 1]])), "evenness_k")[0] == pytest.approx(
        math.log(2) / math.log(3)
    )
    assert column(ask("entropy_diversity", {"k": 9}, obs=table([[5, 5]])), "evenness_k") == pytest.approx(
        [math.log(2) / math.log(9)]
    )
    with pytest.raises(BadRequest, match="k is 1"):
        ask("entropy_diversity", {"k": 1}, obs=table([[5, 5]]))


def test_standing_out_needs_ten_regions_with_a_quotient():
    quotient = [1.0] * 8 + [9.0]
    few = ask("location_quotient_standardised", obs=[{"ref_area": f"R{i}", "lq": q} for i, q in enumerate(quotient)])
    assert few[-1]["slq_z"] == pytest.approx(8 / math.sqrt(9))
    assert {(row["significant"], row["warning"]) for row in few} == {(False, "TOO_FEW_UNITS")}
    rows = [{"ref_area": f"R{i}", "lq": q} for i, q in enumerate([None, 1.0, *quotient])]
    more = ask("location_quotient_standardised", {"threshold": 2.0}, obs=rows)
    assert column(more, "significant") == [False] * 10 + [True]
    logged = ask("location_quotient_standardised", {"transform": "log"}, obs=[*rows, {"ref_area": "R11", "lq": 0.0}])
    assert logged[-1]["reason"] == "ZERO_IN_LOG"
    assert logged[-2]["slq_z"] == pytest.approx(9 / math.sqrt(10))


@pytest.mark.parametrize("year", ["1997", "2021"])
def test_relative_to_the_country_is_the_location_quotient(published, year):
    """Two ways to the same figure: the engine's transform, and the method on the published numbers themselves."""
    answer = evaluate(published, Query("gdp_share", "US", transform="relative", start=year, end=year))
    rows = published.frame(
        """SELECT ref_area, sum(obs_value) FILTER (activity IN ('C13', 'C14-C15')) AS part,
             sum(obs_value) FILTER (activity = '_T') AS whole
           FROM wh.observation WHERE dataset = 'US_BEA_SAGDP2' AND indicator = 'GDP_CP' AND time_period = ? GROUP BY ALL""",
        [year],
    ).set_index("ref_area")
    cells = [
        {"ref_area": area, "x_ra": row.part, "x_r": row.whole, "x_a": rows.part["US"], "x": rows.whole["US"]}
        for area, row in rows.iterrows()
    ]
    found = {row["ref_area"]: row["lq"] for row in ask("location_quotient", obs=cells)}
    assert len(answer) == 51
    assert answer["value"].tolist() == pytest.approx([found[area] for area in answer["ref_area"]], rel=1e-12)
