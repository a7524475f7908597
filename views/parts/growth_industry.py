"""Which products of an industry grew: each by its own change, and why their contributions to the whole cannot be given."""

from dataclasses import replace

from metrics import choices
from metrics.engine import Query
from metrics.metric import EVERY
from metrics.rows import NONE, Row, Rows
from views.parts import (
    bars,
    contributions,
    formats,
    growth_moment,
    html,
    names,
    page,
    pictures,
    rankings,
    sentences,
    settle,
    store,
    unfinished,
    values,
)
from views.parts.language import _
from views.parts.theme import current as theme

METRIC = "output_physical"
FEW = 2


def industry(here: settle.Settled) -> str:
    """The activity that the chosen product belongs to; empty where the page is of no single product."""
    chosen = here.selection
    if chosen.metric != METRIC or not chosen.product:
        return ""
    return _division(here, chosen.product)


def _division(here: settle.Settled, product: str) -> str:
    """The activity of a product as the list of activities names it."""
    code = str(names.of(here.edition).tables["product"].get(product, {}).get("division", ""))
    return f"C{code}" if code else ""


def is_offered(here: settle.Settled, rows: Rows) -> bool:
    """One area with a computed change, and other products of the same industry; finding out asks for no figures."""
    if len(here.selection.areas) != 1 or not len(rows.known) or not contributions.comparing(here):
        return False
    return len(_products(here)) >= FEW


def _products(here: settle.Settled) -> tuple[str, ...]:
    """The products of the industry in this list, without those that are a part of another one."""
    chosen, activity = here.selection, industry(here)
    if not activity:
        return ()
    offers = store.ask(choices.available, here.edition, METRIC, chosen.country)
    mine = {one.dataset for one in offers.of(product=chosen.product, freq=chosen.freq).series}
    listed = {one.product for one in offers.of(freq=chosen.freq).series if one.dataset in mine}
    wholes = store.ask(choices.wholes, here.edition)
    apart = (code for code in listed if listed.isdisjoint(wholes.get(code, ())))
    return tuple(sorted(code for code in apart if _division(here, code) == activity))


def draw(here: settle.Settled, rows: Rows) -> None:
    """Every product's own change in the newest period, the largest first; what a sum of them would need."""
    last = growth_moment.chosen(here, rows, lambda: [_every(here)])
    if last is None:
        return
    known, activity = names.of(here.edition), names.of(here.edition).activity(industry(here))
    query = here.query(
        product=EVERY, transform=contributions.comparing(here), start=last.time_period, end=last.time_period,
        base_period="", dataset=last.dataset,
    )  # fmt: skip
    found = page.rows(here.edition, query).among("product", _products(here)).ordered("value", descending=True)
    levels = page.rows(here.edition, replace(query, transform="level")).among("product", _products(here))
    span = values.span(query.transform)
    when = formats.period(last.time_period, case="in", span=span)
    title = _("{industry}: which products grew {in_period}", industry=activity, in_period=when)
    title = unfinished.marked(title, found.known["obs_status"].tolist())
    sub = _("Change of each product, %, in its own unit; the sizes of two products are not compared")
    html.figure_head(title, sub)
    small = rankings.is_small(found.known, levels)
    if not small.all():
        _picture(here, found.known.only(~small), title)
    html.note(_("No contributions to the whole."), why(activity, levels if len(levels) else NONE, known))
    unranked = formats.listed(sentences.inner(known.product(code)) for code in found.known.only(small)["product"])
    page.source(
        here.edition, found, _("Not ranked, under a million before: {products}.", products=unranked) if unranked else ""
    )
    label = _("Products by growth")
    page.twin(lambda: _table(found, query, known), label, "twin-industry",
              before=lambda: pictures.save(here, pictures.Saved(title, sub, "industry"), page.source_line(here.edition, found)))  # fmt: skip


def _every(here: settle.Settled) -> Rows:
    """The change of every product of the industry in every period."""
    asked = here.query(product=EVERY, transform=contributions.comparing(here), start="", end="", base_period="")
    return page.rows(here.edition, asked).among("product", _products(here))


def why(activity: str, levels: Rows, known: names.Names) -> str:
    """Why the products of an industry are not added up, and the file that would say what each gave."""
    units = formats.listed(dict.fromkeys(known.unit(row.unit) for row in levels.known))
    return _(
        "No total of “{industry}” is printed: each product is counted in its own unit ({units}), and they differ in kind and price, so they are "
        "not added up. "
        "An export of output in money by product, or of the index of production with the weights of its products, "
        "one figure a row as in data/raw/ru_output_annual.csv and with its .toml file beside it, fills it.",
        industry=sentences.inner(activity), units=units,
    )  # fmt: skip


def _picture(here: settle.Settled, found: Rows, title: str) -> None:
    """Dots on sticks from zero."""
    known, changes = names.of(here.edition), found["value"].tolist()
    labels = [known.product(code) for code in found["product"]]
    texts = [formats.rate(value) for value in changes]
    figure = bars.sticks(labels, [values.shown(value, "yoy") for value in changes], texts, theme())
    ends = {labels[0]: texts[0], labels[-1]: texts[-1]}
    said = "; ".join(f"{label} {text}" for label, text in ends.items())
    pictures.show(here.edition, figure, f"{title}: {said}", "industry")


def _table(found: Rows, query: Query, known: names.Names) -> page.Table:
    """Every product with both its figures and its change, or why there is none."""
    headers = [_("Product"), _("Before"), _("Now"), _("Change")]
    return headers, [_told(row, query, known) for row in found], [False, True, True, True]


def _told(row: Row, query: Query, known: names.Names) -> list[str]:
    if row.reason:
        return [known.text("product", row.product), formats.MISSING, formats.MISSING, formats.absent(row.reason)]
    now, before = row.base_value * row.value / 100, row.base_value
    shown = [values.text(row.with_(value=value), query.metric, "level", known) for value in (before, now)]
    return [known.text("product", row.product), *shown, formats.rate(row.value)]
