"""Volume indices: identities of index numbers, published tables, products that come and go."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from metrics.methods.volume import volume_index
from metrics.methods.volume_chain import volume_index_chain

SETTINGS = settings(deadline=None, max_examples=20)
INDICES = ["laspeyres_fixed", "paasche_fixed", "fisher_fixed", "laspeyres_chained", "fisher_chained"]
numbers = st.floats(0.1, 1e4)
grids = st.lists(st.lists(st.tuples(numbers, numbers), min_size=3, max_size=3), min_size=3, max_size=3)


def table(grid):
    """Rows from (price, quantity) by year and product; None = no row."""
    rows = [("abc"[i], str(2020 + t), *cell) for t, line in enumerate(grid) for i, cell in enumerate(line) if cell]
    return pd.DataFrame(rows, columns=["product", "time_period", "price", "quantity"]).astype(
        {"price": float, "quantity": float}
    )


@SETTINGS
@given(grids)
def test_volume_times_price_is_value(grid):
    obs = table(grid)
    value = (obs["price"] * obs["quantity"]).groupby(obs["time_period"]).sum().to_numpy()
    volume = volume_index(obs, scale=1)
    price = volume_index(obs.rename(columns={"price": "quantity", "quantity": "price"}), scale=1)
    assert (volume["laspeyres_fixed"] * price["paasche_fixed"]).to_numpy() == pytest.approx(value / value[0])
    assert (volume["fisher_fixed"] * price["fisher_fixed"]).to_numpy() == pytest.approx(value / value[0])
    assert volume["laspeyres_chained"][1] == pytest.approx(volume["laspeyres_fixed"][1])


@SETTINGS
@given(grids, st.floats(0.01, 100))
def test_the_unit_of_prices_does_not_matter(grid, unit):
    obs = table(grid)
    cheaper = obs.assign(price=obs["price"] * unit)
    pd.testing.assert_frame_equal(volume_index(obs)[INDICES], volume_index(cheaper)[INDICES])


@SETTINGS
@given(grids)
def test_another_base_changes_the_level_of_a_chain_only(grid):
    first, last = volume_index(table(grid)), volume_index(table(grid), base_period="2022")
    ratio = last["fisher_chained"] / first["fisher_chained"]
    assert ratio.to_numpy() == pytest.approx(ratio[0])
    assert last[INDICES].iloc[2].tolist() == [100] * 5


def reasons(found, row):
    names = ["reason", "reason_paasche", "reason_fisher", "reason_laspeyres_chained", "reason_fisher_chained"]
    return found[names].iloc[row].tolist()


@pytest.mark.parametrize("gone", [(None, 0), None], ids=["a row with quantity 0", "no more rows"])
def test_a_discontinued_product_stays_in_the_basket(gone):
    found = volume_index(table([[(1, 10), (2, 5)], [(1, 11), (2, 4)], [(1, 12), gone]]))
    assert found["laspeyres_fixed"].tolist() == pytest.approx([100, 95, 60])
    assert reasons(found, 2) == ["", "PRICE_MISSING", "PRICE_MISSING", "", "PRICE_MISSING"]
    assert found["discontinued"].iloc[2] == ([] if gone else ["b"])


def test_a_new_product_has_no_price_in_the_base():
    found = volume_index(table([[(1, 10), None], [(1, 10), (3, 2)]]))
    assert reasons(found, 1) == ["PRICE_MISSING", "", "PRICE_MISSING", "PRICE_MISSING", "PRICE_MISSING"]
    assert found["paasche_fixed"][1] == pytest.approx(160)


@pytest.mark.parametrize(
    ("grid", "reason"),
    [
        ([[(1, 1), (1, 1)], [(1, 1), None], [(1, 1), (1, 1)]], "COMPONENT_MISSING"),
        ([[(1, 1)], [(1, None)], [(1, 1)]], "COMPONENT_MISSING"),
        ([[(1, 0)], [(1, 1)], [(1, 1)]], "BASE_ZERO"),
        ([[(1, 1)], [(1, -1)], [(1, 1)]], "NEGATIVE_INPUT"),
        ([[(None, 1)], [(1, 1)], [(1, 1)]], "PRICE_MISSING"),
    ],
)
def test_why_there_is_no_volume(grid, reason):
    found = volume_index(table(grid))
    assert found["reason"][1] == reason
    assert np.isnan(found["laspeyres_fixed"][1])


def test_a_withheld_product_and_a_base_that_is_not_there():
    obs = table([[(1, 1), (1, 1)], [(1, 1), (1, 1)]]).assign(obs_status=["A", "A", "P", "Q"])
    found = volume_index(obs)
    assert found[["reason", "obs_status"]].to_numpy().tolist() == [["", "A"], ["COMPONENT_SUPPRESSED", "Q"]]
    assert set(volume_index(obs, base_period="2010")["reason"]) == {"BASE_ABSENT"}
    with pytest.raises(BadRequest, match="one length"):
        volume_index(obs.assign(time_period=["2020", "2020", "2021-01", "2021-01"]))


def quarters(grid, **columns):
    """Rows of two products from (quantity, price) by quarter, beginning with 2020."""
    rows = [
        ("ab"[i], f"{2020 + t // 4}-Q{t % 4 + 1}", *cell) for t, line in enumerate(grid) for i, cell in enumerate(line)
    ]
    return pd.DataFrame(rows, columns=["product", "time_period", "quantity", "price"]).assign(**columns)


@SETTINGS
@given(st.lists(st.lists(st.tuples(numbers, numbers), min_size=2, max_size=2), min_size=12, max_size=12))
def test_the_year_is_the_mean_of_its_quarters_and_an_annual_chain(grid):
    obs = quarters(grid)
    found = volume_index_chain(obs, reference="2020=100").set_index("time_period")["index"]
    for year in ("2021", "2022"):
        assert found[[f"{year}-Q{q}" for q in range(1, 5)]].mean() == pytest.approx(found[year])
    year = obs["time_period"].str[:4]
    total = (
        obs.assign(value=obs["price"] * obs["quantity"])
        .groupby(["product", year])[["quantity", "value"]]
        .sum()
        .reset_index()
    )
    annual = volume_index(total.assign(price=total["value"] / total["quantity"]).drop(columns="value"))
    assert found[["2020", "2021", "2022"]].to_numpy() == pytest.approx(annual["laspeyres_chained"].to_numpy())


def test_chained_quarters_need_a_whole_year_before():
    obs = quarters([[(1, 1), (1, 1)]] * 9)
    found = volume_index_chain(obs).set_index("time_period")["reason"]
    assert found["2020-Q1"] == "BASE_ABSENT"
    assert (found["2021-Q1"], found["2022-Q1"], found["2022"]) == ("", "", "COMPONENT_MISSING")
    less = obs[(obs["time_period"] != "2021-Q2")]
    found = volume_index_chain(less).set_index("time_period")["reason"]
    assert (found["2021-Q2"], found["2022-Q1"]) == ("COMPONENT_MISSING", "BASE_INCOMPLETE")
    assert set(volume_index_chain(obs.iloc[:16], reference="1990=100")["reason"]) == {"BASE_ABSENT"}


def test_status_and_contradiction_of_a_chain():
    year = pd.DataFrame(
        {"product": ["a", "b"], "time_period": "2020", "quantity": [4.0, 9.0], "price_annual": [1.0, 1.0]}
    )
    obs = pd.concat([year, quarters([[(1, 1), (1, 1)]] * 8, obs_status="A")])
    obs.loc[obs["time_period"] == "2021-Q3", "obs_status"] = "P"
    found = volume_index_chain(obs).set_index("time_period")
    assert found["warning"]["2020"] == "INCONSISTENT_INPUT"
    assert found["obs_status"][["2021", "2021-Q2", "2021-Q3"]].tolist() == ["P", "A", "P"]
    with pytest.raises(BadRequest, match="1997=100"):
        volume_index_chain(obs, reference="last year")
