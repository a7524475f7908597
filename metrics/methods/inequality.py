"""How unequally something is spread: Gini and Theil, over regions and between and within groups of them."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.requests.kinds import List, Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods import relation
from metrics.methods.flags import FLAGS
from metrics.methods.specialisation import location_quotient
from metrics.methods.statement_rows import figures, ranks_of, said, texts, units, why_no_total

Answer = dict[str, float | str | None]
# Below this an index is zero but for the rounding of its terms.
_EQUAL = 1e-14
_SPLIT = ("theil_t", "between", "within", "within_share")
_NO_GROUP = "COMPONENT_MISSING"


@method(values=List())
def gini(values: Array) -> Answer:
    """Gini coefficient: half the mean difference between two units, relative to the mean.

    Formula: gini = sum of (2i - n - 1) x_(i) / (n sum of x), x_(i) the i-th smallest (population form); gini_normalised
    = gini x n / (n - 1).
    Unit: 0 to 1 - 1/n; normalised 0 to 1.
    Reading: 0 = all units are equal; 1 = one unit has everything. Libraries differ in n or n - 1: say which one is shown.
    Edge cases: no unit gives NO_DATA, a missing one COMPONENT_MISSING, a negative one NEGATIVE_INPUT, a zero total
    BASE_ZERO; one unit alone has 0 and no normalised coefficient (TOO_FEW_UNITS).
    Source: Gini 1914; as computed by Sen 1973.
    """
    return _spread("gini", ("gini", "gini_normalised", "reason_normalised"), units(values))


@method(rows=Table(needs={"value": float, "weight": float}, may=FLAGS))
def gini_weighted(rows: pd.DataFrame) -> Answer:
    """Gini coefficient of classes of different size: value = what a member of the class has, weight = members.

    Formula: twice the area between the diagonal and the Lorenz curve, which is joined by straight lines between the
    classes in the order of their value: 1 - sum of p_i (L_i + L_(i-1)).
    Unit: 0 to 1.
    Reading: with equal weights the same as the Gini coefficient.
    Edge cases: no class gives NO_DATA, a missing value or weight COMPONENT_MISSING, a withheld one
    COMPONENT_SUPPRESSED, a negative value NEGATIVE_INPUT, a total of zero BASE_ZERO, weights that are negative or all
    zero INVALID_WEIGHTS.
    Source: Lorenz 1905; Gini 1914.
    """
    if not len(rows):
        return {"gini": None, "reason": "NO_DATA", "obs_status": said("NO_DATA", 1)}
    value, weight, worst = figures(rows, "value"), figures(rows, "weight"), int(ranks_of(rows, "value", "weight").max())
    reason = why_no_total(worst, value)
    if not reason and ((weight < 0).any() or not weight.sum()):
        reason = "INVALID_WEIGHTS"
    if not reason and not (value * weight).sum():
        reason = "BASE_ZERO"
    return {"gini": None if reason else _lorenz(value, weight), "reason": reason, "obs_status": said(reason, worst)}


def _lorenz(value: Array, weight: Array) -> float:
    """Twice the area between the diagonal and the Lorenz curve."""
    order = np.argsort(value, kind="stable")
    p = weight[order] / weight.sum()
    had = (value * weight)[order] / (value * weight).sum()
    up_to = np.cumsum(had)
    return float(max(1 - (p * (2 * up_to - had)).sum(), 0.0))


@method(rows=Table(needs={"e_ij": float, "e_j": float}, may={"ref_area": str, **FLAGS}))
def locational_gini(rows: pd.DataFrame) -> Answer:
    """Locational Gini: how unevenly an industry is spread over regions, measured against all employment.

    Formula: 2 / (n^2 mean) x sum of i (LQ_(i) - mean) over the location quotients LQ_j = (e_ij / e_j) / (e_i / e), i =
    rank from the smallest; e_ij = industry, e_j = all employment of region j. It is the Gini coefficient of the LQs.
    Unit: 0 to 1 - 1/n.
    Reading: 0 = spread as employment is. An index of the same name in the software EconGeo runs from 0 to 0.5: do not
    compare.
    Edge cases: no region gives NO_DATA, a missing figure COMPONENT_MISSING, a withheld one COMPONENT_SUPPRESSED; a
    region without any employment, or no industry at all, BASE_ZERO; an industry larger than its region
    INCONSISTENT_INPUT.
    Source: Krugman 1991; form of Farhauer and Kroell 2014.
    """
    part, whole = figures(rows, "e_ij"), figures(rows, "e_j")
    ranks = ranks_of(rows, "e_ij", "e_j")
    total = _spread("gini", ("gini",), units(part, ranks=ranks), is_flagged=True)
    if total["reason"]:
        return {"locational_gini": None, "reason": total["reason"], "obs_status": total["obs_status"]}
    table = pd.DataFrame({"x_ra": part, "x_r": whole, "x_a": part.sum(), "x": whole.sum()})
    quotients = location_quotient(table.assign(ref_area=None, activity=None, product=None, time_period=None))
    against = next(filter(None, quotients["reason"]), "")
    found = gini(quotients["lq"].to_numpy(float))["gini"] if not against else None
    return {"locational_gini": found, "reason": against, "obs_status": said(against, int(ranks.max()))}


@method(values=List())
def theil(values: Array) -> Answer:
    """Theil indices: how far a distribution is from equality, in a form that groups add up to.

    Formula: theil_t = (1/n) sum of (x / mean) ln(x / mean); theil_l_mld = (1/n) sum of ln(mean / x).
    Unit: 0 to ln n; the second one has no upper end.
    Reading: 0 = all equal. T weighs the large units, L (mean log deviation) the small ones. Some software calls L "the"
    Theil index.
    Edge cases: zeros stay in n and add nothing to T, while L has no value then (ZERO_IN_LOG in `reason_l`); no unit
    gives NO_DATA, a missing one COMPONENT_MISSING, a negative one NEGATIVE_INPUT, a zero total BASE_ZERO.
    Source: Theil 1967.
    """
    return _spread("theil", ("theil_t", "theil_l_mld", "reason_l"), units(values))


@method(obs=Table(needs={"group": str, "value": float}, may={"ref_area": str, **FLAGS}))
def theil_decomposition(obs: pd.DataFrame) -> Answer:
    """Theil's T split into inequality between groups of regions and within them.

    Formula: theil_t over all regions; between = sum over groups of s_g ln(s_g / (n_g / n)), s_g = share of the group in
    the total, n_g = its regions; within = theil_t - between = sum of s_g T_g; within_share = within / theil_t.
    Unit: 0 to ln n; the share from 0 to 1.
    Reading: a high within_share says that federal districts hide differences between their regions.
    Edge cases: a group of one region adds nothing within; all regions equal have no share (BASE_ZERO in
    `reason_within_share`); a region without a group gives COMPONENT_MISSING;
    otherwise as for the Theil index, withheld regions give COMPONENT_SUPPRESSED.
    Source: Theil 1967; Cowell 2000; Rey and Sastre-Gutierrez 2010.
    """
    return _decomposed(obs, 1.0, ranks_of(obs, "value"))


@method(obs=Table(needs={"group": str, "value": float, "population": float}, may={"ref_area": str, **FLAGS}))
def theil_decomposition_weighted(obs: pd.DataFrame) -> Answer:
    """Theil's T of figures per head, split into inequality between groups of regions and within them.

    Formula: theil_t = sum of s ln(s / p), s = share of the region in the sum of `value` (a total, not per head), p =
    its share in the population; between: the same over groups; within = theil_t - between.
    Unit: 0 upwards.
    Reading: 0 = every region has as much a head as every other.
    Edge cases: a region with a value but without population gives BASE_ZERO, a negative figure NEGATIVE_INPUT;
    otherwise as for the Theil decomposition.
    Source: Theil 1967; Cowell 2000; Rey and Sastre-Gutierrez 2010.
    """
    return _decomposed(obs, figures(obs, "population"), ranks_of(obs, "value", "population"))


def _decomposed(obs: pd.DataFrame, weights: Array | float, ranks: Array) -> Answer:
    """Theil's T of all units and of their groups as units."""
    member = units(figures(obs, "value"), weights, ranks)
    total = _spread("theil", ("theil_t",), member, is_flagged=True)
    if total["reason"]:
        why = {"reason_within_share": total["reason"], "reason": total["reason"], "obs_status": total["obs_status"]}
        return dict.fromkeys(_SPLIT) | why
    if not all(texts(obs, "group")):
        # Which group has it is not known: a total is there, its parts are not (METRICS R6).
        why = {"reason_within_share": _NO_GROUP, "reason": _NO_GROUP, "obs_status": said(_NO_GROUP, 1)}
        return dict.fromkeys(_SPLIT) | why
    found = relation.ask("inequality", "theil_between", member=member.assign(part=texts(obs, "group")))
    whole, between = float(total["theil_t"] or 0), float(found["theil_t"].iloc[0])
    return {
        "theil_t": whole,
        "between": between,
        "within": whole - between,
        "within_share": (whole - between) / whole if whole > _EQUAL else None,
        "reason_within_share": "" if whole > _EQUAL else "BASE_ZERO",
        "reason": "",
        "obs_status": total["obs_status"],
    }


def _spread(name: str, columns: Sequence[str], unit: pd.DataFrame, *, is_flagged: bool = False) -> Answer:
    """The answer of a statement for units of one whole, with its reason, and with its status where units have flags."""
    if not len(unit):
        why = {name: "NO_DATA" for name in columns if name.startswith("reason")}
        found, reason, worst = dict.fromkeys(columns) | why, "NO_DATA", 1
    else:
        row = relation.ask("inequality", name, unit=unit).iloc[0]
        found, reason, worst = {name: row[name] for name in columns}, str(row["reason"]), int(row["worst"])
    answer: Answer = {**found, "reason": reason}
    return answer | {"obs_status": said(reason, worst)} if is_flagged else answer
