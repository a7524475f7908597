"""Two metrics at once: thirds and cells worked out by hand, what the address asks for, what is said and what travels."""

import json
import re
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from geo.classes import classify
from metrics import rows
from tests.views.test_map_series import get
from views.parts import atlas_crowded, atlas_pair, atlas_pair_words, atlas_second, atlas_two, map_data, page, settle
from views.parts.atlas_pair import Axis, Moment, Pair
from views.parts.choropleth import Drawn
from views.parts.selection import Selection

US = Selection(
    language="en", edition="published", country="US", metric="gdp_share", activity="C13-C15", freq="A", transform="relative",
    period="2011", layout="both", second="average_pay",
)  # fmt: skip
NINE = [3.0, 1.0, 2.0, 4.0, 9.0, 6.0, 7.0, 5.0, 8.0]


def drawn(values: list[float], small: tuple[int, ...] = ()) -> Drawn:
    """One period of a made-up metric: regions a, b, c ..."""
    columns = {
        "ref_area": np.array([chr(97 + at) for at in range(len(values))], dtype=object),
        "value": np.array(values),
        "is_small_base": np.array([at in small for at in range(len(values))]),
    }
    return Drawn(rows.of(columns), "employment", "level", None, "US")  # type: ignore[arg-type]


def pair(first: list[float], second: list[float], small: tuple[int, ...] = ()) -> tuple[Pair, Moment]:
    here = settle.Settled(US)
    made = Pair(Axis(here, {"2011": drawn(first, small)}), Axis(here, {"2011": drawn(second)}))
    return made, made.moment("2011")


def test_thirds_by_hand():
    """1 to 9 have their joints at 11/3 and 19/3: three regions a third; the second metric is in the opposite order."""
    made, moment = pair(NINE, [10 - value for value in NINE])
    assert made.first.thirds["quantile"].edges == pytest.approx((11 / 3, 19 / 3))
    assert made.cells(moment, "quantile") == {
        "a": 6, "b": 6, "c": 6, "d": 4, "e": 2, "f": 4, "g": 2, "h": 4, "i": 2,
    }  # fmt: skip
    assert moment.correlation == pytest.approx(-1)
    assert made.first.place(0.0, "quantile") == 0


def test_a_third_that_growth_fills_is_said_with_the_way_out_and_one_that_an_outlier_makes_is_not():
    """Each of three years is beyond the one before, so that each fills a third; of the second metric eight of nine are tied."""
    here, years, tied = settle.Settled(US), ("2009", "2010", "2011"), [1.0] * 8 + [5.0]
    grown = Axis(here, {year: drawn([100 * at + value for value in NINE]) for at, year in enumerate(years)})
    made = Pair(grown, Axis(here, {year: drawn(tied) for year in years}))
    moment = made.moment("2011")
    assert list(made.crowded(moment, "quantile")) == [(0, 2, 9)]
    (said,) = atlas_pair_words._crowded(made, moment, "quantile")
    assert "9 of 9 regions are in the highest third" in said
    assert "“Each period by itself”" in said
    assert atlas_crowded.apart(made, "2011") == (True, False), "of two maps only the first says it"
    assert atlas_crowded.apart(pair(NINE, NINE)[0], "2011") == (False, False), "one period has no other classes"


def test_a_region_without_one_of_the_two_has_no_cell():
    first, second = list(NINE), list(NINE)
    first[0], second[1] = np.nan, np.nan
    _made, moment = pair(first, second, small=(2,))
    assert sorted(moment.both) == ["d", "e", "f", "g", "h", "i"]


def test_where_ties_leave_two_classes_they_are_the_outer_ones():
    made, moment = pair([1.0, 1, 1, 1, 1, 1, 1, 1, 5], NINE)
    assert Counter(cell % 3 for cell in made.cells(moment, "quantile").values()) == {0: 8, 2: 1}


@pytest.fixture(scope="module")
def real() -> Pair:
    return atlas_pair.of(settle.Settled(US))


def test_the_cells_of_every_region_are_those_of_plain_quantiles(real):
    """Joints over all periods that both have; the counts of the title are those of the legend."""
    found = [json.loads(map_data.text(settle.Settled(s))) for s in (one_of(US), real.second.here.selection)]
    numbers = [
        {
            m["code"]: dict(zip(data["codes"], m["numbers"], strict=True))
            for m in data["moments"]
            if m["code"] in real.periods
        }
        for data in found
    ]
    joints = [np.quantile([v for m in one.values() for v in m.values() if v], [1 / 3, 2 / 3]) for one in numbers]
    assert real.periods == tuple(str(year) for year in range(2000, 2012))
    for period in ("2003", "2011"):
        wanted = {
            area: 3 * int(np.searchsorted(joints[1], numbers[1][period][area])) + int(np.searchsorted(joints[0], value))
            for area, value in numbers[0][period].items()
            if value is not None and numbers[1][period][area] is not None
        }
        moment = real.moment(period)
        assert real.cells(moment, "quantile") == wanted
        said = atlas_pair_words.said(real, moment, "both", "quantile").title
        assert "in the highest third of 2000–2011 in" in said
        assert [int(one) for one in re.findall(r"\d+", said)][2:] == [list(wanted.values()).count(8), len(wanted)]


