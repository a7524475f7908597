"""The classes of the map in one line: how they were made, how many there are, and their joints."""

from views.parts import atlas_controls
from views.parts.language import n_
from views.parts.numerals import number, printed_decimals
from views.parts.selection import Selection


def line(chosen: Selection) -> str:
    """Method, number of classes and, where they are known, the joints between them; empty where nothing is classed."""
    count = len(chosen.breaks) + 1 if chosen.breaks else chosen.k
    if chosen.method not in atlas_controls.METHODS or chosen.drawn == atlas_controls.SYMBOLS or not count:
        return ""
    made = n_("{method}, {n} class", "{method}, {n} classes", count, method=atlas_controls.method_name(chosen.method))
    joints = "; ".join(number(joint, printed_decimals(joint)) for joint in chosen.breaks)
    return f"{made}: {joints}" if joints else made
