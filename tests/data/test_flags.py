"""Flags and signs of offices as SDMX statuses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.flags import SOURCES, holds_no_value, read

MAPPED = [
    *[("eurostat_pre2025", old, status) for old, status in zip("bdefinpuszm", "BDEFINPUIMM", strict=True)],
    *[("eurostat", new, status) for new, status in zip("bdefimnpu", "BDEFIMNPU", strict=True)],
    ("eurostat_pre2025", "r", "A"),
    ("eurostat_pre2025", ":", "O"),
    ("rosstat", "p", "P"),
    ("rosstat", "е", "E"),
    ("rosstat", "…", "O"),
    ("rosstat", "...", "O"),
    ("rosstat", "x", "M"),
    ("ukrstat", "х", "M"),
    ("ukrstat", "..", "O"),
    ("sdmx", "L", "L"),
    ("Eurostat (before 2025)", "s", "I"),
    ("emiss", "…", "O"),
]


@pytest.mark.parametrize(("source", "flag", "status"), MAPPED)
def test_one_flag(source, flag, status):
    found = read(source, flag)
    assert (found.obs_status, found.conf_status, found.extra, found.value, found.reason) == (status, "F", (), None, "")


@pytest.mark.parametrize(
    ("source", "flag", "conf"),
    [("eurostat_pre2025", "c", "C"), ("eurostat", "C", "C"), ("eurostat", "N", "N"), ("eurostat", "P", "P"),
     ("ukrstat", "с", "C"), ("ukrstat", "c", "C"), ("ukrstat", "к", "C"), ("eurostat_pre2025", ":c", "C")],
)  # fmt: skip
def test_what_is_withheld_has_no_value(source, flag, conf):
    found = read(source, flag)
    assert (found.obs_status, found.conf_status, found.extra, found.value) == ("Q", conf, (), None)
    assert holds_no_value(found)


@pytest.mark.parametrize(
    ("source", "sign", "status"),
    [("rosstat", "–", "A"), ("rosstat", "-", "A"), ("ukrstat", "—", "A"), ("rosstat", "0,0", "N"), ("rosstat", "0.00", "N"),
     ("ukrstat", "0;0,0", "N"), ("ukrstat", "0", "N"), ("eurostat", "0n", "N"), ("eurostat", "0", "A")],
)  # fmt: skip
def test_signs_that_are_a_value(source, sign, status):
    found = read(source, sign)
    assert (found.obs_status, found.value, found.reason) == (status, 0.0, "")


@pytest.mark.parametrize(
    ("flag", "main", "extra"),
    [("bep", "E", ("B", "P")), ("bp", "P", ("B",)), ("pb", "P", ("B",)), ("bd", "D", ("B",)), ("cd", "Q", ("D",)),
     ("eu", "E", ("U",)), (":u", "O", ("U",)), ("b, e", "E", ("B",)), ("ee", "E", ())],
)  # fmt: skip
def test_of_several_the_worst_is_the_main_one_and_none_is_lost(flag, main, extra):
    found = read("eurostat_pre2025", flag)
    assert (found.obs_status, found.extra) == (main, extra)


def test_the_case_tells_the_two_lists_of_eurostat_apart():
    assert (read("eurostat", "n").obs_status, read("eurostat", "N").obs_status) == ("N", "Q")
    assert (read("eurostat", "bC").obs_status, read("eurostat", "bC").extra) == ("Q", ("B",))


def test_no_flag_is_a_normal_value():
    assert read("rosstat", " ").obs_status == read("eurostat", "").obs_status == "A"


@pytest.mark.parametrize(
    ("source", "flag"), [("eurostat", "y"), ("eurostat_pre2025", "by"), ("nobody", "p"), ("rosstat", "ы")]
)
def test_an_unknown_sign_has_no_status(source, flag):
    assert (read(source, flag).obs_status, read(source, flag).reason) == ("", "INCONSISTENT_INPUT")


@settings(deadline=None)
@given(st.sampled_from(SOURCES), st.text(max_size=6))
def test_any_text_has_a_status_or_a_reason(source, flag):
    found = read(source, flag)
    assert bool(found.obs_status) != bool(found.reason)
    assert found.value is None or not holds_no_value(found)
