"""The Atlas on the index of cluster activity: where it opens, what its address and its files say, what travels to the browser."""

import io
import json
import math
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from metrics import cluster_activity
from metrics.activity_offer import EQUAL
from tests.views.answers import known
from views.parts import (
    activity_choice,
    activity_files,
    activity_neighbours,
    activity_page,
    activity_rows,
    activity_series,
    activity_words,
    files,
    map_data,
    settle,
)
from views.parts.language import LANGUAGES, speaking
from views.parts.selection import Selection, from_query, to_query

NOTHING = ".".join("0000")


pytestmark = pytest.mark.usefixtures("editions")


def here(edition: str = "demo", country: str = "UA", **more) -> settle.Settled:
    return settle.page(Selection(language="en", edition=edition, country=country, **more), "atlas")


def test_the_atlas_opens_on_the_index_only_where_there_is_one():
    assert here(country="RU").selection.metric == activity_choice.ID
    assert here().selection.metric == activity_choice.ID
    assert here(metric="gdp_share").selection.metric == "gdp_share"
    assert here(layout="beside").selection.metric == "gdp_share"  # two metrics are asked for
    assert here("published", "RU").selection.metric == "furthest_stage"
    assert here("published", "US").selection.metric == "gdp_share"
    lost = here("published", "RU", metric=activity_choice.ID)
    assert lost.selection.metric == "furthest_stage"
    other = settle.page(Selection(language="en", edition="demo", country="UA", metric=activity_choice.ID), "growth")
    assert other.selection.metric == "output_physical"
    assert not other.notices  # chosen on the Atlas, left silently elsewhere


def test_another_country_keeps_the_metric_that_it_has_and_opens_on_the_index_otherwise():
    share = Selection(language="en", edition="demo", country="UA", metric="gdp_share").changed(country="RU")
    assert settle.page(share, "atlas").selection.metric == "gdp_share"
    found = settle.page(replace(share, metric="latest_published_growth"), "atlas")
    assert (found.selection.metric, found.notices) == (activity_choice.ID, ())


def test_weights_stand_in_the_address_and_bad_ones_are_said():
    found = activity_page.settled(here(weights="40.20.20.20"))
    assert to_query(found.selection)["weights"] == "40.20.20.20"
    assert from_query(to_query(found.selection)) == (found.selection, ())
    assert activity_choice.weights(found.selection) == (40, 20, 20, 20)
    for text in ("1.2.3", NOTHING, "101.1.1.1", "-1.1.1.1", "a.b.c.d", "1e9.1.1.1", "²5.25.25.25"):
        bad = activity_page.settled(here(weights=text))
        assert (bad.selection.weights, activity_choice.weights(bad.selection)) == ("", EQUAL)
        assert text in " ".join(bad.notices)
    assert activity_page.settled(here(weights="25.25.25.25")).selection.weights == ""
    moved = found.selection.changed(metric="gdp_share")
    assert moved.weights == ""


def test_title_says_how_many_share_the_highest_points():
    names = known()
    say = activity_words.title
    assert (
        say(["US-AA", "US-BB"], [math.nan, 41.6], names, is_own=False) == "Cluster activity: highest US-BB, 42 of 100"
    )
    shared = say(["US-AA", "US-BB", "US-CC"], [41.6, 42.4, 3.0], names, is_own=True)
    assert shared == "Cluster activity by weights of your own: highest US-BB and 1 more, 42 of 100"
    assert "dimensions" in say(["US-AA"], [math.nan], names, is_own=False)


