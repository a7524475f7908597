"""Growth with more areas than are drawn: the title speaks of every one that is chosen; the largest are so by level."""

import pandas as pd

from tests.conftest import ROOT
from tests.test_dashboard import html_of, opened, titles
from views import PAGES
from views.parts import growth_areas, settle
from views.parts.selection import Selection

(GROWTH,) = [entry for entry in PAGES if entry.url_path == "growth"]


def printed() -> pd.DataFrame:
    """Value added of light industry by state and year, from the raw file."""
    raw = pd.read_parquet(ROOT / "data" / "raw" / "us_gdp.parquet").query(
        "activity in ('C13', 'C14-C15') and ref_area != 'US'"
    )
    return raw.pivot_table(index="ref_area", columns="time_period", values="obs_value", aggfunc="sum")


def test_the_title_speaks_of_all_that_are_chosen_and_not_of_those_that_are_drawn():
    values = printed()
    growth = (values["2021"] / values["2020"]).dropna().sort_values()
    *rest, last, best = growth.tail(15).index  # the fastest come last, beyond the twelve that are drawn
    chosen = ",".join([*rest, last, best])
    app = opened(GROWTH, lang="en", country="US", metric="gdp", activity="C13-C15", freq="A", view="yoy", area=chosen)
    (title,) = titles(app)
    low = growth[rest[0]] - 1
    assert f"{growth[best] - 1:+.1%}" in title, title
    assert f"{low:+.1%}" in title, title
    assert "the first 12 are drawn" in html_of(app)


def test_the_largest_are_so_by_what_they_make_and_not_by_how_fast_they_grow():
    values = printed()["2021"].nlargest(3).index
    asked = Selection(
        language="en", edition="published", country="US", metric="gdp", activity="C13-C15", transform="level"
    )
    assert growth_areas.largest(settle.page(asked, "growth"), 3) == tuple(values)
