"""The outcome of one check, and how outcomes are printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.errors import CheckFailed

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Result:
    """`passed` of `checked` comparisons held; `not_compared` could not be made, since a part is missing or withheld."""

    name: str
    checked: int
    passed: int
    not_compared: int
    message: str

    @property
    def is_passed(self) -> bool:
        """Every comparison held and nothing else is said against it."""
        return self.checked == self.passed and not self.message


def of_items(name: str, items: Iterable[tuple[str, bool | None]], at_least: int = 0) -> Result:
    """Count items (label, held); None = not compared. `at_least` comparisons are known to be possible."""
    listed = list(items)
    failed = [label for label, held in listed if held is False]
    checked = sum(held is not None for _, held in listed)
    said = f"{len(failed)} of {checked} fail, first: {'; '.join(failed[:SHOWN])}" if failed else ""
    if checked < at_least:
        said = f"{said}. " if said else ""
        said += f"only {checked} comparisons were possible where {at_least} are known: figures are lost"
    return Result(name, checked, checked - len(failed), len(listed) - checked, said)


def require(results: Sequence[Result]) -> None:
    """Raises CheckFailed that names every check which failed; nothing is published then."""
    failed = [result for result in results if not result.is_passed]
    if failed:
        told = "; ".join(f"{result.name} ({result.message})" for result in failed)
        raise CheckFailed(f"{len(failed)} of {len(results)} checks failed, nothing was published: {told}.")


def table(results: Sequence[Result]) -> str:
    """The results as a text table, one line each."""
    width = max(len(result.name) for result in results)
    lines = [f"{'check':{width}}  checked  passed  not compared"]
    for result in results:
        line = f"{result.name:{width}}  {result.checked:7d}  {result.passed:6d}  {result.not_compared:12d}"
        lines.append(f"{line}  FAILED: {result.message}" if not result.is_passed else line)
    return "\n".join(lines)
