"""Every page has its address: the Overview by its name, too, and no page asks in vain where the server is."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.requests import Request
from starlette.routing import Match

from views import PAGES
from views.map import assets
from views.parts import addresses


def answered(query: str, path: str = "/overview"):
    """What the route of an address answers; None where the address is left to Streamlit."""
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": [],
             "server": ("office", 8501), "scheme": "http"}  # fmt: skip
    for route in addresses.routes():
        match, found = route.matches(scope)
        if match is Match.FULL:
            with ThreadPoolExecutor() as apart:  # a browser of another test may keep a loop running in this thread
                return apart.submit(lambda: asyncio.run(route.endpoint(Request({**scope, **found})))).result()  # noqa: B023
    return None


def test_the_overview_is_found_by_its_name_and_keeps_the_choices():
    answer = answered("lang=ru&country=US")
    assert answer.status_code == 307
    assert answer.headers["location"] == "./?lang=ru&country=US"
    assert answered("").headers["location"] == "./"


def test_the_script_is_told_where_the_server_is_before_it_runs():
    text = addresses.shell()
    assert text.count("BACKEND_BASE_URL") == 1
    assert text.index("BACKEND_BASE_URL") < text.index('<script type="module"')
    assert '<div id="root">' in text


def test_the_map_of_a_page_that_is_loaded_again_comes_before_the_script():
    """Streamlit's own tag is gone, and its script, fetched meanwhile, is started by one of ours."""
    text = answered("", "/atlas").body.decode()
    script = re.search(r'<script type="module" crossorigin src="([^"]+)"', addresses.shell())[1]
    assert f'src="{script}"></script>' not in text
    assert f'<link rel="modulepreload" crossorigin href="{script}">' in text
    assert text.index("reload.js") < text.index("window.lioBegin = ")
    assert f'src: "{script}"' in text
    assert answered("", "/growth").body.decode() == addresses.shell()
    assert f'KEY = "{assets.REMEMBERED}"' in assets.files()["early.js"]


def test_every_page_but_the_first_is_routed():
    assert [route.path for route in addresses.routes()][:-1] == [f"/{entry.url_path}" for entry in PAGES]


@pytest.mark.parametrize(
    ("path", "query", "location"),
    [
        ("/nosuch", "lang=uk", "./?lang=uk&lost=nosuch"),
        ("/overviewx", "", "./?lost=overviewx"),
        ("/grwth/", "country=US", "../growth?country=US&lost=grwth"),
        ("/Growth", "", "growth"),
        ("/a/b", "", "../?lost=a/b"),
        ("/обзор&lang=xx", "", "./?lost=%D0%BE%D0%B1%D0%B7%D0%BE%D1%80%26lang%3Dxx"),
        ("/" + "x" * 500, "", f"./?lost={'x' * 60}"),
        ("/report.html", "", "./?lost=report.html"),
    ],
)
def test_an_unknown_page_leads_to_the_nearest_one_which_is_told_so(path, query, location):
    answer = answered(query, path)
    assert (answer.status_code, answer.headers["location"]) == (307, location)


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/health", "/static/js/x.js", "/app/static/x", "/media/x", "/favicon.png"]
)
def test_what_is_the_servers_own_is_left_alone(path):
    assert answered("", path) is None
