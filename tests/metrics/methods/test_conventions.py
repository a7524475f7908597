"""Conventions of offices and press as methods: the request, the answer, and that it fits what is displayed."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.flags import _WORST_FIRST
from data.periods import of_months
from data.requests.answering import answer
from data.requests.kinds import BadRequest
from data.statuses import RANKED
from metrics.methods.catalogue import methods
from metrics.methods.display import rounded, to_date_label


def ask(name, inputs, **params):
    return answer(methods()[name], {"inputs": inputs, "params": params})


def phrase(text, **more):
    return ask("claim_normalise", {"phrases": [{"text": text, **more}]})[0]


@pytest.mark.parametrize(
    "name", ["claim_normalise", "period_parse", "flag_mapping", "unit_normalise", "federal_district_lookup"]
)
def test_of_nothing_there_is_nothing(name):
    only = next(iter(methods()[name].inputs))
    assert ask(name, {only: []}) == []
    assert ask("code_concordance", {"codes": []}) == {}


def test_missing_parts_of_a_row_are_no_fault():
    assert phrase(None, lang=None)["reason"] == "NO_DATA"
    assert ask("period_parse", {"texts": [None]})[0]["reason"] == "NO_DATA"
    assert ask("flag_mapping", {"rows": [{"source": None, "flag": None}]})[0]["OBS_STATUS"] == "A"
    assert ask("federal_district_lookup", {"queries": [{"ref_area": None, "date": None}]}) == [None]
    assert ask("federal_district_counts", {"as_of": None})["reason"] == "NO_DATA"
    unit = ask("unit_normalise", {"rows": [{"value": None, "unit_text": "млн пар"}, {"value": 1, "unit_text": None}]})
    assert [(row["base_value"], row["reason"]) for row in unit] == [
        (None, "VALUE_MISSING"),
        (None, "INCONSISTENT_INPUT"),
    ]


def test_the_base_of_a_claim_is_pointed_out_where_it_is_missing():
    told = "За первую половину 2023 года выросло в полтора раза по сравнению с аналогичным периодом 2022 года"
    assert (phrase(told)["time_period"], phrase(told)["base"], phrase(told)["warning_base"]) == (
        "2023-S1",
        "2022-S1",
        None,
    )
    assert phrase("выросло в полтора раза")["warning_base"] == "BASE_ABSENT"


def test_a_claim_is_held_against_the_official_figure_and_the_headline():
    found = phrase("в 1,5 раза", official_index_pct=148.5, scope="C13", headline_scope="C13-C15")
    assert (found["gap_pp"], found["scope_mismatch"]) == (1.5, True)
    assert phrase("на 2 п.п.", official_index_pct=100)["gap_pp"] is None
    assert phrase("в 1,5 раза", scope="C13", headline_scope="C13")["scope_mismatch"] is False
    assert phrase("в 1,5 раза")["scope_mismatch"] is None


@settings(deadline=None)
@given(st.integers(0, 1999).map(lambda tenths: tenths / 10))
def test_what_the_screen_shows_as_a_rate_is_read_back(index):
    shown = ask("growth_display", {"cases": [{"index_pct": index}]}, form="rate")[0]
    if rounded(abs(Decimal(str(index)) - 100), 1):
        assert phrase(shown)["index_pct"] == pytest.approx(index)


@settings(deadline=None)
@given(st.integers(2000, 9900).map(lambda tenths: tenths / 10))
def test_what_the_screen_shows_as_times_is_read_back(index):
    for lang in ("ru", "uk", "en"):
        shown = ask("growth_display", {"cases": [{"index_pct": index}]}, lang=lang)[0]
        assert phrase(shown, lang=lang)["index_pct"] == pytest.approx(index, abs=5.0001)


@settings(deadline=None)
@given(st.integers(2000, 2030), st.integers(1, 12))
def test_the_head_of_a_column_is_read_back(year, month):
    found = ask("period_parse", {"texts": [to_date_label(year * 12 + month - 1, 1)]})[0]
    assert found["time_period"] == of_months(year, 1, month).code
    assert found["base"] == of_months(year - 1, 1, month).code


def test_a_withheld_figure_loses_its_value_and_a_normal_one_keeps_it():
    rows = [{"source": "eurostat", "flag": flag, "value": 3.5} for flag in ("p", "C", "m", "", "?", "0n")]
    assert [row["OBS_VALUE"] for row in ask("flag_mapping", {"rows": rows})] == [3.5, None, None, 3.5, None, 0.0]


def test_the_main_one_of_several_flags_is_the_worst_as_results_rank_it():
    ranked = [status for status in reversed(RANKED) if status != "A"]
    assert list(_WORST_FIRST[: len(ranked)]) == ranked


def test_units_are_named_as_metrics_names_them():
    rows = [{"value": 2, "unit_text": text} for text in ("тыс. пар", "кг", "т", "тыс. дм²", "млн усл. катушек", "-")]
    found = [(row["UNIT_MEASURE"], row["base_value"]) for row in ask("unit_normalise", {"rows": rows})]
    assert found == [("NPR", 2000), ("KGM", 2), ("TNE", 2), ("MTK", 20), ("BB_COND", 2e6), (None, None)]


def test_zero_and_negative_values_keep_their_sign():
    rows = [{"value": value, "unit_text": "млн руб."} for value in (0, -1.5)]
    assert [row["base_value"] for row in ask("unit_normalise", {"rows": rows})] == [0, -1.5e6]


def test_an_unknown_classification_or_universe_is_refused_by_name():
    with pytest.raises(BadRequest, match="NAICS"):
        ask("code_concordance", {"codes": ["313"]}, **{"from": "NAICS", "to": "NACE2"})
    with pytest.raises(BadRequest, match="Rosstat"):
        ask("federal_district_counts", {"as_of": "2020-01-01", "universe": "world"})


def test_rosstat_counts_two_more_regions():
    found = ask("federal_district_counts", {"as_of": "2015-01-01", "universe": "Rosstat (85)"})
    assert (found["RU-CRFD"], found["total"]) == (2, 85)
    query = {"ref_area": "UA-43", "date": "2020-01-01"}
    assert ask("federal_district_lookup", {"queries": [query], "universe": "Rosstat"}) == ["RU-SOFD"]
