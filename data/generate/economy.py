"""Employment, value added, payroll, establishments and organisations by region, activity and year."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.generate import geography, hiding, shocks
from data.generate.calendar import calendar
from data.generate.framing import (
    MISSING,
    NOTE_SILENT,
    NOTE_WITHHELD,
    SAME,
    WITHHELD,
    Figures,
    coded,
    framed,
    in_time,
    stated,
)
from data.generate.plan import YEARS, Plan
from data.generate.rounding import Whole, split
from data.tables.observations import OBSERVATION

Array = npt.NDArray[np.float64]
ACTIVITIES = ("C13", "C14", "C15", "C13-C15", "C", "_T")
_LIGHT, _ALL_LIGHT, _MANUFACTURING, _TOTAL = slice(0, 3), 3, 4, 5
_BRANCHES = (
    {"cotton": 0.25, "synthetic": 0.2, "nonwovens": 0.2, "linen": 0.1, "carpets": 0.1, "camping": 0.1, "wool": 0.05},
    {"sewn": 0.6, "knit": 0.25, "hosiery": 0.13, "fur": 0.02},
    {"footwear": 0.6, "rubber": 0.15, "leather": 0.15, "felt": 0.1},
)
# Persons in the first year and their yearly change; currency; thousand a head and year for all, and its yearly rise.
_PERSONS = {"RU": ((112e3, 1.012), (168e3, 1.016), (37e3, 0.996)), "UA": ((19e3, 0.95), (52e3, 0.95), (17e3, 0.94))}
_MONEY = {"RU": ("RUB", 1250.0, 1.095), "UA": ("UAH", 190.0, 1.14)}
_SIZE_OF_FIRM = {"RU": (45.0, 22.0, 20.0), "UA": (70.0, 30.0, 60.0)}
_ADDED, _PAID = (0.62, 0.45, 0.48, 0.0, 1.15, 1.0), (0.36, 0.29, 0.30, 0.0, 0.50, 0.44)
_UNITS = {"EMP": ("PS", 0), "GDP_CP": ("", 6), "PAYROLL": ("", 3), "EST": ("NMB", 0), "ORG": ("NMB", 0)}


def table(dataset: str, country: str, plan: Plan) -> pd.DataFrame:
    """Rows of observation: every indicator by area (the country last), activity and year."""
    years = calendar("A")
    amounts = by_region(country, plan)
    withheld = withheld_cells(amounts["EST"])
    parts = []
    for indicator, regional in amounts.items():
        cells = _printed(country, indicator, regional, withheld)
        at = np.nonzero(np.ones(cells.value.shape, dtype=bool))
        unit, power = _UNITS[indicator]
        columns = {
            "dataset": dataset, "indicator": indicator, "product": "_T", "time_transform": "N",
            "ref_area": coded(at[0], (*geography.regions(country), country)),
            "activity": coded(at[1], ACTIVITIES), **in_time(years, at[2]),
            "unit_measure": unit or _MONEY[country][0], "unit_mult": np.full(len(at[0]), power, dtype=np.int16),
            "vintage": np.full(len(at[0]), np.datetime64("2026-01-26")), "issue": "2026-01-26",
            **cells.columns(at), **SAME,
        }  # fmt: skip
        parts.append(framed(OBSERVATION, len(at[0]), columns))
    return pd.concat(parts, ignore_index=True)


def by_region(country: str, plan: Plan) -> Mapping[str, Whole]:
    """Whole units (GDP_CP: tenths of a million) before anything is withheld: (region, activity, year)."""
    persons = _persons(country, plan)
    firms = _firms(country, persons, plan)
    dice, (_, level, rise) = plan.dice(country, "money"), _MONEY[country]
    rich = np.exp(dice.normal(0.0, 0.14, (len(persons), len(ACTIVITIES), 1)))
    a_head = level * rise ** np.arange(len(YEARS)) * rich * np.exp(dice.normal(0.0, 0.03, persons.shape))
    return {
        "EMP": persons,
        "GDP_CP": _summed(persons * a_head * np.array(_ADDED)[:, None] / 100),
        "PAYROLL": _summed(persons * a_head * np.array(_PAID)[:, None]),
        "EST": firms,
        "ORG": _summed(firms * np.exp(dice.normal(0.12, 0.02, (len(firms), len(ACTIVITIES), 1)))),
    }


def withheld_cells(firms: Whole) -> npt.NDArray[np.bool_]:
    """Withheld cells (region, activity): the same in every year, so that no year gives another away."""
    found = np.zeros(firms.shape[:2], dtype=bool)
    divisions = firms[:, _LIGHT]
    found[:, _LIGHT] = hiding.in_a_table(np.where(divisions > 0, divisions, divisions.max() + 1).min(axis=2))
    return found


def _persons(country: str, plan: Plan) -> Whole:
    """Employed persons; regions of a division add up to the country, light industry to a part of manufacturing."""
    dice, size = plan.dice(country, "persons"), geography.sizes(country)
    found = np.zeros((len(size), len(ACTIVITIES), len(YEARS)), dtype=np.int64)
    moved = _moved(country)
    for place, branches in enumerate(_BRANCHES):
        share = sum(part * geography.weights(country, name, plan.dice(country, "places", name))
                    for name, part in branches.items())  # fmt: skip
        start, change = _PERSONS[country][place]
        spread = np.asarray(share) * 0.58 + 0.4 * size / size.sum() + 0.02 / len(size)
        drift = np.exp(np.cumsum(dice.normal(0.0, 0.03, (len(size), len(YEARS))), axis=1))
        for at in range(len(YEARS)):
            total = round(start * change**at * (0.96 if YEARS[at] == 2020 else 1.0))
            found[:, place, at] = split(total, spread * drift[:, at] * moved[:, at])
    found[:, _ALL_LIGHT] = found[:, _LIGHT].sum(axis=1)
    growth = np.exp(np.cumsum(dice.normal(0.003, 0.01, (len(size), len(YEARS))), axis=1)) * moved
    found[:, _TOTAL] = np.rint(size[:, None] * 0.46e6 * np.exp(dice.normal(0.0, 0.05, (len(size), 1))) * growth)
    part = 0.13 * np.exp(dice.normal(0.0, 0.25, (len(size), 1)))
    found[:, _MANUFACTURING] = np.rint(found[:, _TOTAL] * part) + found[:, _ALL_LIGHT]
    return found


def _moved(country: str) -> Array:
    """What the shocks leave of a region's work in a year: jobs follow output only half the way."""
    yearly = shocks.regional(country).reshape(-1, len(YEARS), 12).mean(axis=2)
    found: Array = np.sqrt(yearly)
    return found


