"""What stands in an address that a browser keeps for good: the versions of all that the answer follows from."""

import hashlib
from functools import cache, lru_cache
from pathlib import Path

from geo import outlines
from views.parts import store

FOREVER = "public, max-age=31536000, immutable"
ROOT = Path(__file__).parents[2]
_FOLLOWED = ("views", "geo", "metrics", "data/reference")
_ENDINGS = {".py", ".toml", ".po", ".csv", ".sql", ".parquet"}  # outlines too: data of a map name their file


@cache
def of_program() -> str:
    """What changes when the program does; read once."""
    digest = hashlib.sha256()
    below = [path for folder in _FOLLOWED for path in sorted((ROOT / folder).rglob("*"))]
    for path in [*below, *sorted((ROOT / "data").glob("*.py"))]:
        if path.suffix in _ENDINGS:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def of(edition: str) -> str:
    """Of the program, of the file of an edition and of the outlines that are published; looked at once in a second."""
    return _of(store.version(edition), store.moment())


@lru_cache(maxsize=8)
def _of(file: str, _moment: int) -> str:
    files = f"{file} {outlines.stamp()}"
    return f"{of_program()}-{hashlib.sha256(files.encode()).hexdigest()[:12]}"
