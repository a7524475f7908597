"""The digits that are shown: against Python's decimal module, and the rules D1 to D5 in three languages."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests import answering
from data.requests.kinds import BadRequest
from data.requests.method import MARK
from metrics.methods.display import (
    MINUS,
    NARROW,
    NBSP,
    PERCENT,
    display_rounding,
    exact,
    growth_display,
    percentage,
    rounded,
    times_of,
    to_date_label,
    written,
)
from metrics.methods.growth import growth_ytd
from metrics.methods.relative import ipi_to_base_and_growth
from tests.metrics.methods.asking import ask
from views.parts import formats


def shown(*indices, **params):
    return growth_display(pd.DataFrame({"index_pct": np.array(indices, dtype=float)}), **params)


@settings(deadline=None)
@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 3))
def test_rounding_as_the_decimal_module_has_it(value, decimals):
    found = display_rounding([str(value)], decimals=decimals).iloc[0]
    step = Decimal(1).scaleb(-decimals)
    assert Decimal(found["half_up"]) == value.quantize(step, ROUND_HALF_UP)
    assert Decimal(found["half_even"]) == value.quantize(step, ROUND_HALF_EVEN)
    assert not found["half_up"].startswith("-0.0") or Decimal(found["half_up"])


@settings(deadline=None)
@given(st.floats(-1e6, 1e6, allow_nan=False), st.integers(0, 3))
def test_screens_round_the_same_way(value, decimals):
    plain = formats.number(value, decimals, "en").replace(formats.MINUS, "-").replace(",", "")
    assert Decimal(plain) == Decimal(display_rounding([value], decimals=decimals)["half_up"][0])


def test_what_cannot_be_rounded():
    found = display_rounding([None, float("nan")])
    assert found["half_up"].isna().all()
    assert set(found["reason"]) == {"VALUE_MISSING"}
    for wrong in ("12,5", "many", "NaN", True, [1]):
        with pytest.raises(BadRequest, match="not a decimal number"):
            display_rounding([wrong])


@pytest.mark.parametrize(
    ("index", "ru", "uk", "en"),
    [
        (101.85, "101,9", "101,9", "101.9"),
        (101.849, "101,8", "101,8", "101.8"),
        (0, "0,0", "0,0", "0.0"),
        (199.94, "199,9", "199,9", "199.9"),
        (199.95, "в 2,0 р.", "у 2,0 р.", "2.0 times"),
        (200, "в 2,0 р.", "у 2,0 р.", "2.0 times"),
        (245, "в 2,5 р.", "у 2,5 р.", "2.5 times"),
        (1e8, "в 1\u00a0000\u00a0000,0 р.", "у 1\u00a0000\u00a0000,0 р.", "1,000,000.0 times"),
        (-3.25, "\u22123,3", "\u22123,3", "\u22123.3"),
    ],
)
def test_growth_in_a_table(index, ru, uk, en):
    assert [shown(index, lang=lang)[0] for lang in ("ru", "uk", "en")] == [ru, uk, en]


def test_a_rate_has_its_sign_and_per_cent():
    assert shown(101.9, 98.1, 100, form="rate") == ["+1,9\u00a0%", "\u22121,9\u00a0%", "0,0\u00a0%"]
    assert shown(101.9, form="rate", lang="en") == ["+1.9%"]
    assert shown(101.855, decimals=2) == ["101,86"]
    with pytest.raises(BadRequest, match="decimals"):
        shown(1, decimals=-1)


@pytest.mark.parametrize(
    ("index", "reason", "status", "sign"),
    [
        (None, "BASE_ZERO", None, "–"),
        (None, "SERIES_BREAK", None, "–"),
        (None, "VALUE_SUPPRESSED", None, "…"),
        (None, "BASE_MISSING", None, "…"),
        (None, None, "Q", "…"),
        (None, None, "M", "–"),
        (None, None, None, "–"),
        (105.0, None, "Q", "…"),
    ],
)
def test_signs_for_absence(index, reason, status, sign):
    cases = [{"index_pct": index, "reason": reason, "obs_status": status}]
    request = {"inputs": {"cases": cases}, "params": {}}
    assert answering.answer(getattr(growth_display, MARK), request) == [sign]


@pytest.mark.parametrize("decimals", [-1, 16, 1000])
def test_decimals_that_no_number_has(decimals):
    calculated = dict.fromkeys(("va_base", "calc_same_month_prev_year", "calc_prev_month", "calc_current"), 3.0)
    for function, name, inputs in (
        (growth_display, "decimals", {"cases": [{"index_pct": 101.85}]}),
        (display_rounding, "decimals", {"values": ["101.85"]}),
        (ipi_to_base_and_growth, "display_decimals", {"rows": [calculated]}),
    ):
        with pytest.raises(BadRequest, match=f"params, {name} is {decimals}, expected 0 to 15"):
            ask(function, {name: decimals}, **inputs)
        assert ask(function, {name: 15}, **inputs)
        assert ask(function, {name: 0}, **inputs)


@pytest.mark.parametrize("value", ["1e400000", "-1e309", 10**400])
def test_numbers_beyond_all_numbers_cannot_be_rounded(value):
    with pytest.raises(BadRequest, match="not a decimal number"):
        ask(display_rounding, values=[value])
    (least,) = ask(display_rounding, {"decimals": 15}, values=["1e-400000"])
    assert least["half_up"] == "0.000000000000000"
    assert ask(display_rounding, {"decimals": 15}, values=[1.7976931348623157e59])[0]["half_up"].endswith(
        "." + "0" * 15
    )


def test_thousands_and_per_cent_are_written_in_one_place():
    """Files have the space that every program reads, screens the narrow one; all else is the same."""
    for lang in ("ru", "uk", "en"):
        text = written(Decimal("-1234567.8"), 1, lang)
        assert formats.number(-1234567.8, 1, lang) == text.replace(NBSP, NARROW)
        assert formats.percent(16.4, 1, lang) == written(Decimal("16.4"), 1, lang) + PERCENT[lang]
    assert written(Decimal("-1234567.8"), 1, "ru") == f"{MINUS}1{NBSP}234{NBSP}567,8"
    assert formats.number(1234.5, 1, "en") == "1,234.5"


def test_unknown_language_is_refused():
    with pytest.raises(BadRequest, match="there are ru, uk, en"):
        answering.answer(getattr(growth_display, MARK), {"inputs": {"cases": []}, "params": {"lang": "de"}})


def test_the_core():
    assert exact(np.nan) is exact(None) is exact(pd.NA) is None
    assert str(rounded(Decimal("-0.04"), 1)) == "0.0"
    assert percentage(1, 3) > Decimal("33.333333333333333333333")
    assert percentage(1, 0) is percentage(None, 1) is None
    assert times_of(Decimal(205)) == Decimal("2.1")
    assert formats.times(205, "en") == "2.1 times"


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("2023-01", "январь 2023 г. в % к январю 2022 г."),
        ("2023-12", "январь–декабрь 2023 г. в % к январю–декабрю 2022 г."),
    ],
)
def test_labels_of_growth_since_january(period, label):
    year, month = map(int, period.split("-"))
    assert to_date_label(year * 12 + month - 1, 1) == label
    quarter = growth_ytd(pd.DataFrame({"time_period": ["2023-Q2"], "obs_value": [1.0]}))
    assert quarter["period_label_ru"].tolist() == ["январь–июнь 2023 г. в % к январю–июню 2022 г."]
