"""Federal districts by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.districts import DISTRICTS, SINCE, counts, district_of

LISTS = {
    "RU-CFD": "BEL BRY IVA KLU KOS KRS LIP MOS MOW ORL RYA SMO TAM TUL TVE VLA VOR YAR",
    "RU-NWFD": "ARK KGD KO KR LEN MUR NEN NGR PSK SPE VLG",
    "RU-SOFD": "AD AST KDA KL ROS VGG",
    "RU-NCFD": "CE DA IN KB KC SE STA",
    "RU-VFD": "BA CU KIR ME MO NIZ ORE PER PNZ SAM SAR TA UD ULY",
    "RU-UFD": "CHE KGN KHM SVE TYU YAN",
    "RU-SFD": "AL ALT IRK KEM KK KYA NVS OMS TOM TY",
    "RU-FEFD": "AMU BU CHU KAM KHA MAG PRI SA SAK YEV ZAB",
}


@pytest.mark.parametrize("district", DISTRICTS)
def test_members_today(district):
    named = LISTS[district].split()
    assert {district_of(f"RU-{region}", date(2026, 11, 22)) for region in named} == {district}
    assert counts(date(2026, 11, 22))[district] == len(named)


@pytest.mark.parametrize(
    ("region", "last", "before", "after"),
    [("RU-BU", date(2018, 11, 2), "RU-SFD", "RU-FEFD"), ("RU-ZAB", date(2018, 11, 2), "RU-SFD", "RU-FEFD"),
     ("RU-STA", date(2010, 1, 18), "RU-SOFD", "RU-NCFD"), ("RU-IVA", date(2000, 5, 12), "", "RU-CFD")],
)  # fmt: skip
def test_a_region_moves_on_the_day_of_the_decree(region, last, before, after):
    assert district_of(region, last) == before
    assert district_of(region, last + timedelta(days=1)) == after


@pytest.mark.parametrize("region", ["UA-43", "UA-40"])
def test_crimea_has_a_district_only_as_rosstat_reports(region):
    days = {
        date(2014, 3, 20): "",
        date(2014, 3, 21): "RU-CRFD",
        date(2016, 7, 27): "RU-CRFD",
        date(2016, 7, 28): "RU-SOFD",
    }
    for day, reported in days.items():
        assert district_of(region, day) == ""
        assert district_of(region, day, as_reported=True) == reported


@pytest.mark.parametrize("code", ["RU-K", "RU", "RU-CFD", "RU-ARK+", "UA-63", "US-CA", "", "ru-iva"])
def test_no_other_code_has_a_district(code):
    assert district_of(code, date(2020, 1, 1), as_reported=True) == ""


@settings(deadline=None)
@given(st.dates(SINCE, date(2030, 1, 1)))
def test_every_region_is_counted_once(day):
    assert sum(counts(day).values()) == 83
    assert sum(counts(day, as_reported=True).values()) in (83, 85)


def test_before_the_districts_there_is_nothing_to_count():
    assert set(counts(date(2000, 5, 12)).values()) == {0}
