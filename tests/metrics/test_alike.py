"""Peers are found by structure only, and as Gower's formula says; withheld figures are neither zero nor missing."""

import math

import pytest

from data.warehouse import open_warehouse
from metrics import alike
from metrics.catalogue import catalogue
from metrics.methods.peers import peer_similarity
from metrics.status import SUPPRESSED


def test_the_variables_of_the_house_are_declared():
    assert set(alike.FEATURES) <= set(alike.declared())
    assert alike.declared()[: len(alike.FEATURES)] == alike.FEATURES


@pytest.mark.parametrize(
    "code",
    ["average_pay.C13-C15", "payroll.C13-C15", "gdp.C13-C15", "employment.C13-C15", "output_physical.14.13", "production_index.C13",
     "shipments_manufacturing", "gdp", "no_such_metric._T", "members", ""],
)  # fmt: skip
def test_performance_is_refused_with_a_sentence(code):
    with pytest.raises(alike.NotStructural) as refused:
        alike.feature(code)
    assert len(str(refused.value)) > 20


def test_no_metric_of_pay_output_or_prices_is_structural():
    performing = ("pay", "prices", "shipments", "clusters", "press")
    assert [one.id for one in catalogue().values() if one.structural and one.topic in performing] == []
    assert catalogue()["gdp"].structural == ("_T",)  # the size of the economy, not the result of the industry


def test_distances_are_gowers_and_withheld_figures_are_left_out():
    found = alike.peers(open_warehouse("published"), "US", "US-GA", 5)
    assert list(found.distances) == sorted(found.distances)
    assert {sum(not math.isnan(found.apart(one, "US-GA", peer)) for one, _ in found.by) for peer in found.areas} == {
        len(found.by)
    }
    for peer, distance in zip(found.areas, found.distances, strict=True):
        apart = [value for one, _period in found.by if not math.isnan(value := found.apart(one, "US-GA", peer))]
        assert distance == pytest.approx(sum(apart) / len(apart))
        assert len(apart) * 2 >= len(found.by)
    jobs = found.cells["employment._T"], found.cells["employment_share.C13-C15"]
    withheld = [area for cells in jobs for area, cell in cells.items() if cell.reason in SUPPRESSED]
    assert withheld
    share = alike.feature("employment_share.C13-C15")
    hidden = next(area for area, cell in jobs[1].items() if cell.reason in SUPPRESSED)
    assert math.isnan(found.apart(share, hidden, "US-GA"))
    assert math.isnan(jobs[1][hidden].value)


def test_who_is_nearer_and_lacks_a_figure_comes_after_the_peers_and_is_told():
    """County Business Patterns withholds the jobs of South Carolina in light industry; by the four other figures it is near."""
    found = alike.peers(open_warehouse("published"), "US", "US-GA", 5)
    told = {one.area: one for one in found.behind}
    assert "US-SC" in told
    assert not set(told) & set(found.areas)
    assert [one.distance for one in found.behind] == sorted(one.distance for one in found.behind)
    for one in found.behind:
        apart = {feature: found.apart(feature, "US-GA", one.area) for feature, _period in found.by}
        assert {feature for feature, value in apart.items() if math.isnan(value)} == set(one.lacking) != set()
        known = [value for value in apart.values() if not math.isnan(value)]
        assert one.distance == pytest.approx(sum(known) / len(known))
        assert one.distance < max(found.distances)
    left = tuple(feature.code for feature, _period in found.by if feature not in told["US-SC"].lacking)
    by_others = alike.peers(open_warehouse("published"), "US", "US-GA", 5, codes=left)
    assert "US-SC" in by_others.areas
    assert by_others.behind == ()


def test_a_region_that_shares_too_little_is_no_peer():
    table = alike.pd.DataFrame(
        {"one": [1.0, 1.0, 2.0], "two": [1.0, math.nan, 3.0], "three": [5.0, math.nan, 9.0]}, index=["A", "B", "C"]
    )
    distance = peer_similarity(table.rename_axis("ref_area").reset_index(), of="A", by="gower", k=1)["distance"]
    assert distance["B"] == 0  # by the one figure that both have
    assert [code for code, _far in alike._nearest(table, "A", distance)] == ["C"]
    table.loc["B", "two"], distance = 1.0, {"B": 0.01, "C": 0.9}
    assert [code for code, _far in alike._nearest(table, "A", distance)] == ["C", "B"]  # B has two of three figures


def test_sizes_are_compared_by_factors():
    gdp, share = alike.Feature("gdp", "_T"), alike.Feature("gdp_share", "C")
    cells = {
        "gdp._T": {"A": alike.Cell(10.0, ""), "B": alike.Cell(100.0, ""), "C": alike.Cell(1000.0, ""), "Z": alike.Cell(0.0, "")},
        "gdp_share.C": {"A": alike.Cell(10.0, ""), "B": alike.Cell(100.0, ""), "C": alike.Cell(1000.0, "")},
    }  # fmt: skip
    found = alike.Peers(
        (), ((gdp, "2020"), (share, "2020")), "", (), cells, {"gdp._T": math.log(100), "gdp_share.C": 990.0}
    )
    assert found.apart(gdp, "A", "B") == pytest.approx(found.apart(gdp, "B", "C")) == pytest.approx(0.5)
    assert found.apart(share, "A", "B") == pytest.approx(90 / 990)
    assert math.isnan(found.apart(gdp, "A", "Z"))  # a true zero has no logarithm
