"""What membership and support come with, on the page: no point without three firms, withheld shares say so, gaps name their file."""

import math

import pytest

from metrics import cluster_outcomes, cluster_reach, cluster_support, cluster_tables, records
from metrics.rows import of_records
from views.parts import (
    cluster_analytics,
    cluster_observed,
    evaluation_files,
    outcome_words,
    settle,
    store,
    study_figure,
    support_money,
)
from views.parts import (
    cluster_outcomes as page,
)
from views.parts.figures import Axis
from views.parts.language import LANGUAGES, speaking
from views.parts.selection import Selection
from views.parts.study_figure import Curve
from views.parts.theme import LIGHT

NAN = math.nan
POINT = {"group": "", "relative_year": 1, "units_index": 110.0, "peers_index": 100.0, "difference_pct": 10.0, "low_pct": 2.0, "high_pct": 18.6,
         "n_units": 12, "n_peers": 20, "n_lost": 1, "reason": ""}  # fmt: skip
HIDDEN = {**POINT, "relative_year": 2, **dict.fromkeys(("units_index", "peers_index", "difference_pct", "low_pct", "high_pct"), NAN),
          "n_units": 2, "reason": "TOO_FEW_UNITS"}  # fmt: skip
BASE = {**POINT, "relative_year": -1, "units_index": 100.0, "difference_pct": 0.0, "low_pct": 0.0, "high_pct": 0.0}


def points(*rows):
    return of_records(rows, tuple(POINT))


def here(edition="demo", **changed):
    return settle.Settled(Selection(language="en", edition=edition, country="RU", **changed))


def test_a_point_that_may_not_be_told_is_in_neither_picture_nor_table():
    rows = points(BASE, POINT, HIDDEN)
    apart, paths = study_figure.apart(rows, "joined", LIGHT), study_figure.paths(rows, "members", "joined", LIGHT)
    assert list(apart.data[0].x) == [-1, 1]
    assert list(apart.data[0].error_y.array) == pytest.approx([0, 8.6])
    assert list(apart.data[0].error_y.arrayminus) == pytest.approx([0, 8])
    assert list(apart.layout.xaxis.ticktext) == ["−1<br>12", "+1<br>12", "+2<br>2"]
    assert [trace.y for trace in paths.data if trace.mode != "none"] == [(100.0, 100.0, None), (100.0, 110.0, None)]
    headers, body, numeric = page._table(rows, "members")
    assert len(headers) == len(numeric) == len(body[0])
    assert body[2][1:6] == ["–"] * 5
    assert body[2][-1] == "There are too few areas or units for this method."


def test_the_heading_is_the_finding_and_says_where_it_may_be_chance():
    assert (
        page._heading("GDP_CP", page._told(points(BASE, POINT, HIDDEN)))
        == "Output (value added), year +1: +10.0% against peers"
    )
    doubtful = points({**POINT, "relative_year": 3, "low_pct": -1.0}, POINT)
    assert page._heading("EMP", page._told(doubtful)) == "Jobs, year +3: +10.0% against peers, which may be chance"
    assert page._heading("EMP", page._told(points(HIDDEN))) == "Jobs: too few firms to compare"
    assert "at most 2" in page._why(points(HIDDEN))


def test_a_withheld_share_is_not_a_missing_one():
    assert cluster_analytics._share(NAN, "VALUE_SUPPRESSED", "") == "withheld"
    assert cluster_analytics._share(NAN, "BASE_MISSING", "COMPONENT_MISSING") == "–"
    assert cluster_analytics._share(3.456, "", "") == "3.5%"
    assert cluster_analytics._share(3.456, "", "COMPONENT_SUPPRESSED") == "≥ 3.5%"
    assert cluster_analytics._reported(9, 10, 1) == "9 of 10, 1 withheld"
    assert cluster_analytics._held(None) == ["–"] * 4


