"""Keeps tests apart from what the office of this checkout has added below data/own: they know the program alone."""

import fcntl
import hashlib
from pathlib import Path

from data import loading, own_files, warehouse

ROOT = Path(__file__).parent.parent
OWN = ROOT / "data" / "own"
NOWHERE = ROOT / "data" / ".own-of-no-office"
_BUILT = ROOT / "data" / "build" / "published.duckdb"
_ASIDE = ROOT / ".pytest_cache" / "d" / "without_own" / "published.duckdb"


def published(own: Path = OWN, built: Path = _BUILT, aside: Path = _ASIDE) -> Path:
    """The published edition without rows of an office; from here on nothing else is read in this process.

    Where an office has added nothing that is the one of the checkout, else one beside it that is made where inputs changed.
    """
    own_files.OWN_DIR = NOWHERE
    if not any(path.is_file() for path in own.rglob("*")):
        return built
    warehouse.BUILD_DIR = aside.parent
    aside.parent.mkdir(parents=True, exist_ok=True)
    with (aside.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two workers of a run make it once
        stamp, inputs = aside.with_suffix(".inputs"), _inputs()
        if not aside.is_file() or not stamp.is_file() or stamp.read_text() != inputs:
            loading.build("published", aside)
            stamp.write_text(inputs)
    return aside


def _inputs() -> str:
    """A checksum of what a warehouse is made of, without rows of an office."""
    below = sorted(path for path in (ROOT / "data").rglob("*") if path.is_file() and _counts(path))
    digest = hashlib.sha256()
    for path in below:
        digest.update(path.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _counts(path: Path) -> bool:
    inside = path.relative_to(ROOT / "data").parts
    return inside[0] not in ("own", "build") and path.suffix != ".pyc"
