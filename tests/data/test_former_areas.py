"""Areas that are no more lead to an area of today that begins where they end."""

from datetime import date, timedelta

from data.former_areas import former_areas
from data.loading import REFERENCE_DIR
from data.sources import reference_csv
from data.tables import reference


def test_every_former_area_has_a_successor_that_begins_the_day_after():
    areas = reference_csv.read(REFERENCE_DIR / "area.csv", reference.AREA, {}).set_index("ref_area")
    for former in former_areas().values():
        assert all(former.names), former.ref_area
        assert former.successor in areas.index
        if areas.loc[former.successor, "kind"] == "region":
            assert areas.loc[former.successor, "valid_from"] == former.valid_to + timedelta(days=1), former.ref_area
        if former.ref_area in areas.index:
            assert areas.loc[former.ref_area, "valid_to"] == former.valid_to


def test_the_regions_that_were_joined_from_2005_to_2008():
    found = {code: (one.successor, one.valid_to) for code, one in former_areas().items()}
    assert found["RU-CHI"] == ("RU-ZAB", date(2008, 2, 29))
    assert found["RU-KOP"] == ("RU-PER", date(2005, 11, 30))
    assert former_areas()["RU-EVE"].name("ru") == "Эвенкийский автономный округ"
