"""What a region gave to the change of its country reads the same in the sentence and in the table under it."""

from metrics import contributions
from metrics.query import Query
from views.parts import html, names, region_growth, region_profile, settle, store
from views.parts.selection import Selection


def test_the_sentence_on_the_contribution_has_the_decimals_of_the_table(monkeypatch):
    tables = []
    monkeypatch.setattr(html, "table", lambda _heads, rows, *_more, **_looks: tables.append(rows))
    monkeypatch.setattr(html, "block", lambda *_said: None)
    known = names.of("published")
    base = settle.Settled(Selection("en", "published", "US", areas=("US-GA",)))
    leading = region_profile.leading(base, "US-GA", ())
    asked = Query("gdp", "US", ("US",), "C13-C15", freq="A", start="2021", end="2021", transform="yoy")
    found = contributions.of_areas(store.warehouse("published"), asked, leading.peers)
    said = region_growth.contribution_sentence(found, found.parts.where(part="US-GA").row(0), leading, known)
    region_growth.contribution_table(found, leading, known)
    (shown,) = (row[2] for row in tables[0] if row[0] == "Georgia")
    assert shown in said
    assert shown.startswith("+1.394")  # two decimals would not tell the smallest part of the table from nothing
