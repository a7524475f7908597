"""A provisional figure is drawn and never compared: the newest final period is spoken of, unless its reader chooses another."""

from dataclasses import replace

import numpy as np
import pytest

from tests.views.answers import answer
from views.parts import (
    compare_choice,
    compare_ranking,
    compare_table,
    compare_words,
    contributions,
    growth_areas,
    growth_chart,
    growth_lines,
    growth_moment,
    growth_needed,
    growth_words,
    page,
    provisional,
    region_profile,
    region_structure,
    region_words,
    settle,
    store,
)
from views.parts.language import speaking
from views.parts.selection import Selection

pytestmark = pytest.mark.usefixtures("editions")
NC, NY = "US-NC", "US-NY"


def told(statuses: str, first: int = 2021, **more):
    """Yearly figures of one area with these statuses, a letter a year."""
    return [{"ref_area": NC, "time_period": str(first + at), "value": 10.0 + at, "obs_status": status, "dataset": "US_BEA_SAGDP2", **more}
            for at, status in enumerate(statuses)]  # fmt: skip


def at(edition: str = "published", **chosen) -> settle.Settled:
    found = settle.page(Selection(**{"language": "en", "edition": edition, "country": "US", "metric": "gdp", **chosen}), "growth")  # fmt: skip
    areas = found.selection.areas or (found.selection.country,)
    return settle.Settled(found.selection.changed(areas=areas), found.notices)


@pytest.mark.parametrize(
    ("statuses", "has_change", "spoken", "later"),
    [
        ("AAA", True, "2023", ""),
        ("AAP", True, "2022", "The later figure is provisional and not compared: 2023."),
        ("AAPP", True, "2022", "Later figures are provisional and not compared: 2023–2024."),
        ("AEU", True, "2023", ""),  # estimated and unreliable figures are compared, with the word
        ("AAPA", True, "2022", "The later figure is provisional and not compared: 2023. "
                               "Not compared, because the year before is provisional: 2024."),
        ("AAPA", False, "2024", ""),
        ("PA", True, "2022", ""),  # no level has a final base: the newest final one, without a change
        ("PP", True, None, None),
    ],
)  # fmt: skip
def test_the_newest_final_period_is_spoken_of_its_base_included(statuses, has_change, spoken, later):
    rows = answer(*told(statuses))
    found = provisional.spoken(rows, has_change=has_change)
    assert (None if found is None else found.time_period) == spoken
    if found is not None:
        assert provisional.words(rows, found, has_change=has_change) == later


@pytest.mark.parametrize(
    ("codes", "span", "lang", "words"),
    [
        (("2025-10", "2025-11", "2025-12"), "", "en", "October–December 2025"),
        (("2025-12", "2026-01"), "", "ru", "декабрь 2025 г. – январь 2026 г."),
        (("2026-09",), "ytd", "en", "January–September 2026"),
        (("2025-Q4",), "ytd", "uk", "січень–грудень 2025 р."),
        (("2025-10", "2025-11", "2025-12"), "ytd", "en", "January–October 2025 … January–December 2025"),
        (("2022", "2024"), "", "en", "2022 and 2024"),
    ],
)
def test_later_periods_are_named_as_one_stretch_where_they_are_one(codes, span, lang, words):
    with speaking(lang):
        assert provisional.named(codes, span).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("statuses", "transform", "title", "lead"),
    [
        ("AP", "level", "Carolina, at current prices: 10 mln USD in 2021", "provisional and not compared: 2022"),
        ("PP", "level", "11 mln USD in 2022 (provisional); no final figure is at hand to compare", ""),
        ("AP", "share", "North Carolina: 10.0% of the country in 2021", "provisional and not compared: 2022"),
        ("AP", "yoy", "−90.0% in 2021", "provisional and not compared: 2022"),
        ("PP", "yoy", ": only provisional growth is at hand, see the dotted line", ""),
    ],
)
def test_title_and_lead_of_one_area(statuses, transform, title, lead):
    here = at(areas=(NC,), transform=transform)
    rows = answer(*told(statuses, unit="USD" if transform == "level" else "PC", unit_mult=6 * (transform == "level")))
    said = (growth_words.title(here, rows), growth_words.lead(here, rows))
    assert title in said[0].replace("\u00a0", " ")
    assert lead in said[1] if lead else "not compared" not in said[1]
    assert ("2022" in said[0]) == ("in 2022" in title), "a provisional period is in no title, unless it is all there is"
    assert "2022" not in growth_chart.alt(here, rows, "") or statuses == "PP"


