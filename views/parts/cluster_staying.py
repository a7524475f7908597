"""How long members stay in a cluster: the part that is still there, by years since joining."""

from typing import Any

import numpy as np

from metrics import cluster_reach
from views.parts import cluster_observed, formats, html, pictures, settle, store, study_figure
from views.parts.figures import Axis
from views.parts.language import _, n_
from views.parts.study_figure import Curve
from views.parts.theme import current as theme

EVERY = cluster_reach.EVERY
YEAR = 365.25


def draw(here: settle.Settled, cluster_id: str) -> None:
    """The part of members that stays longer, of a cluster before all of the country."""
    found = _survival(here, cluster_id)
    if found["reason"]:
        return
    years = found["years"]
    told = years[years["reason"] == ""]
    heading = _("How long members stay")
    if len(told):
        last = told.iloc[-1]
        heading = n_("After {n} year {part} are still members", "After {n} years {part} are still members", int(last["years"]),
                     n=formats.number(last["years"]), part=formats.percent(100 * last["S"], 0))  # fmt: skip
    sub = _("{n} first memberships, {left} ended; the others count as long as they were seen (Kaplan-Meier, 95% interval)",
            n=formats.number(found["n_used"]), left=formats.number(found["n_left"]))  # fmt: skip
    html.figure_head(heading, f"{sub}; {cluster_observed.said(here)}")
    curves = [_curve(found, _("members of this cluster") if cluster_id else _("all clusters"))]
    if cluster_id:
        every = _curve(_survival(here, EVERY), _("all clusters"))
        curves.append(Curve(every.days, every.part, every.label, until=every.until))
    longest = max((curve.end for curve in curves if len(curve.days)), default=YEAR)
    ticks = range(0, int(longest / YEAR) + 2)
    axis = Axis(tuple(n * YEAR for n in ticks), tuple(formats.number(n) for n in ticks))
    if len(curves[0].days):
        pictures.show(here.edition, study_figure.left(curves, axis, theme()), heading, "staying")
        html.block("source", _("Years since joining"))
        pictures.save(
            here, pictures.Saved(heading, sub, "staying"), _("Years since joining"), cluster_observed.said(here)
        )
    headers = [_("Years since joining"), _("Still members"), _("95% interval"), _("Seen as long")]
    body = [[formats.number(row.years), *_stayed(row), formats.number(int(row.at_risk))] for row in years.itertuples()]
    html.table(headers, body, [True] * 4, heading, kind="fit")


def _curve(found: dict[str, Any], label: str) -> Curve:
    """The curve of an answer."""
    steps = {name: found["km"][name].tolist() for name in ("t", "S", "low", "high")}
    low, high = (_closed(steps[name], steps["S"]) for name in ("low", "high"))
    return Curve(steps["t"], steps["S"], label, low, high, until=found["longest"])


def _closed(ends: list[float], part: list[float]) -> list[float]:
    """An end of the interval; where there is none the curve itself."""
    return [value if np.isnan(end) else end for end, value in zip(ends, part, strict=True)]


def _stayed(row: Any) -> list[str]:
    """Part and interval; too few years seen say so."""
    if row.reason:
        return [formats.MISSING, formats.reason(row.reason)]
    ends = [formats.percent(100 * end, 0) for end in (row.low, row.high) if not np.isnan(end)]
    return [
        formats.percent(100 * row.S, 0),
        _("{low} to {high}", low=ends[0], high=ends[1]) if ends else formats.MISSING,
    ]


def _survival(here: settle.Settled, cluster_id: str) -> dict[str, Any]:
    """The answer of the method for a cluster, or for all of the country."""
    day = cluster_observed.iso(here)
    found: dict[str, Any] = store.ask(cluster_reach.survival, here.edition, here.selection.country, cluster_id, day)
    return found
