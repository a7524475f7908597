"""Printed production indices of the divisions by region and month, as an office would compute them from its own returns.

Laspeyres: prices of 2018 weigh the products. Groups have price 0, since their parts are in the index already.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.generate import geography, shocks
from data.generate.branches import GOODS
from data.generate.calendar import calendar
from data.generate.framing import (
    MISSING,
    NOTE_NO_BASE,
    NOTE_PROVISIONAL,
    PROVISIONAL,
    SAME,
    coded,
    framed,
    in_time,
    stated,
)
from data.generate.plan import N_MONTHS
from data.generate.rounding import Whole
from data.generate.totals import Product
from data.tables.observations import OBSERVATION

Array = npt.NDArray[np.float64]
ACTIVITIES = ("C13", "C14", "C15", "C13-C15")
TRANSFORMS = ("G1", "GY", "C_YTD")
# Less than so many thousand roubles of 2018 a month are too little for an index.
_SMALLEST = 300.0
_FIRST = {"G1": 1, "GY": 12, "C_YTD": 12}
_NEWEST = 3


def table(dataset: str, country: str, products: Mapping[str, Product], whole: Mapping[str, Whole]) -> pd.DataFrame:
    """Rows of observation: three indices by area (the country last), division and month."""
    values = _values(products, whole)
    is_told = _is_told(country, values)[:, :, None]
    parts = []
    for transform, ratios in _ratios(values).items():
        cells = stated(ratios.shape)
        cells.value[:] = np.round(ratios, 1)
        cells.status[:, :, -_NEWEST:], cells.note[:, :, -_NEWEST:] = PROVISIONAL, NOTE_PROVISIONAL
        gone = ~np.isfinite(ratios)
        cells.value[gone], cells.status[gone], cells.note[gone] = np.nan, MISSING, NOTE_NO_BASE
        printed = np.broadcast_to(is_told, ratios.shape).copy()
        printed[:, :, : _FIRST[transform]] = False
        at = np.nonzero(printed)
        columns = {
            "dataset": dataset, "indicator": "IPI", "product": "_T", "time_transform": transform,
            "ref_area": coded(at[0], (*geography.regions(country), country)),
            "activity": coded(at[1], ACTIVITIES), **in_time(calendar("M"), at[2]),
            "unit_measure": "PC", "unit_mult": np.zeros(len(at[0]), dtype=np.int16),
            "vintage": np.full(len(at[0]), np.datetime64("2026-01-26")), "issue": "2026-01-26",
            **cells.columns(at), **SAME,
        }  # fmt: skip
        parts.append(framed(OBSERVATION, len(at[0]), columns))
    return pd.concat(parts, ignore_index=True)


def _values(products: Mapping[str, Product], whole: Mapping[str, Whole]) -> Array:
    """Output at the prices of 2018 in thousand roubles: (area, activity, month), the country last."""
    months = next(iter(whole.values())).shape
    found = np.zeros((months[0] + 1, len(ACTIVITIES), N_MONTHS))
    for code, product in products.items():
        price = GOODS[code].price * 10.0 ** (product.unit_mult - product.decimals)
        found[:-1, ACTIVITIES.index(product.activity)] += whole[code] * price
    found[-1] = found[:-1].sum(axis=0)
    found[:, -1] = found.sum(axis=1)
    return found


def _is_told(country: str, values: Array) -> npt.NDArray[np.bool_]:
    """Series worth an index: something is made in every month in which the region reports."""
    reports = np.concatenate([~shocks.silent(country), np.ones((1, N_MONTHS), dtype=bool)])
    enough = (values >= _SMALLEST) | ~reports[:, None, :]
    found: npt.NDArray[np.bool_] = np.all(enough, axis=2) & np.any(reports, axis=1, keepdims=True)
    return found


def _ratios(values: Array) -> dict[str, Array]:
    """Against the month before, the same month, and January to now of the year before, in per cent."""
    by_year = values.reshape(*values.shape[:2], -1, 12)
    is_missing = (by_year == 0).cumsum(axis=3) > 0
    to_date = np.where(is_missing, np.nan, by_year.cumsum(axis=3)).reshape(values.shape)
    found = {"G1": _against(values, 1), "GY": _against(values, 12), "C_YTD": _against(to_date, 12)}
    return {name: np.where(ratio == 0, np.nan, ratio) for name, ratio in found.items()}


def _against(values: Array, months: int) -> Array:
    """Every month in per cent of the one so many months before; NaN where there is none."""
    found = np.full(values.shape, np.nan)
    before, now = values[:, :, :-months], values[:, :, months:]
    found[:, :, months:] = np.divide(100.0 * now, before, out=np.full(now.shape, np.nan), where=before > 0)
    return found
