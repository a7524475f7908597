"""The year whose figures are compared: the newest of each metric, or one for all of them."""

from collections.abc import Sequence
from dataclasses import replace

from views.parts import as_known, compare_columns, controls, formats, settle
from views.parts.compare_columns import Column
from views.parts.language import _
from views.parts.settling import Settling

NEWEST = "newest"


def offered(here: settle.Settled, columns: Sequence[Column]) -> tuple[str, ...]:
    """Years that some column reaches, the newest first."""
    found = [offer for one in columns if (offer := compare_columns.series(here, one)) is not None]
    if not found:
        return ()
    first, last = (int(code[:4]) for code in (min(one.first for one in found), max(one.last for one in found)))
    return tuple(f"{year:04d}" for year in range(last, first - 1, -1))


def settled(base: settle.Settled, columns: Sequence[Column], settling: Settling) -> settle.Settled:
    """The asked year if a column reaches it, else the newest figures of each, and a word on that."""
    asked = base.selection.year
    if not asked or asked in offered(base, columns):
        return base
    settling.notices.append(_("No figures of “{year}” by region; the newest are shown.", year=asked))
    return settle.Settled(replace(base.selection, year=""), base.notices)


def draw(here: settle.Settled, columns: Sequence[Column]) -> None:
    """A list of years, where there is more than one."""
    years = offered(here, columns)
    if len(years) > 1:
        controls.choose(
            _("Year of the figures"), "year", (NEWEST, *years), here.selection.year or NEWEST, _said, width=190,
            take=lambda code: "" if code == NEWEST else code,
        )  # fmt: skip


def none(year: str) -> str:
    """That there is nothing to compare in a year: of the metrics compared, others may have figures of it."""
    return _("Of these metrics no figure by region is of {year}.", year=year)


def none_by(as_of: str) -> str:
    """The same of a day of knowledge, as the end of a sentence or a title."""
    return _("of these metrics {nothing}", nothing=as_known.nothing_by(as_of))


def lacking(year: str, metrics: str) -> str:
    """Which of the metrics compared have no figure of a year."""
    return _("Without figures of {year}: {metrics}.", year=year, metrics=metrics)


def _said(code: str) -> str:
    return _("Newest figures") if code == NEWEST else formats.period(code)
