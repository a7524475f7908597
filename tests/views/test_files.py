"""The file equals the screen: same rows, same names, and a passport from which it can be made again."""

import io
import json
import zipfile

import pandas as pd
import pyarrow.parquet as pq
import pytest

from metrics.engine import evaluate
from views.documents.passport import rows_sha256
from views.parts import files, settle, store
from views.parts.language import speaking
from views.parts.selection import Selection, from_query

CHOSEN = Selection(
    language="en",
    country="US",
    metric="gdp_share",
    transform="level",
    areas=("US-NC", "US-GA"),
    start="2015",
    end="2020",
)
LINK = "http://localhost:8501/download?metric=gdp_share"


@pytest.fixture
def here():
    return settle.page(CHOSEN, "download")


def test_the_rows_are_the_engines_answer(here):
    rows, answer = files.rows(here), evaluate(store.warehouse("published"), here.query())
    assert list(rows.columns) == list(files.COLUMNS)
    assert len(rows) == len(answer) == 12
    for name in ("ref_area", "time_period", "value", "reason", "obs_status", "dataset", "issue"):
        pd.testing.assert_series_equal(rows[name], answer[name])


def test_codes_have_names_beside_them_in_the_readers_language(here):
    assert set(files.rows(here)["area"]) == {"North Carolina", "Georgia"}
    with speaking("ru"):
        assert "Джорджия" in set(files.rows(here)["area"])
        assert set(files.rows(here)["ref_area"]) == {"US-NC", "US-GA"}


def test_missing_stays_missing_and_says_why():
    rows = files.rows(
        settle.page(Selection(language="en", country="US", metric="employment", areas=("US-IA",)), "download")
    )
    withheld = rows[rows["reason"] != ""]
    assert len(withheld) > 0
    assert withheld["value"].isna().all()
    assert (withheld["reason_text"] != "").all()
    assert (rows.loc[rows["reason"] == "", "reason_text"] == "").all()


def test_making_a_file_does_not_change_what_is_remembered(here):
    before = store.ask(evaluate, "published", here.query()).copy()
    files.written(here, "xlsx", "ru", LINK)
    pd.testing.assert_frame_equal(store.ask(evaluate, "published", here.query()), before)


@pytest.mark.parametrize("kind", files.KINDS)
@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_every_format_is_written_in_every_language(here, kind, lang):
    content = files.written(here, kind, lang, LINK)
    assert content[:2] == {"xlsx": b"PK", "zip": b"PK", "parquet": b"PA"}.get(kind, b"\xef\xbb")


def test_csv_and_parquet_hold_the_same_rows(here):
    back = pd.read_csv(io.BytesIO(files.written(here, "csv", "en", LINK)), encoding="utf-8-sig")
    parquet = pq.read_table(io.BytesIO(files.written(here, "parquet", "en", LINK))).to_pandas()
    assert back["value"].tolist() == parquet["value"].tolist() == files.rows(here)["value"].tolist()
    assert rows_sha256(parquet) == files.checksum(files.rows(here))


def test_the_passport_leads_back_to_the_same_selection(here):
    packed = zipfile.ZipFile(
        io.BytesIO(files.written(here, "zip", "en", files.permalink(here, "http://localhost/download")))
    )
    stated = json.loads(packed.read("passport.json"))
    query = dict(part.split("=") for part in stated["permalink"].split("?")[1].replace("%2C", ",").split("&"))
    assert from_query(query) == (here.selection, ())
    assert stated["row_count"] == 12
    assert stated["edition"] == "published"
    assert stated["is_demonstration"] is False


def test_the_passport_names_source_vintage_filters_formula_and_flags(here):
    known = files.passport(here, files.rows(here), LINK)
    assert known.sources[0].publisher
    assert known.vintages[0].dataset == "US_BEA_SAGDP2"
    assert all(name in dict(known.filters)["Areas"] for name in ("North Carolina", "Georgia"))
    assert dict(known.filters)["From"] == "2015"
    assert known.formula is not None
    assert "SELECT" in known.formula.definition.upper()
    assert [field.name for field in known.fields] == list(files.COLUMNS)
    assert all(field.label for field in known.fields)
    assert next(field for field in known.fields if field.name == "value").unit == "%"
    assert known.notes


@pytest.mark.parametrize(("transform", "unit"), [("yoy", "index, 100 = unchanged"), ("relative", "1 = as the country")])
def test_the_unit_of_the_value_is_that_of_the_view(transform, unit):
    here = settle.page(settle.replace(CHOSEN, transform=transform), "download")
    fields = files.fields(here, files.rows(here))
    assert next(field.unit for field in fields if field.name == "value") == unit


def test_the_name_of_the_file_says_what_is_in_it(here):
    assert files.stem(here) == "light-industry_US_gdp-share_C13-C15_level_2015_2020"


def test_the_permalink_is_the_address_with_codes_only(here):
    link = files.permalink(here, "http://office:8501/download")
    assert link.startswith("http://office:8501/download?lang=en&edition=published&country=US&metric=gdp_share")
    assert "area=US-NC%2CUS-GA" in link
    assert link.isascii()


def test_a_bare_file_of_a_map_carries_its_joints(here):
    """A CSV alone has no passport: the classes stand in a column, and the passport of the others explains it."""
    drawn = settle.Settled(here.selection.changed(method="quantile", k=3, breaks=(0.33, 0.76), lock="all"))
    assert "map_classes" not in files.rows(here).columns
    sheet = pd.read_csv(io.BytesIO(files.written(drawn, "csv", "en", LINK)))
    assert set(sheet["map_classes"]) == {"Quantiles, 3 classes, the same in all periods: 0.33; 0.76"}
    frame = files.rows(drawn)
    assert [one.name for one in files.fields(drawn, frame)] == list(frame.columns)
