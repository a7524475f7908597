"""Each format is downloaded and read back: it holds what the screen shows, and its link opens the same figures."""

import io
import json
import re
import zipfile
from urllib.parse import parse_qsl, urlsplit

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from views.documents.passport import rows_sha256

pytestmark = pytest.mark.browser

KINDS = ("xlsx", "csv", "csv_semicolon", "zip", "parquet")
# Regional quotients with small bases, national tonnage of a product with gaps, an index, withheld figures.
CHOICES = {
    "shares": {"country": "US", "metric": "gdp_share", "view": "level", "area": "US-NC,US-GA"},
    "output": {"country": "RU", "metric": "output_physical", "product": "15.20"},
    "growth": {"country": "US", "metric": "gdp", "view": "yoy", "area": "US-SC"},
    "withheld": {"country": "US", "metric": "employment", "area": "US-IA,US-NC"},
}
KEPT_TEXT = {
    "keep_default_na": False,
    "na_values": {"value": [""], "base_value": [""]},
    "dtype": {"time_period": str, "base_period": str},
}


def rows_of(kind: str, content: bytes) -> pd.DataFrame:
    """The rows of a file under their machine names."""
    if kind == "parquet":
        return pq.read_table(io.BytesIO(content)).to_pandas()
    if kind == "xlsx":
        return sheet_rows(content)
    if kind == "zip":
        archive = zipfile.ZipFile(io.BytesIO(content))
        content = archive.read(next(name for name in archive.namelist() if name.endswith(".csv")))
    signs = {"sep": ";", "decimal": ","} if kind == "csv_semicolon" else {}
    return pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", **KEPT_TEXT, **signs)


