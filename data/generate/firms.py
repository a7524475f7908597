"""Jobs and value added of invented firms by year: less than their region has, with gaps, latecomers and firms that end.

Joining a cluster and being paid support are followed by a little more growth, of a size that is drawn for every firm:
made up so that there is something to find, and no evidence of anything.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.generate import economy, geography, shocks
from data.generate.clusters import activity_of
from data.generate.framing import MISSING, NORMAL, NOTE_LATE, NOTE_WITHHELD, NOTES, STATUSES, WITHHELD, coded, framed
from data.generate.membership import Memberships
from data.generate.organisations import TIERS, Organisations
from data.generate.plan import COUNTRIES, FIRST_YEAR, LAST_YEAR, SOURCE_ID, Plan
from data.tables.registry import ORGANISATION_FIGURE

Array = npt.NDArray[np.float64]
# The last year is not reported before the day on which everything is told.
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR))
INDICATORS, DIVISIONS = ("EMP", "GDP_CP"), ("C13", "C14", "C15")
_TIERS = [TIERS.index(name) for name in ("core_producer", "supplier")]
_TYPICAL = {"RU": 34.0, "UA": 30.0}
# Firms on record never have more of their region's division than this.
_MOST = 0.6
_JOINING, _SUPPORT = (0.022, 0.03), (0.03, 0.05)  # mean and spread of the yearly effect and of the one of support
_YEARS_OF_EFFECT = 3
_LATECOMERS, _ENDING, _GAPS, _WITHHELD = 0.12, 0.07, 0.04, 0.015
_MONEY = {"RU": "RUB", "UA": "UAH"}


@dataclass(frozen=True, slots=True)
class Firms:
    """The firms of light industry of a country: places among the organisations, places of region and division."""

    country: str
    place: npt.NDArray[np.int64]
    region: npt.NDArray[np.int64]
    division: npt.NDArray[np.int64]


def table(known: Organisations, held: Memberships, asked: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """Table organisation_figure; `asked` is the table support_application."""
    joined, paid = _first_years(known, held, asked)
    parts = [_country(country, known, joined, paid, plan) for country in COUNTRIES]
    return pd.concat(parts, ignore_index=True)


def _first_years(known: Organisations, held: Memberships, asked: pd.DataFrame) -> tuple[Array, Array]:
    """The year in which each organisation first joined a cluster, and was first paid support; inf = never."""
    joined, paid = (np.full(len(known.org_id), np.inf) for _ in range(2))
    np.minimum.at(joined, held.organisation, held.first.astype("datetime64[Y]").astype(float) + 1970)
    places = {str(code): place for place, code in enumerate(known.org_id)}
    for code, day in zip(asked["org_id"], asked["paid_on"], strict=True):
        if not pd.isna(day):
            paid[places[str(code)]] = min(paid[places[str(code)]], pd.Timestamp(day).year)
    return joined, paid


def _country(country: str, known: Organisations, joined: Array, paid: Array, plan: Plan) -> pd.DataFrame:
    """The rows of one country."""
    firms = _of_light_industry(country, known)
    values = _within(firms, *_sizes(firms, joined[firms.place], paid[firms.place], plan), plan)
    status = _statuses(firms, values, joined[firms.place], plan)
    at = np.nonzero(status >= 0)
    n_rows, found = len(at[0]), status[at]
    years, dice = np.array(YEARS), plan.dice(country, "firms", "reported")
    days = (years[at[2]] - 1969).astype("datetime64[Y]").astype("datetime64[D]") + dice.integers(80, 160, n_rows)
    note = np.select([found == WITHHELD, found == MISSING], [NOTE_WITHHELD, NOTE_LATE], 0)
    columns = {
        "org_id": known.org_id[firms.place[at[1]]], "indicator": coded(at[0], INDICATORS),
        "activity": coded(firms.division[at[1]], DIVISIONS), "time_period": coded(at[2], [str(year) for year in YEARS]),
        "obs_value": np.where(found == NORMAL, values[at], np.nan), "obs_status": coded(found, STATUSES),
        "conf_status": coded(found == WITHHELD, ("F", "C")), "unit_measure": coded(at[0], ("PS", _MONEY[country])),
        "unit_mult": np.where(at[0] == 0, 0, 3).astype(np.int16), "reported_on": days, "source_id": SOURCE_ID,
        "note": coded(note, NOTES),
    }  # fmt: skip
    return framed(ORGANISATION_FIGURE, n_rows, columns)


def _of_light_industry(country: str, known: Organisations) -> Firms:
    """Makers and their suppliers; colleges, offices and funds are counted elsewhere."""
    place = np.array([at for at in known.of(country) if known.tier[at] in _TIERS], dtype=np.int64)
    codes = {code: at for at, code in enumerate(geography.regions(country))}
    region = np.array([codes[str(known.area[at])] for at in place])
    division = np.array([DIVISIONS.index(activity_of(str(known.branch[at]))) for at in place])
    return Firms(country, place, region, division)


def _sizes(firms: Firms, joined: Array, paid: Array, plan: Plan) -> tuple[Array, Array]:
    """Persons and thousands of value added by firm and year, before what the region has limits them."""
    dice, n_firms, years = plan.dice(firms.country, "firms"), len(firms.place), np.array(YEARS)
    regional = economy.by_region(firms.country, plan)
    jobs, added = (regional[name][firms.region, firms.division, : len(YEARS)].astype(float) for name in INDICATORS)
    has_jobs = jobs > 0
    path = np.where(has_jobs, jobs, np.nan) / np.nanmax(np.where(has_jobs, jobs, 1.0), axis=1, keepdims=True)
    start = dice.normal(np.log(_TYPICAL[firms.country]), 0.9, n_firms) + np.where(np.isfinite(joined), 0.2, 0.0)
    own, skill = (np.cumsum(dice.normal(0.0, spread, (n_firms, len(YEARS))), axis=1) for spread in (0.06, 0.05))
    since = np.clip(years - joined[:, None], 0.0, _YEARS_OF_EFFECT)
    more = dice.normal(*_JOINING, n_firms)[:, None] * since
    more += dice.normal(*_SUPPORT, n_firms)[:, None] * (years > paid[:, None])
    persons = np.exp(start[:, None] + own + more / 2) * path
    a_head = 100 * added / np.where(has_jobs, jobs, np.nan)
    level = dice.normal(0.0, 0.25, n_firms)[:, None]
    return persons, persons * a_head * np.exp(level + skill + more / 2)


def _within(firms: Firms, persons: Array, added: Array, plan: Plan) -> Array:
    """Whole figures (indicator, firm, year), made smaller where a region's division would be exceeded in any year.

    One factor holds for all years, so that no firm's growth is bent by it; NaN where nothing whole is left.
    """
    regional, found = economy.by_region(firms.country, plan), np.stack([persons, added])
    for at, name in enumerate(INDICATORS):
        limit = regional[name][:, :3, : len(YEARS)] * (1.0 if name == "EMP" else 100.0) * _MOST
        summed = np.zeros_like(limit)
        np.add.at(summed, (firms.region, firms.division), np.nan_to_num(found[at]))
        part = np.divide(limit, summed, out=np.ones_like(limit), where=summed > 0)
        found[at] *= np.minimum(part.min(axis=2), 1.0)[firms.region, firms.division][:, None]
    whole = np.floor(found)
    return np.where(np.all(whole >= 1, axis=0), whole, np.nan)


def _statuses(firms: Firms, values: Array, joined: Array, plan: Plan) -> npt.NDArray[np.int64]:
    """Place in STATUSES for (indicator, firm, year), or -1 where the firm does not exist: it came later or has ended.

    A firm withholds everything or nothing, so that no year gives another away.
    """
    dice, n_firms, years = plan.dice(firms.country, "firms", "told"), len(firms.place), np.array(YEARS)
    found = np.where(np.isnan(values), MISSING, NORMAL).astype(np.int64)
    found[:, dice.random((n_firms, len(YEARS))) < _GAPS] = MISSING
    silent = np.all(shocks.silent(firms.country).reshape(-1, len(YEARS) + 1, 12), axis=2)[firms.region, :-1]
    found[:, silent] = MISSING
    found[:, dice.random(n_firms) < _WITHHELD] = WITHHELD
    begun = np.where(dice.random(n_firms) < _LATECOMERS, dice.integers(2018, 2023, n_firms), FIRST_YEAR)
    begun = np.minimum(begun, np.where(np.isfinite(joined), joined, begun))
    ended = np.where(dice.random(n_firms) < _ENDING, dice.integers(2019, LAST_YEAR, n_firms), LAST_YEAR)
    found[:, (years < begun[:, None]) | (years > ended[:, None])] = -1
    return found
