"""Output of every product by region and month, in whole units, so that regions and months add up to the year exactly."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from data.generate import geography, shocks
from data.generate.branches import GOODS, REST_OF, season
from data.generate.plan import N_MONTHS, YEARS, Plan
from data.generate.rounding import Whole, split
from data.generate.totals import Product

Array = npt.NDArray[np.float64]
# A year that is further from the next than this (in logarithms) follows it at once and not by and by.
_STEP = 0.5


def made(country: str, products: Mapping[str, Product], plan: Plan) -> dict[str, Whole]:
    """By product: whole units of its last printed decimal, one row a region in order of code, one column a month.

    A group is what its parts make and what is made beside them; its total is the given one, not their sum.
    """
    found: dict[str, Whole] = {}
    places = _places(country, plan)
    for code in products:
        _make(code, country, products, plan, (found, places))
    return {code: found[code] for code in products}


def _make(
    code: str,
    country: str,
    products: Mapping[str, Product],
    plan: Plan,
    known: tuple[dict[str, Whole], Mapping[str, Array]],
) -> Whole:
    """One product, its parts before it; kept in the first of `known`, the second is where branches are."""
    found, places = known
    if code in found:
        return found[code]
    product, good = products[code], GOODS[code]
    inside = np.zeros((len(geography.regions(country)), N_MONTHS), dtype=np.int64)
    for part in product.parts:
        inside += _make(part, country, products, plan, known)
    by_year = inside.reshape(len(inside), len(YEARS), 12)
    beside = np.array(product.years) - by_year.sum(axis=(0, 2))
    branch = REST_OF[code] if product.parts else good.branch
    shape = _shape(country, code, places[branch], season(good.season) * beside_months(beside), plan)
    cells = [split(int(total), shape[:, 12 * at : 12 * at + 12]) for at, total in enumerate(beside)]
    found[code] = inside + np.concatenate(cells, axis=1)
    return found[code]


def beside_months(years: npt.NDArray[np.int64]) -> Array:
    """The level of every month, one row a year, so that years run into each other; after a jump the year stays level."""
    logs = np.log(np.maximum(years, 1).astype(float))
    before, after = np.diff(logs, prepend=logs[0]), np.diff(logs, append=logs[-1])
    before, after = (np.where(np.abs(step) > _STEP, 0.0, step) for step in (before, after))
    at = (np.arange(12) + 0.5) / 12 - 0.5
    slope = np.where(at[None, :] < 0, before[:, None], after[:, None])
    found: Array = np.exp(slope * at[None, :])
    return found


def _places(country: str, plan: Plan) -> dict[str, Array]:
    """The part of every region in every branch."""
    names = sorted({good.branch for good in GOODS.values()} | set(REST_OF.values()))
    return {name: geography.weights(country, name, plan.dice(country, "places", name)) for name in names}


def _shape(country: str, code: str, place: Array, months: Array, plan: Plan) -> Array:
    """Weights of regions and months: where, when, what hit them, how they drift apart, and chance."""
    dice = plan.dice(country, "output", code)
    drift = np.cumsum(dice.normal(0.0, 0.07, (len(place), len(YEARS) + 1)), axis=1)
    at = np.arange(N_MONTHS) / 12
    drifted = np.array([np.interp(at, np.arange(len(YEARS) + 1), one) for one in drift])
    chance = dice.normal(0.0, 0.05, (len(place), N_MONTHS))
    when = months.ravel() * shocks.common(country)
    found: Array = place[:, None] * np.exp(drifted + chance) * when * shocks.regional(country)
    return found
