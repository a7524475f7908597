"""Thirteen monthly issues of the output of a country: what each printed, what was revised, late, provisional, withheld."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from data.generate import hiding, shocks
from data.generate.branches import GOODS
from data.generate.calendar import Calendar, calendar
from data.generate.framing import (
    BREAK,
    BREAKS,
    MISSING,
    NOTE_BREAK,
    NOTE_LATE,
    NOTE_PROVISIONAL,
    NOTE_REMARK,
    NOTE_SILENT,
    NOTE_WITHHELD,
    PROVISIONAL,
    WITHHELD,
    Figures,
    stated,
)
from data.generate.plan import N_MONTHS, Plan
from data.generate.rounding import Whole
from data.generate.totals import Product

Flags = npt.NDArray[np.bool_]
N_ISSUES = 13
# How many of the newest months are provisional in an issue, and the issue from which the year before is final.
_PROVISIONAL, _YEAR_IS_FINAL = 3, "2025-08"
_YEAR_BEFORE = slice(N_MONTHS - 24, N_MONTHS - 12)
_LATE = 0.03


@dataclass(frozen=True)
class Issues:
    """The issues of one country. Cells are (product, area, period); the last area is the country."""

    country: str
    products: Mapping[str, Product]
    whole: Mapping[str, Whole]
    plan: Plan
    periods: Calendar

    @cached_property
    def months(self) -> Whole:
        """Final whole units: (product, region, month)."""
        return np.stack([self.whole[code] for code in self.products])

    @cached_property
    def hidden(self) -> Flags:
        """Withheld series: (product, region). A region that reports nothing has nothing to withhold."""
        is_silent = shocks.silent(self.country).any(axis=1)
        found = np.zeros(self.months.shape[:2], dtype=bool)
        for place, code in enumerate(self.products):
            amount = self.months[place].sum(axis=1)
            dice = self.plan.dice(self.country, "firms", code)
            n_firms = hiding.firms(amount / amount.sum(), dice, is_niche=GOODS[code].is_niche)
            found[place] = hiding.in_a_list(np.where(is_silent, 0, n_firms), np.where(is_silent, 0, amount))
        return found

    @property
    def last_months(self) -> range:
        """The newest month of every issue, counted from the first of all."""
        return range(N_MONTHS - N_ISSUES, N_MONTHS)

    def is_in(self, last_month: int) -> Flags:
        """Which periods an issue prints."""
        found: Flags = self.periods.last <= last_month
        return found

    def printed(self, last_month: int) -> Figures:
        """What the issue prints; cells of periods that it does not print are of no meaning."""
        regions = _revised(self, last_month)
        units = self.periods.added(np.concatenate([regions, regions.sum(axis=1, keepdims=True)], axis=1))
        decimals = np.array([product.decimals for product in self.products.values()])
        found = stated(units.shape)
        found.value[:] = units / 10.0 ** decimals[:, None, None]
        _mark_provisional(self, found, last_month)
        _mark_breaks(self, found)
        _mark_missing(self, found, last_month)
        is_hidden = np.concatenate([self.hidden, np.zeros((len(self.hidden), 1), dtype=bool)], axis=1)
        _void(found, np.broadcast_to(is_hidden[:, :, None], units.shape), WITHHELD, NOTE_WITHHELD)
        return found


def issues(country: str, products: Mapping[str, Product], whole: Mapping[str, Whole], plan: Plan) -> Issues:
    """The issues of a country by month, quarter and year."""
    return Issues(country, products, whole, plan, calendar())


def _revised(known: Issues, last_month: int) -> Whole:
    """Whole units by region and month as they were known then; the newest issue knows the final ones."""
    found = known.months.astype(float)
    if last_month == N_MONTHS - 1:
        return known.months
    for age in range(_PROVISIONAL):
        chance = known.plan.dice(known.country, "revision", str(last_month), str(age)).normal(0.0, 1.0, found.shape[:2])
        found[:, :, last_month - age] *= np.exp(-0.012 + 0.012 * (_PROVISIONAL - age) * chance)
    if last_month < shocks.month_index(_YEAR_IS_FINAL):
        chance = known.plan.dice(known.country, "annual revision").normal(-0.008, 0.012, (*found.shape[:2], 12))
        found[:, :, _YEAR_BEFORE] *= np.exp(chance)
    rounded: Whole = np.rint(found).astype(np.int64)
    return rounded


def _mark_provisional(known: Issues, found: Figures, last_month: int) -> None:
    """The newest months, and what contains them."""
    is_new = known.periods.last > last_month - _PROVISIONAL
    found.status[:, :, is_new], found.note[:, :, is_new] = PROVISIONAL, NOTE_PROVISIONAL


def _mark_breaks(known: Issues, found: Figures) -> None:
    """Where fabrics are defined anew in Russia, and where a remark on territory begins in the row of the country."""
    months = ("2022-01",) if known.country == "RU" else ("2022-03",)
    for code in (*months, "2022-Q1", "2022"):
        _break(found, np.s_[:, -1, known.periods.place(code)], "territory_remark", NOTE_REMARK)
    if known.country == "RU":
        fabrics = list(known.products).index("13.20")
        for code in ("2021-01", "2021-Q1", "2021"):
            _break(found, np.s_[fabrics, :, known.periods.place(code)], "definition", NOTE_BREAK)


def _break(found: Figures, at: tuple[slice | int, ...], kind: str, note: int) -> None:
    """A break in some cells."""
    found.status[at], found.break_kind[at], found.note[at] = BREAK, BREAKS.index(kind), note


def _mark_missing(known: Issues, found: Figures, last_month: int) -> None:
    """Regions that report nothing, and reports that came too late for the issue; the country's row estimates those."""
    silent = known.periods.any_of(shocks.silent(known.country))
    is_absent = np.zeros(found.value.shape, dtype=bool)
    is_absent[:, :-1] = silent[None]
    _void(found, is_absent, MISSING, NOTE_SILENT)
    dice = known.plan.dice(known.country, "late", str(last_month))
    is_late = (dice.random(known.months.shape[:2]) < _LATE) & (known.months[:, :, last_month] > 0)
    months = np.zeros(known.months.shape, dtype=bool)
    months[:, :, last_month] = is_late
    months[:, :, last_month - 1] = is_late & (dice.random(is_late.shape) < 0.3)
    is_absent[:, :-1] = known.periods.any_of(months) & ~silent[None]
    _void(found, is_absent, MISSING, NOTE_LATE)


def _void(found: Figures, where: Flags, status: int, note: int) -> None:
    """No value, and why."""
    found.value[where] = np.nan
    found.status[where], found.note[where], found.break_kind[where] = status, note, 0
