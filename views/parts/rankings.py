"""The ranking of the Overview: products by growth, else regions by growth, else what was said in public."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from metrics.engine import Query
from metrics.metric import EVERY
from views.parts import bars, figures, formats, html, names, page, published_growth, sentences, settle, store, values
from views.parts.language import _
from views.parts.theme import current as theme

HALF = 7
SMALL_BASE = 1_000_000


def draw(here: settle.Settled) -> None:
    """What the edition has for this country, in this order."""
    products, regions = by_product(here), by_region(here)
    said = store.ask(published_growth.latest, here.edition, here.selection.country, (), here.selection.as_of)
    if len(products):
        product_sticks(here, products)
    elif len(regions):
        region_sticks(here, regions)
    elif len(said):
        published_growth.said_table(here, said, is_short=True)


def by_product(here: settle.Settled) -> pd.DataFrame:
    """Growth of every product in the newest year, largest first; a product printed as a part of another is left out.

    Column is_small: the base is under a million pairs, pieces or square metres, so the change says little.
    """
    chosen = here.selection
    first = page.newest(here.edition, chosen.country, "output_physical")
    if first is None:
        return pd.DataFrame()
    asked = Query(first.metric, chosen.country, (chosen.country,), "", EVERY, first.freq, as_of=chosen.as_of)
    rows = page.answer(here.edition, replace(asked, transform="yoy"))
    rows = rows[(rows["dataset"] == first.dataset) & (rows["time_period"] == first.start) & (rows["reason"] == "")]
    parts = set(page.whole_table(here.edition, "product_parent")["product"])
    known = rows[~rows["product"].isin(parts)]
    levels = page.answer(here.edition, asked).drop_duplicates("product").set_index("product")
    power = 10.0 ** levels.loc[known["product"], "unit_mult"].to_numpy()
    return known.assign(is_small=known["base_value"] * power < SMALL_BASE).sort_values("value", ascending=False)


def by_region(here: settle.Settled) -> pd.DataFrame:
    """Growth of value added by region, largest first; the smaller half of the regions is left out: small bases."""
    query = page.newest(here.edition, here.selection.country, "gdp", transform="yoy", as_of=here.selection.as_of)
    if query is None:
        return pd.DataFrame()
    rows = page.answer(here.edition, query)
    known = rows[rows["reason"] == ""]
    return known[known["base_value"] >= known["base_value"].median()].sort_values("value", ascending=False)


def ends(rows: pd.DataFrame) -> pd.DataFrame:
    """Most and least: all rows where they are few."""
    return rows if len(rows) <= 2 * HALF else pd.concat([rows.head(HALF), rows.tail(HALF)])


def product_sticks(here: settle.Settled, rows: pd.DataFrame) -> None:
    """Dots on sticks from zero, and the table twin with every product."""
    known, when = names.of(here.edition), formats.period(str(rows["time_period"].iloc[0]), case="in")
    html.figure_head(
        _("Products by growth {in_period}", in_period=when),
        _("Output in physical units, % change on the year before; most and least"),
    )
    ranked, small = rows[~rows["is_small"]], rows[rows["is_small"]]
    _sticks(ends(ranked), [known.product(code) for code in ends(ranked)["product"]], _("Products by growth"))
    if len(small):
        unranked = formats.listed(sentences.inner(known.product(code)) for code in small["product"])
        html.block("source", _("Not ranked, small base: {products}.", products=unranked))
    page.source(here.edition, rows)
    page.twin(
        lambda: _table(_("Product"), lambda row: known.text("product", row.product), rows),
        _("Products by growth"),
        "twin-ranking",
    )


def region_sticks(here: settle.Settled, rows: pd.DataFrame) -> None:
    """The same for regions."""
    known, when = names.of(here.edition), formats.period(str(rows["time_period"].iloc[0]), case="in")
    html.figure_head(
        _("Regions by growth {in_period}", in_period=when),
        _("Value added at current prices, % change; larger half of the regions, most and least"),
    )
    _sticks(ends(rows), [known.short(code) for code in ends(rows)["ref_area"]], _("Regions by growth"))
    page.source(here.edition, rows)
    page.twin(
        lambda: _table(_("Region"), lambda row: known.area(row.ref_area), rows), _("Regions by growth"), "twin-ranking"
    )


def _table(head: str, name: Callable[[Any], str], rows: pd.DataFrame) -> page.Table:
    """Every row of a ranking with its change."""
    return [head, _("Change")], [[name(row), formats.rate(row.value)] for row in rows.itertuples()], [False, True]


def _sticks(rows: pd.DataFrame, labels: list[str], alt: str) -> None:
    changes = [values.shown(value, "yoy") for value in rows["value"]]
    figure = bars.sticks(labels, changes, [formats.rate(value) for value in rows["value"]], theme())
    st.plotly_chart(figure, theme=None, config=figures.CONFIG, alt=alt, key="sticks")
