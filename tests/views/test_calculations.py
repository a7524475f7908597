"""Methods of calculation on the Methods page: a folded part costs nothing, an address opens the right one, in every language."""

import inspect

import pytest

from tests.test_dashboard import html_of, opened
from views import PAGES
from views.parts import calculations, language, settle
from views.parts.selection import Selection

(METHODS_PAGE,) = [entry for entry in PAGES if entry.url_path == "methods"]


def test_both_packages_are_known():
    assert {"hhi", "spatial_weights"} <= set(calculations.known())


def test_one_list_finds_methods_by_name_and_title():
    listed = list(map(calculations.entry, calculations.known()))
    assert any("hhi" in one and "Herfindahl" in one for one in listed)
    assert any("shift_share" in one and "Shift-share" in one for one in listed)
    assert calculations.count() == len(listed)


def test_no_method_chosen_is_none():
    here = settle.Settled(Selection(language="en"))
    assert calculations.settled(here) == here


@pytest.mark.parametrize(("asked", "shown"), [("hhi", "hhi"), ("moran_globl", "moran_global")])
def test_the_nearest_method_is_shown(asked, shown):
    found = calculations.settled(settle.Settled(Selection(language="en", calculation=asked)))
    assert found.selection.calculation == shown
    assert bool(found.notices) == (asked != shown)
    assert all(asked in notice and calculations.summary(shown) in notice for notice in found.notices)


def test_the_source_is_cited_and_everything_else_is_translated(monkeypatch):
    monkeypatch.setattr(calculations, "_", lambda text: f"<{text}>")
    gini = calculations.known()["gini"]
    said = dict(calculations.paragraphs(gini))
    assert said["<Source.>"] == gini.sections["Source"]
    assert said["<Formula.>"] == f"<{gini.sections['Formula']}>"
    assert list(said) == ["<Formula.>", "<Unit.>", "<How to read it.>", "<Edge cases.>", "<Source.>"]


def test_parameters_that_must_be_given_say_so():
    rows = calculations.parameter_rows(calculations.known()["index_base100"])
    assert rows[0] == ["base_period", "must be given", ""]
    assert rows[1][:2] == ["base_type", '"annual_average"']


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_an_address_opens_its_method(lang):
    app = opened(METHODS_PAGE, lang=lang, method="cr_n")
    page = html_of(app)
    with language.speaking(lang):
        assert language.gettext(calculations.known()["cr_n"].summary).rstrip(".") in page
        assert language.gettext("Edge cases.") in page
    assert "python -m metrics compute cr_n" in page
    assert "<code>CR1</code>" in page
    assert '<span lang="en">the usual ratio of industrial economics' in page
    assert any('"CR1"' in code.value for code in app.code)
    assert app.query_params["method"] in ("cr_n", ["cr_n"])


def test_a_method_on_maps_and_one_whose_example_is_cut():
    assert "python -m geo compute spatial_weights" in html_of(opened(METHODS_PAGE, lang="en", method="spatial_weights"))
    page = html_of(opened(METHODS_PAGE, lang="en", method="forecast_theta"))
    assert "Whole in metrics/methods/examples/forecast_theta.json." in page


def test_folded_it_sends_and_reads_nothing(monkeypatch):
    def never():
        raise AssertionError("nobody has asked for a method")

    monkeypatch.setattr(calculations, "known", never)
    app = opened(METHODS_PAGE, lang="en")
    assert not app.exception
    assert "Something unexpected happened." not in html_of(app)
    assert "python -m metrics compute" not in html_of(app)
    assert "method" not in app.query_params


def test_an_unknown_method_is_named():
    page = html_of(opened(METHODS_PAGE, lang="en", method="nonsense"))
    assert "“nonsense” is not available here" in page
    assert f"python -m metrics compute {next(iter(calculations.known()))}" in page


def test_the_page_reads_methods_without_the_libraries_of_maps():
    from geo import methods

    assert not {"geopandas", "shapely", "libpysal"} & {
        line.split()[1].partition(".")[0]
        for line in inspect.getsource(methods).splitlines()
        if line.startswith(("import ", "from "))
    }
