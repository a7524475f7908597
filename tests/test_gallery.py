"""The gallery has eight pictures that exist, are large enough for a wall and small enough for a repository."""

from urllib.parse import parse_qsl

import pytest

from tests.gallery import LARGEST, MAPS, PAGE, TARGET
from views.parts.selection import from_query

EIGHT = 8


def test_the_page_shows_every_picture_with_its_address_and_says_what_is_made_up():
    page = PAGE.read_text("utf-8")
    assert page.count("![") == len(MAPS) == EIGHT
    for one in MAPS:
        _before, _picture, after = page.partition(f"(gallery/{one.name}.png)")
        assert after, one.name
        assert one.address in page
        assert from_query(dict(parse_qsl(one.address.partition("?")[2])))[1] == ()
    assert page.count("Demonstration data.") == sum(one.asked.get("edition") == "demo" for one in MAPS)


@pytest.mark.parametrize("one", MAPS, ids=lambda one: one.name)
def test_a_picture_is_sharp_and_light(one):
    content = (TARGET / f"{one.name}.png").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20], "big") >= 1200
    assert len(content) < LARGEST
