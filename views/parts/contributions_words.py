"""What is said beside the picture of contributions: what no part explains, which parts pulled the whole down, the largest."""

from collections.abc import Callable, Sequence

import numpy as np

from metrics import contributions as parts_of
from metrics.rows import Row, Rows
from views.parts import formats
from views.parts.language import _

NAMED, NOTHING = 4, 0.005  # parts that a sentence names; points that read as 0.00
MUCH = 0.5  # share of a change that is too much to be left without a word


def beside(found: parts_of.Contributions, label: Callable[[Row], str]) -> str:
    """How much of the change is not itemised, where that is much; then what pulled the whole down."""
    return " ".join(filter(None, (unexplained(found), held_back(found.parts, label))))


def unexplained(found: parts_of.Contributions) -> str:
    """What is not itemised beside the whole change, where it is more than any named part gave or half of the change; else empty."""
    rest, named = found.parts.where(part=parts_of.REST), found.parts.only(found.parts["part"] != parts_of.REST)
    if not len(rest) or parts_of.is_rounding(found):
        return ""
    given, change = float(rest.row(0).contribution_pp), float(found.index) - 100
    most = float(np.nan_to_num(np.abs(named["contribution_pp"])).max(initial=0))
    is_minor = abs(given) < NOTHING or (abs(given) <= most and abs(given) < MUCH * abs(change))
    if np.isnan(given) or is_minor:
        return ""
    return _(
        "Not itemised, so explained by none of the parts: {points}; the whole: {rate}.",
        points=formats.points(given, decimals=2), rate=formats.rate(found.index),
    )  # fmt: skip


def largest(labels: Sequence[str], given: Sequence[float]) -> str:
    """The largest contribution, for who cannot see the picture."""
    largest = max(zip(map(abs, given), labels, given, strict=True), default=(0, "", 0))
    return _(
        "The largest contribution, {points}, is that of: {name}.", points=formats.points(largest[2]), name=largest[1]
    )


def held_back(parts: Rows, label: Callable[[Row], str]) -> str:
    """Which parts pulled the whole down most, and how many did; that none did. Empty where a part is withheld."""
    known = parts.only(~np.isnan(parts["contribution_pp"]) & (parts["part"] != parts_of.REST))
    fell = known.only(known["contribution_pp"] < -NOTHING).ordered("contribution_pp")
    if not len(known):
        return ""
    if not len(fell):
        if (parts.where(part=parts_of.REST)["contribution_pp"] < -NOTHING).any():
            return _("None of the parts with figures pulled the whole down.")
        return _("None of the parts pulled the whole down.")
    named = [f"{label(row)} {formats.points(row.contribution_pp, decimals=2)}" for row in fell][:NAMED]
    told = _("Pulled down: {parts}.", parts="; ".join(named))
    if len(fell) > NAMED:
        told += " " + _("Fell in all: {n}; the table has every one.", n=formats.number(len(fell)))
    return told


def rest_name(*, is_rounding: bool) -> str:
    """How what is left beyond the parts is called."""
    return _("rounding") if is_rounding else _("not itemised")
