"""Regions and months add up to the official output of Russia exactly, for every product and year, before suppression."""

import csv
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from data.generate import geography, output, totals
from data.generate.plan import YEARS, Plan

RAW = Path(__file__).parents[3] / "data" / "raw" / "ru_output_annual.csv"
OFFICIAL = {
    (row["product"], int(row["time_period"])): Decimal(row["obs_value"])
    for row in csv.DictReader(RAW.read_text(encoding="utf-8").splitlines())
}


def made(country: str, plan: Plan = Plan()):  # noqa: B008 - frozen
    products = totals.products(country, plan)
    return products, output.made(country, products, plan)


@pytest.mark.parametrize("seed", [2025, 1])
def test_the_83_regions_add_up_to_every_official_total(seed):
    products, whole = made("RU", Plan(seed))
    assert len(geography.regions("RU")) == 83
    assert {code for code, _ in OFFICIAL} == set(products)
    for (code, year), official in OFFICIAL.items():
        cells = whole[code][:, 12 * YEARS.index(year) : 12 * YEARS.index(year) + 12]
        added = sum(Decimal(int(cell)).scaleb(-products[code].decimals) for cell in cells.ravel())
        assert added == official, (code, year)
    assert len(OFFICIAL) == 240


def test_the_file_prints_the_official_totals_and_regions_that_leave_nothing_over(demo):
    printed = demo.rows(
        "SELECT product::VARCHAR, time_period::INTEGER, obs_value, unit_mult FROM wh.observation "
        "WHERE dataset = 'DEMO_RU_OUTPUT' AND ref_area = 'RU' AND freq = 'A' AND time_period <= '2024'"
    )
    assert {(code, year): value for code, year, value, _ in printed} == {
        key: float(value) for key, value in OFFICIAL.items()
    }
    without_hidden = demo.rows(
        "SELECT product, time_period, sum(obs_value) FILTER (ref_area <> 'RU') - any_value(obs_value) FILTER (ref_area = 'RU') "
        "FROM wh.observation WHERE dataset = 'DEMO_RU_OUTPUT' AND freq = 'A' AND time_period <= '2024' "
        "GROUP BY ALL HAVING count(*) FILTER (obs_status = 'Q') = 0"
    )
    assert len(without_hidden) > 100
    assert all(abs(left) < 1e-6 for *_, left in without_hidden)


@pytest.mark.parametrize("country", ["RU", "UA"])
def test_no_cell_is_negative_and_a_group_holds_its_parts_in_every_cell(country):
    products, whole = made(country)
    assert any(product.parts for product in products.values())
    for code, product in products.items():
        assert (whole[code] >= 0).all()
        inside = sum((whole[part] for part in product.parts), np.zeros_like(whole[code]))
        assert (inside <= whole[code]).all(), code
        assert whole[code].reshape(-1, len(YEARS), 12).sum(axis=(0, 2)).tolist() == list(product.years)


def test_places_are_believable():
    products, whole = made("RU")
    areas = geography.regions("RU")

    def leaders(code, n=4):
        yearly = whole[code].sum(axis=1)
        return {areas[at] for at in np.argsort(-yearly)[:n]}

    assert "RU-IVA" in leaders("13.20.20", 1)
    assert {"RU-VLG", "RU-KOS"} <= leaders("13.20.13")
    assert "RU-RYA" in leaders("15.11.21")
    assert len(leaders("15.20.13", 6) & {"RU-ROS", "RU-KDA", "RU-DA", "RU-STA", "RU-TVE", "RU-KIR"}) >= 3
    assert products["15.20"].unit_measure == "PR"


def test_seasons_and_the_spring_of_2020_are_there():
    _, whole = made("RU")
    coats = whole["RS_COATS"].sum(axis=0).reshape(-1, 12)
    assert (coats[:, 7:10].mean(axis=1) > 1.4 * coats[:, 0:3].mean(axis=1)).all()
    knitwear = whole["RS_KNITWEAR"].sum(axis=0).reshape(-1, 12)
    assert knitwear[3, 3] < 0.75 * knitwear[2, 3]
