"""What the Atlas marks over its areas: regions that lie among regions like themselves, and hot and cold spots, of one period."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from data.warehouse import Warehouse
from geo.outlines import load
from metrics import engine
from metrics.activity_offer import DIMENSIONS, EQUAL, Weights
from metrics.query import Query
from metrics.rows import Rows
from metrics.rows import of as rows_of
from metrics.status import SUPPRESSED
from views.map.series import written
from views.parts import (
    activity_choice,
    activity_neighbours,
    activity_rows,
    atlas_controls,
    atlas_layout,
    names,
    overlay_words,
    page,
    settle,
    store,
)
from views.parts.choropleth import Drawn
from views.parts.overlay_words import Left
from views.parts.selection import Selection

Neighbours = Mapping[str, Sequence[str]]
MORAN, HOTSPOTS = "moran", "hotspots"
OVERLAYS = (MORAN, HOTSPOTS)
RING, FLAGS = 8, {"obs_status": "A", "conf_status": "F", "reason": ""}  # enough for a result
KINDS = {MORAN: ("hh", "ll", "hl", "lh"), HOTSPOTS: ("hot", "cold")}


@dataclass(frozen=True, slots=True)
class Overlay:
    """One overlay of one period, regions in the order of the answer.

    kinds: '' where a region is not significant after the correction for many tests. p: after that correction, NaN where
    there is none. left: why a region takes no part. refusal: the reason code where no region has a result. overall: the
    answer of moran_global over the same regions.
    """

    overlay: str
    areas: tuple[str, ...]
    kinds: tuple[str, ...]
    p: tuple[float, ...]
    left: tuple[Left, ...]
    refusal: str
    overall: Mapping[str, Any]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Every kind of the overlay with its regions, none left out because it is empty; nothing where none could be found."""
        if self.refusal:
            return ()
        found = Counter(self.kinds)
        return tuple((kind, found[kind]) for kind in KINDS[self.overlay])


def offered(metric_id: str) -> tuple[str, ...]:
    """Overlays of a metric: none for stages, which are an order and no amounts."""
    return () if activity_choice.scale(metric_id) == "ordinal" else OVERLAYS


def is_offered(here: settle.Settled, overlay: str, period: str) -> bool:
    """The metric has this overlay, and the Atlas shows this period."""
    return overlay in offered(here.selection.metric) and period in atlas_controls.periods(here)


def of(overlay: str, rows: Rows, neighbours: Neighbours) -> Overlay:
    """The overlay of one row a region. Values on a small base take no part, as they have no class on the map either."""
    from metrics.methods.space import moran_global
    from metrics.methods.space_local import getis_ord_gstar, moran_local

    is_small = np.asarray(rows["is_small_base"], dtype=bool)
    obs = pd.DataFrame({name: rows[name] for name in ("ref_area", "value", "obs_status", "conf_status")})
    obs["value"] = obs["value"].where(~is_small)
    weights = pd.DataFrame({"ref_area": list(neighbours), "neighbors": [list(each) for each in neighbours.values()]})
    overall = moran_global(obs, weights)
    found = moran_local(obs, weights) if overlay == MORAN else getis_ord_gstar(obs, weights)
    left = tuple(_left(row, overall["why_dropped"], is_small=small) for row, small in zip(rows, is_small, strict=True))
    codes = found["quadrant" if overlay == MORAN else "spot"]
    return Overlay(
        overlay=overlay,
        areas=tuple(obs["ref_area"]),
        kinds=tuple(str(code).lower() if stands else "" for code, stands in zip(codes, found["significant"], strict=True)),
        p=tuple(found["p_fdr"].astype(float)),
        left=left,
        refusal=_refusal(found["reason"].tolist(), left),
        overall=overall,
    )  # fmt: skip


def _left(row: Any, dropped: Mapping[str, str], *, is_small: bool) -> Left:
    """Why a region takes no part; a withheld figure is not a missing one."""
    if row.ref_area not in dropped:
        return Left.TAKES_PART
    if is_small:
        return Left.SMALL_BASE
    if row.reason in SUPPRESSED or dropped[row.ref_area] == "VALUE_SUPPRESSED":
        return Left.WITHHELD
    return Left.MISSING if dropped[row.ref_area] == "VALUE_MISSING" else Left.ALONE


def _refusal(reasons: Sequence[str], left: Sequence[Left]) -> str:
    """The reason of all regions that take part, where all have one; too few units where none takes part."""
    own = [reason for reason, why in zip(reasons, left, strict=True) if why is Left.TAKES_PART]
    if not own:
        return "TOO_FEW_UNITS"
    return own[0] if all(own) else ""


