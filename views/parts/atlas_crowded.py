"""Two maps side by side, where one class of all periods holds nearly all regions of one: the browser counts, here is what it says."""

from typing import Any

from views.parts.atlas_pair import CROWDED, Pair
from views.parts.language import _

TIMED = ("fisher_jenks", "quantile", "equal", "std_dev")  # methods whose classes follow from the figures of all periods


def of(pair: Pair) -> dict[str, Any]:
    """From which share of the regions on, by which methods, and in what words."""
    return {"share": CROWDED, "methods": TIMED, "said": _said(pair)}


def apart(pair: Pair, period: str) -> tuple[bool, ...]:
    """Of each metric, whether three natural classes of one period alone would tell its regions apart; False where there is no other."""
    return tuple(len(pair.periods) > 1 and axis.is_apart(period) for axis in pair.axes)


def _said(pair: Pair) -> str:
    """What stands under such a map; the braces are filled in the browser."""
    counted = {"n": "{n}", "all": "{all}", "own": _("Each period by itself")}
    if pair.is_alike:
        return _(
            "{n} of {all} regions are in one class, as the classes are those of both maps and all periods; “{own}” on one map "
            "compares the regions of one period.", **counted,
        )  # fmt: skip
    return _(
        "{n} of {all} regions are in one class, so the classes say more of change over time, such as growth or prices, than "
        "of regions; “{own}” on one map compares the regions of one period.", **counted,
    )  # fmt: skip
