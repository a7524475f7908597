"""The ranking of the Overview: products by growth, else regions by growth, else what was said in public."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import numpy as np
import streamlit as st

from metrics import choices, rows
from metrics.cube import Array
from metrics.engine import Query
from metrics.metric import EVERY
from metrics.multiples import SMALL_BASE
from metrics.rows import Rows, joined
from views.parts import (
    bars,
    formats,
    html,
    key_figures,
    names,
    page,
    pictures,
    published_growth,
    sentences,
    settle,
    store,
    values,
)
from views.parts.language import _
from views.parts.selection import Selection, to_query
from views.parts.theme import current as theme

HALF = 7
METRIC = "output_physical"


def draw(here: settle.Settled) -> None:
    """What the edition has for this country: products, else regions, else what was said in public."""
    if (products := by_product(here)) is not None:
        product_sticks(here, *products)
    elif len(regions := by_region(here)):
        region_sticks(here, regions)
    else:
        said = store.ask(published_growth.latest, here.edition, here.selection.country, (), here.selection.as_of)
        if len(said):
            published_growth.said_table(here, said, is_short=True)


def by_product(here: settle.Settled) -> tuple[Rows, Rows] | None:
    """Growth of every product in the newest year, largest first; a product is left out beside the whole that it is a part of.

    Apart from them those with a small base: under a million pairs, pieces or square metres a change says little.
    """
    chosen = here.selection
    first = page.newest(here.edition, chosen.country, METRIC)
    if first is None:
        return None
    asked = Query(first.metric, chosen.country, (chosen.country,), "", EVERY, first.freq, as_of=chosen.as_of)
    if not chosen.as_of:  # the same question as that of the key figures: one answer serves both
        asked = replace(asked, dataset=key_figures.newest_dataset(here.edition, asked))
    levels = page.rows(here.edition, asked)
    found = _newest_growth(here, asked, levels.known)
    if not len(found):
        return None
    found = found.where(dataset=found.row(0).dataset)
    wholes, printed = store.ask(choices.wholes, here.edition), set(found["product"])
    is_apart = [printed.isdisjoint(wholes.get(code, ())) for code in found["product"]]
    found = found.only(is_apart).ordered("value", descending=True)
    small = is_small(found, levels)
    return found.only(~small), found.only(small)


def is_small(found: Rows, levels: Rows) -> Array:
    """Which changes of products start from under a million pairs, pieces or square metres; `levels` have their units."""
    powers = dict(zip(levels["product"], levels["unit_mult"].tolist(), strict=True))
    return np.array(found["base_value"] * [10.0 ** powers[code] for code in found["product"]] < SMALL_BASE, dtype=bool)


def _newest_growth(here: settle.Settled, asked: Query, levels: Rows) -> Rows:
    """Growth in the newest year, of whichever list of products; where nothing can be compared in it, in the one before."""
    pairs = set(zip(levels["time_period"].tolist(), levels["dataset"].tolist(), strict=True))
    for last, dataset in sorted(pairs, reverse=True):
        query = replace(asked, transform="yoy", start=last, end=last, dataset=dataset)
        found = page.rows(here.edition, query).known
        if len(found):
            return found
    return rows.NONE


def by_region(here: settle.Settled) -> Rows:
    """Growth of value added by region, largest first; the smaller half of the regions is left out: small bases."""
    query = page.newest(here.edition, here.selection.country, "gdp", transform="yoy", as_of=here.selection.as_of)
    if query is None:
        return rows.NONE
    known = page.rows(here.edition, query).known
    if not len(known):
        return known
    return known.only(known["base_value"] >= np.median(known["base_value"])).ordered("value", descending=True)


def ends(ranked: Rows) -> Rows:
    """Most and least: all rows where they are few."""
    places = np.arange(len(ranked))
    return ranked if len(ranked) <= 2 * HALF else ranked.at(np.r_[places[:HALF], places[-HALF:]])


def product_sticks(here: settle.Settled, ranked: Rows, small: Rows) -> None:
    """Dots on sticks from zero, and the table twin with every product."""
    known, every = names.of(here.edition), joined([ranked, small])
    html.figure_head(
        _("Products by growth {in_period}", in_period=formats.period(every.row(0).time_period, case="in")),
        _("Output in physical units, % change on the year before; most and least"),
    )
    _sticks(
        here.edition, ends(ranked), [known.product(code) for code in ends(ranked)["product"]], _("Products by growth")
    )
    by_industry(here, set(every["product"]))
    unranked = formats.listed(sentences.inner(known.product(code)) for code in small["product"])
    page.source(
        here.edition,
        every,
        _("Not ranked, under a million before: {products}.", products=unranked) if len(small) else "",
    )
    page.twin(
        lambda: _table(_("Product"), lambda row: known.text("product", row.product), every.ordered("value", descending=True)),
        _("Products by growth"),
        "twin-ranking",
        _saving(here, every, _("Products by growth")),
    )  # fmt: skip


def by_industry(here: settle.Settled, products: set[str]) -> None:
    """Links to the products of each industry on Growth, by the product that the page opens with."""
    known, chosen = names.of(here.edition), here.selection
    found: dict[str, str] = {}
    for code in (*(kpi.product for kpi in key_figures.CARDS.get(chosen.country, ())), *sorted(products)):
        division = str(known.tables["product"].get(code, {}).get("division", ""))
        if division and code in products:
            found.setdefault(f"C{division}", code)
    links = []
    for activity, product in sorted(found.items()):
        there = Selection(chosen.language, chosen.edition, chosen.country, chosen.as_of, METRIC, product=product)
        address = f"growth?{urlencode(to_query(replace(there, part='industry')))}"
        name = html.text(known.activity(activity))
        links += [html.text(" · "), html.element("a", name, href=address)]
    if len(found) > 1:
        st.html(html.element("p", html.text(_("By industry:") + " "), *links[1:], css="lio-aside"))


def region_sticks(here: settle.Settled, ranked: Rows) -> None:
    """The same for regions."""
    known, when = names.of(here.edition), formats.period(ranked.row(0).time_period, case="in")
    html.figure_head(
        _("Regions by growth {in_period}", in_period=when),
        _("Value added at current prices, % change; larger half of the regions, most and least"),
    )
    _sticks(
        here.edition, ends(ranked), [known.short(code) for code in ends(ranked)["ref_area"]], _("Regions by growth")
    )
    page.source(here.edition, ranked)
    page.twin(
        lambda: _table(_("Region"), lambda row: known.area(row.ref_area), ranked),
        _("Regions by growth"),
        "twin-ranking",
        _saving(here, ranked, _("Regions by growth")),
    )


def _saving(here: settle.Settled, used: Rows, heading: str) -> Callable[[], None]:
    """What puts the ranking as a file above its table."""
    when = formats.period(used.row(0).time_period, case="in")
    saved = pictures.Saved(f"{heading}, {when}", _("% change on the year before"), "sticks")
    return lambda: pictures.save(here, saved, page.source_line(here.edition, used))


def _table(head: str, name: Callable[[Any], str], every: Rows) -> page.Table:
    """Every row of a ranking with its change."""
    return [head, _("Change")], [[name(row), formats.rate(row.value)] for row in every], [False, True]


def _sticks(edition: str, ranked: Rows, labels: list[str], alt: str) -> None:
    found = ranked["value"].tolist()
    changes = [values.shown(value, "yoy") for value in found]
    figure = bars.sticks(labels, changes, [formats.rate(value) for value in found], theme())
    pictures.show(edition, figure, f"{alt}: {_ends(labels, found)}", "sticks")


def _ends(labels: list[str], found: list[float]) -> str:
    """The first and the last of a ranking, for who cannot see it."""
    ends = ((labels[0], found[0]), (labels[-1], found[-1]))
    return "; ".join(f"{label} {formats.rate(value)}" for label, value in dict(ends).items())
