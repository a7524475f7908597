"""File names: plain ASCII, safe on every system, a demonstration recognisable at a glance."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.documents.names import file_stem, slug


def test_a_name_says_what_is_inside():
    assert file_stem(["RU", "output", "2024"]) == "light-industry_RU_output_2024"


def test_a_demonstration_begins_with_the_words():
    name = file_stem(["RU", "output", "2024"], is_demonstration=True)
    assert name == "DEMONSTRATION-DATA_light-industry_RU_output_2024"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("RU-IVA", "RU-IVA"),
        ("Щёлково", "Shchelkovo"),
        ("Київ і Їжакевич", "Kiiv-i-Izhakevich"),
        ("выпуск, млн м²", "vypusk-mln-m2"),
        ("January–October 2024", "January-October-2024"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d", "a-b-c-d"),
        ("São", "Sao"),
        ("日本", ""),
        ("...", ""),
    ],
)
def test_slug(text, written):
    assert slug(text) == written


def test_empty_parts_leave_no_gap():
    assert file_stem(["RU", "", "  ", "2024"]) == "light-industry_RU_2024"


@given(st.lists(st.text(), max_size=6), st.booleans())
def test_any_selection_gives_a_safe_name(parts, is_demonstration):
    name = file_stem(parts, is_demonstration=is_demonstration)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name)
    assert ".." not in name
    assert len(name) <= 120
