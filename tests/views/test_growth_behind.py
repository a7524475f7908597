"""What the figure in the headline of Growth rests on is said with it: its base, its last comparable period, what no part explains."""

import numpy as np
import pandas as pd
import pytest

from metrics import contributions as parts_of
from metrics.rows import of
from tests.conftest import ROOT
from tests.views.answers import answer, known
from tests.views.test_growth_page import at
from views.parts import contributions, contributions_words, growth_shift, growth_unsaid, growth_words, page
from views.parts.language import LANGUAGES, speaking

RAW = pd.read_csv(ROOT / "data" / "raw" / "ru_output_annual.csv").query("freq == 'A'")
LEVELS = RAW.pivot_table(index="product", columns="time_period", values="obs_value")
FOOTWEAR = {"product": "KEP_FOOTWEAR", "transform": "index"}


def said(**choice):
    """Title and lead of a choice, with plain spaces."""
    here = at(**choice)
    rows = page.rows(here.edition, here.query())
    return [text(here, rows).replace("\u00a0", " ") for text in (growth_words.title, growth_words.lead)]


def plain(text):
    return text.replace("\u00a0", " ")


def test_an_index_across_a_break_names_the_period_that_is_still_compared():
    assert LEVELS.loc["13.20", 2020] / LEVELS.loc["13.20", 2017] == pytest.approx(1.2228, abs=1e-4)
    fabrics = {"product": "13.20", "transform": "index", "base": "2017"}
    title, lead = said(**fabrics)
    assert title.endswith("no comparison with the level in 2017")
    assert lead.startswith(
        "In 2020 (the last period that can be compared), 22.3% more than in 2017. The base lies before"
    )
    with speaking("ru"):
        assert said(**fabrics, language="ru")[1].startswith(
            "В 2020 году (последний сопоставимый период) на 22,3 % больше, чем в 2017 году. База раньше разрыва"
        )
    assert "can be compared" not in said(**{**fabrics, "base": "2022"})[1], "no break lies between"


def test_a_month_is_held_against_an_average_month_of_the_year_and_the_season_is_said():
    here = at(product="KEP_FOOTWEAR", freq="M", transform="level")
    months = page.rows(here.edition, here.query())
    year = [row.value for row in months if row.time_period[:4] == "2013"]
    last = next(row.value for row in months if row.time_period == "2016-12")
    assert len(year) == 12
    assert 1 - last / (sum(year) / 12) == pytest.approx(0.2196, abs=1e-4)
    assert (
        said(**FOOTWEAR, freq="M", base="2013")[1]
        == "22.0% less than in an average month of 2013. Not seasonally adjusted."
    )
    assert "than in an average quarter of 2013. Not seasonally" in said(**FOOTWEAR, freq="Q", base="2013")[1]
    assert "than in March 2015. Not seasonally" in said(**FOOTWEAR, freq="M", base="2015-03")[1]
    assert "seasonally" not in said(**FOOTWEAR, freq="M", base="2015-12")[1], "the same month of another year"
    assert "average" not in said(product="15.20", transform="index", base="2017")[1]
    told = {
        "ru": "чем в среднем за месяц 2013 года. Без устранения",
        "uk": "ніж у середньому за місяць 2013 року. Без ",
    }
    for lang, words in told.items():
        with speaking(lang):
            assert words in said(**FOOTWEAR, freq="M", base="2013", language=lang)[1]


@pytest.mark.parametrize("view", ["yoy", "level", "index"])
def test_a_multiple_of_a_small_base_carries_it_in_the_headline(view):
    """15 fur coats for children in 2023, 165 in 2024."""
    title, lead = said(product="RS_CHILD_FUR_COATS", transform=view, base="2023" if view == "index" else "")
    assert title.endswith(", on a small base")
    assert lead.endswith("The base is small (15 pcs): a comparison with it says little.")
    assert "multiple" not in lead
    assert "times" not in title + lead


def test_a_large_base_is_not_called_small():
    assert "small" not in "".join(said(product="RS_SLEEPING_BAGS", transform="yoy"))


