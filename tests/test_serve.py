"""Files with a hash in their name are sent once, compressed beforehand, and nothing else of the folder is reachable."""

import gzip
import urllib.error
import urllib.request

import pytest

from geo.outlines import outline_name
from views.map.assets import script_address

pytestmark = pytest.mark.browser


def get(url: str, **headers: str):
    return urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=20)  # noqa: S310


def test_outlines_are_immutable_and_compressed_beforehand(server):
    with get(f"{server}/app/static/outlines/{outline_name('RU', 'm')}", **{"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["Content-Encoding"] == "gzip"
        assert b"RU-IVA" in gzip.decompress(answer.read())


def test_a_browser_without_gzip_gets_plain_text(server):
    with get(f"{server}/app/static/outlines/{outline_name('UA', 's')}", **{"Accept-Encoding": "identity"}) as answer:
        assert b"UA-63" in answer.read()


def test_the_map_script_is_immutable_too(server):
    with get(f"{server}/{script_address()}") as answer:
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["Content-Type"].startswith("text/javascript")


@pytest.mark.parametrize(
    "path",
    ["outlines/none.0.json", "outlines/..%2F..%2Fserve.py", "outlines/manifest.txt", "map/x.py", "chart/0/none.js"],
)
def test_nothing_else_is_served(server, path):
    with pytest.raises(urllib.error.HTTPError) as refused:
        get(f"{server}/app/static/{path}")
    refused.value.close()
    assert refused.value.code in (400, 404)