def _firms(country: str, persons: Whole, plan: Plan) -> Whole:
    """Establishments. Where there is any light industry, every division has one and apparel as many as may be told.

    A region that falls silent has no withheld cells: in its silent years they would leave others alone in their sum.
    """
    dice = plan.dice(country, "establishments")
    sizes = np.array([*_SIZE_OF_FIRM[country], 1.0, 45.0, 14.0])[:, None]
    drawn = persons / sizes * np.exp(dice.normal(0.0, 0.15, (len(persons), len(ACTIVITIES), 1)))
    least = np.array([1, hiding.FEWEST, 1, 0, 0, 0])[:, None]
    falls_silent = np.any(shocks.silent(country), axis=1, keepdims=True)[:, :, None]
    least = np.where(falls_silent, np.maximum(least, hiding.FEWEST * (least > 0)), least)
    found = np.where(persons > 0, np.maximum(np.rint(drawn), least), 0).astype(np.int64)
    found[:, _ALL_LIGHT] = found[:, _LIGHT].sum(axis=1)
    found[:, _MANUFACTURING] += found[:, _ALL_LIGHT]
    return found


def _summed(amounts: npt.NDArray[Any]) -> Whole:
    """Rounded, with light industry as the sum of its divisions, and at least that in manufacturing."""
    found: Whole = np.rint(amounts).astype(np.int64)
    found[:, _ALL_LIGHT] = found[:, _LIGHT].sum(axis=1)
    found[:, _MANUFACTURING] = np.maximum(found[:, _MANUFACTURING], found[:, _ALL_LIGHT])
    return found


def _printed(country: str, indicator: str, regional: Whole, withheld: npt.NDArray[np.bool_]) -> Figures:
    """With the row of the country; numbers of firms are never withheld, amounts are."""
    units = np.concatenate([regional, regional.sum(axis=0, keepdims=True)])
    found = stated(units.shape)
    found.value[:] = units / (10.0 if indicator == "GDP_CP" else 1.0)
    silent: npt.NDArray[np.bool_] = np.all(shocks.silent(country).reshape(-1, len(YEARS), 12), axis=2)
    where = np.zeros(units.shape, dtype=bool)
    where[:-1] = silent[:, None, :]
    found.value[where], found.status[where], found.note[where] = np.nan, MISSING, NOTE_SILENT
    if indicator not in ("EST", "ORG"):
        where[:-1] = withheld[:, :, None] & ~silent[:, None, :]
        found.value[where], found.status[where], found.note[where] = np.nan, WITHHELD, NOTE_WITHHELD
    return found
