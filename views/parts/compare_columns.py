"""What Compare puts side by side: a metric of one activity or product in one view, as a code of the address and as figures."""

from dataclasses import dataclass, replace

from data.warehouse import Warehouse
from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.errors import UnknownMetric
from metrics.offer import Offer
from metrics.query import Query
from metrics.rows import Rows
from views.parts import (
    codes,
    longest_series,
    names,
    page,
    prices,
    provisional,
    readings,
    sentences,
    settle,
    store,
    values,
)
from views.parts.language import _
from views.parts.names import Names

FIRST, ENOUGH = 3, 3  # what opens a page costs at most half as much again as the reference page
LIGHT = "C13-C15"
NOT_COMPARED = ("points", "ordinal")  # statements of the press, and stages, which have no distances
# What says most, first; the others follow in the order of their topics.
ORDER = ("gdp", "gdp_share", "employment", "average_pay", "average_size", "establishments", "shipments_manufacturing",
         "manufacturing_share_of_organisations", "organisations", "sme_employment", "clusters", "members")  # fmt: skip
VIEWS = ("level", "yoy", "ytd", "rolling12", "share", "relative")


@dataclass(frozen=True, slots=True)
class Column:
    """A metric, the activity or the product it is taken of, and how it is looked at."""

    metric: str
    part: str = ""
    transform: str = "level"

    @property
    def code(self) -> str:
        """How it stands in the address: "gdp.C13-C15", "gdp-yoy.C13-C15"."""
        view = "" if self.transform == "level" else f"-{self.transform}"
        return f"{self.metric}{view}" + (f".{self.part}" if self.part else "")

    @property
    def dimension(self) -> str:
        """Which of product and activity `part` is; empty where the metric has neither."""
        return next((name for name in ("product", "activity") if name in find_metric(self.metric).dimensions), "")

    @property
    def activity(self) -> str:
        """The activity, where there is a choice of them."""
        return self.part if self.dimension == "activity" else ""

    @property
    def product(self) -> str:
        """The product, where there is a choice of them."""
        return self.part if self.dimension == "product" else ""

    @property
    def better(self) -> str:
        """Which direction is the better one: higher, lower, neither."""
        return find_metric(self.metric).better


def read(code: str) -> Column | None:
    """The column of a code; None for what no address of ours holds."""
    head, _dot, part = code.partition(".")
    metric, _dash, transform = head.partition("-")
    if transform and transform not in VIEWS:
        return None
    try:
        find_metric(metric)
    except UnknownMetric:
        return None
    return Column(metric, part, transform or "level")


def series(here: settle.Settled, column: Column) -> Offer | None:
    """The series of a column."""
    return longest_series.of(
        here, column.metric, activity=column.activity, product=column.product, transform=column.transform
    )


def parts(here: settle.Settled, metric: str) -> tuple[str, ...]:
    """The activities or products by which a metric is printed by region, what it opens with first."""
    dimension = Column(metric).dimension
    if not dimension:
        return ("",)
    found = store.ask(choices.available, here.edition, metric, here.selection.country)
    listed = {getattr(one, dimension) for one in found.series if one.n_areas > 1}
    first = [LIGHT, find_metric(metric).activity if dimension == "activity" else find_metric(metric).product]
    return tuple(sorted(listed, key=lambda code: (first.index(code) if code in first else len(first), code)))


def views(here: settle.Settled, metric: str, part: str) -> tuple[str, ...]:
    """The ways of looking at it that regions can be compared in."""
    return tuple(view for view in VIEWS if series(here, Column(metric, part, view)) is not None)


def metrics(here: settle.Settled) -> tuple[str, ...]:
    """Metrics that more than one region of the country has, in order of what says most."""
    return store.ask(_metrics, here.edition, here.selection.country)


def _metrics(warehouse: Warehouse, country: str) -> tuple[str, ...]:
    offered = [one for one in choices.offered(warehouse, country) if one.scale not in NOT_COMPARED]
    fit = [one.id for one in offered if choices.available(warehouse, one.id, country).n_areas > 1]
    return (*(name for name in ORDER if name in fit), *(name for name in fit if name not in ORDER))


def first(here: settle.Settled) -> tuple[Column, ...]:
    """What the page opens with: one column a metric, as each opens; registers only where hardly anything else is printed."""
    found: list[Column] = []
    for metric in metrics(here):
        is_register = find_metric(metric).table != "observation"
        if len(found) == FIRST or (is_register and len(found) >= ENOUGH):
            break
        part = parts(here, metric)[0]
        known = views(here, metric, part)
        opened = answer(here, Column(metric, part, known[0])) if known else None
        if known and (not is_register or (opened is not None and len(opened.rows.known))):
            found.append(Column(metric, part, known[0]))
    return tuple(found)


def label(column: Column, known: Names) -> str:
    """What a row is called: 'Value added, light industry', 'Output of footwear: on the year before'."""
    name = sentences.subject(column.metric, column.product, column.activity, known)
    if column.transform == "level":
        return name
    view = sentences.inner(codes.transform_name(column.transform))
    money = prices.words(column.metric, column.transform) if column.transform in values.INDEX_TRANSFORMS else ""
    return _("{subject}: {view}", subject=name, view=", ".join(filter(None, (view, money))))


def query(here: settle.Settled, column: Column, offer: Offer) -> Query:
    """The question for every region of today and the country, in every period."""
    chosen = here.selection
    areas = (*regions(names.of(here.edition), chosen.country), chosen.country)
    return Query(
        column.metric, chosen.country, areas, column.activity, column.product, offer.freq,
        transform=column.transform, as_of=chosen.as_of, dataset=offer.dataset,
    )  # fmt: skip


def regions(known: Names, country: str) -> tuple[str, ...]:
    """Regions that are there today."""
    return tuple(
        code for code, row in known.tables["area"].items()
        if row["kind"] == "region" and row["country"] == country and not row["valid_to"]
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """The figures of a column in one period: a row a region and one of the country; a reason where there is none.

    `later`: periods after it with provisional figures, which are not compared. Where every period has some, the newest one
    is here, and nobody has a place in it.
    """

    column: Column
    offer: Offer
    period: str
    rows: Rows
    later: tuple[str, ...] = ()

    @property
    def span(self) -> str:
        """What stretch of time its values cover, for the wording of periods."""
        return readings.span(self.column.metric, self.column.transform, self.offer.freq)

    @property
    def ranked(self) -> Rows:
        """The rows with the number that is read as their value: places go by it, such as the points of a share's change."""
        return readings.as_shown(self.rows, self.column.metric, self.column.transform)

    @property
    def is_open(self) -> bool:
        """There is no period in which all figures are final: none of these is compared."""
        return provisional.is_in(self.rows)


def answer(here: settle.Settled, column: Column) -> Answer | None:
    """The figures of the newest final period that was out by the day, or of the last one of the year asked for; None without any."""
    offer = series(here, column)
    if offer is None:
        return None
    asked = query(here, column, offer)
    if not (period := longest_series.last_period(here, asked, offer, here.selection.year)):
        return None
    rows = page.rows(here.edition, replace(asked, start=period, end=period)).firsts("ref_area")
    if here.selection.year:
        return Answer(column, offer, period, rows)
    found = provisional.moment(here.edition, asked, period, rows)
    return Answer(column, offer, found.period, found.rows.firsts("ref_area"), found.later)


def unit(found: Answer, known: Names) -> str:
    """The unit of the figures; empty where there is no figure at all."""
    told = found.rows.known
    return readings.unit_line(told.row(0), found.column.metric, found.column.transform, known) if len(told) else ""
