"""The names of all areas are kept at an address of a language, an edition and its file."""

import json

import pytest

from tests.views.by_address import asked
from views.parts import area_list, settle
from views.parts.language import speaking
from views.parts.selection import Selection


@pytest.fixture
def address():
    with speaking("uk"):
        return area_list.address(settle.Settled(Selection(edition="published", country="RU")))


def test_the_list_has_every_area_in_the_language_and_is_kept_for_good(address):
    answer = asked(area_list.data, address)
    listed = {code: (name, also, ended) for code, name, also, _former, ended in json.loads(answer.body)}
    assert listed["RU-IVA"][0] == "Івановська область"
    assert ["ru", "Ивановская область"] in listed["RU-IVA"][1]
    assert "RU" not in listed
    last, ended = list(listed)[-1], "до 27 липня 2016\N{NO-BREAK SPACE}р.; нині Південний федеральний округ"
    assert [(code, one[2]) for code, one in listed.items() if one[2]] == [(last, ended)]  # after every area of today
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    ("part", "other"),
    [
        (".json", "x.json"),
        ("=published", "=nosuch"),
        ("country=RU", "country=XX"),
        ("lang=uk", "lang=de"),
        ("lang=uk", ""),
    ],
)
def test_another_version_or_what_is_not_there_is_not_answered(address, part, other):
    assert part in address
    assert asked(area_list.data, address.replace(part, other)).status_code == 404
