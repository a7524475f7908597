"""What is said beside a change: that its base is small or the first there is, and how far rounded figures leave it open."""

from metrics import choices, multiples
from metrics.catalogue import metric as find_metric
from metrics.rows import NONE, Row, Rows
from views.parts import formats, names, page, settle, values
from views.parts.language import _

PRODUCTS = "output_physical"
LEFT_OPEN = 1  # percentage points that rounding may leave open without a word
COUNTED = ("NMB", "PS", "SET")  # one by one, where they have no power of ten: nothing is rounded
AS_PRINTED = ("yoy", "mom", "level", "index")  # each of these two figures is printed as it is, or the mean of a year


def is_small(here: settle.Settled, index: Row) -> bool:
    """The base of a change is so small that a factor would mislead."""
    if index.is_small_base:
        return True
    mine = _levels(here, index.ref_area, index.dataset) if here.selection.metric == PRODUCTS else NONE
    if not len(mine):
        return False
    usual, times = _levels(here, here.selection.country, index.dataset)["value"], 10.0 ** mine.row(0).unit_mult
    return multiples.is_small_base(
        index.base_value * times, mine.row(0).unit, [value * times for value in usual.tolist()]
    )


def of(here: settle.Settled, index: Row) -> list[str]:
    """The cautions of a change from 1.5 times on; of a smaller one only how far rounding leaves it open."""
    if find_metric(here.selection.metric).denominator is not None:
        return [_small(here, index)] if formats.is_times(index.value) and is_small(here, index) else []
    if not formats.is_times(index.value) and here.selection.transform not in AS_PRINTED:
        return []
    mine = _levels(here, index.ref_area, index.dataset)
    if not formats.is_times(index.value):
        return [*filter(None, [_rounded(index, mine)])]
    if is_small(here, index):
        return [_small(here, index)]
    return [*filter(None, [_first(here, index), _far_off(here, index, mine), _factor(here, index, mine)])]


def _small(here: settle.Settled, index: Row) -> str:
    """That the base is small, and what it is where it is a figure of its own."""
    levels = _levels(here, index.ref_area, index.dataset)
    if here.selection.metric != PRODUCTS or not len(levels):
        return _("The base is small: a comparison with it says little.")
    base = values.text(levels.row(0).with_(value=index.base_value), PRODUCTS, "level", names.of(here.edition))
    return _("The base is small ({base}): a comparison with it says little.", base=base)


def _first(here: settle.Settled, index: Row) -> str:
    """That the series of this area begins later than others, with the base: its first figure may not cover everything."""
    asked = here.query(transform="level", base_period="", ref_areas=(index.ref_area,))
    rows = page.rows(here.edition, asked).where(dataset=index.dataset).ordered("period_start")
    before = rows.only(rows["period_start"] < rows.where(time_period=index.base_period)["period_start"].min()) \
        if len(rows.where(time_period=index.base_period)) else NONE  # fmt: skip
    if not len(before) or len(before.known):
        return ""
    when = formats.period(str(index.base_period))
    return _(
        "The figures of this area begin with {period}, later than others: the first may not cover everything.",
        period=when,
    )


def _far_off(here: settle.Settled, index: Row, mine: Rows) -> str:
    """That the figure of now lies far from all others of its series: a change of scope or of unit is possible."""
    now = index.base_value * index.value / 100
    if here.selection.metric != PRODUCTS or here.selection.transform not in AS_PRINTED:
        return ""
    if not multiples.is_far_off(now, mine["value"].tolist()):
        return ""
    return _(
        "The figure is over {n} times the middle of its series: the scope or the unit may have changed.",
        n=multiples.FAR_OFF,
    )


def _factor(here: settle.Settled, index: Row, mine: Rows) -> str:
    """Between which factors the two rounded figures leave the multiple."""
    if _is_counted(mine):
        return ""
    bounds = multiples.factor_bounds(
        index.base_value * index.value / 100, index.base_value, _digits(mine), _terms(here, index)
    )
    if bounds is None:
        return ""
    low, high = (formats.number(one, 1) for one in bounds)
    return _("Both figures are rounded: the factor lies between {low} and {high}.", low=low, high=high)


def _rounded(index: Row, mine: Rows) -> str:
    """Between which rates the two rounded figures leave a smaller change, where that is more than a point."""
    if _is_counted(mine) or (digits := _digits(mine)) is None:
        return ""
    bounds = multiples.index_bounds(index.base_value * index.value / 100, index.base_value, digits)
    if bounds is None or bounds[1] - bounds[0] <= LEFT_OPEN:
        return ""
    low, high = (formats.rate(one) for one in bounds)
    return _("Both figures are rounded: the change lies between {low} and {high}.", low=low, high=high)


def _is_counted(mine: Rows) -> bool:
    """Figures that are counts of single things."""
    return bool(len(mine)) and mine.row(0).unit in COUNTED and not mine.row(0).unit_mult


def _digits(mine: Rows) -> int | None:
    return multiples.decimals_of(mine["value"].tolist())


def _terms(here: settle.Settled, index: Row) -> int:
    """Of how many printed figures each of the two is the sum."""
    span, year = {"M": 1, "Q": 3, "S": 6, "A": 12}[index.freq], 12
    if here.selection.transform == "ytd":
        return int(index.period_end.month) // span
    return year // span if here.selection.transform in ("rolling12", "rolling12_yoy") else 1


def _levels(here: settle.Settled, area: str, dataset: str) -> Rows:
    """The figures of an area that are known, oldest first; none where only growth is printed."""
    if "level" not in choices.transforms(here.selection.metric, here.selection.freq):
        return NONE
    asked = here.query(transform="level", base_period="", ref_areas=(area,))
    return page.rows(here.edition, asked).known.where(dataset=dataset).ordered("period_start")
