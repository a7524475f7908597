"""Every page runs in every edition, country and language: it says something, nothing fails, and it does not take long."""

import re
import time

import pytest
from streamlit.testing.v1 import AppTest

from data.warehouse import editions
from metrics import choices
from tests.app_pages import turned_to
from tests.conftest import ROOT
from views import PAGES
from views.parts import language, settle, store

LANGUAGES = ("en", "ru", "uk")
PLACES = [(edition, country) for edition in editions() for country in settle.COUNTRIES]
SECONDS = 8  # of processor time for the first run of a page, heavy imports included; a run after it takes a small part of that
TITLE = re.compile(r'<h1 class="lio-title">(.+?)</h1>')


def opened(entry, **params: str) -> AppTest:
    """A page as the reader meets it at an address."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    if entry is not PAGES[0]:
        for name, value in params.items():
            app.query_params[name] = value
        turned_to(app, entry.url_path).run()
    return app


def html_of(app: AppTest) -> str:
    return "\n".join(part.proto.body for part in app.get("html"))


def titles(app: AppTest) -> list[str]:
    return TITLE.findall(html_of(app))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("edition", "country"), PLACES)
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.url_path)
def test_every_page_runs(entry, edition, country, lang):
    started = time.process_time()
    app = opened(entry, lang=lang, edition=edition, country=country)
    assert time.process_time() - started < SECONDS
    assert not app.exception
    (title,) = titles(app)
    assert title.strip()
    with language.speaking(lang):
        assert title != language.gettext("This page cannot be shown")
        assert language.gettext("Something unexpected happened.") not in html_of(app)


@pytest.mark.slow
@pytest.mark.parametrize("page", ["growth", "atlas", "download"])
@pytest.mark.parametrize("country", settle.COUNTRIES)
def test_every_metric_in_every_view_has_its_page(page, country):
    """All that the controls offer, one after another in one session, as a reader who tries everything."""
    entry = next(entry for entry in PAGES if entry.url_path == page)
    app, seen = opened(entry, lang="en", country=country), 0
    for metric in settle.offered(page, "published", country):
        freq = store.ask(choices.default, "published", metric, country).freq
        for transform in choices.transforms(metric, freq):
            app.query_params.clear()
            for name, value in {
                "lang": "en",
                "country": country,
                "metric": metric,
                "freq": freq,
                "view": transform,
            }.items():
                app.query_params[name] = value
            app.run()
            where = f"{page} {country} {metric} {transform}"
            assert not app.exception, where
            assert len(titles(app)) == 1, where
            assert "cannot be shown" not in titles(app)[0], where
            assert app.query_params["metric"] in (metric, [metric]), where
            seen += 1
    assert seen or not settle.offered(page, "published", country)


def test_the_table_of_contents_is_in_order_and_complete():
    assert {path.stem for path in (ROOT / "views").glob("*.py")} - {"__init__", "__main__"} == {
        entry.url_path for entry in PAGES
    }
    assert len({entry.url_path for entry in PAGES}) == len(PAGES)


def test_the_entry_stays_short():
    assert len((ROOT / "dashboard.py").read_text().splitlines()) <= 30
    assert len((ROOT / "serve.py").read_text().splitlines()) <= 40
