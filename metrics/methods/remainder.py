"""Which parts must be hidden with the hidden ones, because the whole less all shown parts would tell them."""

from collections.abc import Iterable, Mapping

LEAST = 3  # firms that a figure stands for at least


def hidden_as_well(number: Mapping[str, int], hidden: Iterable[str], beside: int = 0) -> list[str]:
    """Further parts to hide, the smallest first, so that what is left over is of `LEAST` firms and two parts or more.

    `number` = firms of every part, `beside` = firms of the whole that are of no part; parts without firms tell nothing.

    >>> hidden_as_well({"a": 9, "b": 5, "c": 1}, ["c"])
    ['b']
    """
    counted = {name: n for name, n in number.items() if n}
    left = [name for name in hidden if name in counted]
    shown = sorted((name for name in counted if name not in left), key=lambda name: counted[name])
    more: list[str] = []
    while shown and (left or beside):
        n_left = beside + sum(counted[name] for name in left)
        if n_left >= LEAST and (beside or len(left) > 1):
            break
        more.append(shown[0])
        left.append(shown.pop(0))
    return more
