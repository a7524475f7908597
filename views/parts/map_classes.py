"""The classes of the map in one line: how they were made, of which periods, how many there are, and their joints."""

from views.parts import atlas_controls, atlas_layout, class_counts, formats
from views.parts.language import _, n_
from views.parts.numerals import number, printed_decimals
from views.parts.selection import Selection


def line(chosen: Selection) -> str:
    """Method, number of classes, periods and, where they are known, the joints; empty where nothing is classed."""
    count = len(chosen.breaks) + 1 if chosen.breaks else chosen.k
    if chosen.method not in atlas_controls.METHODS or chosen.drawn == atlas_controls.SYMBOLS or not count:
        return ""
    made = n_("{method}, {n} class", "{method}, {n} classes", count, method=atlas_controls.method_name(chosen.method))
    of = ", ".join(filter(None, (made, _of_periods(chosen))))
    joints = "; ".join(number(joint, printed_decimals(joint)) for joint in chosen.breaks)
    fewer = class_counts.fewer(chosen.method, chosen.k, count) if chosen.breaks else ""
    return (f"{of}: {joints}" if joints else of) + (f" ({fewer})" if fewer else "")


def _of_periods(chosen: Selection) -> str:
    """Of which figures the joints are made; nothing of joints of the reader's own, nor where the map did not say."""
    if chosen.method == "manual":
        return ""
    if chosen.lock == "period":
        period = chosen.period or (chosen.start if chosen.start == chosen.end else "")
        return _("of {period} alone", period=formats.period(period)) if period else _("each period by itself")
    if chosen.layout == atlas_layout.BOTH:
        return _("the same in all periods that both metrics of the map have")
    if chosen.layout == atlas_layout.KINDS:
        return _("the same on all small maps and in all periods")
    return _("the same in all periods") if chosen.lock else ""
