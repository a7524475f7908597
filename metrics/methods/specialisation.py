"""What a region does more of than others: location quotients, comparative advantage, diversity, difference in structure."""

from typing import Literal

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest, List, Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods import relation
from metrics.methods.flags import FLAGS
from metrics.methods.profiles import profile_distances, why_no_profile
from metrics.methods.statement_rows import HIDDEN, NOTHING, cells, figure_of, figures, ranks_of, said, texts

KEYS = ("ref_area", "activity", "time_period")
# The four figures of a quotient that a row may bring itself: cell, total of the region, total of the activity, total.
TOTALS = ("x_ra", "x_r", "x_a", "x")
_NAMED = (TOTALS, ("e_ij", "e_j", "e_i", "e"), ("e_ra", "e_r", "e_a", "e"))
_OBS = Table(may={**dict.fromkeys((*KEYS, "product"), str), **FLAGS})
FEW_REGIONS = 10
_TIES = 1e-12  # a tie at exactly 1 may miss it by the rounding of sums


@method(obs=_OBS)
def location_quotient(
    obs: pd.DataFrame,
    *,
    reference: Literal["national_total_of_table"] = "national_total_of_table",  # noqa: ARG001 - said in the request
    basis: str = "",
) -> pd.DataFrame:
    """How much larger the share of an activity is in a region than in the country.

    Formula: lq = (x_ra / x_r) / (x_a / x): cell, total of the region, total of the activity, total of the table, in
    which the region is contained; slq = (lq - 1) / (lq + 1). A row may bring the four figures itself (x_ra, x_r, x_a,
    x or e_ij, e_j, e_i, e) in place of being summed.
    Unit: parts of one. The figures may be employment, shipments or value added: `basis` names their column.
    Reading: above 1 the region is specialised; slq runs from -1 (none of it) over 0 (as the country) towards 1.
    Edge cases: a region or an activity whose total is zero has no quotient (BASE_ZERO), a cell of zero has 0; a part
    larger than its whole gives INCONSISTENT_INPUT. A cell that is missing or withheld has no quotient, and as no total
    is known then, no other cell of that period has one (COMPONENT_MISSING, COMPONENT_SUPPRESSED). A pair of region and
    activity without a row is missing, not zero.
    Source: Florence 1939; symmetric form: Dalum, Laursen and Villumsen 1998.
    """
    return _quotients(obs, basis)


@method(obs=_OBS)
def rca(
    obs: pd.DataFrame,
    *,
    reference: Literal["national_total_of_table"] = "national_total_of_table",  # noqa: ARG001 - said in the request
    basis: str = "",
) -> pd.DataFrame:
    """Revealed comparative advantage: the location quotient of exports or output, and whether it reaches one.

    Formula: rca = (x_ra / x_r) / (x_a / x); m = 1 where rca >= 1, else 0.
    Unit: parts of one; m is 0 or 1. `basis` names the column of figures where there are several.
    Reading: m = 1 says that the region has the product, as the study of relatedness and complexity counts it.
    Edge cases: as for the location quotient; a tie at exactly 1 counts as 1.
    Source: Balassa 1965.
    """
    found = _quotients(obs, basis).rename(columns={"lq": "rca", "slq": "m"})
    has_it = [None if np.isnan(one) else int(one >= 1 - _TIES) for one in found["rca"]]
    return found.assign(m=pd.Series(has_it, dtype=object, index=found.index))


def _quotients(obs: pd.DataFrame, basis: str) -> pd.DataFrame:
    """Keys that the rows have, lq, slq, reason and obs_status for each row of a table."""
    item = "product" if obs["activity"].isna().all() and obs["product"].notna().any() else "activity"
    keys = pd.DataFrame({name: texts(obs, item if name == "activity" else name) for name in KEYS})
    own = _own_totals(obs)
    if not len(obs):
        found = keys.assign(lq=[], slq=[], reason=[], worst=[])
    elif own is not None:
        found = relation.ask("specialisation", "quotients", quartet=keys.assign(**own)).sort_values("place")
    else:
        if "" in {*keys["ref_area"], *keys["activity"]}:
            raise BadRequest(
                "inputs, obs needs a ref_area and an activity in each row, or x_ra, x_r, x_a and x (e_ij, e_j, e_i and e)."
            )
        grid = cells(keys, figures(obs, figure_of(obs, (*KEYS, "product"), basis)), ranks_of(obs))
        found = keys.merge(relation.ask("specialisation", "location_quotients", cell=grid), on=list(KEYS), how="left")
    found["obs_status"] = [said(*pair) for pair in zip(found["reason"], found["worst"], strict=True)]
    shown = [name for name in KEYS if keys[name].ne("").any() or (own is None and name != "time_period")]
    return (
        found[[*shown, "lq", "slq", "reason", "obs_status"]].rename(columns={"activity": item}).reset_index(drop=True)
    )


