"""How growth that was stated in public is written: with the digits that were said, and a multiple as a multiple."""

from data.warehouse import Warehouse
from metrics import statements
from metrics.rows import Row
from views.parts import formats, registry_words, settle, store
from views.parts.language import _, n_, p_

MULTIPLE = "times"
ROUNDING = 0.15  # percentage points: both figures have one decimal


def growth(row: Row) -> str:
    """What a statement says of growth, and what softens it: "almost +5%", "up 1.5 times".

    A per cent has the decimals that are on record; of a multiple no per cent is worked out: nobody said it.
    """
    if row.value_kind == MULTIPLE:
        return _multiple(row)
    rate = formats.rate(row.index_pct, decimals=formats.printed_decimals(row.value))
    if formats.is_times(row.index_pct):
        rate = f"{rate} ({formats.times(row.index_pct)})"
    return registry_words.softened(rate, row.qualifier)


def multiples(here: settle.Settled) -> dict[str, Row]:
    """The statements about the country and its areas that were made as a multiple, by their key."""
    found: dict[str, Row] = store.ask(_multiples, here.edition, here.selection.country, here.selection.as_of)
    return found


def difference(gap: float, said: Row | None) -> str:
    """How far a statement is from a computed growth, in percentage points: of a multiple only about, without a decimal."""
    return formats.points(gap) if said is None else _("about {n}", n=formats.points(gap, decimals=0))


def is_close(gap: float, said: Row | None) -> bool:
    """Whether the two agree but for rounding: of a multiple, half of its last digit."""
    return abs(gap) < ROUNDING if said is None else abs(gap) <= 50 * 10.0 ** -formats.printed_decimals(said.value)


def _multiples(warehouse: Warehouse, country: str, as_of: str) -> dict[str, Row]:
    found = statements.figures(warehouse, country, as_of=as_of)
    return {row.figure_id: row for row in found.where(value_kind=MULTIPLE)} if len(found) else {}


def _multiple(row: Row) -> str:
    """The factor with its own decimals; under one it is a part of the level before."""
    shown = formats.number(row.value, formats.printed_decimals(row.value))
    if row.value < 1:
        return registry_words.softened(_("{n} of the former level", n=shown), row.qualifier)
    if float(row.value).is_integer():
        times = n_("{n} time", "{n} times", int(row.value), n=shown)
    else:
        times = p_("a factor that is not whole", "{n} times", n=shown)
    known = {
        "about": _("up about {times}", times=times),
        "more_than": _("up over {times}", times=times),
        "less_than": _("up under {times}", times=times),
        "almost": _("up almost {times}", times=times),
    }
    return known.get(row.qualifier) or _("up {times}", times=times)
