"""Which larger areas stand with a sum made here of the regions in them, where the source prints no total of its own."""

from collections.abc import Collection, Iterable

import numpy as np

from metrics.rows import Row, Rows
from views.parts import formats
from views.parts.language import _
from views.parts.names import Names


def areas(rows: Rows, known: Names) -> tuple[str, ...]:
    """The areas of an answer, no regions, whose figures are such sums or rest on them; none of what is counted in registers.

    A quotient is always made here: it rests on such a sum where more printed figures go into it than into that of a region.
    """
    found = (
        rows.known.only(rows.known["is_computed"].astype(bool) & (rows.known["dataset"] != "")) if len(rows) else rows
    )
    wholes = [row for row in found if not _is_region(row.ref_area, known)]
    if not wholes:
        return ()
    single = [_parts(row) for row in rows.known if _is_region(row.ref_area, known)]
    return tuple(dict.fromkeys(row.ref_area for row in wholes if _parts(row) > max(single, default=_least(row))))


def words(known: Names, answers: Iterable[tuple[str, Rows]], shown: Collection[str]) -> str:
    """The same as a sentence on those of the areas that are shown; of each answer what it is called, where several stand together.

    Empty where nothing is added up.
    """
    found: dict[str, list[str]] = {}
    for name, rows in answers:
        for area in areas(rows, known):
            if area in shown:
                found.setdefault(area, []).append(name)
    named = {area: "; ".join(dict.fromkeys(filter(None, names))) for area, names in found.items()}
    listed = formats.listed(
        f"{known.short(area)} ({told})" if told else known.short(area) for area, told in named.items()
    )
    return _("Added up here from its parts, the source prints no such total: {areas}.", areas=listed) if listed else ""


def _is_region(area: str, known: Names) -> bool:
    return bool(known.tables["area"].get(area, {}).get("kind") == "region")


def _parts(row: Row) -> int:
    """How many printed figures, missing ones counted, a figure is made of."""
    return int(row.n_used + row.n_dropped)


def _least(row: Row) -> int:
    """How many it takes where nothing is added up: one, two of a quotient, and as many again of its base."""
    return (1 if np.isnan(row.denominator) else 2) * (1 if np.isnan(row.base_value) else 2)
