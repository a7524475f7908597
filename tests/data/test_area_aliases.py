"""Everyday names of areas lead to areas of today, and each to one only."""

from collections import Counter

from data.area_aliases import area_aliases
from data.loading import REFERENCE_DIR
from data.sources import reference_csv
from data.tables import reference


def test_every_alias_is_another_name_of_one_region_of_today():
    areas = reference_csv.read(REFERENCE_DIR / "area.csv", reference.AREA, {}).set_index("ref_area")
    told = Counter((lang, name) for named in area_aliases().values() for lang, name in named)
    assert max(told.values()) == 1
    for code, named in area_aliases().items():
        assert areas.loc[code, "kind"] == "region", code
        for lang, name in named:
            official = [str(areas.loc[code, f"{form}_{lang}"]) for form in ("name", "short")]
            assert not any(one.startswith(name) for one in official), name
    assert area_aliases()["RU-SPE"] == (("ru", "СПб"), ("ru", "Питер"))
