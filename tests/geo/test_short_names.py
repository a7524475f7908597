"""Letters in squares: two to four, none twice, as a person would write them."""

import csv
import re

import pytest

from data.loading import REFERENCE_DIR
from geo.adding.short_names import shortened
from geo.areas import expected_areas


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
@pytest.mark.parametrize("country", ["RU", "UA"])
def test_every_region_has_letters_of_its_own_from_its_name(country: str, language: str) -> None:
    with (REFERENCE_DIR / "area.csv").open(encoding="utf-8") as lines:
        names = {row["ref_area"]: row[f"name_{language}"] for row in csv.DictReader(lines)}
    names = {code: names[code] for code in expected_areas(country)}
    found = shortened(names)
    assert list(found) == sorted(names)
    assert len({form.casefold() for form in found.values()}) == len(names)
    for code, form in found.items():
        assert re.fullmatch(r"[^\W\d_]{2,4}", form)
        assert form[0] in {word[0].upper() for word in re.findall(r"\w+", names[code])}


def test_what_names_share_tells_nothing_and_a_city_differs_from_the_region_around_it() -> None:
    names = {
        "KZ-11": "Акмолинская область", "KZ-19": "Алматинская область", "KZ-75": "Алматы", "KZ-27": "Западно-Казахстанская область",
        "KZ-59": "Северо-Казахстанская область", "KZ-71": "Астана", "KZ-55": "Павлодарская область",
    }  # fmt: skip
    assert list(shortened(names).values()) == ["Акм", "АлО", "ЗаКа", "Пав", "СеКа", "Аст", "Алма"]
    assert shortened({"FR-88": "Vosges", "FR-21": "Côte-d’Or", "FR-22": "Côtes-d'Armor"}) == {
        "FR-21": "CôOr", "FR-22": "CôAr", "FR-88": "Vos",
    }  # fmt: skip
    assert shortened({"FR-86": "В'єнна"}) == {"FR-86": "Вєн"}


@pytest.mark.parametrize(
    "names",
    [
        {f"XA-{n:04}": f"Region {n}" for n in range(2000)},
        {f"XA-{n}": "Same" for n in range(1500)},
        {"XA-A": "", "XA-B": "—", "XA-C": "A", "XA-D": "a", "XA-E": "Ё", "XA-F": "ЁЁ ЁЁ"},
    ],
)
def test_there_are_letters_where_names_give_none(names: dict[str, str]) -> None:
    found = list(shortened(names).values())
    assert len({form.casefold() for form in found}) == len(names)
    assert all(re.fullmatch(r"\w{2,4}", form) for form in found)
