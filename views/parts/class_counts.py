"""Why a map has fewer classes than were asked for, in words: on the screen, in pictures and in files."""

from views.parts import formats
from views.parts.language import _, n_

BY_VALUES = ("fisher_jenks", "equal")  # these make as many classes as there are different values, where these are fewer


def fewer(method: str, asked: int, drawn: int, different: int = 0) -> str:
    """A sentence where fewer classes are drawn than asked for, with the reason; empty where all are drawn.

    different: number of different values that are classed, 0 where it is not known; two methods tell it by their classes.
    """
    if drawn >= asked or drawn < 1:
        return ""
    counts = {"asked": formats.number(asked), "drawn": formats.number(drawn)}
    if method == "std_dev" and drawn > 1:
        return _("{asked} classes asked, {drawn} drawn: the outer ones would lie beyond all values.", **counts)
    if drawn in (different, 1) or method in BY_VALUES:
        return n_(
            "{asked} classes asked, {drawn} drawn: only {n} different value to class.",
            "{asked} classes asked, {drawn} drawn: only {n} different values to class.",
            drawn, **counts,
        )  # fmt: skip
    return _("{asked} classes asked, {drawn} drawn: many values are equal and stay in one class.", **counts)
