"""Compare by year and by what is read: figures of a year alone, places by points, no small base first; against raw files."""

import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.views.test_compare import here
from views.parts import compare_choice, compare_files, compare_table, compare_words


def test_a_year_shows_its_figures_alone():
    """Against the raw file: every figure is of that year, and what has none is named, not shown of another year."""
    raw = pd.read_parquet(ROOT / "data" / "raw" / "us_gdp.parquet").query("activity == 'C13' and time_period == '1998'")
    printed = raw.set_index("ref_area")["obs_value"]
    asked = here(areas=("US-GA", "US-NC"), columns=("gdp.C13", "employment.C13-C15"), year="1998")
    found = compare_choice.settled(asked)
    shown, absent = found.answers
    assert shown.period == "1998"
    assert {code: shown.rows.where(ref_area=code).row(0).value for code in found.areas} == dict(
        printed.loc[list(found.areas)]
    )
    assert absent is None
    assert compare_files.worklist(asked).frame["time_period"].unique().tolist() == ["1998"]
    assert found.here.selection.year == "1998"
    lost = compare_choice.settled(here(columns=("gdp.C13",), year="1812"))
    assert (lost.here.selection.year, lost.answers[0].period) == ("", lost.answers[0].offer.last)
    assert "1812" in lost.here.notices[0]


def test_the_change_of_a_share_is_ranked_by_the_points_that_are_read():
    """South Carolina lost most points of the three in 2021; by its index the District of Columbia did."""
    asked = here(areas=("US-NC", "US-SC", "US-DC"), columns=("gdp_share-yoy.C13-C15",))
    found = compare_choice.settled(asked)
    raw = pd.read_parquet(ROOT / "data" / "raw" / "us_gdp.parquet").pivot_table(
        index=["ref_area", "time_period"], columns="activity", values="obs_value"
    )
    share, (one,) = 100 * (raw["C13"] + raw["C14-C15"]) / raw["_T"], found.answers
    points = share.xs(one.period, level=1) - share.xs(str(int(one.period) - 1), level=1)
    stand = compare_table.lines(found)[0].standing
    assert stand.figures == pytest.approx(points.loc[list(stand.figures)].to_dict())
    assert max(found.areas, key=points.__getitem__) == "US-DC"
    assert "District of Columbia, −0.0005" in compare_words.title(found)
    assert stand.bands["US-DC"].first < stand.bands["US-SC"].first


def test_a_small_base_is_never_the_highest():
    """Few organisations of any kind are in Nenets: its share of manufacturers is no size to compare."""
    found = compare_choice.settled(
        here(country="RU", areas=("RU-NEN", "RU-CHU", "RU-IVA"), columns=("manufacturing_share_of_organisations",))
    )
    assert "Ivanovo" in compare_words.title(found)
    alone = compare_choice.settled(
        here(country="RU", areas=("RU-NEN", "RU-CHU"), columns=("manufacturing_share_of_organisations",))
    )
    assert compare_words.title(alone).endswith("only small bases in the regions compared in 2022")


def test_a_view_that_regions_are_not_compared_in_is_left_out_of_the_address():
    found = compare_choice.settled(here(columns=("gdp-index.C13-C15", "gdp.C13-C15")))
    assert [one.code for one in found.columns] == ["gdp.C13-C15"]
    assert "gdp-index" in found.here.notices[0]
