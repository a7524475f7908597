"""Which figure of one area Growth speaks of by the rule of `provisional`, and what it says of the later ones."""

from metrics import choices
from metrics.rows import Row, Rows
from views.parts import growth_bases, provisional, readings, settle


def spoken(here: settle.Settled, rows: Rows, area: str = "") -> Row | None:
    """The row of the first area that the page speaks of: the newest final one; None where each is provisional, or there is none."""
    mine = rows.where(ref_area=area or here.selection.areas[0])
    if here.selection.transform == "index" and provisional.is_in(mine) and not len(provisional.final(mine)):
        return growth_bases.on_open_base(here, mine)
    return provisional.spoken(mine, has_change=has_change(here))


def has_change(here: settle.Settled) -> bool:
    """The page shows levels and says how they changed on the year before."""
    chosen = here.selection
    return chosen.transform == "level" and "yoy" in choices.transforms(chosen.metric, chosen.freq)


def later(here: settle.Settled, rows: Rows, last: Row | None) -> str:
    """Which figures after the one that is spoken of are provisional; empty where none is, or nothing final comes before them."""
    if last is None:
        return ""
    if provisional.is_so(last):
        return provisional.base(str(last.base_period))
    chosen = here.selection
    mine = rows.where(ref_area=last.ref_area, dataset=last.dataset)
    span = readings.span_of(chosen)
    return provisional.words(mine, last, span, has_change=has_change(here))
