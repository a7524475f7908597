"""A sum made here is said once, by area and by what is added up; what is printed, or made for every region alike, is not."""

import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.views.test_region import here
from views.parts import added_up, compare_choice, compare_columns, names, region_figures, region_profile
from views.parts.language import LANGUAGES, speaking

ORGANISATIONS, SHIPMENTS = "organisations.C", "shipments_manufacturing"


def test_the_sources_print_no_total_where_one_is_said_to_be_added_up():
    """Against the raw files: no row of the country in the one, a row of it in the other."""
    raw = {
        name: pd.read_parquet(ROOT / "data" / "raw" / f"ru_regions_{name}.parquet")
        for name in ("organisations", "shipments")
    }
    assert "RU" not in set(raw["organisations"]["ref_area"])
    assert "RU" in set(raw["shipments"]["ref_area"])
    columns = (
        ORGANISATIONS,
        SHIPMENTS,
        "manufacturing_share_of_organisations",
        "organisations-share.C",
        "organisations-yoy.C",
        "clusters",
    )
    found = compare_choice.settled(here(columns=columns))
    known = names.of("published")
    said = {one.column.code: added_up.areas(one.rows, known) for one in found.answers}
    assert said == {code: () if code in (SHIPMENTS, "clusters") else ("RU",) for code in columns}
    alike = compare_columns.answer(here(country="US"), compare_columns.Column("gdp", "C13-C15"))
    assert alike.rows.row(0).is_computed, "two printed branches of every state and of the country"
    assert added_up.areas(alike.rows, known) == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_figures_of_a_region_say_on_what_its_quotient_rests(lang):
    base = here(areas=("RU-IVA",))
    leading, weight = region_profile.leading(base, "RU-IVA", ()), region_profile.weight(base, "RU-IVA")
    with speaking(lang):
        said = region_figures.sums([leading], weight, names.of("published"))
    start = {"en": "Added up here from its parts", "ru": "Сложено здесь из слагаемых", "uk": "Складено тут із доданків"}
    assert said.startswith(start[lang])
    assert said.count("(") == 1, "shipments of the country are printed"
    district = region_profile.leading(here(areas=("RU-CRFD",)), "RU-CRFD", ())
    with speaking(lang):
        changes = added_up.words(names.of("published"), [("", district.changes)], ("RU-CRFD", "RU"))
        assert names.of("published").short("RU-CRFD") in changes
        assert "(" not in changes
