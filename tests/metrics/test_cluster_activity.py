"""The index of cluster activity: three regions worked by hand, what weights and gaps do, bands, and whose figures stay hidden."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from data.warehouse import Warehouse
from metrics import activity_inputs, activity_offer, cluster_activity
from metrics.activity_inputs import INDICATORS, Inputs
from metrics.bands import Band
from metrics.methods.support import support_uptake, uptake_by_group
from metrics.rows import of
from tests.conftest import PUBLISHED

AREAS = ("A", "B", "C", "D")
NO = np.nan
# ln employment, location quotient, production, members per 1000, share of jobs, paid support, days; A is the best in all.
BY_HAND = np.array([
    [10, 3, 110, 40, 10, 50, 60],
    [8, 2, 105, 20, 4, 40, 100],
    [6, 1, 90, 0, 2, 10, 140],
    [20, 9, NO, NO, NO, NO, NO],  # no cluster on record: its size sets no scale
])  # fmt: skip
# 1 + 99 x (2/4, 2/4) | 15/20 | (20/40, 2/8) | (30/40, 40/80)
SCORES_OF_B = [50.5, 75.25, (50.5 + 25.75) / 2, (75.25 + 50.5) / 2]


def inputs(values: np.ndarray, year: str = "2020") -> Inputs:
    reasons = tuple(tuple("NO_DATA" if np.isnan(one) else "" for one in row) for row in values)
    return Inputs(year, AREAS, np.array(values, dtype=float), reasons, (True, True, True, False), ("s",))


@pytest.fixture
def activity(monkeypatch):
    """A function that makes the activity of years of hand-made figures."""

    def made(*years: Inputs):
        monkeypatch.setattr(activity_inputs, "of", lambda *_asked: years)
        return cluster_activity.of.__wrapped__(None, "RU", "")

    return made


def index_of(found, weights=activity_offer.EQUAL, year="2020") -> dict[str, float]:
    rows = cluster_activity.index(found, year, weights)
    return dict(zip(rows["ref_area"], rows["index"], strict=True))


def test_three_regions_by_hand(activity):
    found = activity(inputs(BY_HAND))
    year = found.of("2020")
    assert year.scores[1] == pytest.approx(SCORES_OF_B)
    index = index_of(found)
    assert index["A"] == pytest.approx(100)
    assert index["B"] == pytest.approx(54.938, abs=5e-4)  # fourth root of 50.5 x 75.25 x 38.125 x 62.875
    assert index["C"] == pytest.approx(1)
    assert np.isnan(index["D"])
    assert list(year.is_compared) == [True, True, True, False]
    adds = cluster_activity.contributions(SCORES_OF_B, index["B"])
    assert sum(adds) == pytest.approx(index["B"])
    assert adds[1] == max(adds)
    assert adds[1] / adds[0] == pytest.approx(np.log(75.25) / np.log(50.5))


def test_weights_weigh_and_zero_removes_but_never_lets_in_a_region_that_is_not_compared(activity):
    found = activity(inputs(BY_HAND))
    assert index_of(found, (50, 50, 0, 0))["B"] == pytest.approx((50.5 * 75.25) ** 0.5)
    assert index_of(found, (3, 1, 0, 0))["B"] == pytest.approx(50.5**0.75 * 75.25**0.25)
    assert np.isnan(index_of(found, (100, 0, 0, 0))["D"])  # the only dimension that D has
    assert index_of(found, (40, 40, 40, 40))["B"] == pytest.approx(index_of(found)["B"])
    assert cluster_activity.contributions(SCORES_OF_B, 60.0, (50, 50, 0, 0))[2:] == pytest.approx([NO, NO], nan_ok=True)


def test_a_missing_dimension_is_no_zero_and_too_few_are_no_index(activity):
    values = BY_HAND.copy()
    values[1, 2] = NO  # B: no production index
    values[1, 4] = NO  # B: members are half of organisation, which is enough
    found = activity(inputs(values))
    rows = cluster_activity.index(found, "2020").set_index("ref_area")
    assert rows["index"]["B"] == pytest.approx((50.5 * 50.5 * 62.875) ** (1 / 3))
    assert rows["weight_coverage"].to_dict() == pytest.approx({"A": 1, "B": 0.625, "C": 1, "D": 0})
    assert rows["obs_status"]["B"] == "E"
    assert rows["reason"]["D"] == "TOO_FEW_DIMENSIONS"
    assert [found.of("2020").reason(1, at) for at in range(4)] == ["", "NO_DATA", "", ""]
    values[2, 2] = values[2, 5] = values[2, 6] = (
        NO  # C has two dimensions left, so that only two regions can be compared
    )
    assert activity(inputs(values)) is None


def test_the_ends_are_those_of_the_newest_year_in_which_an_indicator_is_known(activity):
    older, newest = BY_HAND.copy(), BY_HAND.copy()
    older[1, 2], older[1, 0] = 130, 7
    newest[:, 4] = NO  # not reported yet
    found = activity(inputs(older, "2019"), inputs(newest, "2020"))
    assert found.references == ("2020", "2020", "2020", "2020", "2019", "2020", "2020")
    assert found.of("2019").scores[1, 1] == 100  # beyond the end: cut off, not stretched
    assert found.of("2019").scores[1, 0] == pytest.approx((25.75 + 50.5) / 2)
    assert found.of("2020").scores[1, 2] == pytest.approx(50.5)  # the other half stands alone
    assert found.of("2020").share[1] == pytest.approx([1, 1, 0.5, 1])


def test_indicators_of_a_dimension_cohere_or_run_against_each_other(activity):
    values = BY_HAND.copy()
    values[:3, 1] = [1, 2, 3]  # the larger the region, the less specialised
    values[:3, 6] = [60, 80, 100]  # fewer days where more are paid: they go together
    values[:3, 5] = [50, 30, 10]
    values[:, 4] = NO
    found = cluster_activity.coherence(activity(inputs(BY_HAND), inputs(values, "2021")).of("2021"))
    assert found["scale"][1]
    assert found["cooperation"] == (pytest.approx(1), False)
    assert found["organisation"] == (None, False)
    assert "dynamics" not in found  # one indicator has nothing to cohere with


def test_bands_hold_all_places_that_other_choices_would_give(activity):
    found = activity(inputs(BY_HAND))
    exact = {"A": Band(1, 1, 3), "B": Band(2, 2, 3), "C": Band(3, 3, 3)}
    assert (
        cluster_activity._bands(found, "2020", activity_offer.EQUAL, 200) == exact
    )  # whatever is chosen, A before B before C
    assert [cluster_activity.thirds(one) for one in exact.values()] == [(0, 0), (1, 1), (2, 2)]
    close = BY_HAND.copy()
    close[1] = [6, 1, 110, 0, 2, 50, 60]  # B: all or nothing, C between
    close[2] = [8, 2, 100, 20, 6, 30, 100]
    other = cluster_activity._bands(activity(inputs(close)), "2020", activity_offer.EQUAL, 200)
    assert other["A"] == Band(1, 1, 3)
    assert other["B"] == other["C"] == Band(2, 3, 3)
    assert cluster_activity._bands(activity(inputs(close)), "2020", activity_offer.EQUAL, 200) == other
    assert cluster_activity.thirds(Band(1, 8, 24)) == (0, 0)
    assert cluster_activity.thirds(Band(8, 9, 24)) == (0, 1)


def test_a_share_stays_hidden_where_a_difference_would_tell_what_few_firms_have():
    size = {"safe": 10.0, "few": 10.0}
    listed = [("X", "one", f"x{n}", size["safe"]) for n in range(5)]
    listed += [("Y", "two", f"y{n}", size["safe"]) for n in range(5)] + [("Z", "two", "z0", size["few"])]
    columns = dict(
        zip(("ref_area", "cluster_id", "org_id", "jobs"), map(np.array, zip(*listed, strict=True)), strict=True)
    )
    rows = of({"year": np.full(len(listed), 2020), **columns, "jobs": columns["jobs"].astype(float)})
    # The share of cluster two less that of Y would be the one firm in Z.
    assert activity_inputs._hidden(rows) == {("2020", "Y"), ("2020", "Z")}


def test_support_by_group_is_support_uptake_of_each_group():
    asked = pd.DataFrame({
        "app_id": list("abcdef"), "org_id": list("mmnoop"), "group": ["X", "X", "X", "Y", "Y", "Z"],
        "applied": pd.to_datetime(["2020-01-01", "2020-02-01", "2020-03-01", "2020-01-01", "2020-06-01", "2021-01-01"]),
        "decided": pd.to_datetime(["2020-02-01", "2020-03-01", None, "2020-02-01", None, None]),
        "decision": ["approved", "approved", None, "rejected", None, None],
        "paid": pd.to_datetime(["2020-03-01", "2020-05-01", None, None, None, None]),
    })  # fmt: skip
    day = date(2020, 12, 31)
    found = uptake_by_group(asked, {"X": 4.0, "Y": 2.0, "Z": 1.0}, as_of=day)
    for name, eligible in (("X", 4.0), ("Y", 2.0), ("Z", 1.0)):
        whole = support_uptake(asked[asked["group"] == name], eligible, as_of=day)
        wanted = ("uptake_rate", "reason_uptake_rate", "median_lag_days_km", "reason_median_lag_days_km")
        assert found[name] == tuple(whole[one] for one in wanted)
    assert found["X"] == (0.25, "", 90.0, "")  # one member of four was paid twice; 60, 90 and open
    assert found["Z"][1] == "NO_DATA"  # it asked after the day


def test_the_demonstration_has_the_index_and_the_published_edition_has_not(demo):
    found = cluster_activity.of(demo, "RU")
    assert activity_offer.is_offered(demo, "UA")
    newest = found.years[-1]
    asked = [one.id for one in INDICATORS].index("members_per_1000")
    members, organisations = demo.rows(
        "SELECT (SELECT count(DISTINCT m.org_id) FROM wh.membership m JOIN wh.organisation o USING (org_id) WHERE m.kind = 'member' "
        "AND o.ref_area = 'RU-IVA' AND m.valid_from <= make_date($1, 12, 31) AND coalesce(m.valid_to >= make_date($1, 12, 31), TRUE)), "
        "(SELECT obs_value FROM wh.observation WHERE indicator = 'ORG' AND activity = 'C13-C15' AND ref_area = 'RU-IVA' "
        "AND time_period = $1::VARCHAR)",
        [int(newest.year)],
    )[0]
    place = newest.areas.index("RU-IVA")
    assert newest.inputs.values[place, asked] == pytest.approx(1000 * members / organisations)
    assert not newest.is_compared[[not there for there in newest.inputs.has_cluster]].any()
    index = cluster_activity.index(found, newest.year)["index"].dropna()
    assert len(index) == newest.is_compared.sum() >= cluster_activity.FEWEST
    assert index.between(1, 100).all()
    published = Warehouse("published", PUBLISHED)
    assert not any(activity_offer.is_offered(published, country) for country in ("RU", "UA", "US"))
    published.close()