def _own_totals(obs: pd.DataFrame) -> dict[str, Array] | None:
    """The four figures that the rows bring themselves; None where they are to be summed."""
    names = next((form for form in _NAMED if set(form) <= set(obs)), None)
    if names is None:
        return None
    found = {total: figures(obs, name) for total, name in zip(TOTALS, names, strict=True)}
    rank = ranks_of(obs)
    why = np.full(len(obs), "", dtype=object)
    return {**found, "place": np.arange(len(obs)), "rank": rank, "worst": rank, "why": why}


@method(obs=Table(needs={"ref_area": str, "lq": float}, may=FLAGS))
def location_quotient_standardised(
    obs: pd.DataFrame,
    *,
    activity: str = "",  # noqa: ARG001 - said in the request
    sd: Literal["sample", "population"] = "sample",
    threshold: float = 1.96,
    transform: Literal["none", "log"] = "none",
) -> pd.DataFrame:
    """Which regions' location quotients stand out among all regions.

    Formula: slq_z = (lq - mean) / sd over the regions that have one, sd with n - 1; significant = slq_z > threshold.
    `transform` log takes ln lq in place of lq.
    Unit: standard deviations.
    Reading: above 1.96 the region stands out at 5 per cent, if the quotients are spread normally: `p_normal` is the
    p-value of the Lilliefors test of that; where it is small, take ln lq or a bootstrap. No z can pass (n - 1) / sqrt(n).
    Edge cases: below 10 regions nothing is called significant (warning TOO_FEW_UNITS); below 2 there is no z
    (TOO_FEW_UNITS); equal quotients give ZERO_VARIANCE; a region without quotient, or with a negative one, has no z and
    is left out of mean and sd; zero has no logarithm (ZERO_IN_LOG).
    Source: O'Donoghue and Gleave 2004; Lilliefors 1967.
    """
    lq, reason = _standing(figures(obs, "lq"), ranks_of(obs, "lq"), is_log=transform == "log")
    known = lq[reason == ""]
    why = "TOO_FEW_UNITS" if len(known) < 2 else "ZERO_VARIANCE" if np.ptp(known) == 0 else ""
    reason = np.where(reason == "", why, reason)
    z = (lq - known.mean()) / known.std(ddof=int(sd == "sample")) if not why else np.full(len(lq), np.nan)
    enough = len(known) >= FEW_REGIONS
    return pd.DataFrame(
        {
            "ref_area": obs["ref_area"],
            "slq_z": z,
            "significant": (z > threshold) & enough,
            "p_normal": _p_normal(known) if not why else np.nan,
            "warning": "" if enough else "TOO_FEW_UNITS",
            "reason": reason,
        }
    )


def _standing(given: Array, ranks: Array, *, is_log: bool) -> tuple[Array, Array]:
    """The quotients that are compared, NaN where there is none, and why not."""
    gone = [ranks >= HIDDEN, ranks >= NOTHING, given < 0, is_log & (given == 0)]
    words = ["VALUE_SUPPRESSED", "VALUE_MISSING", "NEGATIVE_INPUT", "ZERO_IN_LOG"]
    reason = np.select(gone, words, "").astype(object)
    lq = np.where(reason == "", given, np.nan)
    return np.log(lq) if is_log else lq, reason


def _p_normal(values: Array) -> float:
    """The p-value of the Lilliefors test; NaN below four values, for which it has no table."""
    from statsmodels.stats.diagnostic import lilliefors

    return float(lilliefors(values, dist="norm", pvalmethod="table")[1]) if len(values) > 3 else float("nan")


