"""Compare puts side by side what there is, says what there is not, and never takes a withheld figure for zero or missing."""

import csv
import io
import re

import numpy as np
import pytest

from metrics.offer import Offer
from tests.views.answers import answer
from views.parts import (
    compare_choice,
    compare_columns,
    compare_files,
    compare_peers,
    compare_saved,
    compare_table,
    compare_words,
    names,
    settle,
    store,
    worklist_files,
)
from views.parts.compare_columns import Answer, Column
from views.parts.language import LANGUAGES, speaking
from views.parts.selection import Selection, from_query, to_query
from views.parts.theme import DARK, LIGHT


def here(country="US", edition="published", **more) -> settle.Settled:
    return settle.Settled(Selection(language="en", edition=edition, country=country, **more))


def chosen(**more) -> compare_choice.Chosen:
    return compare_choice.settled(here(**more))


@pytest.mark.parametrize(
    "column", [Column("gdp", "C13-C15"), Column("gdp", "C13-C15", "yoy"), Column("output_physical", "13.20.12", "rolling12"),
               Column("sme_employment"), Column("manufacturing_share_of_organisations", "", "relative")],
)  # fmt: skip
def test_a_column_is_a_code_of_the_address(column):
    assert compare_columns.read(column.code) == column
    selection = Selection(columns=(column.code,), focus=column.code)
    assert from_query(to_query(selection)) == (selection, ())


def test_everything_that_is_not_compared_is_said():
    states = tuple(compare_columns.regions(names.of("published"), "US"))[:12]
    found = chosen(areas=states, columns=("gdp.C13-C15", "gdp.C99", "no_such", "gdp-mom.C13-C15"))
    assert len(found.areas) == 10
    assert [one.code for one in found.columns] == ["gdp.C13-C15"]
    said = " ".join(found.here.notices)
    for word in ("At most 10 regions", "“gdp.C99”", "“no_such”", "“gdp-mom.C13-C15”"):
        assert word in said
    found = chosen(country="RU", areas=("RU-IVA", "RU-CFD", "RU", "US-GA"))
    assert found.areas == ("RU-IVA",)
    assert "Only regions of today" in found.here.notices[1]
    assert "“US-GA” is no area" in found.here.notices[0]


def test_a_variable_of_performance_is_refused_in_words():
    base = compare_peers.settled(here(alike=("average_pay.C13-C15", "gdp_share.C", "no_such")))
    assert base.selection.alike == ("gdp_share.C",)
    assert "“Pay per employee, light industry” was left out" in base.notices[0]
    assert len(base.notices) == 2


def test_the_table_holds_the_printed_figures():
    """Value added of light industry as the sum of the two printed branches, without the engine."""
    found = chosen(areas=("US-GA", "US-NC", "US-WY"), columns=("gdp.C13-C15",))
    (line,) = compare_table.lines(found)
    sql = (
        "SELECT ref_area, sum(obs_value) FROM wh.observation WHERE dataset = 'US_BEA_SAGDP2' AND indicator = 'GDP_CP' "
        "AND activity IN ('C13', 'C14-C15') AND time_period = '2021' AND ref_area LIKE 'US-%' GROUP BY ref_area HAVING count(obs_value) = 2"
    )
    printed = dict(store.warehouse("published").rows(sql))
    assert line.standing.count == 51
    for area in found.areas:
        assert line.row(area).value == pytest.approx(printed[area])
        higher = sum(
            value > printed[area] * 1.0201 for code, value in printed.items() if len(code) == 5 and code != "US-PR"
        )
        assert line.standing.bands[area].first <= higher + 1 <= line.standing.bands[area].last


def test_withheld_and_missing_cells_are_told_apart():
    known = names.of("published")
    found = chosen(areas=("US-SC", "US-GA"), columns=("employment.C13-C15",))
    (line,) = compare_table.lines(found)
    cell = compare_table._cell(line, 0, "US-SC", known)
    assert 'class="withheld"' in cell
    assert "withheld" in cell.lower()
    assert "strip" not in cell
    missing = compare_table._cell(line, 0, "US-XX", known)
    assert 'class="none"' in missing
    assert "no figure" in missing
    assert "0" not in re.sub("<[^>]+>", "", cell + missing)
    assert 'class="j4"' in compare_table._cell(line, 0, "US-GA", known)
    assert "1 cell rests on a figure that is withheld." in compare_words.lead(found), "a sum of which a part is"
    country = compare_table._whole(line, "US", known)  # no row of the source: neither withheld nor zero
    assert "not printed; no sum, as parts are withheld" in country


def test_what_is_not_produced_is_last_and_never_in_the_middle():
    zeros = [{"ref_area": f"US-{letter}0", "value": 0.0} for letter in "ABCDE"]
    rows = answer(*states(9.0, 5.0, 0.0), *zeros)
    column = Column("output_physical", "13.20.12")
    offer = Offer("TEST", "", "13.20.12", "A", "2000", "2020", 8, has_country=False)
    regions = frozenset(rows.plain("ref_area"))
    line = compare_table.line(Answer(column, offer, "2020", rows), regions, ("US-SC",))
    cell = compare_table._cell(line, 0, "US-SC", names.of("published"))
    assert "nothing produced" in cell
    assert "last of 8, level with 5 more" in cell
    assert "middle" not in cell


@pytest.mark.parametrize(("better", "words"), [("higher", ("weakest fifth", "best fifth")), ("neither", ("lowest fifth", "highest fifth")),
                                              ("lower", ("best fifth", "weakest fifth"))])  # fmt: skip