def sheet_rows(content: bytes) -> pd.DataFrame:
    """The second sheet, its columns named as the cover lists them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cover, data = (list(sheet.values) for sheet in book)
    head = next(place for place, row in enumerate(cover) if row[2] == "Machine name")
    names = [row[2] for row in cover[head + 1 :] if row[2]]
    return pd.DataFrame(data[1:], columns=names)


def passport_of(kind: str, content: bytes) -> dict:
    """Link and checksum as the file states them."""
    if kind == "zip":
        return json.loads(zipfile.ZipFile(io.BytesIO(content)).read("passport.json"))
    if kind == "parquet":
        return json.loads(pq.read_metadata(io.BytesIO(content)).metadata[b"passport"])
    pairs = {row[0]: row[1] for row in next(iter(openpyxl.load_workbook(io.BytesIO(content)))).values}
    return {
        "permalink": pairs["Link to this view"],
        "rows_sha256": pairs["Checksum of the rows (SHA-256)"],
        "query": pairs["Query"],
    }


def number_in(text: str) -> tuple[float, int] | None:
    """The first number of a printed value and its decimals; None for a printed absence."""
    found = re.match(r"[−+]?[0-9,]*\.?[0-9]+", text)
    if not found:
        return None
    plain = found[0].replace(",", "").replace("−", "-")
    return float(plain), len(plain.partition(".")[2])


def check_against_screen(screen, rows: pd.DataFrame, view: str) -> int:
    """Each row on the screen is the same row of the file, its value rounded as printed; how many had a value."""
    table, compared = screen.table("First rows")[1:], 0
    assert len(table) == min(12, len(rows))
    for shown, row in zip(table, rows.itertuples(), strict=False):
        assert shown[:2] == [row.ref_area, row.area]
        printed = number_in(shown[3])
        if printed is None:
            assert pd.isna(row.value)
            assert row.reason
            assert shown[5]
            continue
        value = row.value - 100 if view == "yoy" else row.value
        assert round(value, printed[1]) == pytest.approx(printed[0], abs=0.51 * 10 ** -printed[1])
        assert shown[4] == row.obs_status
        compared += 1
    return compared


@pytest.mark.parametrize("name", CHOICES)
def test_every_format_holds_what_the_screen_shows(visit, name):
    screen = visit("download", **CHOICES[name])
    files = {kind: screen.download(kind)[1] for kind in KINDS}
    frames = {kind: rows_of(kind, content) for kind, content in files.items()}
    first = frames["parquet"]
    assert f"{len(first):,} rows" in screen.title
    assert check_against_screen(screen, first, screen.params["view"]) > 0
    for kind, frame in frames.items():
        assert list(frame.columns) == list(first.columns), kind
        assert frame["ref_area"].tolist() == first["ref_area"].tolist(), kind
        assert frame["time_period"].astype(str).tolist() == first["time_period"].tolist(), kind
        assert frame["value"].astype(float).tolist() == pytest.approx(first["value"].tolist(), nan_ok=True), kind
        assert frame["reason"].fillna("").tolist() == first["reason"].tolist(), kind
    assert passport_of("zip", files["zip"])["rows_sha256"] == rows_sha256(first)
    if name == "withheld":
        assert first.loc[first["conf_status"] == "C", "value"].isna().all()
        assert (first["reason"] == "COMPONENT_SUPPRESSED").any()


@pytest.mark.parametrize("kind", ["xlsx", "zip", "parquet"])
def test_the_link_in_the_file_opens_the_same_numbers(visit, server, kind):
    screen = visit("download", **CHOICES["shares"])
    name, content = screen.download(kind)
    assert re.fullmatch(r"light-industry_US_gdp-share_C13-C15_level_\d{4}_\d{4}\.(xlsx|zip|parquet)", name)
    stated = passport_of(kind, content)
    assert stated["permalink"].startswith(f"{server}/download?")
    assert dict(parse_qsl(urlsplit(stated["permalink"]).query)) == screen.params == dict(parse_qsl(stated["query"]))
    other = visit("methods")
    other.page.goto(stated["permalink"])
    other.page.wait_for_url("**/download?**")
    other.ready()
    assert other.title == screen.title
    assert other.table("First rows") == screen.table("First rows")
    again = other.download("zip")[1]
    assert passport_of("zip", again)["rows_sha256"] == stated["rows_sha256"]


def test_a_file_taken_in_russian_speaks_russian_and_has_the_same_rows(visit):
    english, russian = visit("download", **CHOICES["output"]), visit("download", **CHOICES["output"], lang="ru")
    ours, theirs = (rows_of("csv", screen.download("csv")[1]) for screen in (english, russian))
    assert ours["value"].tolist() == pytest.approx(theirs["value"].tolist(), nan_ok=True)
    assert theirs["area"].unique().tolist() == ["Россия"]
    stated = json.loads(zipfile.ZipFile(io.BytesIO(russian.download("zip")[1])).read("passport.json"))
    assert "выпуск" in stated["title"].lower()
    assert "lang=ru" in stated["permalink"]


def test_a_narrower_choice_is_a_shorter_file(visit):
    screen = visit("download", **CHOICES["output"])
    before, all_rows = screen.title, rows_of("csv", screen.download("csv")[1])
    screen.choose("From", "from 2022")
    screen.wait_params(**{"from": "2022"})
    screen.wait_title(before)
    rows = rows_of("csv", screen.download("csv")[1])
    assert rows["time_period"].min() == "2022"
    assert 0 < len(rows) < len(all_rows)


def test_the_map_and_the_file_say_the_same(visit):
    screen = visit("atlas", country="US", metric="gdp_share", view="level", period="2020")
    screen.area("US-GA").hover()
    name, value, *_rest = screen.card()
    screen.area("US-GA").click()
    screen.wait_params(area="US-GA")
    screen.visit("Download")
    rows = rows_of("parquet", screen.download("parquet")[1])
    row = rows[(rows["ref_area"] == "US-GA") & (rows["time_period"] == "2020")].iloc[0]
    assert row["area"] == name == "Georgia"
    printed, decimals = number_in(value)
    assert round(row["value"], decimals) == pytest.approx(printed)
