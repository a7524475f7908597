"""What lies behind growth: contributions that add up, adjusted series, outlooks, decompositions, peers, multiples, events."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from metrics import adjusted, alike, decomposition, multiples, outlook, timeline
from metrics.engine import Query, rows
from metrics.rows import of
from tests.metrics.stores import shipments, store


@pytest.mark.parametrize(
    ("now", "before", "bounds"),
    [
        (0.2, 0.1, ("1.0", "5.0")),  # 0.15 / 0.15 to 0.25 / 0.05
        (16.0, 8.0, ("1.8", "2.2")),  # 15.5 / 8.5 to 16.5 / 7.5
        (200.0, 100.0, None),  # 1.985 and 2.015 both read 2.0
        (1.23456, 0.5, None),  # computed: its digits are not those of print
        (3.0, 0.0, None),
    ],
)
def test_rounded_figures_leave_a_factor_open(now, before, bounds):
    found = multiples.factor_bounds(now, before)
    assert found == (None if bounds is None else tuple(Decimal(one) for one in bounds))


def test_a_small_base_is_that_of_the_product():
    bags = [161_000.0, 263_280.0, 4_787_856.0, 320_150.0, 884_193.0]
    assert not multiples.is_small_base(320_150.0, "NMB", bags)
    assert multiples.is_small_base(9_999.0, "NMB", []), "a trifle of any product"
    assert multiples.is_small_base(15_000.0, "PR", [2_000_000.0]), "under a hundredth of the usual"
    assert not multiples.is_small_base(10.0, "TNE", [900.0]), "ten tonnes are ten thousand kilograms"
    assert multiples.is_far_off(4_787_856.0, bags)
    assert not multiples.is_far_off(884_193.0, bags)
    assert not multiples.is_far_off(1.0, [])


def test_a_series_says_with_how_many_digits_it_is_printed():
    assert multiples.decimals_of([7.7, 7.0, 11.8]) == 1
    assert multiples.decimals_of([1 / 3, 7.0]) is None
    low, high = multiples.index_bounds(7.7, 7.0, 1)
    assert (round(low, 2), round(high, 2)) == (Decimal("108.51"), Decimal("111.51"))  # 7.65 / 7.05 and 7.75 / 6.95
    assert multiples.factor_bounds(16.0, 8.0, 0, terms=2) == (Decimal("1.7"), Decimal("2.4"))  # 15 / 9 and 17 / 7


def test_a_series_is_adjusted_from_its_last_break_on_and_keeps_its_statuses(published):
    asked = Query("output_physical", "RU", ("RU",), product="KEP_FOOTWEAR", freq="M")
    raw, found = rows(published, asked), adjusted.seasonally(published, asked)
    assert found["time_period"].tolist()[0] == "2010-01", "the list of products was widened there"
    assert found["time_period"].tolist()[-1] == raw.known.row(-1).time_period
    beside = raw.among("time_period", found["time_period"].tolist())
    assert found["obs_status"].tolist() == beside["obs_status"].tolist()
    by_month = [found["value"][month::12].mean() for month in range(12)]
    raw_by_month = [beside["value"][month::12].mean() for month in range(12)]
    assert np.ptp(by_month) < np.ptp(raw_by_month) / 2, "the season is gone"
    assert abs(found["value"].mean() / beside["value"].mean() - 1) < 0.01


def test_a_short_series_is_not_adjusted_and_says_so(tmp_path):
    warehouse = store(tmp_path, observation=shipments("RU", {"2023-01": 1.0, "2023-02": 2.0}))
    found = adjusted.seasonally(warehouse, Query("shipments_all", ref_areas=("RU",)))
    assert set(found["reason"]) == {"SHORT_SERIES"}
    assert np.isnan(found["value"]).all()


def test_the_parts_of_a_decomposition_are_those_of_the_printed_figures(published):
    asked = Query("gdp", "US", ("US-NC", "US-GA"), freq="A")
    parts = decomposition.activities(published, ("US_BEA_SAGDP2",), "C13-C15")
    found = decomposition.decomposed(published, asked, parts)
    assert (parts, found.first, found.last) == (("C13", "C14-C15"), "2016", "2021")
    nation = {(row.activity, row.time_period): row.value for row in found.used.where(ref_area="US")}
    grew = sum(nation[part, "2021"] for part in parts) / sum(nation[part, "2016"] for part in parts)
    for row in found.rows:
        assert row.national_share == pytest.approx(row.base_value * (grew - 1))
        assert row.national_share + row.industry_mix + row.regional_shift == pytest.approx(row.value - row.base_value)


def test_a_decomposition_ends_in_the_last_year_in_which_every_activity_is_known(tmp_path):
    """Textiles are printed to 2022, apparel to 2021 and not in 2016: the newest common years, not those in which any is there."""
    years = {"C13": range(2014, 2023), "C14-C15": (2014, 2015, *range(2017, 2022))}
    rows = [
        {"dataset": "US_BEA_SAGDP2", "indicator": "GDP_CP", "unit_measure": "USD", "activity": part, "ref_area": area, "time_period": str(year),
         "obs_value": 10.0 + year - 2014}
        for part, listed in years.items() for area in ("US", "US-NC") for year in listed
    ]  # fmt: skip
    warehouse, asked = store(tmp_path, "US", observation=rows), Query("gdp", "US", ("US-NC",), freq="A")
    found = decomposition.decomposed(warehouse, asked, ("C13", "C14-C15"))
    assert (found.first, found.last, found.rows["reason"].tolist()) == ("2017", "2021", [""])
    assert found.rows.row(0).change == 8.0
    assert decomposition.decomposed(warehouse, asked, ("C13", "C14")).first == "", "an activity that has no year at all"


def backtest(**errors):
    """A back-test: (model, steps ahead) -> mean error; a MASE of half the error."""
    listed = [(name, h, error) for name, pairs in errors.items() for h, error in pairs.items()]
    models, steps, sizes = zip(*listed, strict=True)
    return of(
        {
            "model": np.array(models, dtype=object),
            "h": np.array(steps),
            "mae": np.array(sizes),
            "mase": np.array(sizes) / 2,
        }
    )


@pytest.mark.parametrize(
    ("theta", "reach"),
    [
        ({1: 0.9, 3: 0.9, 6: 0.9}, 6),
        ({1: 0.9, 3: 1.1, 6: 0.5}, 1),
        ({1: 1.0, 3: 0.5, 6: 0.5}, 0),
        ({1: 2.5, 3: 1, 6: 1}, 0),
    ],
)
def test_a_forecast_reaches_as_far_as_it_beat_the_seasonal_naive_all_the_way(theta, reach):
    tests = backtest(theta=theta, seasonal_naive=dict.fromkeys((1, 3, 6), 1.0))
    assert outlook._beats(tests, "theta", (1, 3, 6)) == reach


@pytest.mark.parametrize(
    ("ets", "best"),
    [
        ({1: 0.9, 3: 0.9, 6: 0.9}, ("ets", 6)),  # it reaches further
        ({1: 0.8, 3: 1.5, 6: 0.1}, ("ets", 1)),  # as far, and nearer there
        ({1: 0.95, 3: 1.5, 6: 0.1}, ("theta", 1)),
        ({1: 1.2, 3: 0.1, 6: 0.1}, ("theta", 1)),  # better later on, yet beaten at the first step
    ],
)
def test_of_two_models_the_one_that_beat_the_seasonal_naive_further_is_drawn(ets, best):
    naive = dict.fromkeys((1, 3, 6), 1.0)
    tests = backtest(theta={1: 0.9, 3: 1.1, 6: 0.5}, ets=ets, seasonal_naive=naive)
    assert outlook._best(tests, ("theta", "ets"), (1, 3, 6)) == best


def test_the_forecast_is_that_of_the_model_that_won(tmp_path, monkeypatch):
    won = backtest(theta={1: 2.0}, ets={1: 0.1}, seasonal_naive={1: 1.0})
    frame = pd.DataFrame({name: won[name] for name in ("model", "h", "mae", "mase")}).assign(
        reason="", mape_pct=1.0, n_origins=1
    )
    monkeypatch.setattr(outlook, "forecast_rolling_origin", lambda *_obs, **_how: frame)
    monkeypatch.setattr(outlook, "HORIZONS", {12: (1,)})
    monkeypatch.setitem(
        outlook.MODELS, "ets", lambda _obs, h: pd.DataFrame({"time_period": ["2023-01"][:h], "mean": [7.0]})
    )
    months = {f"{year}-{month:02d}": float(month) for year in range(2019, 2023) for month in range(1, 13)}
    asked = Query("shipments_all", ref_areas=("RU",))
    found = outlook.outlook(store(tmp_path, observation=shipments("RU", months)), asked, ("theta", "ets"))
    assert (found.model, found.beats, found.ahead.row(0).mean) == ("ets", 1, 7.0)


def test_where_a_year_repeats_itself_no_model_is_better(tmp_path):
    months = {f"{year}-{month:02d}": float(month) for year in range(2019, 2023) for month in range(1, 13)}
    asked = Query("shipments_all", ref_areas=("RU",))
    found = outlook.outlook(store(tmp_path, observation=shipments("RU", months)), asked)
    assert (found.beats, len(found.ahead)) == (0, 0)


def test_peers_are_chosen_by_structure_and_never_by_growth(published):
    found = alike.peers(published, "RU", "RU-IVA", 3)
    assert len(found.areas) == 3
    assert "RU-IVA" not in found.areas
    assert {feature.metric for feature, _period in found.by} <= {feature.metric for feature in alike.FEATURES}
    assert not {"average_pay", "payroll", "production_index"} & {feature.metric for feature in alike.FEATURES}
    assert alike.peers(published, "UA", "UA-63", 3).reason == "NO_DATA"


def test_what_happened_has_a_day_and_a_region_of_those_asked_for(published):
    found = timeline.timeline(published, "RU", ("RU-IRK",))
    days = [(row.kind, str(row.day), row.ref_area) for row in found]
    assert ("cluster", "2022-04-14", "RU-IRK") in days
    assert days == sorted(days, key=lambda one: one[1])
    assert {area for _kind, _day, area in days} == {"RU-IRK"}
    assert len(timeline.timeline(published, "RU", ("RU",), as_of="2018-01-01")) < len(
        timeline.timeline(published, "RU", ("RU",))
    )
    assert len(timeline.timeline(published, "US", ("US",))) == 0
