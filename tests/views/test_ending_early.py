"""A line that ends before others names its last period and why nothing follows; among whom a region is highest is true."""

import pytest

from metrics.rows import joined
from tests.views import answers
from tests.views.test_compare import focus, here, states
from views.parts import compare_choice, compare_closer, compare_words, ending_early, names, region_growth
from views.parts.language import LANGUAGES, speaking
from views.parts.region_profile import Measure


def grown(area: str, *values: float | None, reason: str = "VALUE_SUPPRESSED"):
    return answers.answer(
        *({"ref_area": area, "time_period": str(2015 + at), "value": value, "reason": "" if value is not None else reason,
           "base_period": str(2014 + at)} for at, value in enumerate(values))
    )  # fmt: skip


def test_only_a_line_that_ends_before_others_is_told_with_its_reason():
    own, whole = grown("US-GA", 254.5, None), grown("US", 110.0, 103.0)
    known = names.of("published")
    with speaking("en"):
        assert ending_early.words(known, [own, whole], "yoy") == (
            "Georgia: the last figure is of 2015; later: the figure is withheld by its publisher."
        )
        assert ending_early.words(known, [own.only([True, False]), whole], "yoy").endswith(
            "later: the series goes no further."
        )
        assert ending_early.words(known, [own], "yoy") == ending_early.words(known, [whole, whole], "yoy") == ""
        assert "begin with 2014" in ending_early.begun(own)
        assert ending_early.begun(whole) == ""
        measure = Measure("gdp", "C13-C15")
        ends = [
            region_growth._label(part, measure, "yoy", known, ending_early.newest([own, whole]))
            for part in (own, whole)
        ]
    assert ends[0].endswith("<br>(2015)")
    assert "2016" not in ends[1]
    assert len(joined([own, whole])) == 4


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_panel_of_a_withheld_year_names_the_year_it_shows(lang):
    """South Carolina has 19,850 of 2010 and a withheld branch in 2011, the last year of County Business Patterns at hand."""
    found = compare_choice.settled(here(areas=("US-GA", "US-SC"), columns=("employment.C13-C15",)))
    told, known = compare_closer.history(found.here, found.focus), names.of("published")
    with speaking(lang):
        georgia, carolina = (compare_closer._last(told, area, known) for area in found.areas)
        assert compare_words.absent("COMPONENT_SUPPRESSED") in carolina
    assert "2010" in carolina
    assert "20" not in georgia


def test_nobody_is_the_highest_of_regions_whose_figures_are_not_known():
    assert "highest of those with a figure — North Carolina, 5" in compare_words.title(focus(*states(None, 5.0, 1.0)))
    small = [{**row, "is_small_base": row["ref_area"] == "US-GA"} for row in states(90.0, 5.0, 1.0)]
    assert "highest of those that can be compared — North Carolina" in compare_words.title(focus(*small))
    assert "about level at the top of those with a figure — " in compare_words.title(focus(*states(None, 5.0, 4.95)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_there_is_said_of_the_metrics_compared_alone(lang):
    """Organisations came out after 2020; other metrics of the same regions stand in an issue of 2016."""
    asked = {"country": "RU", "areas": ("RU-IVA",), "as_of": "2020-01-01"}
    with speaking(lang):
        title = compare_words.title(compare_choice.settled(here(columns=("organisations.C",), **asked)))
        other = compare_choice.settled(here(columns=("sme_employment",), **asked))
    assert title.startswith(
        {"en": "Of these metrics no issue", "ru": "По этим показателям", "uk": "За цими показниками"}[lang]
    )
    assert other.focus is not None