def one_of(chosen: Selection) -> Selection:
    return chosen.changed(second="", layout="")


def test_what_travels_says_what_the_page_says_and_each_metric_comes_by_its_own_address(real):
    here = settle.Settled(US)
    about = json.loads(get(map_data.pair_address(here), "identity").body)
    moment = real.moment("2011")
    for layout, method in (("both", "quantile"), ("both", "fisher_jenks"), ("beside", "")):
        said = atlas_pair_words.said(real, moment, layout, method)
        assert about["periods"]["2011"]["said"][layout][method] == [said.title, said.lead]
    assert [letter for letter, _name in about["states"]][:2] == ["n", "c"]
    assert map_data.address(here) == map_data.address(settle.Settled(one_of(US)))
    alone = US.changed(metric="average_pay").changed(activity="C13-C15", freq="A", transform="level")
    assert map_data.address(real.second.here) == map_data.address(settle.Settled(one_of(alone)))
    assert get(map_data.pair_address(here).replace("second=average_pay", "second=nothing")).status_code == 404


def test_the_same_metric_of_two_activities_shares_its_classes():
    chosen = settle.Settled(US.changed(transform="level", second="gdp_share.C"))
    about = json.loads(map_data.text(chosen))
    found = atlas_pair.of(chosen)
    values = [*found.first.values, *found.second.values]
    assert about["shared"]["steps"]["equal"]["4"]["edges"] == pytest.approx(classify(values, "equal", 4).breaks)
    assert about["told"].startswith("Both maps have the same classes")
    last = found.moment(found.periods[-1])
    assert about["periods"][last.period]["source"] == page.source_line(
        "published", last.first.rows
    )  # one publication, named once
    assert not atlas_pair.of(settle.Settled(US)).is_alike


@pytest.mark.parametrize(
    ("asked", "shown", "told"),
    [
        ("", "average_pay", ""),
        ("average_pay", "average_pay", ""),
        ("employment.C14", "employment.C14", ""),
        ("employment.C13-C15", "employment", ""),
        ("averagepay", "average_pay", "“averagepay” is not available here; Pay per employee is shown instead."),
        ("furthest_stage", "average_pay", "is not available here; Pay per employee is shown instead."),
        ("employment.C99", "employment", "“C99” is not available here; Light industry is shown instead."),
        (
            "gdp_share.C13-C15",
            "average_pay",
            "The second metric is the same as the first; Pay per employee is shown instead.",
        ),
    ],
)
def test_the_second_metric_is_settled_with_a_notice(asked, shown, told):
    settling = settle.Settling()
    here = atlas_two.settled(settle.Settled(US.changed(second=asked)), settling)
    assert here is not None
    assert here.selection.second == shown
    assert " ".join(here.notices).endswith(told)
    assert bool(here.notices) == bool(told)


def test_products_keep_their_full_stops_in_the_address():
    named = atlas_second.read("output_physical..13.20.12")
    assert (named.metric, named.activity, named.product) == ("output_physical", "", "13.20.12")
    assert named.written() == "output_physical..13.20.12"
    assert atlas_second.Named("average_pay").written() == "average_pay"


def test_classes_on_one_map_are_three_and_periods_those_of_both():
    settling = settle.Settling()
    here = atlas_two.settled(settle.Settled(US.changed(method="ratio", k=7, period="2021")), settling)
    assert here is not None
    assert (here.selection.method, here.selection.k, here.selection.period) == ("quantile", 3, "2011")
    assert [notice for notice in here.notices if "2021" in notice]


def test_thirds_of_each_period_by_itself_travel_and_count_otherwise(real):
    """Joints of one year as plain quantiles of that year; the title and the table count by them, and both say so."""
    about = json.loads(map_data.text(settle.Settled(US)))
    moment = real.moment("2005")
    for axis, told in zip(real.axes, about["axes"], strict=True):
        values = [value for value in axis.values_of("2005") if value]
        assert told["own"]["quantile 3"]["2005"]["edges"] == pytest.approx(np.quantile(values, [1 / 3, 2 / 3]))
        assert set(told["own"]["quantile 3"]) == set(real.periods)
    own, every = (real.cells(moment, "quantile", lock) for lock in ("period", "all"))
    assert own != every
    count = list(own.values()).count(8)
    title, lead = about["periods"]["2005"]["said"]["both"]["quantile.period"]
    assert title.endswith(f"both in the highest third in {count} of {len(own)} regions")
    assert "of this period alone" in lead
    assert "Thirds are of all figures of 2000–2011." in about["periods"]["2005"]["said"]["both"]["quantile"][1]
    assert about["cells"] == {
        "all": "Number of regions in each cell, classes of all figures of 2000–2011",
        "period": "Number of regions in each cell, classes of this period alone",
    }
    head, body, _numeric = atlas_two.table(real, moment, replace(US, lock="period", method="quantile"))
    at = head.index("Classes")
    assert sum(row[at] == "highest third; highest third" for row in body) == count
