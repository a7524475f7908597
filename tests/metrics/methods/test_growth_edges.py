"""Every method of growth and volume on poor input: the right reason, never an exception, an infinity or a wrong number."""

import pytest

from metrics.methods import (
    contribution,
    display,
    growth,
    indices,
    relative,
    splicing,
    structure,
    volume,
    volume_aggregate,
    volume_chain,
)
from tests.metrics.methods import asking

YEARS = ("2021", "2022", "2023")
SERIES = {
    growth.growth_yoy: {},
    growth.growth_mom: {},
    growth.growth_ytd: {},
    growth.growth_rolling12: {},
    growth.growth_cagr: {},
    indices.index_base100: {"base_period": "2021"},
    indices.decumulate_ytd: {},
}
TOTALS = {indices.decumulate_ytd: "ytd_value"}


def ask(method, inputs, params=None):
    """The answer to a request whose inputs are a mapping."""
    return asking.ask(method, params, **inputs)


def series(method, values, status="AAA"):
    name = TOTALS.get(method, "obs_value")
    return [
        {"time_period": year, name: value, "obs_status": flag}
        for year, value, flag in zip(YEARS, values, status, strict=False)
    ]


def reasons(method, values, status="AAA"):
    found = ask(method, {"obs": series(method, values, status)}, SERIES[method])
    return [row["reason"] for row in found]


@pytest.mark.parametrize("method", SERIES)
def test_series_without_rows(method):
    assert ask(method, {"obs": []}, SERIES[method]) == []


M, B, V, S = "BASE_MISSING", "BASE_SUPPRESSED", "VALUE_MISSING", "VALUE_SUPPRESSED"
Z, N, Y = "BASE_ZERO", "BASE_NEGATIVE", "INCOMPLETE_YTD"


@pytest.mark.parametrize(
    ("values", "status", "expected"),
    [
        ([5], "A", {"growth_yoy": [M], "growth_mom": [M], "growth_ytd": [Y], "growth_rolling12": [M], "growth_cagr": ["SHORT_SERIES"],
                    "index_base100": [None], "decumulate_ytd": [None]}),
        ([None] * 3, "AAA", {"growth_yoy": [V] * 3, "growth_mom": [V] * 3, "growth_ytd": [Y] * 3, "growth_rolling12": ["SHORT_SERIES"] * 3,
                             "growth_cagr": [V], "index_base100": [V] * 3, "decumulate_ytd": [V] * 3}),
        ([0] * 3, "AAA", {"growth_yoy": [M, Z, Z], "growth_mom": [M, Z, Z], "growth_ytd": [Y, Z, Z], "growth_rolling12": [M, Z, Z],
                          "growth_cagr": [Z], "index_base100": [Z] * 3, "decumulate_ytd": [None] * 3}),
        ([-1, -2, 3], "AAA", {"growth_yoy": [M, N, N], "growth_mom": [M, N, N], "growth_ytd": [Y, N, N], "growth_rolling12": [M, N, N],
                              "growth_cagr": [N], "index_base100": [N] * 3, "decumulate_ytd": [None] * 3}),
        ([None, 2, None], "QAQ", {"growth_yoy": [S, B, S], "growth_mom": [S, B, S], "growth_ytd": [S, B, S], "growth_rolling12": [S, B, S],
                                  "growth_cagr": [S], "index_base100": [S, B, S], "decumulate_ytd": [S, None, S]}),
        ([4, None, 6], "AOA", {"growth_yoy": [M, V, M], "growth_mom": [M, V, M], "growth_ytd": [Y, Y, Y], "growth_rolling12": [M, "GAPS", M],
                               "growth_cagr": [None], "index_base100": [None, V, None], "decumulate_ytd": [None, V, None]}),
    ],
    ids=["one row", "all null", "all zero", "negative", "suppressed", "gap"],
)  # fmt: skip
@pytest.mark.parametrize("method", SERIES)
def test_poor_series(method, values, status, expected):
    assert reasons(method, values, status) == expected[method.__name__]


ROWS = {
    relative.lead_coefficient: ("region_index_pct", "national_index_pct"),
    relative.real_growth: ("nominal1", "nominal0", "ppi_yoy_pct"),
    relative.labour_productivity: ("gva_mln_rub", "employment_avg", "national_gva", "national_employment"),
    relative.tolling_share: ("tolling_output", "output"),
    relative.ipi_to_base_and_growth: ("calc_current", "va_base", "calc_prev_month", "calc_same_month_prev_year"),
}


@pytest.mark.parametrize("method", ROWS)
@pytest.mark.parametrize(
    ("value", "status", "reason"),
    [(None, "A", V), (0, "A", Z), (-1, "A", N), (None, "Q", S), (5, "Q", S), (5, "P", None)],
)
def test_poor_rows(method, value, status, reason):
    assert ask(method, {"rows": []}) == []
    (found,) = ask(method, {"rows": [{**dict.fromkeys(ROWS[method], value), "obs_status": status, "ref_area": "A"}]})
    assert found["reason"] == reason
    assert found["ref_area"] == "A"
    assert found["obs_status"] == ({"P": "P", "Q": "Q"}.get(status) or ("O" if reason == V else "M"))


