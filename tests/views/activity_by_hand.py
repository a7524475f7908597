"""The index of cluster activity and its neighbours by other ways than the program goes: from the formulas alone."""

import numpy as np
from scipy.stats import false_discovery_control, norm

from geo.outlines import load
from views.parts import activity_choice, activity_page, settle
from views.parts.selection import Selection

OWN = "55.25.20.0"
YEAR = "2025"


def page(country: str = "RU", metric: str = activity_choice.ID, **more) -> settle.Settled:
    asked = Selection(language="en", edition="demo", country=country, metric=metric, **more)
    return activity_page.settled(settle.page(asked, "atlas"))


def index_by_hand(here: settle.Settled, weights: list[float]) -> dict[str, float]:
    """Weighted geometric means of the scores: regions with three dimensions, of the three that weigh something all are needed."""
    year = activity_choice.activity(here.selection).of(YEAR)
    found = {}
    for area, scores, is_in in zip(year.areas, year.scores, year.is_compared, strict=True):
        there = [(w, s) for w, s in zip(weights, scores.tolist(), strict=True) if w > 0 and not np.isnan(s)]
        if is_in and len(there) >= min(3, sum(w > 0 for w in weights)):
            found[area] = float(np.exp(sum(w * np.log(s) for w, s in there) / sum(w for w, _s in there)))
    return found


def spots_by_hand(values: dict[str, float], country: str) -> dict[str, float]:
    """Region -> p of Getis and Ord's G* after Benjamini and Hochberg, from its formula; islands are left out first."""
    near = load(country, "m").neighbours
    kept = [area for area in values if set(near[area]) & set(values)]
    x = np.array([values[area] for area in kept])
    n, mean, s = len(x), x.mean(), x.std()
    z = []
    for area in kept:
        own = [values[one] for one in (area, *near[area]) if one in kept]
        z.append((sum(own) - mean * len(own)) / (s * np.sqrt((n * len(own) - len(own) ** 2) / (n - 1))))
    return dict(zip(kept, false_discovery_control(2 * norm.sf(np.abs(z))), strict=True))


def moran_by_hand(values: dict[str, float], country: str) -> float:
    near = load(country, "m").neighbours
    kept = [area for area in values if set(near[area]) & set(values)]
    x = np.array([values[area] for area in kept])
    z = dict(zip(kept, (x - x.mean()).tolist(), strict=True))
    lagged = [z[area] * np.mean([z[one] for one in near[area] if one in z]) for area in kept]
    return float(sum(lagged) / sum(one**2 for one in z.values()))
