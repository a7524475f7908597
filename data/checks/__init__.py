"""What must be true of a warehouse before it is published, and the proof that it is."""

from data.checks.results import Result, require
from data.checks.suite import run

__all__ = ["Result", "require", "run"]
