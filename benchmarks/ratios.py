"""What a benchmark says: a ratio of two things measured side by side in one run, how it scattered, and what was aimed at."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Ratio:
    """One finding: the ratio of every round, the most it should be (None: for information), and figures in words."""

    name: str
    rounds: tuple[float, ...]
    at_most: float | None = None
    note: str = ""
    percent: bool = False

    @property
    def median(self) -> float:
        """What is held against the target."""
        return median(self.rounds)

    @property
    def verdict(self) -> str:
        """'pass', 'FAIL', or nothing where there is no target."""
        if self.at_most is None:
            return ""
        return "pass" if self.median <= self.at_most else "FAIL"

    def shown(self, value: float) -> str:
        """A value of this ratio as printed."""
        return f"{value * 100:.2f} %" if self.percent else f"{value:.2f}"


def of_rounds(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, ...]:
    """Ratios round by round: both halves of a round saw the same machine."""
    return tuple(mine / other for mine, other in zip(ours, theirs, strict=True))


def milliseconds(seconds: Sequence[float]) -> str:
    """The median as milliseconds, for the note: never a target."""
    return f"{median(seconds) * 1000:.0f} ms"


def table(found: Sequence[Ratio]) -> str:
    """Findings as a table: name, median, smallest and largest, rounds, target, verdict, note."""
    head = ("What", "Median", "Lowest", "Highest", "Rounds", "Target", "", "In this run")
    body = [
        (
            one.name,
            one.shown(one.median),
            one.shown(min(one.rounds)),
            one.shown(max(one.rounds)),
            str(len(one.rounds)),
            "" if one.at_most is None else f"<= {one.shown(one.at_most)}",
            one.verdict,
            one.note,
        )
        for one in found
    ]
    widths = [max(len(row[place]) for row in (head, *body)) for place in range(len(head))]
    right = {1, 2, 3, 4, 5}
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (head, tuple("-" * width for width in widths), *body)
    )
