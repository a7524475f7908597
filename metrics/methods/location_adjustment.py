"""National input coefficients brought down to a region by location quotients: what of its inputs it can make itself."""

import math
from typing import Any, Literal

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods.flags import FLAGS, stated, withheld
from metrics.methods.statement_rows import HIDDEN, figures, ranks_of, why_no_total
from metrics.status import lacking, worst

_SECTORS = Table({"sector": str, "region": float, "nation": float}, may=FLAGS)
_PAIRS = Table({"input": str, "user": str, "coef": float}, may=FLAGS)


@method(A=_PAIRS, sectors=_SECTORS)
def regional_input_coefficients(
    pairs: pd.DataFrame, sectors: pd.DataFrame, *, by: Literal["flq", "cilq"] = "flq", delta: float = 0.3
) -> dict[str, Any]:
    """Which part of each input a region can supply itself, from national coefficients and the weight of its sectors.

    Formula: SLQ_i = (region_i / region) / (nation_i / nation); CILQ_ij = SLQ_i / SLQ_j for input i and user j, SLQ_i where
      both are one sector; FLQ_ij = CILQ_ij x lambda, lambda = (log2(1 + region / nation)) ^ delta; local_share = min(1,
      quotient); local_coef = coef x local_share. `sectors` are all sectors of the economy, so that they add up to it.
    Unit: parts of one; coefficients as given.
    Reading: 1 = all of the input can come from the region. The FLQ makes small regions import more; delta near 0.3 fitted
      surveyed tables of Finland and Scotland, it is a choice. Always an estimate (`obs_status` E or worse).
    Edge cases: a sector missing or withheld takes all totals with it (COMPONENT_MISSING, COMPONENT_SUPPRESSED), as does
      one named twice or larger in the region than in the nation (INCONSISTENT_INPUT) or below zero (NEGATIVE_INPUT); a
      sector that the nation lacks, or a user that the region lacks, gives BASE_ZERO; a pair with a sector that is not
      listed COMPONENT_MISSING; a coefficient missing VALUE_MISSING, withheld VALUE_SUPPRESSED.
    Source: Flegg and Webber 1997; Flegg and Tohmo 2013.
    """
    if not 0 <= delta < 1:
        raise BadRequest("params: delta is from 0 to below 1.")
    fault = _fault(sectors)
    region, nation = (figures(sectors, name) for name in ("region", "nation"))
    share = region.sum() / nation.sum() if not fault else math.nan
    weight = math.log2(1 + share) ** delta if not fault and by == "flq" else 1.0
    quotient, why = _quotients(pairs, sectors, share, fault)
    coef = figures(pairs, "coef")
    no_coef = np.select([withheld(pairs), np.isnan(coef), coef < 0],
                        ["VALUE_SUPPRESSED", "VALUE_MISSING", "NEGATIVE_INPUT"], "").astype(object)  # fmt: skip
    reason = np.where(no_coef != "", no_coef, why)
    known = np.where(reason == "", quotient * weight, np.nan)
    local = np.minimum(1, known)
    status = [lacking(r) if r else worst("E", s) for r, s in zip(reason, stated(pairs), strict=True)]
    rows = pd.DataFrame({"input": pairs["input"], "user": pairs["user"], "quotient": known, "local_share": local,
                         "local_coef": np.where(reason == "", local * coef, np.nan), "obs_status": status, "reason": reason})  # fmt: skip
    return {"rows": rows, "region_share": share, "lambda": None if fault else weight, "reason": fault}


def _fault(sectors: pd.DataFrame) -> str:
    """Why the sectors do not add up to a region and its nation; empty where they do."""
    if not len(sectors):
        return "NO_DATA"
    region, nation = (figures(sectors, name) for name in ("region", "nation"))
    rank = int(ranks_of(sectors, "region", "nation").max())
    fault = why_no_total(min(rank, HIDDEN), np.concatenate([region, nation]))
    if not fault and (sectors["sector"].duplicated().any() or (region > nation).any()):
        return "INCONSISTENT_INPUT"
    return fault or ("" if region.sum() > 0 else "BASE_ZERO")


def _quotients(pairs: pd.DataFrame, sectors: pd.DataFrame, share: float, fault: str) -> tuple[Array, Array]:
    """CILQ of each pair, on the diagonal SLQ, and the reason where there is none."""
    if fault:
        return np.full(len(pairs), np.nan), np.full(len(pairs), fault, dtype=object)
    nation = figures(sectors, "nation")
    own = np.divide(figures(sectors, "region"), nation * share, out=np.full(len(nation), np.nan), where=nation > 0)
    listed = pd.Series(own, index=sectors["sector"])
    is_listed = pairs[["input", "user"]].isin(listed.index).all(axis=1).to_numpy()
    top, base = (listed.reindex(pairs[name]).to_numpy(float) for name in ("input", "user"))
    base = np.where(pairs["input"] == pairs["user"], 1.0, base)
    is_base = np.isfinite(base) & (base > 0) & np.isfinite(top)
    found = np.divide(top, base, out=np.full(len(pairs), np.nan), where=is_base)
    return found, np.select([~is_listed, ~is_base], ["COMPONENT_MISSING", "BASE_ZERO"], "").astype(object)