def test_a_curve_steps_down_from_everybody():
    curve = Curve([10.0, 20.0], [0.9, 0.5], "this", [0.8, 0.3], [1.0, 0.7])
    drawn = study_figure.left([curve, Curve([5.0], [0.7], "all")], Axis((0.0,), ("0",)), LIGHT)
    lines = [trace for trace in drawn.data if trace.name]
    assert [tuple(trace.y) for trace in lines] == [(1.0, 0.9, 0.5), (1.0, 0.7)]
    assert {trace.line.shape for trace in drawn.data} == {"hv"}
    seen = study_figure.left([Curve([10.0, 20.0], [0.9, 0.5], "this", until=90.0)], Axis((0.0,), ("0",)), LIGHT).data[0]
    assert (seen.x[-1], seen.y[-1]) == (90.0, 0.5)  # level from the last exit to the last day that anybody was seen
    assert sum(trace.fill == "tonexty" for trace in drawn.data) == 1


def test_fewer_than_five_firms_are_shown_and_not_judged():
    few = {**POINT, "relative_year": 3, "n_units": 3}
    assert page._heading("EMP", page._told(points(BASE, few))) == "Jobs, year +3: too few firms (3) to judge"
    assert page._shown(points(few).row(0))[-1] == "3: too few to judge"
    assert page._shown(points({**few, "n_units": 5}).row(0))[-1] == "5"


@pytest.mark.usefixtures("made_up")
def test_nobody_is_watched_beyond_the_last_day_on_record():
    assert cluster_observed.iso(here()) == "2025-12-31"
    assert cluster_observed.iso(here(as_of="2026-06-30")) == "2025-12-31"
    assert cluster_observed.iso(here(as_of="2021-06-30")) == "2021-06-30"
    assert cluster_observed.said(here()) == "observed to 31 December 2025"
    lag = store.ask(cluster_support.waiting, "demo", "RU", "", cluster_observed.iso(here()))
    assert lag["median_lag_days_km"] == 114
    years = store.ask(cluster_reach.survival, "demo", "RU", "", cluster_observed.iso(here()))["years"]
    assert years["at_risk"].tolist() == [333, 274, 227, 126]
    assert years["S"].round(2).tolist() == [0.94, 0.87, 0.82, 0.73]
    files = cluster_tables.support(store.warehouse("demo"), "RU")
    assert files.row(0).median_days == 114
    assert int(store.ask(records.clusters, "demo", "RU", "")["is_in_register"].sum()) == int(
        store.ask(records.clusters, "demo", "RU", "2025-12-31")["is_in_register"].sum()
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_caveats_are_said_in_every_language(lang):
    with speaking(lang):
        said = outcome_words.of_joining(is_invented=True)
        assert len(said) == len(outcome_words.of_support(is_invented=False)) + 1 == 7
        assert all(bold.endswith(".") and len(text) > 40 for bold, text in said)
        for missing in (page.missing(), support_money.missing(), cluster_analytics.missing()):
            assert "data/raw/registry/" in missing[1]
    if lang != "en":
        assert not {text for _, text in said} & {text for _, text in outcome_words.of_joining(is_invented=True)}


@pytest.mark.usefixtures("made_up")
def test_the_page_shows_what_the_methods_say():
    at = here(as_of="2026-01-31")
    study = cluster_outcomes.after_joining(store.warehouse("demo"), "RU", "GDP_CP", "2026-01-31")
    told = page._told(study.points.where(group=""))
    assert told.relative_year == 3
    assert page.is_on_record(at)
    assert support_money.is_on_record(at)
    assert cluster_analytics.is_on_record(at)
    found = cluster_support.by_measure(store.warehouse("demo"), "RU", "", "2026-01-31")
    every = found.row(0)
    assert support_money._counted(every)[0] == str(every.asked)
    assert support_money._amounts(at, every, every.money_paid)[3] == "100.0%"
    survival = cluster_reach.survival(store.warehouse("demo"), "RU", "", "2026-01-31")
    assert len(support_money._steps(survival["km"])[1]) == len(survival["km"])


def test_the_published_edition_lacks_all_of_it():
    at = here("published")
    for part in (page, support_money, cluster_analytics):
        assert not part.is_on_record(at)


def test_no_file_has_a_column_of_a_single_firm():
    for _, _, columns in evaluation_files.ENTRIES.values():
        assert not {"org_id", "organisation", "obs_value"} & set(columns)
