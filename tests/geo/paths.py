"""Reads path text back into rings: what a browser does with it, in whole tenths."""

import re

import numpy as np

Ring = list[tuple[float, float]]
_RING = re.compile(r"M([^lZ]+)l([^Z]+)Z")
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)")


def rings(text: str) -> list[Ring]:
    """The rings of a path, without the closing point."""
    return [_walk(start, steps) for start, steps in _RING.findall(text)]


def _walk(start: str, steps: str) -> Ring:
    """Adds up in whole tenths, so that a long coast does not drift."""
    moves = [round(float(number) * 10) for text in (start, steps) for number in _NUMBER.findall(text)]
    places = np.cumsum(np.array(moves).reshape(-1, 2), axis=0) / 10
    return [(float(x), float(y)) for x, y in places]
