"""What the overlays of the Atlas are called and say, in words for readers who are no statisticians."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from views.parts import formats
from views.parts.language import _, n_

if TYPE_CHECKING:
    from views.parts.atlas_overlay import Overlay

SURE = 0.05  # a chance result as rare as this is taken for more than chance
MOST_DIGITS = 8  # of a probability beside the limit
LISTED = 6  # regions by name; beyond, they are counted
NEAR = (0.04, 0.06)  # p by rearrangements that another draw may put on the other side of the limit


class Left(Enum):
    """Why a region takes no part in a comparison of neighbours."""

    TAKES_PART = ""
    MISSING = "missing"
    WITHHELD = "withheld"
    SMALL_BASE = "small"
    ALONE = "alone"


def choices() -> tuple[tuple[str, str], ...]:
    """What the control offers: code in the address and words; the first one is no overlay."""
    return (
        ("", _("Neighbours: not marked")),
        ("moran", name("moran")),
        ("hotspots", name("hotspots")),
    )


def name(overlay: str) -> str:
    """An overlay in words, with the term of the books in brackets."""
    names = {
        "moran": _("Similar neighbours (local Moran)"),
        "hotspots": _("Hot and cold spots (Getis–Ord)"),
    }
    return names[overlay]


def kind(code: str) -> str:
    """What an outline on the map says, for the legend."""
    kinds = {
        "hh": _("high among high neighbours"),
        "ll": _("low among low neighbours"),
        "hl": _("high among low neighbours"),
        "lh": _("low among high neighbours"),
        "hot": _("hot spot: the neighbourhood as a whole is high"),
        "cold": _("cold spot: the neighbourhood as a whole is low"),
    }
    return kinds[code]


def line(code: str, p: float, left: Left, overlay: str = "") -> str:
    """What the card of a region says of its neighbours, and whence its p; nothing of a region whose own figure is not there."""
    if left is Left.ALONE:
        return _("Touches no region with a figure, so it is not compared.")
    if left is not Left.TAKES_PART:
        return ""
    if math.isnan(p):
        return _("Touches all other regions, so it is not compared.")
    said = kind(code) if code else _("neighbours: no more than chance")
    said = said[:1].upper() + said[1:]
    if overlay == "hotspots":
        return _tied(_("{said}, p = {p} after FDR (normal approximation)", said=said, p=_p(p)))
    return _tied(_("{said}, p = {p} after FDR", said=said, p=_p(p)))


def _tied(text: str) -> str:
    """A probability that is not torn apart at the end of a line, nor said to equal "less than"."""
    return (
        text.replace("= <", "<")
        .replace("p = ", f"p{formats.NBSP}={formats.NBSP}")
        .replace("p < ", f"p{formats.NBSP}<{formats.NBSP}")
    )


def _p(p: float) -> str:
    """A probability with two telling decimals, three where it is small, more where it would read as the limit itself."""
    if p < 0.0005:
        return "<" + formats.NBSP + formats.number(0.001, 3)
    near = (digits for digits in range(3, MOST_DIGITS) if round(p, digits) != SURE)
    return formats.number(p, next(near, 3) if p < 0.1 else 2)


def sentences(found: "Overlay", period: str, short: Callable[[str], str]) -> list[str]:
    """What stands under the map: neighbours over the whole map, what is outlined, who takes no part."""
    said = (_refused(found), "") if found.refusal else (_overall(found), _outlined(found))
    how = " ".join(_how(found, short))
    return [one for one in (f"{_when(period)} {said[0]}", said[1], how, " ".join(_apart(found, short))) if one]


def _how(found: "Overlay", short: Callable[[str], str]) -> Iterator[str]:
    """Whence the p of the regions are, and which of them might as well lie on the other side of the limit."""
    if found.refusal:
        return
    if found.overlay == "hotspots":
        yield spots()
        return
    near = [area for area, p in zip(found.areas, found.p, strict=True) if NEAR[0] <= p <= NEAR[1]]
    if near:
        yield _("Close to the limit (p from 4 to 6%), so that another draw of {n} rearrangements may decide otherwise: {named}.",
                n=formats.number(found.overall["permutations"]), named=_named(near, short))  # fmt: skip


def spots() -> str:
    """What hot and cold spots are of, and that their p are not those of rearrangements."""
    return _("A hot or cold spot is a region taken together with its neighbours: its own figure may be otherwise. The p of a "
             "spot is that of the normal approximation, not of rearrangements; where a few figures are far above all others, "
             "rearrangements may outline other regions.")  # fmt: skip


def is_near(found: "Overlay") -> bool:
    """The p of some region, by rearrangements, is close to the limit."""
    return found.overlay == "moran" and any(NEAR[0] <= p <= NEAR[1] for p in found.p)


def _when(period: str) -> str:
    said = formats.period(period)
    return f"{said[:1].upper()}{said[1:]}:"


def _overall(found: "Overlay") -> str:
    """Global Moran's I with its pseudo p as one sentence."""
    whole = found.overall
    if whole["reason"]:
        return formats.reason(str(whole["reason"]))
    numbers = _tied(_(
        "Moran’s I is {value} ({expected} would be chance), p = {p} by {n} random rearrangements of the map.",
        value=formats.number(whole["I"], 2), expected=formats.number(whole["EI"], 2), p=_p(whole["p"]),
        n=formats.number(whole["permutations"]),
    ))  # fmt: skip
    if whole["p"] > SURE:
        said = _("over the whole map, neighbours are neither more alike nor more unlike than by chance.")
    elif whole["I"] > whole["EI"]:
        said = _("over the whole map, neighbours are alike.")
    else:
        said = _("over the whole map, neighbours are unlike.")
    return f"{said} {numbers}"