def goods(value, status="A"):
    return [{"product": name, "time_period": year, "price": value, "price_annual": value, "quantity": value, "obs_status": status}
            for year in YEARS for name in "ab"]  # fmt: skip


@pytest.mark.parametrize("method", [volume.volume_index, volume_chain.volume_index_chain])
@pytest.mark.parametrize(
    ("value", "status", "reasons"),
    [(None, "A", {"COMPONENT_MISSING", "BASE_INCOMPLETE"}), (0, "A", {Z, "BASE_ABSENT"}), (-1, "A", {"NEGATIVE_INPUT"}),
     (None, "Q", {"COMPONENT_SUPPRESSED"}), (5, "Q", {"COMPONENT_SUPPRESSED"}), (5, "E", {None})],
)  # fmt: skip
def test_poor_products(method, value, status, reasons):
    assert ask(method, {"obs": []}) == []
    found = ask(method, {"obs": goods(value, status)})
    assert {row["reason"] for row in found} <= reasons
    assert {row["obs_status"] for row in found} <= ({status} if status in "QE" else {"O", "M"})
    assert len(ask(method, {"obs": goods(5)[:1]})) == 1


@pytest.mark.parametrize(
    ("value", "status", "reason"),
    [(None, "A", "COMPONENT_MISSING"), (0, "A", None), (None, "Q", "COMPONENT_SUPPRESSED"), (5, "P", None)],
)
def test_poor_components(value, status, reason):
    weights = [{"activity": name, "gva_base_share": 0.5} for name in ("C13", "C14")]
    rows = [
        {"activity": name, "time_period": year, "index_to_base": value, "obs_status": status}
        for name in ("C13", "C14")
        for year in YEARS
    ]
    found = ask(volume_aggregate.volume_index_aggregate, {"weights": weights, "relatives": rows})
    assert {row["reason"] for row in found} == {reason}
    assert ask(volume_aggregate.volume_index_aggregate, {"weights": weights, "relatives": []}) == []
    (none, *_) = ask(volume_aggregate.volume_index_aggregate, {"weights": [], "relatives": rows})
    assert none["reason"] == "INVALID_WEIGHTS"


@pytest.mark.parametrize(
    ("value", "status", "reason"),
    [(None, "A", M), (0, "A", Z), (-1, "A", N), (None, "Q", "COMPONENT_SUPPRESSED"), (5, "E", None)],
)
def test_poor_parts(value, status, reason):
    rows = [
        {"ref_area": area, "time_period": year, "obs_value": value, "obs_status": status}
        for area in "ab"
        for year in YEARS
    ]
    assert ask(contribution.growth_contribution, {"obs": rows})["reason"] == reason
    assert ask(contribution.growth_contribution, {"obs": []})["reason"] == "NO_DATA"
    assert ask(contribution.growth_contribution, {"obs": rows[:1]})["reason"] in (M, "COMPONENT_SUPPRESSED")


@pytest.mark.parametrize(
    ("weight", "value", "status", "reason"),
    [(1, None, "A", "COMPONENT_MISSING"), (1, 0, "A", Z), (1, -1, "A", N), (1, None, "Q", "COMPONENT_SUPPRESSED"),
     (0, 5, "A", "INVALID_WEIGHTS"), (None, 5, "A", "INVALID_WEIGHTS"), (1, 5, "P", None)],
)  # fmt: skip
def test_poor_weighted_parts(weight, value, status, reason):
    rows = [
        {"activity": name, "gva_base_share": weight, "index0": value, "index1": value, "obs_status": status}
        for name in ("C13", "C14")
    ]
    found = ask(contribution.growth_contribution_index, {"rows": rows})
    assert found["reason"] == reason
    assert (found["total_rate_pct"] is None) == bool(reason)
    assert ask(contribution.growth_contribution_index, {"rows": []})["reason"] == "NO_DATA"


def test_poor_rest():
    assert ask(structure.structural_change, {"shares": []})["reason"] == "NO_DATA"
    hidden = [{"item": "a", "share0_pct": None, "share1_pct": 100, "obs_status": "Q"}]
    assert ask(structure.structural_change, {"shares": hidden})["reason"] == "COMPONENT_SUPPRESSED"
    assert ask(splicing.index_splice, {"series": []}) == []
    alone = [{"vintage_base": "2010", "time_period": year, "index": None} for year in YEARS]
    assert {row["reason"] for row in ask(splicing.index_splice, {"series": alone})} == {V}
    assert ask(display.growth_display, {"cases": []}) == []
    assert ask(display.display_rounding, {"values": []}) == []
