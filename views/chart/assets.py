"""Which files the browser fetches for charts, and under which address: a folder named by what is in it, Plotly's script included."""

from functools import cache
from pathlib import Path

import plotly

from views.parts import kept_files

SOURCES = Path(__file__).parent / "browser"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
FOLDER, SCRIPT = "chart", "chart.js"
VERSIONS = 3  # that stay: five megabytes each


@cache
def version() -> str:
    """The content hash of our scripts, and the release of Plotly's, which need not be read for it."""
    scripts = [(path.name, path.read_text("utf-8")) for path in sorted(SOURCES.glob("*.js"))]
    return kept_files.name_of([(PLOTLY.name, plotly.__version__), *scripts])


def script_address() -> str:
    """Where the browser finds the script, below the address of the app."""
    return f"app/static/{FOLDER}/{version()}/{SCRIPT}"


def publish(static_dir: Path) -> Path:
    """Write the files below the folder that Streamlit serves, unless they are there; returns their folder."""
    folder = static_dir / FOLDER / version()
    kept_files.lay(folder, {path.name: path.read_bytes() for path in (*SOURCES.glob("*.js"), PLOTLY)}, compressed=True)
    kept_files.forget_old(static_dir / FOLDER, SCRIPT, VERSIONS)
    return folder
