"""Rules for figures by organisation: of a whole year that was over, with a value or a reason why there is none."""

import re
from collections.abc import Iterator

from data.registry.rows import Fault, Registry, Rule

TABLE, PERSONS = "organisation_figure", "PS"
# More people than the largest employer of any light industry has: a slip of the unit.
_MOST_PERSONS = 1_000_000
_REPORTED = ("A", "P")
_YEAR = re.compile(r"(?:19|20)\d\d")


def _valued(registry: Registry) -> Iterator[Fault]:
    """Values beside a status that says there is none, and the reverse; a withheld figure that is not marked so."""
    for at, row in registry.rows(TABLE):
        has_value, status = row["obs_value"] is not None, row["obs_status"]
        if has_value != (status in _REPORTED):
            said = f"the status {status!r} stands beside {'a value' if has_value else 'no value'}"
            yield Fault(TABLE, at, "obs_status", said, "A or P beside a value; M, O or Q beside an empty cell")
        elif (status == "Q") != (row["conf_status"] == "C"):
            said = f"the status is {status!r} and the confidentiality {row['conf_status']!r}"
            yield Fault(TABLE, at, "conf_status", said, "C exactly where the status is Q")


def _years(registry: Registry) -> Iterator[Fault]:
    """Periods that are no year, and years that were not over when they were reported."""
    for at, row in registry.rows(TABLE):
        period, day = row["time_period"], row["reported_on"]
        if not _YEAR.fullmatch(period):
            yield Fault(TABLE, at, "time_period", f"{period!r} is no year", "a year such as 2024")
        elif day is not None and day.year <= int(period):
            said = f"the year {period} is reported on {day.isoformat()}, before it is over"
            yield Fault(TABLE, at, "reported_on", said, f"a day after {period}-12-31")


def _persons(registry: Registry) -> Iterator[Fault]:
    """Employment in another unit than persons, or of more people than can be."""
    for at, row in registry.rows(TABLE):
        if row["indicator"] != "EMP":
            continue
        unit, value, power = row["unit_measure"], row["obs_value"], row["unit_mult"]
        if unit != PERSONS:
            yield Fault(TABLE, at, "unit_measure", f"employment is in {unit!r}", PERSONS)
        elif value is not None and power is not None and value * 10.0**power > _MOST_PERSONS:
            said = f"{value:.12g} x 10^{power} persons cannot be in one organisation"
            yield Fault(TABLE, at, "obs_value", said, f"a number from 0 to {_MOST_PERSONS}, without its unit_mult")


RULES = (
    Rule("a figure of an organisation has a value or a reason", (TABLE,), _valued),
    Rule("figures of organisations are of years that were over", (TABLE,), _years),
    Rule("jobs of organisations are persons", (TABLE,), _persons),
)
