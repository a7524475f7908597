"""The period whose change is taken apart on Growth: the newest one that is final, until another is chosen."""

from collections.abc import Callable, Sequence

from metrics.rows import Row, Rows
from views.parts import arrival, controls, formats, growth_words, html, provisional, readings, settle
from views.parts.language import _
from views.parts.selection import PARAMETERS

FEW = 2
Needed = Callable[[], Sequence[Rows]]


def row(here: settle.Settled, rows: Rows, needed: Needed = tuple) -> Row | None:
    """The figure of the first area in the period that is chosen, else in the newest final one; None where it has none.

    `needed` gives the answers that the parts are made of, over all periods: it is asked only in an edition that holds
    provisional figures, and every one of a period must be final.
    """
    mine = _known(here, rows)
    asked = mine.where(time_period=here.selection.period)
    if len(asked):
        return asked.row(0)
    if not len(mine) or not provisional.may_be(here.edition, here.selection.as_of):
        return growth_words.newest(here, rows)
    found = mine.where(time_period=provisional.newest(mine, *needed()))
    return found.row(0) if len(found) else None


def chosen(here: settle.Settled, rows: Rows, needed: Needed = tuple) -> Row | None:
    """The same with the list of periods above it."""
    found = row(here, rows, needed)
    choose(here, rows, found)
    return found


def choose(here: settle.Settled, rows: Rows, last: Row | None) -> None:
    """A list of the periods, the newest first, and what is to be known of the one that is taken apart; nothing where there is no choice."""
    asked, mine = here.selection, _known(here, rows)
    codes = mine.ordered("period_start", descending=True).distinct("time_period")
    if not codes or (len(codes) < FEW and last is not None):
        return
    if asked.period and asked.period not in codes:
        html.block("aside", _("There is no figure of “{asked}” here; the newest is shown.", asked=asked.period))
    span = readings.span_of(asked)

    def says(code: str) -> str:
        return formats.period(code, span=span) if code else _("Choose a period")

    options = codes if last is not None else ["", *codes]
    controls.choose(_("Period"), "period", options, last.time_period if last is not None else "", says, width=240)
    if last is None:
        html.note(
            _("Nothing to compare."),
            _("Every figure is provisional; a period that you choose is shown all the same."),
        )
    elif provisional.is_so(last):
        html.block("aside", provisional.chosen(says(last.time_period)))
    elif not asked.period and last.time_period != codes[0]:
        after = [code for code in reversed(codes) if code > last.time_period]
        html.block("aside", provisional.words(mine, last, span) or provisional.not_compared(after, span))


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
