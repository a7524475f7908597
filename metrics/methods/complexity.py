"""What regions make besides: how near one product is to another, and how rare the skills of a region are."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.requests.kinds import Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods.flags import FLAGS, withheld

MIN_PRODUCTS = 4  # C13, C14 and C15 alone say nothing about skills
_ROUNDING = 1e-9
_PAIR = {"ref_area": str, "product": str, "present": float}


@dataclass(frozen=True, slots=True)
class Presence:
    """Which region makes what: a matrix of 0 and 1, regions in rows; `reason` says why it cannot be used."""

    regions: list[str]
    products: list[str]
    matrix: Array
    reason: str

    @property
    def warning(self) -> str:
        """Whether the grid is too coarse to mean anything."""
        return "TOO_FEW_UNITS" if not self.reason and len(self.products) < MIN_PRODUCTS else ""


@method(presence=Table(needs=_PAIR, may=FLAGS))
def relatedness_density(presence: pd.DataFrame) -> dict[str, Any]:
    """How close each product is to what a region makes already.

    Formula: phi_pq = min(P(p|q), P(q|p)) = regions with both / the larger number of regions with one of them, phi_pp =
    0; density of region r and product p = sum of phi_pq over the products q of r / sum of phi_pq over all q.
    Unit: 0 to 1.
    Reading: 1 = the region makes everything that goes with p; high density of a product not yet made = a near step.
    Edge cases: a product that no region makes is left out and listed in `excluded`; one that never stands beside
    another has no density (BASE_ZERO); a pair without a row counts as not made; an unknown presence gives
    COMPONENT_MISSING, a withheld one COMPONENT_SUPPRESSED, values other than 0 and 1 or a pair stated twice in two
    ways INCONSISTENT_INPUT, no row NO_DATA; with fewer than four products a warning: the measure needs a fine grid
    (4 to 6 digits, all of manufacturing).
    Source: Hidalgo, Klinger, Barabasi and Hausmann 2007 (there with phi_pp = 1 in some programs; here 0).
    """
    known = _read(presence)
    if known.reason:
        return {"proximity": [], "density": [], "excluded": [], "reason": known.reason, "warning": ""}
    ubiquity = known.matrix.sum(axis=0)
    kept = ubiquity > 0
    products = [product for product, keep in zip(known.products, kept, strict=True) if keep]
    made, phi = known.matrix[:, kept], proximity(known.matrix[:, kept])
    base = phi.sum(axis=1)
    density = np.divide(made @ phi, base, out=np.full(made.shape, np.nan), where=base > 0)
    first, second = np.triu_indices(len(products), 1)
    names = np.array(products, dtype=object)
    return {
        "proximity": pd.DataFrame({"p1": names[first], "p2": names[second], "phi": phi[first, second]}),
        "density": pd.DataFrame(
            {
                "ref_area": np.repeat(np.array(known.regions, dtype=object), len(products)),
                "product": np.tile(names, len(known.regions)),
                "density": density.ravel(),
                "present": made.ravel().astype(int),
                "reason": np.tile(np.where(base > 0, "", "BASE_ZERO"), len(known.regions)),
            }
        ),
        "excluded": [product for product, keep in zip(known.products, kept, strict=True) if not keep],
        "reason": "" if products else "BASE_ZERO",
        "warning": known.warning,
    }


@method(presence=Table(needs=_PAIR, may=FLAGS))
def economic_complexity(presence: pd.DataFrame) -> dict[str, Any]:
    """How rare and how many the skills of regions are (ECI), and how much skill products ask for (PCI).

    Formula: diversity = products of a region, ubiquity = regions of a product. ECI = second eigenvector of
    D^-1 M U^-1 M', as z-score with the population standard deviation, its sign such that it correlates positively with
    diversity. PCI = second eigenvector of U^-1 M' D^-1 M: `pci_econcomplex_z` as z-score of its own, its sign such that
    it correlates negatively with ubiquity; `pci_ecomplexity` on the scale of ECI, so that the ECI of a region is the
    mean PCI of its products.
    Unit: standard deviations.
    Reading: larger = more, and rarer, skills. Only the order within one table has a meaning.
    Edge cases: regions without product and products without region are left out, listed in `excluded`, and null; the
    result is null with DEGENERATE_SPECTRUM where the second eigenvalue is not single, zero or one (regions that share
    no product with the others), or where the sign cannot be told; diversity the same everywhere: the sign comes from
    ubiquity; a pair without a row counts as not made; an unknown presence gives COMPONENT_MISSING, a withheld one
    COMPONENT_SUPPRESSED, values other than 0 and 1 INCONSISTENT_INPUT, no row NO_DATA; with fewer than four products a
    warning: on three divisions it means nothing.
    Source: Hidalgo and Hausmann 2009; scales as in the programs econcomplex 1.0.1 and ecomplexity 0.5.3.
    """
    known = _read(presence)
    blank = known.reason in ("COMPONENT_MISSING", "COMPONENT_SUPPRESSED", "INCONSISTENT_INPUT")
    diversity, ubiquity = known.matrix.sum(axis=1), known.matrix.sum(axis=0)
    rows, columns = diversity > 0, ubiquity > 0
    found = None if known.reason else _complexity(known.matrix[np.ix_(rows, columns)])
    eci, own, shared = found if found else (np.nan, np.nan, np.nan)
    return {
        "diversity": dict.fromkeys(known.regions) if blank else _by_name(known.regions, diversity),
        "ubiquity": dict.fromkeys(known.products) if blank else _by_name(known.products, ubiquity),
        "eci": _by_name(known.regions, _spread(rows, eci)),
        "pci_econcomplex_z": _by_name(known.products, _spread(columns, own)),
        "pci_ecomplexity": _by_name(known.products, _spread(columns, shared)),
        "excluded": {
            "ref_area": [] if blank else [r for r, keep in zip(known.regions, rows, strict=True) if not keep],
            "product": [] if blank else [p for p, keep in zip(known.products, columns, strict=True) if not keep],
        },
        "reason": known.reason or ("" if found else "DEGENERATE_SPECTRUM"),
        "warning": known.warning,
    }


def proximity(made: Array) -> Array:
    """Phi of every two products (columns), 0 on the diagonal; every product is made somewhere."""
    ubiquity = made.sum(axis=0)
    phi: Array = (made.T @ made) / np.maximum.outer(ubiquity, ubiquity)
    np.fill_diagonal(phi, 0)
    return phi


def _read(presence: pd.DataFrame) -> Presence:
    """The matrix behind the rows; a pair without a row is 0."""
    named = presence.dropna(subset=["ref_area", "product"])
    regions, products = (list(dict.fromkeys(named[name])) for name in ("ref_area", "product"))
    values = named["present"].to_numpy(float)
    rows, columns = (pd.Index(known).get_indexer(named[name])
                     for known, name in ((regions, "ref_area"), (products, "product")))  # fmt: skip
    matrix = np.zeros((len(regions), len(products)))
    matrix[rows, columns] = values
    return Presence(regions, products, matrix, _why_not(named, values, matrix[rows, columns]))


def _why_not(named: pd.DataFrame, values: Array, stored: Array) -> str:
    """Why the rows are no matrix of 0 and 1; empty where they are."""
    if not len(named):
        return "NO_DATA"
    if withheld(named).any():
        return "COMPONENT_SUPPRESSED"
    if np.isnan(values).any():
        return "COMPONENT_MISSING"
    return "" if np.isin(values, (0, 1)).all() and (values == stored).all() else "INCONSISTENT_INPUT"


def _complexity(made: Array) -> tuple[Array, Array, Array] | None:
    """ECI, PCI with a scale of its own, PCI on the scale of ECI; None where they are not determined.

    The singular vectors of D^-1/2 M U^-1/2 give both eigenvectors at once and exactly, squares of its singular values
    the eigenvalues.
    """
    diversity, ubiquity = made.sum(axis=1), made.sum(axis=0)
    if min(made.shape) < 2:
        return None
    left, single, right = np.linalg.svd(made / np.sqrt(np.outer(diversity, ubiquity)), full_matrices=False)
    _, second, third = np.square([*single, 0.0])[:3]
    if second < _ROUNDING or second > 1 - _ROUNDING or second - third < _ROUNDING:
        return None
    products = right[1] / np.sqrt(ubiquity)
    regions = left[:, 1] / np.sqrt(diversity) * single[1]  # = mean of `products` over those of the region
    leans, rarity = _correlation(regions, diversity), -_correlation(products, ubiquity)
    sign = np.sign(leans or rarity)
    if not sign:
        return None
    own = np.sign(rarity) or sign
    return (
        _standard(sign * regions),
        _standard(own * products),
        (sign * products - (sign * regions).mean()) / regions.std(),
    )


def _standard(values: Array) -> Array:
    """Z-scores with the population standard deviation."""
    found: Array = (values - values.mean()) / values.std()
    return found


def _correlation(a: Array, b: Array) -> float:
    """Pearson's correlation; 0 where it is not defined or only noise."""
    spread = a.std() * b.std()
    if spread < _ROUNDING**2:
        return 0.0
    found = float(((a - a.mean()) * (b - b.mean())).mean() / spread)
    return found if abs(found) > _ROUNDING else 0.0


def _spread(kept: Array, values: Array | float) -> Array:
    """Values of the kept units at their places, NaN for the others."""
    found = np.full(len(kept), np.nan)
    found[kept] = values
    return found


def _by_name(names: list[str], values: Array) -> dict[str, float]:
    """Values by the names of their units."""
    return dict(zip(names, values.tolist(), strict=True))