def _outlined(found: "Overlay") -> str:
    """How many regions are outlined; that none is, where none is."""
    count, every = sum(map(bool, found.kinds)), int(found.overall["n"])
    if not count:
        return n_(
            "No region is outlined: after the correction for testing {all} region (false discovery rate 5%) it does not "
            "differ surely from chance.",
            "No region is outlined: after the correction for testing each of {all} regions (false discovery rate 5%) none "
            "differs surely from chance.",
            every,
            all=formats.number(every),
        )
    return n_(
        "{n} region of {all} is outlined: it differs from chance even after the correction for testing each of them (false "
        "discovery rate 5%).",
        "{n} regions of {all} are outlined: they differ from chance even after the correction for testing each of them (false "
        "discovery rate 5%).",
        count,
        all=formats.number(every),
    )


def _refused(found: "Overlay") -> str:
    """Why nothing can be said of neighbours."""
    if found.refusal == "TOO_FEW_UNITS":
        count = int(found.overall["n"])
        if not count:
            return _("neighbours are not compared: no region with a figure touches another one.")
        return n_("neighbours are not compared. {n} region with a figure touches another one; the method needs five.",
                  "neighbours are not compared. {n} regions with a figure touch another one; the method needs five.", count)  # fmt: skip
    if found.refusal == "ZERO_VARIANCE":
        return _("neighbours are not compared, because all regions with a figure have the same one.")
    if found.refusal == "NEGATIVE_INPUT":
        return _("hot and cold spots are not sought, because some figures are negative and the method needs zero or more. "
                 "Similar neighbours can be shown.")  # fmt: skip
    reason = formats.reason(found.refusal)
    return _("neighbours are not compared. {reason}", reason=reason)


def _apart(found: "Overlay", short: Callable[[str], str]) -> Iterator[str]:
    """Which regions take no part, and why: islands by name, the others counted."""
    alone = [area for area, why in zip(found.areas, found.left, strict=True) if why is Left.ALONE]
    counts = Counter(found.left)
    if alone:
        named = _named(alone, short)
        yield n_("Left out, because it touches no region with a figure: {named}.",
                 "Left out, because they touch no region with a figure: {named}.", len(alone), named=named)  # fmt: skip
    said = {Left.MISSING: _("missing"), Left.WITHHELD: _("withheld"), Left.SMALL_BASE: _("on a small base")}
    parts = [f"{text}: {formats.number(counts[why])}" for why, text in said.items() if counts[why]]
    if parts:
        yield _("Left out because of their figure – {reasons}.", reasons="; ".join(parts))


def _named(areas: Sequence[str], short: Callable[[str], str]) -> str:
    """Regions by name, and of many the rest as a count."""
    listed = [short(area) for area in areas]
    more = [formats.regions(len(areas) - LISTED + 1)] if len(areas) > LISTED else []
    return formats.listed([*listed[: LISTED - 1], *more] if more else listed)
