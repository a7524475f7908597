"""Which files the browser fetches for charts, and under which address: a folder named by what is in it, Plotly's script included."""

import gzip
import hashlib
import os
import shutil
from functools import cache
from pathlib import Path

import plotly

from views.map.assets import write

SOURCES = Path(__file__).parent / "browser"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
FOLDER, SCRIPT = "chart", "chart.js"
VERSIONS = 3  # that stay: five megabytes each


@cache
def version() -> str:
    """The content hash of our scripts, and the release of Plotly's, which need not be read for it."""
    digest = hashlib.sha256(plotly.__version__.encode())
    for path in sorted(SOURCES.glob("*.js")):
        digest.update(f"{path.name}\0{path.read_text('utf-8')}\0".encode())
    return digest.hexdigest()[:16]


def script_address() -> str:
    """Where the browser finds the script, below the address of the app."""
    return f"app/static/{FOLDER}/{version()}/{SCRIPT}"


def publish(static_dir: Path) -> Path:
    """Write the files below the folder that Streamlit serves, unless they are there; returns their folder.

    The newest few of the older versions stay: a page that is still open may ask for them.
    """
    folder = static_dir / FOLDER / version()
    folder.mkdir(parents=True, exist_ok=True)
    for source in (*SOURCES.glob("*.js"), PLOTLY):
        content = source.read_bytes()
        target = folder / source.name
        if not target.is_file() or target.read_bytes() != content:
            write(target.with_name(f"{target.name}.gz"), gzip.compress(content, 9, mtime=0))
            write(target, content)
    os.utime(folder)
    kept = sorted((static_dir / FOLDER).iterdir(), key=lambda path: path.stat().st_mtime)
    for old in kept[:-VERSIONS]:
        shutil.rmtree(old, ignore_errors=True)
    return folder
