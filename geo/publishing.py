"""Writes the outline files: drawn only when boundaries or drawing rules changed, and never half."""

import gzip
import json
from hashlib import sha256
from itertools import chain
from pathlib import Path

from data import own_files
from geo.areas import BOUNDARIES_DIR, LEVELS, TILES, countries
from geo.outlines import MANIFEST, Manifest, content_hash
from geo.tiles import TILES_DIR, drawing, table_of

_STAMP = "inputs.sha256"


def publish_files(target: Path, source: Path | None = None) -> Manifest:
    """Publish the boundaries of `source`, or all there are, to `target`; see `geo.outlines.publish`."""
    target.mkdir(parents=True, exist_ok=True)
    stamp = _stamp(source)
    if current := _current(target, stamp):
        return current
    names = {country: _write_country(country, target, source) for country in countries(source)}
    _put(target / MANIFEST, _json(names))
    _put(target / _STAMP, stamp.encode())
    _remove_others(target, names)
    return names


def _write_country(country: str, target: Path, source: Path | None) -> dict[str, str]:
    """Level -> file name."""
    # Libraries that load for seconds, and mostly the files are current.
    from geo.boundaries import read
    from geo.drawing import drawings

    levels = {level: read(country, level, source) for level in LEVELS}
    table = table_of(country, source)
    squares = [(TILES, drawing(country, table.parent, source))] if table.is_file() else []
    names: dict[str, str] = {}
    for level, drawn in chain(drawings(country, levels), squares):
        content = _json(drawn)
        names[level] = f"{country}.{level}.{content_hash(content)}.json"
        _put(target / names[level], content)
        # No time in the header: the same content gives the same bytes.
        _put(target / f"{names[level]}.gz", gzip.compress(content, 9, mtime=0))
    return names


def _stamp(source: Path | None) -> str:
    """One hash over everything that the files follow from: boundaries and the code of this package."""
    folders = (BOUNDARIES_DIR, own_files.boundaries()) if source is None else (source,)
    below = [
        *Path(__file__).parent.glob("*.py"),
        *chain.from_iterable(folder.glob("*.parquet") for folder in folders),
        *chain.from_iterable(folder.glob("*.csv") for folder in folders),
        *TILES_DIR.glob("*.csv"),
        *chain.from_iterable(folder.with_name(TILES).glob("*.csv") for folder in folders if folder != BOUNDARIES_DIR),
    ]
    inputs = sorted(below)
    return sha256(b"".join(sha256(path.name.encode() + path.read_bytes()).digest() for path in inputs)).hexdigest()


def _current(target: Path, stamp: str) -> Manifest:
    """The manifest if nothing needs writing, else nothing. A damaged file counts as not written."""
    try:
        if (target / _STAMP).read_text(encoding="utf-8") != stamp:
            return {}
        names: Manifest = json.loads((target / MANIFEST).read_bytes())
        whole = all(_is_whole(target / name) for files in names.values() for name in files.values())
    except (OSError, ValueError, AttributeError):
        return {}
    return names if whole else {}


def _is_whole(path: Path) -> bool:
    content = path.read_bytes()
    twin = path.with_name(f"{path.name}.gz").read_bytes()
    return content_hash(content) in path.name and gzip.decompress(twin) == content


def _put(path: Path, content: bytes) -> None:
    """Write aside, then move: a reader sees the old file or the new one."""
    aside = path.with_name(f"{path.name}.new")
    aside.write_bytes(content)
    aside.replace(path)


def _remove_others(target: Path, names: Manifest) -> None:
    kept = {name for files in names.values() for name in files.values()}
    for path in [*target.glob("*.json"), *target.glob("*.json.gz"), *target.glob("*.new")]:
        if path.name != MANIFEST and path.name.removesuffix(".gz") not in kept:
            path.unlink()


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=False).encode()