def test_why_nothing_later_than_the_headline_is_said():
    title, lead = said(metric="shipments_all", freq="M", transform="ytd")
    assert title.endswith("+9.8% in January–December 2014")
    assert lead.endswith(
        "No later value, although the series goes on to Jan 2016: a part of the sum is withheld by its publisher; "
        "the figure compared with is withheld by its publisher."
    )
    for lang in LANGUAGES[1:]:
        with speaking(lang):
            assert "2016" in (told := said(metric="shipments_all", freq="M", transform="ytd", language=lang)[1])
        assert "although" not in told
    assert "No later" not in said(metric="shipments_all", freq="M", transform="level")[1]


def test_only_what_comes_after_the_newest_value_of_that_area_is_a_reason():
    here = at(country="US", metric="gdp", transform="yoy")
    rows = answer(
        {"ref_area": "US", "time_period": "2018", "reason": "BASE_MISSING"},
        {"ref_area": "US", "time_period": "2019", "value": 101.0},
        {"ref_area": "US", "time_period": "2020", "reason": "VALUE_SUPPRESSED"},
        {"ref_area": "US", "time_period": "2021", "reason": "VALUE_SUPPRESSED"},
        {"ref_area": "US", "time_period": "2022", "reason": "NO_DATA"},
        {"ref_area": "US-GA", "time_period": "2021", "reason": "GAPS"},
    )
    told = growth_unsaid.ended(here, rows, rows.row(1))
    assert told == "No later value, although the series goes on to 2021: the figure is withheld by its publisher."
    assert growth_unsaid.ended(here, rows.at(np.arange(2)), rows.row(1)) == ""


def split(index, **points):
    """Contributions by hand; the rest is `not_itemised`."""
    given = np.array(list(points.values()), dtype=float)
    table = {"part": np.array(list(points), dtype=object), "contribution_pp": given,
             "value": given + 10, "base_value": np.full(len(given), 10.0), "change": given}  # fmt: skip
    return parts_of.Contributions(of(table), "all", index, 100.0, index, "")


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (split(96.1, a=1.31, b=-0.85, not_itemised=-4.24), "parts: −4.24 p.p.; the whole: −3.9%."),  # more than any part, and all of it
        (split(110.0, a=5.0, not_itemised=5.0), "parts: +5.00 p.p.; the whole: +10.0%."),  # just half
        (split(110.0, a=3.0, b=2.9, not_itemised=4.1), "parts: +4.10 p.p.; the whole: +10.0%."),  # the largest of all
        (split(110.0, a=6.0, not_itemised=4.0), ""),
        (split(100.0, a=3.0, b=-3.0), ""),
        (split(100.0, a=np.nan, not_itemised=np.nan), ""),  # withheld: nothing is told
    ],
)  # fmt: skip
def test_a_rest_larger_than_any_part_or_half_of_the_change_is_said(found, told):
    assert (
        plain(contributions_words.unexplained(found)).removeprefix("Not itemised, so explained by none of the ") == told
    )


def test_fabrics_of_2020_are_not_explained_by_their_kinds_and_the_page_says_so():
    here = at(product="13.20", transform="yoy")
    found = contributions._found(here, here.query(start="2020", end="2020", base_period=""), "kinds")
    kinds = LEVELS.loc[["13.20.12", "13.20.13", "13.20.20", "13.20.3"]]
    whole = LEVELS.loc["13.20"]
    rest = (whole[2020] - kinds[2020].sum() - whole[2019] + kinds[2019].sum()) / whole[2019] * 100
    assert rest == pytest.approx(22.21, abs=0.005)
    told = contributions_words.beside(found, contributions._labels(known(), "kinds", 1))
    assert plain(told).startswith(
        "Not itemised, so explained by none of the parts: +22.21 p.p.; the whole: +23.5%. Pulled"
    )


def test_of_several_regions_the_decomposition_says_which_one_it_draws():
    names = growth_shift.names.of("published")
    told = growth_shift.only_one(("US-NC", "US-GA", "US-SC"), "US-GA", names)
    assert told == (
        "The picture is of one of the regions chosen, Georgia; "
        "the table below has them all, also North Carolina and South Carolina."
    )
    assert growth_shift.only_one(("US-NC",), "US-NC", names) == ""
