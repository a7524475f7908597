"""How the columns of an answer are made: texts as places in a short list, periods from months, all spread over the cells."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from metrics.cube import Array, Words, placed_at
from metrics.rows import Rows

TEXT = pd.StringDtype(na_value=np.nan)
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of texts: the different ones, and the place of each row among them. Texts are written once each."""

    places: Array
    texts: Sequence[str]

    def over(self, shape: tuple[int, ...]) -> Array:
        """The column, one row a cell."""
        found: Array = _vocabulary(tuple(self.texts))[np.broadcast_to(self.places, shape).reshape(-1)]
        return found


@lru_cache(maxsize=1024)
def _vocabulary(texts: tuple[str, ...]) -> Array:
    """Texts as Python keeps them; every row that says the same shares one."""
    found = np.empty(len(texts), dtype=object)
    found[:] = texts
    return found


@dataclass(frozen=True, slots=True)
class Sheet:
    """An answer before it is spread: columns over cells (series, area, period), or over rows; some are made when asked for."""

    columns: Mapping[str, Array | Coded | Callable[[], Coded]]
    shape: tuple[int, ...]

    def column(self, name: str) -> Array:
        """One column, a value a cell."""
        known = self.columns[name]
        found = known() if callable(known) else known
        return found.over(self.shape) if isinstance(found, Coded) else np.broadcast_to(found, self.shape).reshape(-1)

    def rows(self) -> Rows:
        """The answer as rows whose columns are spread when they are looked at."""
        return Rows(math.prod(self.shape), self.column)

    def frame(self) -> pd.DataFrame:
        """The answer as a frame."""
        return pd.DataFrame({name: _as_pandas_keeps_it(self.column(name)) for name in self.columns})


def _as_pandas_keeps_it(column: Array) -> Any:
    """Texts in the type that pandas has for them, everything else as it is."""
    return pd.array(column, dtype=TEXT) if column.dtype == object else column


def same(text: str) -> Coded:
    """One text in all rows."""
    return Coded(np.zeros((), dtype=np.int64), (text,))


def texts_of(words: Words, masks: Array) -> Coded:
    """The texts behind masks."""
    places, texts = words.decoded(masks.reshape(-1))
    return Coded(places.reshape(masks.shape), texts)


def as_dates(ordinals: Array) -> Array:
    """Ordinals of Python's date as datetime64."""
    found: Array = (ordinals - _EPOCH_ORDINAL).astype("datetime64[D]").astype("datetime64[s]")
    return found


def period_codes(months: Array, step: int) -> Coded:
    """The SDMX codes of periods that begin in months since year 0; empty for -1."""
    listed = months.tolist()
    places = {month: place for place, month in enumerate(dict.fromkeys(listed))}
    return Coded(placed_at(listed, places), [code_of(month, step) for month in places])


def code_of(month: int, step: int) -> str:
    """The SDMX code of one period.

    >>> code_of(2024 * 12 + 3, 3), code_of(-1, 3)
    ('2024-Q2', '')
    """
    letter = {6: "S", 3: "Q"}.get(step, "")
    year, place = divmod(month, 12)
    if month < 0:
        return ""
    if step == 12:
        return f"{year:04d}"
    return f"{year:04d}-{letter}{place // step + 1}" if letter else f"{year:04d}-{place + 1:02d}"
