"""The period whose change is taken apart on Growth: the newest one until another is chosen."""

from metrics.rows import Row, Rows
from views.parts import arrival, controls, formats, growth_words, html, readings, settle
from views.parts.language import _
from views.parts.selection import PARAMETERS

FEW = 2


def row(here: settle.Settled, rows: Rows) -> Row | None:
    """The figure of the first area in the period that is chosen, else in the newest; None where it has none."""
    mine = _known(here, rows).where(time_period=here.selection.period)
    return mine.row(0) if len(mine) else growth_words.newest(here, rows)


def choose(here: settle.Settled, rows: Rows) -> None:
    """A list of the periods, the newest first; nothing where there is no choice."""
    last, chosen = row(here, rows), here.selection
    codes = _known(here, rows).ordered("period_start", descending=True).distinct("time_period")
    if last is None or len(codes) < FEW:
        return
    if chosen.period and chosen.period not in codes:
        html.block("aside", _("There is no figure of “{asked}” here; the newest is shown.", asked=chosen.period))
    span = readings.span(chosen.metric, chosen.transform, chosen.freq)
    controls.choose(
        _("Period"), "period", codes, last.time_period, lambda code: formats.period(code, span=span), width=240
    )


def _known(here: settle.Settled, rows: Rows) -> Rows:
    return rows.where(ref_area=here.selection.areas[0]).known


def left_out(base: settle.Settled) -> tuple[str, ...]:
    """What the address of this page narrows although the page does not: lines are of all periods."""
    chosen = base.selection
    given = {"start": chosen.start, "end": chosen.end, "period": "" if chosen.part else chosen.period}
    left = [PARAMETERS[name] for name, asked in given.items() if asked]
    if not left or not arrival.is_asked(controls.current().metric):
        return ()
    return (_("The lines show every period there is; left out of the address: {names}.", names=", ".join(left)),)
