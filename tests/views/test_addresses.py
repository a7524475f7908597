"""Every page has its address: the Overview by its name, too, and no page asks in vain where the server is."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from starlette.requests import Request

from views import PAGES
from views.parts import addresses


def answered(query: str):
    scope = {"type": "http", "method": "GET", "path": "/overview", "query_string": query.encode(), "headers": [],
             "server": ("office", 8501), "scheme": "http"}  # fmt: skip
    with ThreadPoolExecutor() as apart:  # a browser of another test may keep a loop running in this thread
        return apart.submit(lambda: asyncio.run(addresses.first_page(Request(scope)))).result()


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


def test_every_page_but_the_first_is_routed():
    assert [route.path for route in addresses.routes()] == [f"/{entry.url_path}" for entry in PAGES]
