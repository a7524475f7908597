"""Stars of a cluster: for how many of four criteria a region stands among the best fifth."""

from typing import Any

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods.flags import FLAGS, quotient, stated, why_no_quotient, withheld

# The nine types of Hyndman and Fan (1996) by numpy's names, type 1 first.
QUANTILES = (
    "inverted_cdf",
    "averaged_inverted_cdf",
    "closest_observation",
    "interpolated_inverted_cdf",
    "hazen",
    "weibull",
    "linear",
    "median_unbiased",
    "normal_unbiased",
)
MIN_REGIONS, YEARS = 10, 5
_ROUNDING = 1e-12  # equal figures may differ by the noise of a division and are a tie all the same
_NEEDS = {
    "ref_area": str,
    "employment": float,
    "region_total_employment": float,
    "value_added": float,
    "employment_t_minus_5": float,
}
_THRESHOLDS = {"size": "size", "specialisation": "lq_p80", "productivity": "productivity", "dynamics": "dynamics"}


@method(obs=Table(needs=_NEEDS, may=FLAGS))
def cluster_stars(
    obs: pd.DataFrame, *, percentile: float = 80, quantile_type: int = 7, lq_min: float = 1.5
) -> dict[str, Any]:
    """Up to four stars of a region's cluster: size, specialisation, productivity, dynamics.

    Formula: a star if the value >= P80 (quantile of type 7) of the regions with data. Size = employment; specialisation
    = location quotient (share of the sector in the region / in all regions), and it must also be > 1.5; productivity =
    value added / employment; dynamics = (employment / employment five years ago)^(1/5) - 1.
    Unit: 1 = star, 0 = none; thresholds in the unit of the input, the one of dynamics is a rate (0.02 = 2 % a year).
    Reading: "2 of 3" = two stars of the three that can be judged (`stars`, `stars_of`). The yardstick is the table
    itself: stars of two tables are not compared.
    Edge cases: fewer than 10 regions with any figure give TOO_FEW_UNITS and no stars; a tie with the threshold gets the
    star; a star whose input is missing or withheld is null, never 0, and its reason stands beside it; the quotient
    compares with the regions that have both figures; a part larger than its whole, or one region twice, gives
    INCONSISTENT_INPUT; negative employment NEGATIVE_INPUT.
    Source: our own convention [OWN] after the European Cluster Observatory (three stars) and the European Cluster
    Panorama 2014 (Ketels and Protsiv: four stars, top 20 %); percentile and floor are the user's.
    """
    if not 1 <= quantile_type <= len(QUANTILES) or not 0 <= percentile <= 100:
        raise BadRequest("params: percentile is from 0 to 100 and quantile_type from 1 to 9 (7 is usual).")
    obs = obs[obs["ref_area"].notna()]
    figures, why = _figures(obs), _why_none(obs)
    kind: Any = QUANTILES[quantile_type - 1]
    thresholds, rows = {}, {"ref_area": list(obs["ref_area"])}
    for name, (values, reasons) in figures.items():
        reason = np.where(reasons == "", why, reasons)
        known = values[reason == ""]
        threshold = float(np.quantile(known, percentile / 100, method=kind)) if len(known) else None
        thresholds[_THRESHOLDS[name]] = threshold
        rows[f"{name}_star"] = _stars(values, reason, threshold, lq_min if name == "specialisation" else None)
        rows[f"reason_{name}"] = reason.tolist()
    used = {name: int((reasons == "").sum()) for name, (_, reasons) in figures.items()}
    return {"thresholds": thresholds, "rows": _counted(rows, stated(obs)), "n_used": used, "reason": why}


def _why_none(obs: pd.DataFrame) -> str:
    """Why no region can have a star; empty where they can."""
    if not len(obs):
        return "NO_DATA"
    if obs["ref_area"].duplicated().any():
        return "INCONSISTENT_INPUT"
    figures = obs[["employment", "value_added", "employment_t_minus_5"]].notna().any(axis=1).to_numpy()
    return "TOO_FEW_UNITS" if (figures & ~withheld(obs)).sum() < MIN_REGIONS else ""


def _figures(obs: pd.DataFrame) -> dict[str, tuple[Array, Array]]:
    """The figure of each criterion, and why it is not there."""
    jobs, total, added, before = (obs[name].to_numpy(float) for name in list(_NEEDS)[1:])
    hidden = withheld(obs)
    size = why_no_quotient(jobs, np.ones(len(jobs)), hidden)
    share = _refused(why_no_quotient(jobs, total, hidden), jobs < 0, jobs > total)
    growth = _refused(why_no_quotient(jobs, before, hidden), jobs < 0)
    output = why_no_quotient(added, jobs, hidden)
    is_used = share == ""
    mean = jobs[is_used].sum() / total[is_used].sum() if is_used.any() else np.nan
    share[is_used & (mean == 0)] = "BASE_ZERO"
    size = _refused(size, jobs < 0)
    return {
        "size": (np.where(size == "", jobs, np.nan), size),
        "specialisation": (quotient(jobs, total * mean, share), share),
        "productivity": (quotient(added, jobs, output), output),
        "dynamics": (quotient(jobs, before, growth) ** (1 / YEARS) - 1, growth),
    }


def _refused(reason: Array, negative: Array, inconsistent: Array | None = None) -> Array:
    """The reasons with those for figures that cannot be."""
    found = np.where((reason == "") & negative, "NEGATIVE_INPUT", reason).astype(object)
    if inconsistent is not None:
        found[(found == "") & inconsistent] = "INCONSISTENT_INPUT"
    return found


def _stars(values: Array, reason: Array, threshold: float | None, above: float | None) -> list[int | None]:
    """1 where the value reaches the threshold and lies above the floor, 0 where not, None where there is a reason."""
    if threshold is None:
        return [None] * len(values)
    reaches = values >= threshold - _ROUNDING * abs(threshold)
    if above is not None:
        reaches &= values > above + _ROUNDING * abs(above)
    return [None if why else int(has) for why, has in zip(reason, reaches, strict=True)]


def _counted(rows: dict[str, list[Any]], status: list[str]) -> pd.DataFrame:
    """The rows with the number of stars and of how many; no number where none can be judged."""
    of_region = list(zip(*(rows[f"{name}_star"] for name in _THRESHOLDS), strict=True))
    known = [[star for star in stars if star is not None] for stars in of_region]
    counts = {
        "stars": [sum(stars) if stars else None for stars in known],
        "stars_of": [len(stars) for stars in known],
        "obs_status": status,
    }
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in (rows | counts).items()})
