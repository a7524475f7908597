"""A made-up table of eight indicators in four dimensions for the tests of the composite index."""

from typing import Any

import numpy as np
import pandas as pd

DIMENSIONS = ("scale", "dynamics", "organisation", "cooperation")
INDICATORS = {
    "log_employment": ("scale", 1),
    "lq": ("scale", 1),
    "r12_growth": ("dynamics", 1),
    "ytd_growth": ("dynamics", 1),
    "members_per_1000": ("organisation", 1),
    "employment_coverage": ("organisation", 1),
    "support_uptake": ("cooperation", 1),
    "median_support_lag_days": ("cooperation", -1),
}


def meta(names: Any = tuple(INDICATORS), **changed: float) -> pd.DataFrame:
    """Half of the weight of its dimension for each indicator, unless another weight is given by its name."""
    return pd.DataFrame({
        "indicator": list(names),
        "dimension": [INDICATORS[name][0] for name in names],
        "direction": [INDICATORS[name][1] for name in names],
        "weight_in_dimension": [changed.get(name, 0.5) for name in names],
    })  # fmt: skip


def equal() -> pd.DataFrame:
    return across(0.25, 0.25, 0.25, 0.25)


def across(*given: float) -> pd.DataFrame:
    return pd.DataFrame({"dimension": list(DIMENSIONS), "weight": list(given)})


def table(n: int = 12, seed: int = 0) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    found = pd.DataFrame({name: rng.normal(50, 10, n) for name in INDICATORS})
    found["lq"] = rng.lognormal(0, 0.5, n)
    return found.assign(ref_area=[f"R{at:02}" for at in range(n)])


def by_area(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.set_index("ref_area")
