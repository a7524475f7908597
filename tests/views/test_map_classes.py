"""Classes in words: why there are fewer than asked, of which periods they are, and the joints in the file of the index."""

import io
import json
import zipfile
from dataclasses import replace
from urllib.parse import parse_qs

import numpy as np
import pytest

from metrics import cluster_activity
from views.map import Palette
from views.map.series import Steps, packed_steps
from views.parts import (
    activity_choice,
    activity_files,
    activity_joints,
    activity_page,
    atlas_classes,
    atlas_controls,
    class_counts,
    map_classes,
    map_data,
    settle,
)
from views.parts.language import LANGUAGES, speaking
from views.parts.selection import Selection, from_query

MAP = Selection(language="en", country="US", metric="gdp", method="quantile", k=5, breaks=(1.0, 2.5))


@pytest.mark.parametrize(
    ("values", "method", "said"),
    [
        ([1.0, 1, 2, 2, 3], "fisher_jenks", "5 classes asked, 3 drawn: only 3 different values to class."),
        ([1.0, 1, 2, 2, 3], "equal", "5 classes asked, 3 drawn: only 3 different values to class."),
        ([7.0, 7, 7], "quantile", "5 classes asked, 1 drawn: only 1 different value to class."),
        (
            [1.0] * 9 + [2.0, 3, 4, 5, 6],
            "quantile",
            "5 classes asked, 3 drawn: many values are equal and stay in one class.",
        ),
        ([1.0, 1.1, 1.2, 1.3, 9.0], "std_dev", "5 classes asked, 3 drawn: the outer ones would lie beyond all values."),
        ([1.0, 2, 3, 4, 5, 6], "quantile", ""),
        ([0.5, 0.9, 1.0, 1.3], "ratio", ""),
    ],
)
def test_fewer_classes_than_asked_have_a_reason_that_travels_with_the_joints(values, method, said):
    made = atlas_classes.made(values, method, 5, {"ratio": 1.0}, str)
    assert made.fewer == said
    assert len(made.edges) + 1 == (int(said.split(", ")[1][0]) if said else 5)
    (step,) = packed_steps([made])[method].values()
    assert step.get("fewer", "") == said  # what is not there does not travel


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_reason_is_said_in_every_language(lang):
    with speaking(lang):
        said = class_counts.fewer("equal", 5, 3)
        assert ("only 3 different" in said) == (lang == "en")
        assert "5" in said and "3" in said  # noqa: PT018 - both counts


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({"k": 3}, "Quantiles, 3 classes: 1; 2.5"),
        ({"k": 3, "lock": "all"}, "Quantiles, 3 classes, the same in all periods: 1; 2.5"),
        ({"k": 3, "lock": "period", "period": "2011"}, "Quantiles, 3 classes, of 2011 alone: 1; 2.5"),
        ({"k": 3, "lock": "period", "start": "2010", "end": "2011"}, "Quantiles, 3 classes, each period by itself: 1; 2.5"),
        ({"k": 3, "lock": "all", "layout": "both"},
         "Quantiles, 3 classes, the same in all periods that both metrics of the map have: 1; 2.5"),
        ({"lock": "all"}, "Quantiles, 3 classes, the same in all periods: 1; 2.5 "
                          "(5 classes asked, 3 drawn: many values are equal and stay in one class.)"),
        ({"k": 3, "lock": "all", "layout": "products"},
         "Quantiles, 3 classes, the same on all small maps and in all periods: 1; 2.5"),
        ({"method": "manual", "k": 3, "lock": "all"}, "Manual, 3 classes: 1; 2.5"),
    ],
)  # fmt: skip
def test_a_file_says_of_which_periods_the_joints_are(more, line):
    assert map_classes.line(replace(MAP, **more)) == line


@pytest.mark.parametrize("lock", ["all", "period"])
def test_the_file_of_the_index_states_the_joints_that_the_map_draws(both_editions, lock):
    """Equal widths between the lowest and the highest index by these weights, of all years or of one, worked out again."""
    asked = Selection(
        language="en", edition="demo", country="UA", method="equal", k=4, lock=lock, weights="40.20.20.20"
    )
    here = activity_page.settled(settle.page(asked, "atlas"))
    activity, period = activity_choice.activity(here.selection), here.selection.period
    years = [year.year for year in activity.years] if lock == "all" else [period]
    weights = (40.0, 20.0, 20.0, 20.0)
    values = np.concatenate([cluster_activity.index(activity, year, weights)["index"].dropna() for year in years])
    joints = np.linspace(values.min(), values.max(), 5)[1:-1]
    with zipfile.ZipFile(io.BytesIO(activity_files.written(here, "zip", "en", "x"))) as packed:
        passport = json.loads(packed.read(next(name for name in packed.namelist() if name.endswith(".json"))))
    (said,) = [one["value"] for one in passport["filters"] if one["label"] == "Classes of the map"]
    of, _colon, printed = said.partition(": ")
    assert of == f"Equal, 4 classes, {'the same in all periods' if lock == 'all' else f'of {period} alone'}"
    numbers, at = printed.rsplit("; ", 1)
    assert at == "joints by these weights"
    assert [float(one) for one in numbers.split("; ")] == pytest.approx(joints, rel=1e-6)
    for address in (
        passport["query"],
        passport["permalink"].partition("?")[2],
    ):  # the address repeats the map by itself
        assert [float(one) for one in parse_qs(address)["breaks"][0].split(",")] == pytest.approx(joints, rel=1e-6)
    fetched = json.loads(map_data.joints(here, "equal", 4, lock, here.selection.weights))
    assert fetched["all" if lock == "all" else period]["edges"] == pytest.approx(joints, rel=1e-6)


@pytest.mark.parametrize(
    ("address", "made"),
    [
        ({"classes": "manual", "breaks": "abc"}, ("fisher_jenks", 5, 1)),
        ({"classes": "manual", "k": "1"}, ("fisher_jenks", 5, 1)),
        ({"classes": "manual", "breaks": "10,abc,30"}, ("manual", 3, 0)),
        ({"breaks": "10,abc,30"}, ("manual", 3, 0)),
        ({"classes": "quantile", "breaks": "10,30", "k": "4"}, ("quantile", 4, 0)),
    ],
)
def test_joints_that_cannot_be_read_leave_the_usual_classes_never_one_class(address, made):
    chosen, unreadable = from_query({"country": "US", "metric": "gdp", "view": "level", **address})
    settling = settle.Settling()
    with speaking("en"):
        assert (*atlas_controls.classes(chosen, settling), len(settling.notices)) == made
    assert not unreadable


def test_joints_of_the_index_read_as_its_values_do_and_never_as_a_class_without_width():
    """9.514146 is itself a value, printed "10 of 100"; 52.55 and 53.3 bound a class that would read 53-53."""
    values = [9.514146, 17.4, 26.1, 39.3, 53.3]
    with speaking("en"):
        told = activity_joints.apart(Steps("std_dev", 3, (9.514146, 52.55), ("",) * 4, Palette((), ())), values)
        assert told.joints == ("9.5", "9.5", "52.6", "53.3")
        told = activity_joints.apart(Steps("quantile", 3, (9.514146, 26.1), ("",) * 4, Palette((), ())), [1.0, *values])
        assert told.joints == ("1", "10", "26", "53")
    with speaking("ru"):
        assert activity_joints.texts((52.55, 53.3)) == ("52,6", "53,3")
