"""What one demonstration edition is made from: seed, size, calendar, and the digest that tells whether it is up to date."""

import hashlib
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from data.errors import DataError
from data.warehouse import DEMONSTRATION, Warehouse, warehouse_path

EDITION, SOURCE_ID, MARK = DEMONSTRATION, "demo-generator", "DEMONSTRATION"
COUNTRIES = ("RU", "UA")
FIRST_YEAR, LAST_YEAR = 2017, 2025
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR + 1))
N_MONTHS = 12 * len(YEARS)
# The last year for which the annual table of the published edition has totals.
LAST_OFFICIAL = 2024
# The day on which everything is told: statements without a date of their own were known by then.
TOLD_ON = date(2025, 12, 31)
SMALLEST_SCALE, LARGEST_SCALE = 0.5, 100.0
_DATA = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Plan:
    """The parameters of one edition. `scale` multiplies organisations and what hangs on them, not the statistics."""

    seed: int = 2025
    scale: float = 1.0

    def dice(self, *stream: str) -> np.random.Generator:
        """A stream of random numbers of its own: one more draw in one place changes nothing elsewhere."""
        return np.random.default_rng([self.seed, *(zlib.crc32(word.encode()) for word in stream)])

    def facts(self) -> dict[str, str]:
        """What the file says of itself in table meta."""
        return {
            "is_demonstration": "true",
            "generated_seed": str(self.seed),
            "generated_scale": f"{self.scale:g}",
            "generated_from": program_digest(),
        }


def parameters(seed: int, scale: float) -> Plan:
    """A plan with what was typed; raises DataError for a seed below 0 or a scale out of bounds."""
    if seed < 0:
        raise DataError(f"The seed {seed} is negative.", value=seed, expected="a whole number from 0")
    if not SMALLEST_SCALE <= scale <= LARGEST_SCALE:
        bounds = f"a number from {SMALLEST_SCALE:g} to {LARGEST_SCALE:g}"
        raise DataError(f"The scale {scale:g} is out of bounds.", value=scale, expected=bounds)
    return Plan(seed, scale)


def program_digest() -> str:
    """A checksum of everything the edition is made of: program, statements, code lists, official totals."""
    digest = hashlib.sha256()
    for path in sorted(_DATA.rglob("*")):
        inside = path.relative_to(_DATA)
        if path.is_file() and inside.parts[0] != "build" and path.suffix != ".pyc" and not path.name.startswith("."):
            digest.update(inside.as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_current(plan: Plan) -> bool:
    """Whether the edition that is there was made by this program with these parameters."""
    path = warehouse_path(EDITION)
    if not path.is_file():
        return False
    try:
        found = Warehouse(EDITION, path)
    except DataError:
        return False
    facts = found.facts
    found.close()
    return all(facts.get(key) == value for key, value in plan.facts().items())