@method(obs=_OBS)
def entropy_diversity(obs: pd.DataFrame, *, k: int = 0, basis: str = "") -> pd.DataFrame:
    """How many-sided a region is: the entropy of the shares of its activities.

    Formula: entropy H = -sum of s ln s; evenness_k = H / ln k with k = activities of the classification (those of the
    table unless `k` says more), not those the region has; effective_number = exp(H).
    Unit: H from 0 to ln k; evenness 0 to 1; activities.
    Reading: the effective number says how many equally large activities would be as diverse.
    Edge cases: a region without anything has none (BASE_ZERO); zeros add nothing; what is missing or withheld gives
    COMPONENT_MISSING or COMPONENT_SUPPRESSED; of one activity there is no evenness (TOO_FEW_UNITS).
    Source: Shannon 1948; Theil 1972.
    """
    grid = _grid(obs, basis)
    if grid is None:
        return pd.DataFrame()
    known = grid["activity"].nunique()
    if k and k < known:
        raise BadRequest(f"params, k is {k}, but the table has {known} activities.")
    unit = grid.rename(columns={"ref_area": "whole"})
    found = relation.ask("specialisation", "entropy", {"k": k or known}, unit=unit)
    return _by_region(found, len(obs), ["entropy", "evenness_k", "effective_number", "reason_evenness", "reason"])


@method(obs=_OBS)
def krugman_index(
    obs: pd.DataFrame,
    *,
    reference: Literal["national_including_region"] = "national_including_region",  # noqa: ARG001 - said in the request
    basis: str = "",
) -> pd.DataFrame:
    """How far the structure of a region is from that of the country.

    Formula: krugman = sum over activities of |s_ra - s_a|, s_a = share in all regions together, the region included;
    hoover_spec = half of it; hachman = 1 / sum of LQ x s_ra; hhi = sum of s_ra^2.
    Unit: krugman 0 to 2, hoover_spec and hachman 0 to 1, hhi 1/n to 1.
    Reading: krugman 0 and hachman 1 = the same structure as the country; hoover_spec = the share of the region that
    would have to change its activity.
    Edge cases: a region without anything has none (BASE_ZERO). What is missing or withheld anywhere leaves no structure
    of the country to compare with (COMPONENT_MISSING, COMPONENT_SUPPRESSED); hhi needs the region alone.
    Source: Krugman 1991; Hoover and Giarratani 1984; Hachman index: Bureau of Economic and Business Research, Utah.
    """
    grid = _grid(obs, basis)
    if grid is None:
        return pd.DataFrame()
    found = relation.ask("specialisation", "krugman_of_regions", cell=grid)
    alone = relation.ask("concentration", "hhi", unit=grid.rename(columns={"ref_area": "whole"}))
    alone = alone[["whole", "time_period", "hhi", "reason"]].rename(columns={"reason": "reason_hhi"})
    found = found.merge(alone, on=["whole", "time_period"])
    return _by_region(found, len(obs), ["krugman", "hoover_spec", "hachman", "hhi", "reason_hhi", "reason"])


@method(a=List(), b=List())
def krugman_index_pair(a: Array, b: Array) -> dict[str, float | str | None]:
    """How far the structures of two regions are from each other.

    Formula: krugman = sum over activities of |s_a - s_b|; the lists hold the same activities in the same order.
    Unit: 0 to 2.
    Reading: 0 = the same structure, 2 = no activity in common.
    Edge cases: lists of different length give INCONSISTENT_INPUT, empty ones NO_DATA; a missing figure
    COMPONENT_MISSING, a negative one NEGATIVE_INPUT, a total of zero BASE_ZERO.
    Source: Krugman 1991.
    """
    if len(a) != len(b) or not len(a):
        return {"krugman": None, "reason": "INCONSISTENT_INPUT" if len(a) != len(b) else "NO_DATA"}
    pair = np.array([a, b])
    reason = why_no_profile(pair.ravel()) or why_no_profile(a) or why_no_profile(b)
    return {"krugman": None if reason else float(profile_distances(pair)["krugman"][0, 1]), "reason": reason}


def _grid(obs: pd.DataFrame, basis: str) -> pd.DataFrame | None:
    """Every activity of every region and period; None for a table without rows."""
    if not len(obs):
        return None
    keys = pd.DataFrame({name: texts(obs, name) for name in KEYS})
    return cells(keys, figures(obs, figure_of(obs, (*KEYS, "product"), basis)), ranks_of(obs))


def _by_region(found: pd.DataFrame, n_rows: int, columns: list[str]) -> pd.DataFrame:
    """One row a region and period, in the order in which they first appear; periods without any row of it are left out."""
    found = found[found["place"] < n_rows]
    found = found.assign(obs_status=[said(*pair) for pair in zip(found["reason"], found["worst"], strict=True)])
    keys = ["ref_area", "time_period"] if found["time_period"].ne("").any() else ["ref_area"]
    found = found.rename(columns={"whole": "ref_area"}).sort_values("place", kind="stable")
    return found[[*keys, *columns, "obs_status"]].reset_index(drop=True)