def test_the_direction_is_said_in_words(better, words):
    assert (compare_words.fifth(0, better), compare_words.fifth(4, better)) == words
    assert compare_words.fifth(None, better) == ""


def contrast(one: str, other: str) -> float:
    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lights = sorted((light(one), light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.mode)
def test_text_can_be_read_on_every_shade(look):
    shades = re.findall(r"background:(#[0-9A-F]{6})", compare_table._shades(look))
    assert len(set(shades)) >= 8
    assert min(contrast(look.ink, shade) for shade in shades) > 4.5


def focus(*rows: dict, period: str = "2020") -> compare_choice.Chosen:
    """A comparison of three made-up regions."""
    column = Column("gdp", "C13-C15")
    offer = Offer("TEST", "C13-C15", "", "A", "2000", period, 3, has_country=True)
    made = Answer(column, offer, period, answer(*rows))
    areas = ("US-GA", "US-NC", "US-SC")
    return compare_choice.Chosen(here(areas=areas, focus=column.code), areas, (column,), (made,))


def states(*values: float | None) -> list[dict]:
    pairs = zip(("US-GA", "US-NC", "US-SC"), values, strict=False)
    return [
        {"ref_area": area, **({"value": value} if value is not None else {"reason": "VALUE_SUPPRESSED"})}
        for area, value in pairs
    ]


def test_the_title_is_true_whatever_the_figures_are():
    assert compare_words.title(focus(*states(10.0, 5.0, 0.0))).startswith(
        "Value added, light industry: highest of the regions compared — Georgia, 10"
    )
    assert "about level at the top of the regions compared — Georgia and North Carolina" in compare_words.title(
        focus(*states(100.0, 99.0, 5.0))
    )
    assert (
        "level at the top of the regions compared — Georgia, North Carolina and South Carolina, 7"
        in compare_words.title(focus(*states(7.0, 7.0, 7.0)))
    )
    assert compare_words.title(focus(*states(0.0, 0.0, None))).endswith(
        "zero in every region compared that has a figure in 2020"
    )
    assert "highest of the regions compared — South Carolina, −1" in compare_words.title(
        focus(*states(-2.0, -3.0, -1.0))
    )
    assert "no figure of the regions compared in 2020" in compare_words.title(focus(*states(None, None, None)))
    assert "North Carolina" in compare_words.title(focus(*states(None, 5.0, 1.0)))
    alone = compare_words.title(focus(*states(None, 5.0, None))).replace("\u00a0", " ")
    assert alone == "Value added, light industry: North Carolina, 5 mln USD in 2020"  # with nobody to be higher than


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_lead_counts_in_every_language(lang):
    with speaking(lang):
        told = compare_words.lead(focus(*states(None, None, 5.0), {"ref_area": "US", "value": 7.0}))
    assert {
        "en": "2 cells of the table are withheld",
        "ru": "2 ячейки таблицы не раскрыты",
        "uk": "2 клітинки таблиці не розкрито",
    }[lang] in told


def test_every_column_that_is_offered_has_figures():
    """Whatever the three lists of a country lead to can be compared."""
    for edition, country in (("published", "RU"), ("published", "UA"), ("published", "US")):
        page = here(country=country, edition=edition)
        for metric in compare_columns.metrics(page):
            part = compare_columns.parts(page, metric)[0]
            for view in compare_columns.views(page, metric, part)[-1:]:
                found = compare_columns.answer(page, Column(metric, part, view))
                assert found is not None, (country, metric, view)
                assert len(found.rows), (country, metric, view)


def test_the_file_has_a_row_a_cell_and_withheld_stays_empty():
    asked = here(areas=("US-SC", "US-GA"), columns=("employment.C13-C15", "gdp_share.C13-C15"), name="South")
    made = compare_files.worklist(asked)
    assert len(made.frame) == 2 * 3
    hidden = made.frame[(made.frame["ref_area"] == "US-SC") & (made.frame["metric"] == "employment")].iloc[0]
    assert np.isnan(hidden["value"])
    assert hidden["reason"].endswith("SUPPRESSED")
    assert hidden["reason_text"]
    assert made.frame["place_first"].isna().sum() == 3  # withheld, and twice the country
    written = worklist_files.written(asked, compare_files.worklist, "csv", "ru", "http://example/compare").decode(
        "utf-8-sig"
    )
    rows = list(csv.DictReader(io.StringIO(written)))
    assert {row["better"] for row in rows} == {"больше — лучше", "направление не оценивается"}
    assert rows[0]["source_id"]


def test_what_came_of_saving_is_said_in_the_language_of_the_page_and_not_of_the_click(monkeypatch):
    def refuse(*_given, **_more):
        raise compare_saved.comparisons.CannotWrite("no room")

    state = {"name-field": "<b>"}
    monkeypatch.setattr(compare_saved.st, "session_state", state)
    monkeypatch.setattr(compare_saved.comparisons, "save", refuse)
    compare_saved._save(Selection(country="US"), "name-field")
    with speaking("ru"):
        assert state[compare_saved._SAID]().startswith("Ничего не сохранено")


def test_a_saved_comparison_opens_in_the_language_of_who_opens_it():
    saved = Selection(
        language="ru",
        edition="published",
        country="US",
        areas=("US-GA", "US-NC"),
        columns=("gdp.C13-C15",),
        metric="payroll",
    )
    address = compare_saved.address(saved, "Юг США")
    found = compare_saved.opened(compare_saved.Comparison("Юг США", address, "2026-01-01T00:00:00+00:00"), "uk")
    assert found == Selection(
        language="uk", edition="published", country="US", areas=saved.areas, columns=saved.columns, name="Юг США"
    )
