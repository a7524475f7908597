"""What callers may send: whole numbers as years and codes; what they may not."""

import pytest

from data.errors import DataError
from metrics.methods.contribution import growth_contribution
from metrics.methods.growth import growth_cagr
from metrics.methods.relative import labour_productivity
from metrics.methods.splicing import index_splice
from metrics.methods.structure import structural_change
from metrics.methods.volume_aggregate import volume_index_aggregate
from metrics.methods.volume_chain import volume_index_chain
from tests.metrics.methods.asking import ask, column


def test_years_and_bases_may_be_whole_numbers():
    rows = [
        {"vintage_base": base, "time_period": year, "index": value}
        for base, year, value in [(2010, 2017, 96), (2010, 2018, 104), (2018, 2018, 100), (2018, 2019, 102)]
    ]
    found = ask(index_splice, {"overlap": 2018}, series=rows)
    assert column(found, "time_period") == ["2017", "2018", "2019"]
    assert column(found, "obs_status") == ["A", "B", "A"]
    assert found[0]["index"] == pytest.approx(96 * 100 / 104)


def test_a_quarter_withheld_withholds_its_year():
    quarters = [
        {"product": "A", "time_period": f"1998-Q{n}", "quantity": None if n == 2 else 10, "obs_status": "Q" if n == 2 else "A"}
        for n in (1, 2, 3, 4)
    ]  # fmt: skip
    years = [{"product": "A", "time_period": year, "quantity": 40, "price_annual": 2} for year in (1997, 1998)]
    found = {
        row["time_period"]: row for row in ask(volume_index_chain, {"reference": "1997=100"}, obs=quarters + years)
    }
    assert found["1998-Q1"]["index"] == pytest.approx(100)
    assert (found["1998"]["index"], found["1998"]["reason"]) == (None, "COMPONENT_SUPPRESSED")


def test_a_null_has_its_reason_and_a_status():
    rows = [{"ref_area": area, "time_period": year, "obs_value": value}
            for area, year, value in [("A", 2024, 5), ("A", 2025, 7), ("B", 2024, 7), ("B", 2025, 5)]]  # fmt: skip
    assert column(ask(growth_contribution, obs=rows)["rows"], "reason_share") == ["BASE_ZERO", "BASE_ZERO"]
    one = ask(growth_cagr, obs=[{"time_period": 2024, "obs_value": 5}])[0]
    assert (one["cagr"], one["reason"], one["obs_status"]) == (None, "SHORT_SERIES", "O")
    assert ask(structural_change, shares=[{"share0_pct": 50, "share1_pct": 50}])["obs_status"] == "O"
    nation = {"gva_mln_rub": 10, "employment_avg": 10, "national_gva": 100, "national_employment": 0}
    assert ask(labour_productivity, rows=[nation])[0]["reason"] == "BASE_ZERO"


@pytest.mark.parametrize(
    ("function", "inputs", "sentence"),
    [
        (growth_cagr, {"obs": [{"ref_area": ["A"], "time_period": "2024", "obs_value": 5}]}, "ref_area is .*, expected a single value"),
        (growth_cagr, {"obs": [{"time_period": None, "obs_value": 5}, {"time_period": "2024", "obs_value": 5}]}, "row 1, time_period is missing"),
        (growth_cagr, {"obs": [{"time_period": "2024", "obs_value": 5, "note": float("inf")}]}, "note is inf"),
        (index_splice, {"series": [{"vintage_base": None, "time_period": "2024", "index": 5}]}, "vintage_base is missing"),
        (volume_index_aggregate, {"weights": [{"activity": None, "gva_base_share": 1}], "relatives": []}, "activity is missing"),
    ],
)  # fmt: skip
def test_what_is_refused_in_a_sentence(function, inputs, sentence):
    with pytest.raises(DataError, match=sentence):
        ask(function, **inputs)