def test_a_change_on_a_provisional_base_is_provisional_and_a_base_that_is_chosen_says_so():
    """Value added of North Carolina is final in all years; the rows say what the engine says of an index on a base that is not."""
    here = at(areas=(NC,), transform="index", base="2021", activity="C13-C15")
    rows = page.rows("published", here.query()).known
    rows = rows.with_(obs_status=np.full(len(rows), "P", dtype=object), is_provisional=np.ones(len(rows), dtype=bool))
    assert growth_words.title(here, rows).endswith("; provisional)")
    assert growth_words.lead(here, rows).endswith("The base, 2021, is provisional, and the whole index with it.")


def test_a_worse_status_hides_no_provisional_base():
    """An estimate against a provisional base is estimated in name, and provisional all the same: as the engine says of it."""
    rows = answer(*told("AA"), *told("E", 2023, is_provisional=True))
    assert (provisional.is_in(rows), provisional.is_so(rows.row(2)), provisional.newest(rows)) == (True, True, "2022")
    assert (
        provisional.words(rows, provisional.spoken(rows)) == "The later figure is provisional and not compared: 2023."
    )
    assert provisional.labelled("+4.0%", rows.row(2), is_change=True) == "provisional"


def test_areas_are_compared_in_the_newest_period_in_which_all_are_final():
    here = at(areas=(NC, NY))
    both = [*told("AAP"), *[{**row, "ref_area": NY, "value": 5.0} for row in told("AAA")]]
    said = growth_areas.title(here, answer(*both), "Value added").replace("\u00a0", " ")
    assert said == "Value added, 2022: North Carolina 11 mln USD; New York 5 mln USD"
    assert growth_areas.later(here, answer(*both)) == "The later figure is provisional and not compared: 2023."
    apart = answer(*told("PP"), *[{**row, "ref_area": NY} for row in told("AA")])
    assert growth_areas.title(here, apart, "Value added").startswith(
        "Value added: no period has final figures of several"
    )
    every = [*told("PP"), *[{**row, "ref_area": NY} for row in told("PP")]]
    said = growth_areas.title(here, answer(*every), "Value added").replace("\u00a0", " ")
    assert said == ("Value added, 2022: North Carolina 11 mln USD; New York 11 mln USD (provisional); "
                    "no final figure is at hand to compare")  # fmt: skip


def test_where_the_first_area_has_no_figure_the_later_ones_of_the_next_are_named_and_the_picture_names_it():
    here = at(areas=(NY, NC), transform="yoy")
    silent = [{"ref_area": NY, "time_period": str(year), "reason": "BASE_MISSING"} for year in (2021, 2022, 2023)]
    rows = answer(*silent, *told("AAP", value=104.0))
    assert growth_words.lead(here, rows).endswith("The later figure is provisional and not compared: 2023.")
    assert "(North Carolina)" in growth_chart.alt(here, rows, "")


def test_the_end_of_a_line_of_provisional_growth_is_the_word_alone():
    (last,) = answer(*told("P"))
    assert provisional.labelled("+4.0%", last, is_change=True) == "provisional"
    assert provisional.labelled("10 mln USD", last) == "10 mln USD (prov.)"


def test_only_where_a_figure_is_provisional_more_is_read(monkeypatch):
    every, read = answer(*told("AAP")), []
    monkeypatch.setattr(page, "rows", lambda *_asked: read.append(1) or every)
    asked = at().query()
    assert provisional.moment("published", asked, "2022", every.where(time_period="2022")).later == ()
    assert not read
    found = provisional.moment("published", asked, "2023", every.where(time_period="2023"))
    assert (found.period, found.later, len(found.rows), len(read)) == ("2022", ("2023",), 1, 1)
    open_ = answer(*told("PP"))
    monkeypatch.setattr(page, "rows", lambda *_asked: open_)
    assert provisional.moment("published", asked, "2022", open_.where(time_period="2022")).period == "2022"
    assert not provisional.places(open_, frozenset({NC})).bands