def in_period(here: settle.Settled, overlay: str, period: str) -> Overlay:
    """The overlay of the Atlas in one period, worked out once for the map and for the table below it."""
    chosen = here.selection
    if chosen.metric == activity_choice.ID:
        what = (EQUAL, chosen.part) if chosen.part in DIMENSIONS else (activity_choice.weights(chosen), "")
        return store.ask(_of_index, here.edition, chosen.country, chosen.as_of, period, what, overlay)
    return store.ask(_answered, here.edition, here.query(ref_areas=(), start=period, end=period), overlay)


def _answered(warehouse: Warehouse, query: Query, overlay: str) -> Overlay:
    """The overlay of an answer; neighbours are those of the outlines that the map draws."""
    return of(overlay, engine.rows(warehouse, query), load(query.country, "m").neighbours)


def _of_index(
    warehouse: Warehouse, country: str, as_of: str, year: str, what: tuple[Weights, str], overlay: str
) -> Overlay:
    """The overlay of the index of cluster activity by some weights, or of one dimension; regions without one take no part."""
    rows = activity_rows.answered(warehouse, country, as_of, year, *what)
    return of(overlay, rows, load(country, "m").neighbours)


def warm() -> None:
    """Work out both overlays of a small ring: the libraries of the methods come with it, so that no reader waits for them."""
    areas = [f"{place}" for place in range(RING)]
    ring = {area: (areas[place - 1], areas[(place + 1) % RING]) for place, area in enumerate(areas)}
    flags = {name: np.array([flag] * RING, dtype=object) for name, flag in FLAGS.items()}
    values = {"ref_area": np.array(areas, dtype=object), "value": np.arange(RING, dtype=float)}
    rows = rows_of({**values, **flags, "is_small_base": np.zeros(RING, dtype=bool)})
    for overlay in OVERLAYS:
        of(overlay, rows, ring)


def text(here: settle.Settled, overlay: str, period: str) -> str:
    """The overlay of one period for the map, as JSON in the current language: kinds with counts, marks, lines, sentences."""
    found, known = in_period(here, overlay, period), names.of(here.edition)
    place = {kind: str(at) for at, kind in enumerate(KINDS[overlay])}
    answer = {
        "kinds": [[kind, overlay_words.kind(kind), count] for kind, count in found.counts],
        "marks": "".join(place.get(kind, ".") for kind in found.kinds),
        "lines": "\n".join(lines(found)),
        "said": said_of(here, found, period, known.short),
    }
    return written(answer)


def said_of(here: settle.Settled, found: Overlay, period: str, short: Callable[[str], str]) -> list[str]:
    """The sentences under the map; of the index also why regions have none, and that it is itself uncertain."""
    if here.selection.metric != activity_choice.ID:
        return overlay_words.sentences(found, period, short)
    plain = replace(found, left=activity_neighbours.known_apart(found.left))
    return [
        *overlay_words.sentences(plain, period, short),
        activity_neighbours.said(activity_rows.in_year(here, period)),
    ]


def lines(found: Overlay) -> list[str]:
    """What the card of every region says of its neighbours."""
    if found.refusal:
        return [""] * len(found.areas)
    return [overlay_words.line(*one, found.overlay) for one in zip(found.kinds, found.p, found.left, strict=True)]


def settled(chosen: Selection, settling: settle.Settling) -> str:
    """The overlay that is shown; nothing where none is chosen or the metric has none, and none on maps of two metrics."""
    if chosen.layout in atlas_layout.WITH_SECOND:
        return ""
    return settling.one(chosen.overlay, offered(chosen.metric), "", overlay_words.name)


def ranking(here: settle.Settled, drawn: Drawn) -> page.Table:
    """The table of regions by value, with one more column where an overlay is chosen."""
    headers, rows, numeric = atlas_controls.ranking(drawn)
    chosen = here.selection
    if not chosen.overlay:
        return headers, rows, numeric
    found = in_period(here, chosen.overlay, chosen.period)
    line_of = dict(zip(found.areas, lines(found), strict=True))
    said = [line_of.get(area, "") for area in atlas_controls.ranked(drawn)["ref_area"]]
    return (
        [*headers, overlay_words.name(chosen.overlay)],
        [[*row, line] for row, line in zip(rows, said, strict=True)],
        [*numeric, False],
    )
