"""What hit everybody in the years of the demonstration: the spring of 2020, and in Ukraine the war since March 2022."""

import numpy as np
import numpy.typing as npt

from data.generate.geography import regions
from data.generate.plan import FIRST_YEAR, N_MONTHS

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# Month and what was made then against a usual month.
_COMMON = {
    "RU": {"2020-04": 0.60, "2020-05": 0.66, "2020-06": 0.86, "2022-04": 0.93},
    "UA": {"2020-04": 0.58, "2020-05": 0.70, "2020-06": 0.88, "2022-03": 0.30, "2022-04": 0.52, "2022-05": 0.68},
}
_SINCE, _EASED = "2022-03", "2023-06"
# Regions of Ukraine against a usual month in the first and in the later part of the war; the others gain a little.
_REGIONS = {
    "UA-63": (0.30, 0.45), "UA-23": (0.40, 0.45), "UA-48": (0.35, 0.55), "UA-59": (0.55, 0.70), "UA-74": (0.45, 0.70),
    "UA-12": (0.75, 0.85), "UA-30": (0.65, 0.90), "UA-32": (0.55, 0.85), "UA-51": (0.70, 0.80),
}  # fmt: skip
_GAIN = (1.05, 1.15)
# No reports are taken: from the first month on, or from a month to another.
_SILENT = {
    "UA-40": ("2017-01", "2025-12"), "UA-43": ("2017-01", "2025-12"), "UA-09": ("2022-03", "2025-12"),
    "UA-14": ("2022-03", "2025-12"), "UA-65": ("2022-03", "2022-12"),
}  # fmt: skip


def month_index(code: str) -> int:
    """Months since January of the first year.

    >>> month_index("2018-02")
    13
    """
    return (int(code[:4]) - FIRST_YEAR) * 12 + int(code[5:]) - 1


def common(country: str) -> Array:
    """A factor for every month of a country."""
    found = np.ones(N_MONTHS)
    for code, factor in _COMMON[country].items():
        found[month_index(code)] = factor
    return found


def regional(country: str) -> Array:
    """A factor for every region, in order of code, and month; 0 where no reports are taken."""
    areas = regions(country)
    found = np.ones((len(areas), N_MONTHS))
    if country == "UA":
        since, eased = month_index(_SINCE), month_index(_EASED)
        for place, area in enumerate(areas):
            first, later = _REGIONS.get(area, _GAIN)
            found[place, since:eased], found[place, eased:] = first, later
    found[silent(country)] = 0.0
    return found


def silent(country: str) -> Flags:
    """Whether a region, in order of code, reports nothing in a month."""
    areas = regions(country)
    found = np.zeros((len(areas), N_MONTHS), dtype=bool)
    for area, (first, last) in _SILENT.items():
        if area in areas:
            found[areas.index(area), month_index(first) : month_index(last) + 1] = True
    return found