def test_the_demonstration_is_taken_apart_in_its_newest_final_year_and_in_another_one_on_request():
    (newest,), (final,) = (
        store.warehouse("demo").rows(
            "SELECT max(time_period) FROM wh.observation WHERE dataset = 'DEMO_RU_OUTPUT' AND product = '15.20' AND freq = 'A' "
            f"AND ref_area = 'RU' AND obs_status {sign} 'P'"
        )[0]
        for sign in ("=", "<>")
    )
    assert (newest, final) == ("2025", "2024")
    here = at("demo", country="RU", metric="output_physical", product="15.20", transform="level", part="regions")
    rows = page.rows("demo", here.query())

    def needed():
        return growth_needed.of(here, "regions", "yoy", contributions.members(here))

    assert growth_moment.row(here, rows, needed).time_period == final
    asked = settle.Settled(replace(here.selection, period=newest))
    chosen = growth_moment.row(asked, rows, needed)
    assert (chosen.time_period, provisional.is_so(chosen)) == (newest, True)
    assert final in growth_words.title(here, rows)
    assert newest not in growth_words.title(here, rows)
    assert growth_lines.last_label(here, rows).endswith("(prov.)"), "the line ends in a provisional point"


def test_compare_ranks_final_figures_alone():
    column = "output_physical.15.20"
    chosen = compare_choice.settled(
        settle.everywhere(Selection(language="en", edition="demo", country="RU", columns=(column,)))
    )
    assert (chosen.focus.period, chosen.focus.later) == ("2024", ("2025",))
    assert compare_words.title(chosen).endswith("in 2024")
    assert "Later figures are provisional and not compared: 2025." in compare_words.lead(chosen)
    (line,) = compare_table.lines(chosen)
    assert line.standing.bands
    told = compare_ranking.history(chosen.here, chosen.focus)
    assert (told.periods[-1], told.compared[-1]) == ("2025", "2024"), "the line goes on, the places do not"


def test_a_region_is_ranked_and_compared_in_final_years(monkeypatch):
    here = settle.everywhere(Selection(language="en", edition="demo", country="RU", areas=("RU-ROS",)))
    asked = replace(
        here.query(metric="output_physical", product="*", ref_areas=("RU-ROS",), freq="A", transform="level")
    )
    shares, changed, levels = region_structure._of_products(here, asked, "2025")
    assert set(shares["time_period"]) == set(changed["time_period"]) == {"2024"}
    assert levels["15.20"].obs_status == "A"
    real = page.rows
    monkeypatch.setattr(page, "rows", lambda edition, query: _newest_is_open(real(edition, query)))
    found = region_profile.leading(here, "RU-ROS", ("RU-KDA",))
    assert (found.period, found.later) == ("2024", ("2025",))
    assert found.band() is not None
    assert found.change_of("RU-ROS").time_period == "2024"
    share = region_profile.weight(here, "RU-ROS")
    assert (share.period, region_words.later(found, share)) == (
        "2024",
        "Later figures are provisional and not compared: 2025.",
    )


def _newest_is_open(rows):
    """The same rows with the figures of 2025 provisional."""
    is_open = rows["time_period"] == "2025"
    return rows.with_(obs_status=np.where(is_open, "P", rows["obs_status"]).astype(object), is_provisional=is_open)


def test_a_provisional_zero_gives_way_to_a_final_one_where_no_change_exists():
    """Wool fabrics of Ivanovo are zero in every year of the demonstration: no change, and the year that is named is final."""
    here = at("demo", country="RU", metric="output_physical", product="13.20.12", transform="yoy", areas=("RU-IVA",))
    said = growth_words.title(here, page.rows("demo", here.query()))
    assert "in 2024; the base is zero" in said
