"""How the joints of the classes of the index of cluster activity read, so that no class reads as if it had no width."""

from collections.abc import Sequence
from dataclasses import replace

from views.map.series import Steps
from views.parts import activity_choice, formats


def apart(made: Steps, values: Sequence[float]) -> Steps:
    """The same classes of these values; joints that would read alike in whole points have a decimal."""
    ends = (min([*values, *made.edges]), max([*values, *made.edges]))
    return replace(made, joints=texts((ends[0], *made.edges, ends[1])))


def texts(joints: Sequence[float]) -> tuple[str, ...]:
    """Ascending joints as they are printed.

    >>> texts((9.6, 20.2, 52.55, 53.3))
    ('10', '20', '52.6', '53.3')
    """
    plain = [activity_choice.joint(one) for one in joints]
    return tuple(
        formats.number(one, 1) if plain.count(text) > 1 else text for one, text in zip(joints, plain, strict=True)
    )
