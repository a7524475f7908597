"""The edition fills every view: metrics of output, economy and clusters answer for both countries, by region and year."""

import pytest

from metrics import choices
from metrics.engine import Query, rows
from metrics.transforms import offered

EXPECTED = {
    "output_physical", "production_index", "gdp", "gdp_share", "employment", "employment_share", "establishments",
    "establishments_share", "average_size", "payroll", "average_pay", "organisations", "clusters", "members",
    "prospects", "facilities", "furthest_stage",
}  # fmt: skip


@pytest.mark.parametrize("country", ["RU", "UA"])
def test_every_metric_has_values_by_region_in_every_way_of_looking(demo, country):
    metrics = {metric.id: metric for metric in choices.offered(demo, country)}
    assert set(metrics) >= EXPECTED
    for metric in metrics.values():
        choice = choices.default(demo, metric.id, country)
        assert choice.period >= "2025"
        for transform in offered(metric, choice.freq):
            base = "2019" if transform == "index" else ""
            query = Query(
                metric.id,
                country,
                (),
                choice.activity,
                choice.product,
                choice.freq,
                transform=transform,
                base_period=base,
            )
            assert len(rows(demo, query).known) > 3, (metric.id, transform)


def test_money_is_in_the_currency_of_the_country(demo):
    for country, currency in (("RU", "RUB"), ("UA", "UAH")):
        for metric in ("gdp", "payroll", "average_pay"):
            found = rows(demo, Query(metric, country, (country,), start="2025", end="2025")).row(0)
            assert found.unit == currency
    assert 100 < found.value < 1000, "thousands a head and year"
    assert found.unit_mult == 3


def test_growth_of_fabrics_stops_at_the_break(demo):
    query = Query("output_physical", "RU", ("RU",), product="13.20", freq="A", transform="yoy")
    reasons = dict(zip(*(rows(demo, query)[name].tolist() for name in ("time_period", "reason")), strict=True))
    assert {year for year, reason in reasons.items() if reason == "SERIES_BREAK"} == {"2021"}
    assert not reasons["2024"]


def test_an_earlier_day_knows_an_earlier_issue(demo):
    query = Query(
        "output_physical", "RU", ("RU",), product="15.20", freq="M", start="2025-03", end="2025-05", as_of="2025-05-01"
    )
    found = rows(demo, query)
    assert set(found["issue"].tolist()) == {"2025-03"}
    assert found["reason"].tolist()[0] == ""
    assert all(found["reason"].tolist()[1:])
    assert found.row(0).obs_status == "P"


def test_of_several_withheld_regions_no_share_is_told_and_that_of_a_printed_one_is(demo):
    """Seven regions are withheld, so the total tells none of them: 1.348409 of 5.392431 million square metres."""
    asked = {"product": "13.20.12", "freq": "A", "transform": "share", "start": "2024", "end": "2024"}
    printed, hidden = rows(demo, Query("output_physical", "RU", ("RU-BRY", "RU-VOR"), **asked))
    assert printed.value == pytest.approx(100 * 1.348409 / 5.392431)
    assert (hidden.value != hidden.value, hidden.reason) == (True, "VALUE_SUPPRESSED")
