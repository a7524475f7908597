"""Files that a browser may keep for good: below a folder named by what is in it, so that any change has another address."""

import gzip
import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from uuid import uuid4


def name_of(parts: Iterable[tuple[str, str]]) -> str:
    """A short name for (name, text) pairs; others have another."""
    digest = hashlib.sha256()
    for name, text in parts:
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()[:16]


def lay(folder: Path, files: Mapping[str, bytes], *, compressed: bool) -> None:
    """Write what is not there as it should be, with a compressed twin where that is worth it; the folder counts as new."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        target = folder / name
        if target.is_file() and target.read_bytes() == content:
            continue
        if compressed:
            write(target.with_name(f"{name}.gz"), gzip.compress(content, 9, mtime=0))
        write(target, content)
    os.utime(folder)


def write(target: Path, content: bytes) -> None:
    """A whole file or none: another session may write the same one, another reader may ask for it."""
    aside = target.with_name(f".{target.name}.{uuid4().hex}.tmp")
    aside.write_bytes(content)
    aside.replace(target)


def forget_old(folder: Path, marker: str, kept: int) -> None:
    """Remove all but the newest folders that hold a file of this name: a page that is still open may ask for those that stay."""
    old = sorted((path.parent for path in folder.glob(f"*/{marker}")), key=lambda path: path.stat().st_mtime)
    for path in old[:-kept]:
        shutil.rmtree(path, ignore_errors=True)