def test_what_travels_can_be_weighed_to_what_python_says():
    found = activity_page.settled(here())
    told = json.loads(map_data.text(found))
    activity, weights = activity_choice.activity(found.selection), (50.0, 30.0, 20.0, 0.0)
    for moment in (told["moments"][0], told["moments"][-1]):
        year = told["composite"]["years"][moment["code"]]
        for given, number in ((EQUAL, lambda at, m=moment: m["numbers"][at]), (weights, None)):
            index = cluster_activity.index(activity, moment["code"], given)["index"].tolist()
            for at, value in enumerate(index):
                scores = [column[at] for column in year["scores"]]
                there = [(w, s) for w, s in zip(given, scores, strict=True) if s is not None and w > 0]
                if year["compared"][at] == "0" or len(there) < 3:
                    assert math.isnan(value)
                    continue
                mean = math.exp(sum(w * math.log(s) for w, s in there) / sum(w for w, _ in there))
                assert mean == pytest.approx(value, rel=1e-5)
                assert number is None or number(at) == pytest.approx(value, rel=1e-5)
    assert not told["ranked"]  # a place would be a false one
    assert told["composite"]["usual"] == [25, 25, 25, 25]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_holds_the_rows_the_weights_and_the_mark(lang):
    found = activity_page.settled(here(weights="40.20.20.20"))
    made = activity_files.written(found, "zip", lang, "http://x/atlas?weights=40.20.20.20")
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        texts = {name: packed.read(name).decode("utf-8-sig") for name in packed.namelist()}
    rows = next(text for name, text in texts.items() if name.endswith(".csv"))
    passport = json.loads(next(text for name, text in texts.items() if name.endswith(".json")))
    assert "DEMONSTRATION" in " ".join(texts)
    assert passport["is_demonstration"]
    said = " ".join(one["value"] for one in passport["filters"])
    assert "40" in said
    assert "2024" in said
    assert "weights=40.20.20.20" in passport["query"]
    assert passport["sources"]
    assert len(passport["notes"]) == 9
    assert passport["row_count"] == 27
    assert "NO_DATA" in rows
    assert "TOO_FEW_DIMENSIONS" in rows
    if lang == "en":
        assert {kind: len(activity_files.written(found, kind, lang, "x")) > 0 for kind in files.KINDS} == dict.fromkeys(
            files.KINDS, True
        )


def test_the_table_has_a_band_for_every_index_and_a_reason_for_every_gap():
    found = activity_page.settled(here())
    with speaking("en"):
        headers, body, _numeric = activity_page.table(found)
        told = json.loads(activity_series.banded(found, found.selection.period, ""))
    index, band, why = (headers.index(name) for name in ("Index", "Band", "Why there is no index"))
    assert all(bool(row[index]) == bool(row[band]) == (not row[why]) for row in body)
    assert all(all(row[index + 2 : why - 1]) for row in body)  # a score or a reason, never a blank
    assert {row[band] for row in body if row[band]} == set(told["areas"].values())
    assert sum(len(regions) for _name, regions in told["groups"]) == len(told["areas"])
    points = [int(row[index]) for row in body if row[index]]
    assert points == sorted(points, reverse=True)
    asked = replace(here().selection, part="bands", period="2025")
    assert activity_series.is_asked(asked)
    assert activity_series.is_asked(replace(asked, weights="40.20.20.20"))
    assert not activity_series.is_asked(replace(asked, weights=NOTHING))
    assert not activity_series.is_asked(replace(asked, period="1999"))
    assert not activity_series.is_asked(replace(asked, edition="published"))


def test_a_region_whose_known_dimensions_weigh_nothing_is_told_apart_from_one_of_which_too_little_is_known():
    found = activity_page.settled(here(country="RU", weights="0.0.0.1", period="2025"))
    year = activity_choice.activity(found.selection).of("2025")
    known, has_support = (~np.isnan(year.scores)).sum(axis=1) >= 3, ~np.isnan(year.scores[:, 3])
    lost = {area for area, is_in, has in zip(year.areas, known, has_support, strict=True) if is_in and not has}
    assert lost == {"RU-LEN"}
    with speaking("en"):
        lines = activity_files.lines(found)
        assert {line.code for line in lines if line.reason == "too few dimensions with a weight known"} == lost
        own = [line.index for line in lines]
        count = int((known & has_support).sum())
        assert f"by these weights {count} of 83 regions have an index" in activity_words.lead(year, own)
        said = activity_neighbours.said(activity_rows.in_year(found, "2025"))
        assert "too few dimensions with a weight known: 1" in said
        assert "fewer than three" not in said
        equal = activity_neighbours.said(activity_rows.in_year(activity_page.settled(here(country="RU")), "2025"))
        assert "with a weight" not in equal


def test_a_region_without_a_cluster_has_the_same_reason_on_the_maps_of_organisation_and_support():
    told = json.loads(map_data.text(activity_page.settled(here(country="RU", layout="dimensions"))))
    without = told["moments"][-1]["states"].count("r")
    counts = [panel["data"]["moments"][-1]["states"].count("r") for panel in told["many"]["panels"][1:]]
    assert without > 0
    assert counts == [0, 0, without, without]
