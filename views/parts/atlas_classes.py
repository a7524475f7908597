"""Classes of the Atlas: the joints of every method over all periods at once, and of one method for each period by itself."""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from geo.classes import Method as ClassMethod
from geo.classes import classify
from views.map import Palette
from views.map.series import Method, Steps, rounded
from views.parts import atlas_controls, choropleth, class_counts, page, settle
from views.parts.selection import Selection
from views.parts.values import INDEX_TRANSFORMS

AROUND = ("ratio", "national")  # methods whose classes lie around something


def methods(chosen: Selection, made: Collection[str]) -> tuple[Method, ...]:
    """The class methods of a way of looking, with the numbers of classes that each can make; without those that made none."""
    return tuple(choice(code) for code in atlas_controls.methods(chosen) if code in made or code == "manual")


def choice(code: str) -> Method:
    """A class method as a choice; joints of the reader's own come in no sizes."""
    sizes, usual = atlas_controls.sizes(code)
    return Method(code, atlas_controls.method_name(code), tuple(map(int, sizes)), int(usual or 0))


def steps(values: Sequence[float], around: Mapping[str, float], joint: Callable[[float], str]) -> Iterator[Steps]:
    """The joints of every method and every number of classes, over all values; `around` is of those that have a centre."""
    for method in atlas_controls.METHODS:  # joints of the reader's own have no sizes
        if values and (method not in AROUND or method in around):
            for size in map(int, atlas_controls.sizes(method)[0]):
                yield made(values, method, size, around, joint)


def made(
    values: Sequence[float], method: str, size: int, around: Mapping[str, float], joint: Callable[[float], str]
) -> Steps:
    """The joints of one method; the outer ones are the lowest and the highest value, or the joint beyond them."""
    rule: ClassMethod = "ratio" if method in AROUND else method  # type: ignore[assignment]
    found = classify(values, rule, size, centre=around.get(method, 1.0))
    breaks, colours = found.breaks, choropleth.palette(found.k, choropleth.is_diverging(method))
    if method == "std_dev":
        breaks, colours = _reached(breaks, colours, min(values), max(values))
    low, high = min([*values, *breaks]), max([*values, *breaks])
    fewer = class_counts.fewer(method, size, len(breaks) + 1, len(set(values))) if len(breaks) + 1 < size else ""
    return Steps(method, size, breaks, tuple(map(joint, (low, *breaks, high))), colours, fewer=fewer)


def _reached(breaks: tuple[float, ...], colours: Palette, low: float, high: float) -> tuple[tuple[float, ...], Palette]:
    """Without the outer classes that can hold nothing, such as a share below zero; the others keep their colours."""
    below, above = sum(one < low for one in breaks), sum(one >= high for one in breaks)
    light, dark = (ramp[below : len(ramp) - above] for ramp in (colours.light, colours.dark))
    return breaks[below : len(breaks) - above], Palette(light, dark)


def each(
    here: settle.Settled, periods: Iterable[tuple[str, choropleth.Drawn]], method: str, size: int
) -> dict[str, Steps]:
    """The joints of one method in every period by itself; a period without a value has none."""
    found = {}
    for period, drawn in periods:
        rows = drawn.classed
        values = [rounded(v) for v in rows["value"].tolist() if v or here.selection.transform in INDEX_TRANSFORMS]
        around = centres(here, period)
        if values and (method not in AROUND or method in around):
            found[period] = made(values, method, size, around, partial(choropleth.joint, drawn=drawn))
    return found


def centres(here: settle.Settled, period: str) -> dict[str, float]:
    """What classes can lie around: no change, the share of the country, or its own value in a period."""
    chosen = here.selection
    if chosen.transform in choropleth.CENTRED:
        return {"ratio": choropleth.CENTRED[chosen.transform]}
    if "national" not in atlas_controls.methods(chosen):
        return {}
    country = page.rows(here.edition, here.query(ref_areas=(chosen.country,), start=period, end=period))
    value = country.row(0).value if len(country) else math.nan
    return {"national": value} if value > 0 else {}
