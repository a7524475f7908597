"""The Region page chooses an area that there is, finds it by every name, and says what is missing."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from metrics import contributions, freshness
from metrics.query import Query
from metrics.rows import of_records
from tests.warehouses import tiny_warehouse
from views.parts import (
    area_list,
    area_notes,
    files,
    html,
    names,
    page,
    region_choice,
    region_coverage,
    region_files,
    region_lede,
    region_locator,
    region_neighbours,
    region_profile,
    region_record,
    region_remarks,
    region_structure,
    settle,
    store,
)
from views.parts.language import LANGUAGES, speaking
from views.parts.selection import Selection
from views.parts.strokes import Line

AREAS = Path(__file__).parents[2] / "data" / "reference" / "area.csv"
CASES = [("published", "RU", "RU-IVA"), ("published", "US", "US-GA"), ("published", "US", "US-PR"), ("published", "UA", "UA-63"),
         ("demo", "RU", "RU-MOW"), ("demo", "UA", "UA-46"), ("published", "RU", "RU-CRFD"), ("published", "RU", "RU-TYU+")]  # fmt: skip


def here(edition="published", country="RU", areas=(), **more) -> settle.Settled:
    return settle.Settled(Selection(language="en", edition=edition, country=country, areas=tuple(areas), **more))


@pytest.mark.parametrize(
    ("areas", "area", "is_default", "said"),
    [
        (("RU-IVA",), "RU-IVA", False, ""),
        (("ru-iva", "RU-KOS"), "RU-IVA", False, ""),
        ((), "RU-IVA", True, ""),
        (("RU-XXX",), "RU-IVA", True, "“RU-XXX” is no area of this country"),
        (("RU",), "RU-IVA", True, "“Russia” is the whole country, not a region."),
        (("US-GA", "RU-KOS"), "RU-KOS", False, "“US-GA” is no area of this country"),
        (("RU-CHI",), "RU-ZAB", False, "Chita Oblast was part of the list until 29 February 2008; Zabaykalsky Krai succeeded it"),
        (("RU-CRFD",), "RU-CRFD", False, ""),  # has figures of its own, and its page says what succeeded it
    ],
)  # fmt: skip
def test_the_area_is_one_that_there_is(areas, area, is_default, said):
    found = region_choice.settled(here(areas=areas))
    assert (found.area, found.is_default) == (area, is_default)
    assert found.here.selection.areas == (area,)
    assert said in " ".join(found.here.notices)
    assert bool(said) == bool(found.here.notices)


def test_an_area_that_is_no_more_says_what_succeeded_it():
    with speaking("ru"):
        told = region_choice.history(names.of("published"), "RU-CRFD")
    assert "Южный федеральный округ" in told[0]
    assert "27 июля 2016" in told[0]


def test_every_remark_on_an_area_is_on_the_list():
    with AREAS.open(encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.DictReader(file) if row["country"] in ("RU", "UA", "US") and row["kind"] != "country"
        ]
    assert {row["note"] for row in rows if row["note"]} <= set(area_notes.NOTES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_area_is_found_by_its_names_in_all_languages(lang):
    with speaking(lang):
        options = {one.code: one for one in area_list.options(names.of("published"), "RU")}
    assert "RU" not in options
    words = {options["RU-IVA"].name, *(name for _lang, name in options["RU-IVA"].also)}
    assert {"Ivanovo Oblast", "Ивановская область", "Івановська область"} <= words
    assert "Читинская область" in {name for _lang, name in options["RU-ZAB"].former}


@pytest.mark.usefixtures("both_editions")
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("edition", "country", "area"), CASES)
def test_three_true_sentences_for_every_kind_of_area(edition, country, area, lang):
    with speaking(lang):
        base = here(edition, country, (area,))
        leading = region_profile.leading(base, area, region_neighbours.around(country, area))
        weight = region_profile.weight(base, area)
        lede = region_lede.of(base, area, leading, weight, region_record.counts(base, area))
    assert lede.title
    assert len(lede.sentences) == 3
    for sentence in lede.sentences:
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert "nan" not in sentence
        assert "None" not in sentence


def test_a_day_before_any_issue_has_no_figures_and_no_error():
    base = here(areas=("RU-IVA",), as_of="2001-01-01")
    assert region_profile.leading(base, "RU-IVA", ()) is None
    assert region_profile.weight(base, "RU-IVA") is None
    with speaking("en"):
        lede = region_lede.of(base, "RU-IVA", None, None, region_record.counts(base, "RU-IVA"))
    assert "was out by 1 January 2001" in lede.sentences[0]
    assert "was out by 1 January 2001" in lede.sentences[1]
    assert "in this edition" not in " ".join(lede.sentences)  # it is there, of a later day


def test_the_first_measure_that_was_out_by_a_day_leads_the_page():
    leading = region_profile.leading(here(country="US", areas=("US-GA",), as_of="2015-01-01"), "US-GA", ())
    assert leading.measure.metric == "employment"  # value added came out in 2023
    assert leading.at("US-GA").value == 45798  # US_CBP, 2011


def test_an_area_that_another_office_prints_is_not_said_to_have_no_series():
    base = here(country="UA", areas=("UA-43",))
    with speaking("en"):
        lede = region_lede.of(base, "UA-43", None, None, region_record.counts(base, "UA-43"))
    assert "which series print the area" in lede.sentences[0]
    assert lede.sentences[1].startswith("No series of weight by region")


@pytest.mark.usefixtures("made_up")
def test_what_is_printed_as_zero_is_not_withheld_and_quotients_of_printed_shares_are_shown(monkeypatch):
    said, tables = [], []
    monkeypatch.setattr(html, "block", lambda _kind, text, *_more: said.append(text))
    monkeypatch.setattr(html, "figure_head", lambda *_heads: None)
    monkeypatch.setattr(html, "table", lambda _heads, rows, *_more: tables.append(rows))
    monkeypatch.setattr(page, "source", lambda *_used: None)
    base = here("demo", areas=("RU-IVA",))
    with speaking("en"):
        assert region_structure.products(base, "RU-IVA")
        region_structure.activities(base, region_structure.structure(base, "RU-IVA", "gdp", "gdp_share"))
    asked = Query("output_physical", "RU", ("RU-IVA",), "", "13.20.12", "A", "2025", "2025")
    assert page.rows("demo", asked).row(0).value == 0  # wool fabrics, of which seven other regions are withheld
    assert said == []
    assert tables[0]
    quotients = {row[0]: row[-1] for row in tables[1]}
    assert quotients["Textiles"] == "31.98"  # 46,179 of 1,133,998 mln in the area, 0.1273 % in the country
    assert "–" not in quotients.values()


def test_a_change_of_territory_is_said_within_the_time_of_the_picture():
    known, long = names.of("published"), Line((2009.0, 2016.0), (1.0, 2.0), ("", ""), "")
    with speaking("en"):
        assert "2012-07-01" in region_remarks.words(known, "RU-MOW", [long])
        assert len(region_remarks.marks(known, "RU-MOW", [long])) == 1
        assert region_remarks.words(known, "RU-MOW", [Line((2014.0, 2016.0), (1.0, 2.0), ("", ""), "")]) == ""
        assert region_remarks.words(known, "RU-IVA", [long]) == ""


def test_a_member_is_listed_once_and_what_is_not_counted_is_said():
    rows = [{"org_id": "a", "cluster_id": "c", "kind": kind, "counts_as": stage, "counted_as": one}
            for kind, stage, one in (("member", "cluster", "x"), ("member", "cluster", "x"), ("prospect", "", "y"))]  # fmt: skip
    found = of_records(rows, ("org_id", "cluster_id", "kind", "counts_as", "counted_as"))
    assert list(region_record._once(found).plain("kind")) == ["member", "prospect"]
    with speaking("en"):
        assert region_record._not_counted(found) == (
            "Listed but not counted as clusters: without a reported stage: 1; possibly the same as another one: 1."
        )


def test_the_share_that_follows_from_the_quotient_is_the_printed_one():
    weight = region_profile.weight(here(country="US", areas=("US-GA",)), "US-GA")
    # US_BEA_SAGDP2, 2021: textiles and apparel 4,557.5 of 691,626.9 mln USD; country 25,999 of 23,315,081.
    assert weight.share("US-GA").value == pytest.approx(4557.5 / 691626.9 * 100)
    assert weight.share("US").value == pytest.approx(25999 / 23315081 * 100)
    assert weight.quotient("US-GA").value == pytest.approx((4557.5 / 691626.9) / (25999 / 23315081))


def test_the_contributions_of_all_regions_add_up_to_the_change_of_the_country():
    leading = region_profile.leading(here(country="US", areas=("US-GA",)), "US-GA", ())
    asked = Query("gdp", "US", ("US",), "C13-C15", freq="A", start="2021", end="2021", transform="yoy")
    found = contributions.of_areas(store.warehouse("published"), asked, leading.peers)
    points = dict(zip(found.parts["part"], found.parts["contribution_pp"], strict=True))
    # US_BEA_SAGDP2, mln USD: Georgia 4,227.6 in 2020 and 4,557.5 in 2021; country 23,670 and 25,999.
    assert points["US-GA"] == pytest.approx((4557.5 - 4227.6) / 23670 * 100)
    assert sum(points.values()) == pytest.approx((25999 / 23670 - 1) * 100)


@pytest.mark.usefixtures("both_editions")
def test_what_is_missing_names_the_file_that_fills_it():
    lacking = dict(region_coverage.missing(here()))
    assert set(lacking) == {"Output of light industry by product.", "Value added of light industry.", "Employment in light industry.",
                            "Establishments of light industry."}  # fmt: skip
    assert all("data/raw/ru_output_annual.csv" in text for text in lacking.values())
    assert region_coverage.missing(here("demo")) == []
    assert [bold for bold, _text in region_coverage.missing(here(country="US"))] == [
        "Output of light industry by product."
    ]
    ((bold, text),) = region_coverage.together(here(), region_coverage.missing(here()))  # of one file once
    assert bold.startswith("Output of light industry by product, value added of light industry, ")
    assert bold.endswith(": not by region in this edition.")
    assert text in lacking.values()


def test_the_file_of_a_measure_holds_the_region_its_neighbours_and_the_country_with_a_passport():
    base = here(country="US", areas=("US-GA",))
    mine = region_files.selected(base, "US-GA", region_profile.MEASURES[0])
    book = openpyxl.load_workbook(io.BytesIO(files.written(mine, "xlsx", "en", "http://here/download")), read_only=True)
    assert len(book.sheetnames) > 1
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert {"US-GA", "US", *region_neighbours.around("US", "US-GA")} <= cells
    book.close()


def test_a_locator_shows_the_area_with_all_its_neighbours():
    frame = region_locator.frame_of("RU", "RU-IVA")
    around = region_neighbours.around("RU", "RU-IVA")
    assert set(around) == {"RU-KOS", "RU-NIZ", "RU-VLA", "RU-YAR"}
    left, top, width, height = region_locator.window(frame.paths, ("RU-IVA", *around))
    for code in ("RU-IVA", *around):
        box = region_locator.extent(frame.paths[code])
        assert left <= box[0] <= box[2] <= left + width
        assert top <= box[1] <= box[3] <= top + height
    assert region_locator.frame_of("RU", "RU-CFD") is None


def test_coverage_counts_printed_withheld_and_missing_figures_of_the_area(tmp_path):
    rows = [
        {"time_period": "2021"}, {"time_period": "2022", "obs_value": None}, {"time_period": "2023", "obs_status": "Q", "conf_status": "C"},
        {"time_period": "2023", "ref_area": "RU-KOS"},
    ]  # fmt: skip
    warehouse = tiny_warehouse(tmp_path, observation=rows)
    found = freshness.of_area(warehouse, "RU-IVA")
    row = found.row(0)
    assert len(found) == 1
    assert (row.n_values, row.n_suppressed, row.n_missing, row.first_period, row.last_period) == (
        1,
        1,
        1,
        "2021",
        "2023",
    )
    assert len(freshness.of_area(warehouse, "XX-1")) == 0
    warehouse.close()
