"""Figures of a file without the dust that sums of doubles leave: 0.1 + 0.2 is written 0.3."""

import numpy as np
import numpy.typing as npt
import pandas as pd

DIGITS = 15  # significant digits that every double keeps, and that a spreadsheet holds


def swept(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its columns of doubles rounded to 15 significant digits; everything else, and what is missing, as it was."""
    found = {name: _rounded(frame[name].to_numpy()) for name in frame.columns if frame[name].dtype == np.float64}
    return frame.assign(**found)


def _rounded(numbers: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Each number as the double nearest to its 15 significant digits; few differ from what they were."""
    distinct, places = np.unique(numbers, return_inverse=True)
    return np.array([float(f"{number:.{DIGITS}g}") for number in distinct.tolist()], dtype=np.float64)[places]
