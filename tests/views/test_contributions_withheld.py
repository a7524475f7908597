"""Parts that nobody may be told of: named, with what would help; areas that an office prints among its own are named as on Growth."""

import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.views.test_region import here
from views.parts import (
    contributions,
    contributions_withheld,
    html,
    names,
    page,
    region_growth,
    region_neighbours,
    region_profile,
    store,
)
from views.parts.language import LANGUAGES, speaking

MONEY = {"metric": "gdp", "activity": "C13", "freq": "A", "transform": "yoy", "areas": ("RU",)}


def drawn(monkeypatch, country, area, **more) -> tuple[list[list[str]], list[str]]:
    """The table of contributions of the Region page, and every line beside it."""
    tables, said = [], []
    monkeypatch.setattr(html, "block", lambda _kind, text, *_more: said.append(text))
    monkeypatch.setattr(html, "table", lambda _heads, rows, *_more, **_kind: tables.append(rows))
    monkeypatch.setattr(page, "source", lambda _edition, _used, *before: said.extend(before))
    base = here(country=country, areas=(area,), **more)
    leading = region_profile.leading(base, area, region_neighbours.around(country, area))
    region_growth.contribution(base, leading)
    return (tables or [[]])[0], said


def test_region_names_what_growth_names_and_calls_the_rest_as_growth_does(monkeypatch):
    rows, said = drawn(monkeypatch, "RU", "RU-IVA")
    assert "not itemised" not in [row[0] for row in rows]
    assert "As the source prints them among its rows: Sevastopol and Autonomous Republic of Crimea." in said
    raw = pd.read_parquet(ROOT / "data" / "raw" / "ru_regions_shipments.parquet")
    total = raw[(raw["ref_area"] == "RU") & raw["time_period"].astype(str).isin(["2015", "2016"])].sort_values(
        "time_period"
    )
    mine = raw[(raw["ref_area"] == "RU-MOW") & raw["time_period"].astype(str).isin(["2015", "2016"])].sort_values(
        "time_period"
    )
    assert len(total) == len(mine) == 2
    points = mine["obs_value"].diff().iloc[-1] / total["obs_value"].iloc[0] * 100
    assert {row[0]: row[2] for row in rows}["Moscow"].startswith(f"+{points:.2f}")
    rows, _said = drawn(monkeypatch, "US", "US-NC")
    assert rows[-1][0] == "rounding"


@pytest.mark.usefixtures("editions")
def test_a_withheld_part_is_named_and_so_is_what_has_none():
    base = here("demo", **MONEY)
    asked = base.query(start="2025", end="2025")
    found = contributions._found(base, asked, "regions")
    hidden = {code for (code,) in store.warehouse("demo").rows(
        "SELECT DISTINCT ref_area::VARCHAR FROM wh.observation WHERE indicator = 'GDP_CP' AND activity = 'C13' AND obs_status = 'Q' "
        "AND time_period IN ('2024', '2025') AND ref_area LIKE 'RU-%'")}  # fmt: skip
    assert set(found.hidden) == hidden
    assert len(hidden) > contributions_withheld.NAMED
    known = names.of("demo")
    told = contributions_withheld.words(base, found, asked, contributions.members(base), known.short)
    assert f"and {len(hidden) - contributions_withheld.NAMED} more." in told
    assert "one figure a row as in data/raw/ru_output_annual.csv" in told
    assert "No part is withheld of: value added, light industry;" in told, "the industry that textiles are a part of"
    assert contributions_withheld.instead(base, asked, ()) == "", "nothing to be held against"
    for lang in LANGUAGES[1:]:
        with speaking(lang):
            told = contributions_withheld.words(base, found, asked, contributions.members(base), names.of("demo").short)
        assert "{" not in told
        assert "more" not in told
        assert "withheld" not in told.lower()


def test_where_the_country_is_a_sum_its_withheld_parts_are_named_too(monkeypatch):
    rows, said = drawn(monkeypatch, "US", "US-GA", as_of="2015-01-01")
    assert rows == []
    assert said[0].endswith("cannot be said: a part of the sum is withheld by its publisher.")
    assert said[1].startswith("Withheld: Alaska, ")
