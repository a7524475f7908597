"""Whether an industry clusters in space by more than the size of its plants explains, alone or together with others."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.requests.kinds import Record, Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods.concentration import hhi
from metrics.methods.flags import FLAGS
from metrics.methods.statement_rows import figures, ranks_of, said, texts, why_no_total
from metrics.status import rank

_PLANT = {"region": str, "employment": float}
_REGIONS = Table(needs={"region": str, "total_employment": float}, may=FLAGS)
_ROW = ("e_ij", "e_i", "area_j", "area", "pop_j", "pop", "firms_ij", "firms_i")
_NO_SPREAD, _ONE = 1e-15, 1 - 1e-12


@dataclass(frozen=True, slots=True)
class _Industry:
    """Shares of regions in an industry (s) and in all employment (x), shares of its plants (z), their HHI."""

    s: Array
    x: Array
    z: Array
    plant_hhi: float

    @property
    def raw(self) -> float:
        """Raw concentration G."""
        return float(np.square(self.s - self.x).sum())

    @property
    def room(self) -> float:
        """1 - sum of x^2; 0 where one region has everything."""
        return float(1 - np.square(self.x).sum())

    @property
    def excess(self) -> float:
        """The index x (1 - H), which is there even if one plant is the industry."""
        return self.raw / self.room - self.plant_hhi

    @property
    def gamma(self) -> float | None:
        """The index of Ellison and Glaeser; None if one plant is the industry."""
        return self.excess / (1 - self.plant_hhi) if self.plant_hhi < _ONE else None

    @property
    def score(self) -> float | None:
        """Deviation of G from what plants that choose at random give, in its standard deviations."""
        x2, x3 = float(np.square(self.x).sum()), float((self.x**3).sum())
        half = self.plant_hhi**2 * (x2 - 2 * x3 + x2**2) - float((self.z**4).sum()) * (x2 - 4 * x3 + 3 * x2**2)
        return self.excess * self.room / math.sqrt(2 * half) if half > _NO_SPREAD else None


@method(plants=Table(needs=_PLANT, may={"plants": float, **FLAGS}), regions=_REGIONS)
def ellison_glaeser(plants: pd.DataFrame, regions: pd.DataFrame) -> dict[str, Any]:
    """Ellison-Glaeser index: whether an industry is more concentrated in space than its plants at random would be.

    Formula: G = sum over all regions of (s_r - x_r)^2, s = share in the industry, x = share in all employment; H =
    plant_hhi = sum of squared shares z of plants; gamma = [G - (1 - sum x^2) H] / [(1 - sum x^2)(1 - H)]; z = [G - (1 -
    sum x^2) H] / sd of G, whose variance is 2 {H^2 [sum x^2 - 2 sum x^3 + (sum x^2)^2] - sum z^4 [sum x^2 - 4 sum x^3 +
    3 (sum x^2)^2]}.
    Unit: gamma has none and is not bounded; z in standard deviations.
    Reading: 0 = as if plants had chosen at random; above 0.05 highly, below 0.02 hardly concentrated.
    Edge cases: the sums run over all regions, also those without plants; one plant alone gives PLANT_HHI_ONE, one region
    with everything TOO_FEW_UNITS, a plant outside the listed regions or a region listed twice INCONSISTENT_INPUT. A row
    with `plants` = n stands for n plants of equal size that share its employment (a size class): an estimate, status E.
    Source: Ellison and Glaeser 1997; example of Farhauer and Kroell 2014.
    """
    reason, worst = _why_not(plants, regions)
    found = None if reason else _industry(plants, regions)
    if found and not reason:
        reason = "TOO_FEW_UNITS" if found.room < _NO_SPREAD else "PLANT_HHI_ONE" if found.gamma is None else ""
    score = found.score if found and not reason else None
    return {
        "gamma": found.gamma if found and not reason else None,
        "G": found.raw if found else None,
        "plant_hhi": found.plant_hhi if found else None,
        "z": score,
        "reason_z": "ZERO_VARIANCE" if score is None and not reason else reason,
        "reason": reason,
        "obs_status": said(reason, worst),
    }


@method(plants=Table(needs={"activity": str, **_PLANT}, may={"plants": float, **FLAGS}), regions=_REGIONS)
def ellison_glaeser_coagglomeration(plants: pd.DataFrame, regions: pd.DataFrame) -> dict[str, Any]:
    """Coagglomeration index: whether plants of different industries are found together by more than within each.

    Formula: gamma_c = [G / (1 - sum x^2) - sum w_j^2 H_j - sum gamma_j w_j^2 (1 - H_j)] / (1 - sum w_j^2); G of the
    industries taken together, w_j = share of industry j in their employment, H_j and gamma_j its plant HHI and index.
    Unit: none, not bounded.
    Reading: 0 = no more together than each alone explains; the share of it in their gammas says how strong the tie is.
    Edge cases: below two industries with employment TOO_FEW_UNITS; otherwise as for the Ellison-Glaeser index. An
    industry of one plant has no gamma of its own but takes part. The function ellison.c of the R package REAT does not
    compute this formula and is no reference.
    Source: Ellison and Glaeser 1997.
    """
    reason, worst = _why_not(plants, regions)
    names = ("gamma_c", "G")
    if reason:
        return dict.fromkeys(names) | {"gammas": {}, "reason": reason, "obs_status": said(reason, worst)}
    together = _industry(plants, regions)
    parts = {
        code: part
        for code, part in plants.groupby(texts(plants, "activity"), sort=False)
        if part["employment"].sum() > 0
    }
    w2 = np.square([part["employment"].sum() / plants["employment"].sum() for part in parts.values()])
    each = [_industry(part, regions) for part in parts.values()]
    reason = "TOO_FEW_UNITS" if len(parts) < 2 or together.room < _NO_SPREAD else ""
    found = None
    if not reason:
        alone = sum(w * (one.plant_hhi + one.excess) for w, one in zip(w2, each, strict=True))
        found = (together.raw / together.room - alone) / (1 - w2.sum())
    gammas = {} if reason else {code: one.gamma for code, one in zip(parts, each, strict=True)}
    return {"gamma_c": found, "G": together.raw, "gammas": gammas, "reason": reason, "obs_status": said(reason, worst)}


@method(row=Record(dict.fromkeys(_ROW, float)))
def litzenberger_sternberg(row: Mapping[str, Any]) -> dict[str, Any]:
    """Cluster index of Litzenberger and Sternberg: density times stock of an industry in a region, over the size of its plants.

    Formula: ci = [(e_ij / area_j) / (e_i / area)] x [(e_ij / pop_j) / (e_i / pop)] / [(e_ij / firms_ij) / (e_i / firms_i)],
    e = employment of the industry, _j = in the region. `density`, `stock` and `plant_size` are the three parts.
    Unit: parts of one.
    Reading: 1 = as the country; above 4 the region is a candidate for a cluster (a rule of thumb of the authors).
    Edge cases: a denominator of zero gives BASE_ZERO; a part larger than its whole INCONSISTENT_INPUT, a negative figure
    NEGATIVE_INPUT, a missing one COMPONENT_MISSING, a withheld row COMPONENT_SUPPRESSED.
    Source: Sternberg and Litzenberger 2004; example of Farhauer and Kroell 2014.
    """
    e_ij, e_i, area_j, area, pop_j, pop, firms_ij, firms_i = (
        math.nan if row[name] is None else row[name] for name in _ROW
    )
    rows = pd.DataFrame([row])
    worst = int(ranks_of(rows, *_ROW)[0])
    pairs = ((e_ij, e_i), (area_j, area), (pop_j, pop), (firms_ij, firms_i))
    reason = why_no_total(worst, np.array(pairs).ravel())
    if not reason and not all(part and whole for part, whole in pairs):
        reason = "BASE_ZERO"
    if not reason and any(part > whole for part, whole in pairs):
        reason = "INCONSISTENT_INPUT"
    found: dict[str, float | None] = dict.fromkeys(("ci", "density", "stock", "plant_size"))
    if not reason:
        density, stock = (e_ij / area_j) / (e_i / area), (e_ij / pop_j) / (e_i / pop)
        size = (e_ij / firms_ij) / (e_i / firms_i)
        found = {"ci": density * stock / size, "density": density, "stock": stock, "plant_size": size}
    return {**found, "reason": reason, "obs_status": said(reason, worst)}


def _why_not(plants: pd.DataFrame, regions: pd.DataFrame) -> tuple[str, int]:
    """The reason why there are no shares of regions and plants, and the worst status; plants that are guessed are E."""
    if not len(plants) or not len(regions):
        return "NO_DATA", 1
    numbers = np.concatenate([figures(plants, "employment"), figures(regions, "total_employment")])
    worst = max(ranks_of(plants, "employment").max(), ranks_of(regions, "total_employment").max())
    listed, counts = texts(regions, "region"), _counts(plants)
    reason = why_no_total(int(worst), np.append(numbers, counts))
    if not reason and (len(set(listed)) < len(listed) or not set(texts(plants, "region")) <= set(listed)):
        reason = "INCONSISTENT_INPUT"
    if not reason and not (plants["employment"].sum() and regions["total_employment"].sum() and counts.all()):
        reason = "BASE_ZERO"
    return reason, int(max(worst, rank("E") if (counts > 1).any() else 1))


def _counts(plants: pd.DataFrame) -> Array:
    """How many plants each row stands for."""
    found = figures(plants, "plants") if "plants" in plants else np.full(len(plants), np.nan)
    return np.where(np.isnan(found), 1, np.round(found)).astype(int)


def _industry(plants: pd.DataFrame, regions: pd.DataFrame) -> _Industry:
    """The shares that the index is made of, regions in their order."""
    counts, jobs = _counts(plants), figures(plants, "employment")
    each = np.repeat(jobs / counts, counts)
    in_region = pd.Series(jobs).groupby(texts(plants, "region")).sum().reindex(texts(regions, "region"), fill_value=0.0)
    totals = figures(regions, "total_employment")
    return _Industry(
        in_region.to_numpy() / jobs.sum(), totals / totals.sum(), each / jobs.sum(), float(hhi(each)["hhi"] or 0)
    )
