"""Membership and support on the Clusters page as a reader opens them: pictures with their mark, tables, files; gaps named."""

import csv
import io

import pytest

from tests.browser import words

pytestmark = pytest.mark.browser
MARKS = {"en": "DEMONSTRATION DATA", "ru": "ДЕМОНСТРАЦИОННЫЕ ДАННЫЕ", "uk": "ДЕМОНСТРАЦІЙНІ ДАНІ"}
COTTON = "demo-ru-iva-cotton"


def opened(screen, key):
    """The part of a key, unfolded and drawn."""
    part = screen.page.locator(f".st-key-{key}").first
    part.locator("summary").first.click()
    screen.ready()
    return part


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_membership_and_support_of_the_demonstration(visit, two_editions, lang):
    screen = visit("clusters", base=two_editions, lang=lang, edition="demo", country="RU")
    page = screen.page
    compared = opened(screen, "compared")
    compared.locator(".js-plotly-plot .annotation-text", has_text=MARKS[lang]).nth(1).wait_for()
    assert compared.locator(".lio-table").first.locator("tbody tr").count() == 20, "nineteen clusters and all of them"
    joining = opened(screen, "joining")
    joining.locator(".js-plotly-plot").nth(3).wait_for()
    assert joining.locator(".annotation-text", has_text=MARKS[lang]).count() == 4
    assert joining.locator(".lio-cares p").count() == 7
    opened(screen, "twin-joining-GDP_CP")
    rows = page.locator(".st-key-twin-joining-GDP_CP .lio-table tbody tr")
    rows.nth(7).wait_for()
    assert int(rows.first.locator("td").nth(6).inner_text()) >= 3
    support = opened(screen, "support-in-full")
    support.locator(".js-plotly-plot").nth(4).wait_for()
    said = screen.texts()
    assert not [text for text in said if words.INSIDE.search(text)]
    assert lang == "en" or words.leftovers(said, lang) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert screen.ready().overflow() <= 0


def test_a_cluster_has_its_own_and_the_file_holds_no_firm(visit, two_editions):
    screen = visit("clusters", base=two_editions, edition="demo", country="RU", cluster=COTTON)
    opened(screen, "reach").locator(".js-plotly-plot").wait_for()
    opened(screen, "joining").locator(".js-plotly-plot").nth(3).wait_for()
    opened(screen, "support-in-full").locator(".js-plotly-plot").nth(2).wait_for()
    opened(screen, "registry-files")
    screen.page.locator(".st-key-file-after_joining-csv button").wait_for()
    _, content = screen.download("after_joining-csv")
    _, header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert "org_id" not in header
    told = [row for row in rows if not row[header.index("reason")]]
    assert min(int(row[header.index("n_units")]) for row in told) >= 3
    assert {row[header.index("difference_pct")] for row in rows if row[header.index("reason")]} <= {""}
    screen.go("clusters", lang="en", edition="published", country="RU")
    assert "data/raw/registry/organisation_figure.csv" in " ".join(screen.texts())
