"""What the figures of a country must add up to: the official totals of Russia, and freely scaled ones elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import numpy as np

from data import provenance
from data.generate.branches import GOODS
from data.generate.plan import LAST_OFFICIAL, YEARS, Plan
from data.sources.files import open_csv, open_table

_DATA = Path(__file__).parents[1]
# Ukraine beside Russia of the last official year, and its years against 2019.
_UKRAINE = 0.085
_PATH = {2017: 0.97, 2018: 1.01, 2019: 1.0, 2020: 0.88, 2021: 0.97, 2022: 0.58, 2023: 0.69, 2024: 0.74, 2025: 0.77}


@dataclass(frozen=True, slots=True)
class Product:
    """A product with its unit and its totals by year in whole units of its last printed decimal.

    value = whole / 10^decimals x 10^unit_mult unit_measure. `parts` are printed inside it, and do not exhaust it.
    """

    code: str
    activity: str
    unit_measure: str
    unit_mult: int
    decimals: int
    years: tuple[int, ...]
    parts: tuple[str, ...]


def products(country: str, plan: Plan) -> dict[str, Product]:
    """The products of a country by code, in order of code."""
    official = _official()
    if country == "RU":
        return _until_now(official, plan)
    return _elsewhere(official, plan)


@lru_cache(maxsize=1)
def _official() -> Mapping[str, Product]:
    """The annual table of Russia, 2017 to 2024; the file is held against its checksum before it is read."""
    entry = provenance.read(_DATA / "raw" / "ru_output_annual.toml", _DATA / "raw")
    provenance.verify(entry)
    rows = open_table(entry.path, entry.file)
    found, parts = {}, _parts()
    for code, own in rows.groupby("product", sort=True):
        printed = {int(year): Decimal(text) for year, text in zip(own["time_period"], own["obs_value"], strict=True)}
        decimals = max(_decimals(value) for value in printed.values())
        years = tuple(int(printed[year].scaleb(decimals)) for year in YEARS if year <= LAST_OFFICIAL)
        unit, power = own["unit_measure"].iloc[0], int(own["unit_mult"].iloc[0])
        found[str(code)] = Product(
            str(code), own["activity"].iloc[0], unit, power, decimals, years, parts.get(str(code), ())
        )
    return {code: product for code, product in found.items() if code in GOODS}


def _decimals(value: Decimal) -> int:
    """Digits after the point as printed."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _parts() -> dict[str, tuple[str, ...]]:
    """The parts of every group that stand directly below it."""
    rows = open_csv(_DATA / "reference" / "product_parent.csv", "reference/product_parent.csv")
    found: dict[str, list[str]] = {}
    for row in rows.itertuples(index=False):
        if row.is_nested == "false" and row.product in GOODS and row.parent in GOODS:
            found.setdefault(str(row.parent), []).append(str(row.product))
    return {parent: tuple(sorted(codes)) for parent, codes in found.items()}


def _until_now(official: Mapping[str, Product], plan: Plan) -> dict[str, Product]:
    """With the last year, which no office has printed: the year before, scaled freely."""
    rates = {code: plan.dice("RU", "last year", code).normal(1.02, 0.05) for code in official}
    return {
        code: replace(product, years=(*product.years, _scaled(code, official, rates)))
        for code, product in official.items()
    }


def _elsewhere(official: Mapping[str, Product], plan: Plan) -> dict[str, Product]:
    """The totals of Ukraine: no office's, only their size is believable."""
    levels = {code: _UKRAINE * np.exp(plan.dice("UA", "level", code).normal(0.0, 0.3)) for code in official}
    steps = {code: np.exp(plan.dice("UA", "path", code).normal(0.0, 0.03, len(YEARS))) for code in official}
    found = {}
    for code, product in official.items():
        years = []
        for at, year in enumerate(YEARS):
            rates = {part: levels[part] * steps[part][at] * _PATH[year] for part in official}
            years.append(_scaled(code, official, rates))
        found[code] = replace(product, years=tuple(years))
    return found


def _scaled(code: str, official: Mapping[str, Product], rates: Mapping[str, float]) -> int:
    """The last official year at rates; of a group, what stands beside its parts is scaled and they are kept inside."""
    product = official[code]
    inside = [_scaled(part, official, rates) for part in product.parts]
    beside = product.years[-1] - sum(official[part].years[-1] for part in product.parts)
    return sum(inside) + round(beside * rates[code])
