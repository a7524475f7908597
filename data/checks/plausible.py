"""Figures that stand far from their own series: a slip of the point or of the unit, which no checksum can see.

Real figures jump, too. Each jump that was looked at is a line of data/reference/accepted_jump.csv with its value and the
reason; another value in its place is reported again.
"""

from pathlib import Path

from data.checks.promised import REAL_FIGURES
from data.checks.results import SHOWN, Result, of_items
from data.errors import DataError, Place
from data.sources import reference_csv
from data.sources.files import FIRST_ROW
from data.tables.declaration import Column, Table
from data.tables.observations import KEY
from data.warehouse import Warehouse

# A tenfold slip of a figure that is itself a little low or high for its series must still be seen. Tried on every
# figure: eight, the usual bound, lets one slip in sixteen through, five one in 290 (a test says so).
FACTOR = 5
ACCEPTED = Path(__file__).parents[1] / "reference" / "accepted_jump.csv"
TABLE = Table(
    "accepted_jump",
    "A figure far from its own series that was looked at and stays",
    KEY,
    (
        *(Column(name, "as in table observation") for name in KEY),
        Column("obs_value", "the figure that was looked at", "DOUBLE"),
        # "GY implies": G1 as it follows from GY of the month and of the month before, and from G1 of a year before.
        Column("reason", "why it stays: what bears it out, or that it is doubtful and printed so"),
    ),
)
_SQL = Path(__file__).parents[1] / "sql" / "plausible" / "series.sql"
# The key of an observation and its value; the value makes sure that a slip inside an accepted row is seen.
Figure = tuple[str | float, ...]


def run(warehouse: Warehouse) -> list[Result]:
    """One result for each dataset, and one for the accepted jumps, each of which must still be there."""
    accepted, found, results = _accepted(), set[Figure](), []
    sql = _SQL.read_text(encoding="utf-8")
    for dataset, file, checked, not_compared, far in warehouse.rows(sql, {"factor": FACTOR}):
        rows = {tuple(row[:-1]): row[-1] for row in far or ()}
        strange = [_told(file, figure, expected) for figure, expected in rows.items() if figure not in accepted]
        name = f"figures stand near their own series: {dataset}"
        results.append(Result(name, checked, checked - len(strange), not_compared, _message(strange)))
        found |= rows.keys()
    if warehouse.edition == REAL_FIGURES:
        listed = ((f"{_series(figure)} = {figure[-1]:.12g}: remove the line", figure in found) for figure in accepted)
        results.append(of_items(f"every jump listed in reference/{ACCEPTED.name} is still one", listed))
    return results


def _accepted() -> dict[Figure, str]:
    """The jumps that were looked at and the reason of each; raises DataError for one without."""
    frame = reference_csv.read(ACCEPTED, TABLE, {})
    bare = (frame["reason"].str.strip() == "").to_numpy()
    if bare.any():
        place = Place(f"reference/{ACCEPTED.name}", "", FIRST_ROW[".csv"] + int(bare.argmax()), "reason")
        raise DataError("the reason is empty.", place, "", "why the figure stays although it is far from its series")
    return dict(zip(frame[[*KEY, "obs_value"]].itertuples(index=False, name=None), frame["reason"], strict=True))


def _told(file: str, figure: Figure, expected: float) -> str:
    """File, series, period, value and what its neighbours lead to expect."""
    rounded = float(f"{expected:.3g}")
    return f"raw/{file}: {_series(figure)} is {figure[-1]:.12g}, its series suggests about {rounded:.12g}"


def _series(figure: Figure) -> str:
    """Key of the figure, its parts in the order of the columns."""
    return " ".join(map(str, figure[:-1]))


def _message(strange: list[str]) -> str:
    """What is said against a dataset; empty where nothing is."""
    if not strange:
        return ""
    shown = "; ".join(strange[:SHOWN])
    return (
        f"{len(strange)} more than {FACTOR} times too high or too low, first: {shown}. Correct the file, "
        f"or list the figure with a reason in data/reference/{ACCEPTED.name}"
    )
