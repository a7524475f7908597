"""The value chain from fibre to shop: what is made in a region against what is needed there."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from data.requests.kinds import Record, Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods import relation
from metrics.methods.flags import FLAGS, stated, withheld
from metrics.status import lacking

_STAGE = {"ref_area": str, "stage": str, "local_supply": float, "local_demand": float}


@method(obs=Table(needs=_STAGE, may=FLAGS))
def value_chain_sdr(obs: pd.DataFrame, *, missing_eps: float = 0.0) -> pd.DataFrame:
    """Local supply against local demand at each stage of the value chain, with the missing links named.

    Formula: sdr = local supply / local demand; gap_value = demand - supply; class: `missing` = supply 0 (at most
    `missing_eps`) with demand, `deficit` = sdr < 1, `surplus` = sdr >= 1, `no_demand` = neither.
    Unit: parts of one; gap in the unit of the input.
    Reading: 1 = the region makes what it needs; a negative gap is what it can sell elsewhere.
    Edge cases: no demand gives no sdr (BASE_ZERO); supply without any demand is a surplus; what is missing or withheld
    gives neither sdr nor class nor gap; negative figures give NEGATIVE_INPUT.
    Source: Isard 1953; Miller and Blair 2009, ch. 8 (supply-demand pool).
    """
    stage = obs[list(_STAGE)].assign(is_withheld=withheld(obs), place=np.arange(len(obs)))
    found = relation.ask("value_chain", "supply_demand", {"missing_eps": missing_eps}, stage=stage)
    status = [
        own if why in ("", "BASE_ZERO") else lacking(why) for own, why in zip(stated(obs), found["reason"], strict=True)
    ]
    return found.assign(obs_status=status)


@method(
    A=Table(needs={"input": str, "user": str, "coef": float}, may=FLAGS),
    output=Record(),
    final_demand=Record(),
)
def value_chain_io(
    coefficients: pd.DataFrame,
    output: Mapping[str, float | None],
    final_demand: Mapping[str, float | None],
    *,
    regional: bool = False,
) -> dict[str, Any]:
    """Local supply against demand from an input-output table: what other stages and final users need.

    Formula: demand_i = sum over j of a_ij x_j + f_i; sdr_i = x_i / demand_i; rpc_sdp_i = min(1, sdr_i), the regional
    purchase coefficient of the supply-demand pool. x = output, a_ij = input i for one unit of output of j, f = final
    demand.
    Unit: demand in the unit of the output; parts of one.
    Reading: coefficients are usually national ones, therefore the result is an estimate (`obs_status` E); set
    `regional` where they were surveyed in the region.
    Edge cases: a pair without a coefficient needs nothing; a coefficient without value, or an output or final demand
    that is not known, gives COMPONENT_MISSING where it is needed, a withheld one COMPONENT_SUPPRESSED; no demand gives
    BASE_ZERO, negative demand BASE_NEGATIVE; negative coefficients or output give NEGATIVE_INPUT; a pair named twice
    gives INCONSISTENT_INPUT; no stage at all NO_DATA.
    Source: Isard 1953; Miller and Blair 2009, ch. 8. regional_input_coefficients brings
    national coefficients down to a region by location quotients (CILQ, FLQ).
    """
    coefficients = coefficients.dropna(subset=["input", "user"])
    stages = list(dict.fromkeys([*output, *final_demand, *coefficients["input"], *coefficients["user"]]))
    matrix = _matrix(coefficients, stages)
    made, final = (np.array([_number(known.get(s)) for s in stages]) for known in (output, final_demand))
    demand, why = _needed(coefficients, matrix, made, final, stages)
    why = np.select([why != "", np.isnan(made), demand == 0, demand < 0],
                    [why, "VALUE_MISSING", "BASE_ZERO", "BASE_NEGATIVE"], "")  # fmt: skip
    ratio = np.divide(made, demand, out=np.full(len(stages), np.nan), where=why == "")
    return {
        "demand": dict(zip(stages, demand, strict=True)),
        "sdr": dict(zip(stages, ratio, strict=True)),
        "rpc_sdp": dict(zip(stages, np.minimum(1, ratio), strict=True)),
        "reasons": {stage: str(reason) or None for stage, reason in zip(stages, why, strict=True)},
        "obs_status": "A" if regional else "E",
        "reason": next((str(reason) for reason in why if reason), "") if stages else "NO_DATA",
    }


def _needed(
    coefficients: pd.DataFrame, matrix: Array, made: Array, final: Array, stages: list[str]
) -> tuple[Array, Array]:
    """What is needed of each stage, and the reason where that is not known."""
    with np.errstate(invalid="ignore"):
        needed = np.where(matrix == 0, 0.0, matrix * made).sum(axis=1) + final
    is_twice = np.full(len(stages), coefficients.duplicated(["input", "user"]).any())
    is_hidden = np.isin(stages, coefficients.loc[withheld(coefficients), "input"].tolist())
    is_wrong = ((matrix < 0) | ((matrix != 0) & (made < 0))).any(axis=1) | (made < 0)
    why = np.select(
        [is_twice, is_hidden, is_wrong, np.isnan(needed)],
        ["INCONSISTENT_INPUT", "COMPONENT_SUPPRESSED", "NEGATIVE_INPUT", "COMPONENT_MISSING"],
        "",
    )
    return np.where(why == "", needed, np.nan), why


def _matrix(coefficients: pd.DataFrame, stages: list[str]) -> Array:
    """Coefficients by input (rows) and user (columns); 0 where a pair is not named, NaN where its value is not known."""
    place = {stage: at for at, stage in enumerate(stages)}
    matrix = np.zeros((len(stages), len(stages)))
    rows, columns = (coefficients[name].map(place).to_numpy(int) for name in ("input", "user"))
    matrix[rows, columns] = coefficients["coef"].to_numpy(float)
    return matrix


def _number(value: object) -> float:
    """A number of a record; NaN where it is missing."""
    return float(value) if isinstance(value, int | float) else np.nan
