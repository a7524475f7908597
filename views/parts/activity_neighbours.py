"""What the overlays say of the index of cluster activity beside what they say of every metric: who has none, and how sure it is."""

from collections import Counter
from collections.abc import Sequence

from metrics.rows import Rows
from views.parts import activity_rows, formats
from views.parts.language import _
from views.parts.overlay_words import Left


def known_apart(left: Sequence[Left]) -> tuple[Left, ...]:
    """The reasons without those that are told below in the words of the index: it is not missing, it cannot be made."""
    return tuple(Left.TAKES_PART if why is Left.MISSING else why for why in left)


def said(rows: Rows) -> str:
    """Which regions have no index, and that a test takes the points as if they were certain."""
    counts = Counter(filter(None, rows["reason"].tolist()))
    without = counts.pop(activity_rows.WITHOUT, 0)
    weighed = int(((rows["reason"] != "") & rows["is_compared"]).sum())
    few = counts.total() - weighed
    parts = [
        _("no cluster on record: {n}", n=formats.number(without)) if without else "",
        _("fewer than three dimensions known: {n}", n=formats.number(few)) if few else "",
        _("too few dimensions with a weight known: {n}", n=formats.number(weighed)) if weighed else "",
    ]
    listed = "; ".join(filter(None, parts))
    left = _("Left out, as they have no index – {reasons}.", reasons=listed) if listed else ""
    return " ".join(filter(None, (left, sure())))


def sure() -> str:
    """How far a test of an uncertain index goes."""
    return _("The test takes the points as given; how uncertain they are, the bands say.")
