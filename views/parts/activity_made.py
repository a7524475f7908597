"""How the index of cluster activity is made, in words: its dimensions and indicators, of how many regions they are known, the steps."""

from collections.abc import Iterator, Mapping

import numpy as np

from metrics import cluster_activity
from metrics.activity_inputs import INDICATORS
from metrics.activity_offer import COOPERATION, DIMENSIONS, DYNAMICS, ORGANISATION, SCALE
from metrics.cluster_activity import Activity, Year
from views.parts import formats
from views.parts.activity_words import dimension
from views.parts.language import N_, _

MADE_OF = {
    SCALE: N_(
        "Half: employment of light industry, persons, as a logarithm. Half: location quotient, the share of light industry in "
        "employment relative to the country."
    ),
    DYNAMICS: N_(
        "Production index of light industry, January to December against the year before, 100 = unchanged; volume, never money. "
        "At the end of a year the rolling twelve months are the same number."
    ),
    ORGANISATION: N_(
        "Half: members of clusters per 1,000 organisations of light industry. Half: their share in its employment, %, at least, "
        "since some members report nothing; withheld where it would tell what few firms have."
    ),
    COOPERATION: N_(
        "Half: members paid support so far, %. Half: days from application to payment that half of the applications take "
        "(Kaplan-Meier); fewer days are better. Both count applications in the name of a cluster alone."
    ),
}
GAPS = {
    "employment_coverage": N_(
        "Employment of members is not reported for this year: members per 1,000 organisations stand alone."
    ),
    "support_lag": N_("Payments are too few to tell how long they take."),
}


def made(activity: Activity, year: str) -> list[tuple[str, str]]:
    """Every dimension with its indicators and of how many regions it is known, then the steps."""
    of_year = activity.of(year)
    cohering = cluster_activity.coherence(of_year)
    return [
        *((f"{dimension(code)}.", _made_of(of_year, at, cohering)) for at, code in enumerate(DIMENSIONS)),
        *steps(activity),
    ]


def _made_of(year: Year, at: int, cohering: Mapping[str, tuple[float | None, bool]]) -> str:
    """One dimension: what it is made of, of how many regions it is known, and which of its indicators no region has."""
    n, every = int((~np.isnan(year.scores[:, at])).sum()), len(year.areas)
    there = _(
        "Known in {year} for {n} of {all} regions.", year=year.year, n=formats.number(n), all=formats.number(every)
    )
    values = year.inputs.values[year.is_compared]
    empty = [one.id for place, one in enumerate(INDICATORS)
             if one.dimension == DIMENSIONS[at] and np.isnan(values[:, place]).all()]  # fmt: skip
    gaps = [_(GAPS[one]) for one in empty if n and one in GAPS]
    return " ".join(
        (_(MADE_OF[DIMENSIONS[at]]), there, *gaps, *_coherent(*cohering.get(DIMENSIONS[at], (None, False))))
    )


def _coherent(alpha: float | None, is_against: bool) -> Iterator[str]:
    """How well the indicators of a dimension go together."""
    if alpha is not None:
        yield _(
            "Coherence of the two (Cronbach’s alpha): {alpha}; good from about 0.7.", alpha=formats.number(alpha, 2)
        )
    if is_against:
        yield _("The two indicators run against each other and partly offset.")


def steps(activity: Activity) -> list[tuple[str, str]]:
    """Scale, weights, what is missing, bands, where the rules are from."""
    years = formats.listed(sorted(set(filter(None, activity.references))))
    scale = _(
        "Outliers are pulled in; each indicator runs from 1, the lowest of the regions compared, to 100, the highest. Both ends are "
        "those of {years} and hold for all years; what lies beyond is cut off.", years=years,
    )  # fmt: skip
    weights = _(
        "Arithmetic mean within a dimension, weighted geometric mean across dimensions: a strong dimension does not make up for a "
        "weak one. Equal weights until you move them. What a dimension adds is its part in the mean of logarithms."
    )
    missing = _(
        "A missing figure is never zero: the weights of the others are brought to the whole. A dimension needs half of its weight, "
        "a region three dimensions. A region without a cluster on record has no index: nobody states that the registry is complete."
    )
    bands = _(
        "2,000 draws with a fixed seed vary the weights by a quarter, scale, mean and outliers, and leave out one indicator. A band "
        "holds nine of ten of the places that a region then has; leading, middle and last are thirds of the places."
    )
    what = _(
        "A description, no rule for money. After OECD and JRC, Handbook on Constructing Composite Indicators, 2008; indicators, "
        "thirds and what a dimension adds are our own convention."
    )
    return [
        (_("Points."), scale),
        (_("Weights."), weights),
        (_("What is missing."), missing),
        (_("Bands."), bands),
        (_("What it is."), what),
    ]
