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
    shown = rows.known if len(rows) else rows
    if not len(shown):
        return ()
    table, codes = known.tables["area"], shown["ref_area"].tolist()
    is_region = np.array([table.get(code, {}).get("kind") == "region" for code in codes])
    wholes = np.flatnonzero(shown["is_computed"].astype(bool) & (shown["dataset"] != "") & ~is_region)
    if not len(wholes):
        return ()
    # How many printed figures, missing ones counted, each is made of.
    parts = (shown["n_used"] + shown["n_dropped"]).astype(int)
    single = int(parts[is_region].max()) if is_region.any() else None
    least = (single if single is not None else _least(shown.row(int(place))) for place in wholes)
    return tuple(dict.fromkeys(codes[place] for place, most in zip(wholes, least, strict=True) if parts[place] > most))


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


def _least(row: Row) -> int:
    """How many it takes where nothing is added up: one, two of a quotient, and as many again of its base."""
    return (1 if np.isnan(row.denominator) else 2) * (1 if np.isnan(row.base_value) else 2)
