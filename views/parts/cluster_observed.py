"""The day up to which a registry speaks: waiting and staying are counted to it, and no page counts on to today."""

from datetime import date

from metrics import records
from views.parts import formats, settle, store
from views.parts.language import _


def day(here: settle.Settled) -> date:
    """The end of observation in the country: the last day on record, at most the day of knowledge."""
    found: date = store.ask(records.observed_to, here.edition, here.selection.country, here.selection.as_of)
    return found


def iso(here: settle.Settled) -> str:
    """The same day as the metrics ask for it."""
    return day(here).isoformat()


def said(here: settle.Settled) -> str:
    """The day in words, for the line below a heading."""
    return _("observed to {day}", day=formats.day(day(here)))
