"""What is made: the branch, season and price of every product, and the parts that are printed inside a group."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# Months of a year against their mean, January to December.
SEASONS = {
    "even": (0.90, 0.95, 1.02, 1.00, 0.96, 1.00, 0.94, 1.00, 1.05, 1.07, 1.05, 1.06),
    "winter": (0.70, 0.66, 0.70, 0.78, 0.86, 1.00, 1.10, 1.30, 1.40, 1.34, 1.18, 0.98),
    "school": (0.82, 0.88, 0.96, 1.02, 1.08, 1.24, 1.34, 1.28, 0.96, 0.86, 0.78, 0.78),
    "summer": (0.72, 0.92, 1.24, 1.42, 1.44, 1.30, 1.08, 0.88, 0.78, 0.74, 0.72, 0.76),
}


@dataclass(frozen=True, slots=True)
class Good:
    """One product: where it is made (branch), when (season), its price in an index, and whether few firms make it.

    `price` is in thousand roubles of 2018 for one unit of the code list; `is_niche`: in many regions fewer than three
    firms make it.
    """

    branch: str
    season: str
    price: float
    is_niche: bool = False


GOODS = {
    "13.20": Good("cotton", "even", 0.0),
    "13.20.12": Good("wool", "winter", 0.40, True),
    "13.20.13": Good("linen", "summer", 0.18),
    "13.20.20": Good("cotton", "even", 0.05),
    "13.20.3": Good("synthetic", "even", 0.09),
    "13.93.1": Good("carpets", "even", 0.45),
    "13.95.10": Good("nonwovens", "even", 0.02),
    "RS_SLEEPING_BAGS": Good("camping", "summer", 1.6, True),
    "RS_TENTS": Good("camping", "summer", 9.0, True),
    "14.14.21": Good("sewn", "school", 0.7),
    "14.31.10": Good("hosiery", "winter", 0.05),
    "RS_CHILD_FUR_COATS": Good("fur", "winter", 9.0, True),
    "RS_CHILD_HOSIERY": Good("hosiery", "school", 0.0),
    "RS_COATS": Good("sewn", "winter", 4.5),
    "RS_DRESSES": Good("sewn", "summer", 1.5),
    "RS_JACKETS": Good("sewn", "winter", 3.2),
    "RS_KNITWEAR": Good("knit", "winter", 0.4),
    "RS_SUITS": Good("sewn", "school", 3.0),
    "15.11.21": Good("leather", "even", 0.02, True),
    "15.11.22": Good("leather", "even", 0.03, True),
    "15.20": Good("footwear", "even", 0.0),
    "15.20.11": Good("rubber", "even", 0.4),
    "15.20.12": Good("rubber", "summer", 0.3),
    "15.20.13": Good("footwear", "winter", 1.9),
    "15.20.14": Good("footwear", "summer", 0.5),
    "15.20.2": Good("footwear", "summer", 1.4),
    "15.20.3": Good("footwear", "even", 1.1),
    "RS_CHILD_LEATHER_FOOTWEAR": Good("footwear", "school", 0.0),
    "RS_CHILD_TEXTILE_FOOTWEAR": Good("footwear", "summer", 0.0),
    "RS_FELT_FOOTWEAR": Good("felt", "winter", 0.9, True),
}
# What a group holds beside its printed parts is made where this branch is.
REST_OF = {
    "13.20": "nonwovens",
    "14.31.10": "hosiery",
    "15.20": "footwear",
    "15.20.13": "footwear",
    "15.20.14": "footwear",
}


def season(name: str) -> npt.NDArray[np.float64]:
    """The twelve months of a season, with mean 1."""
    months = np.array(SEASONS[name])
    found: npt.NDArray[np.float64] = months / months.mean()
    return found
