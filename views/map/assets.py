"""Which files the browser fetches for a map, and under which address: a folder named by what is in it.

A folder named by the hash of all its files lets the scripts import each other by plain relative names, and lets
every file be cached for good: any change anywhere gives a new folder.
"""

from functools import cache
from pathlib import Path

from views.map import palettes, typefaces
from views.parts import kept_files
from views.parts.theme import DARK, LIGHT, Theme

SOURCES = Path(__file__).parent / "browser"
FOLDER = "map"
LATE = (
    "typefaces.js",
    "composite.js",
    "composite_many.js",
    "weights.js",
    "weighing.js",
)  # fetched when they are needed
SCRIPT, RELOAD, WORDS = "map.js", "reload.js", "words.json"
REMEMBERED = "lio-map"  # under this name the tab keeps what it showed: KEY of early.js
VERSIONS = 12  # of scripts, and of words, that stay
_TOKENS = (
    "page",
    "panel",
    "ink",
    "ink2",
    "ink3",
    "up",
    "mute",
    "line",
    "land",
    "hatch",
    "banner_paper",
    "banner_text",
    "spot_high",
    "spot_low",
)


def _tokens(theme: Theme) -> str:
    """The colours of one mode as custom properties, so that they stand in views.parts.theme alone."""
    properties = "".join(f"--{name.replace('_', '-')}:{getattr(theme, name)};" for name in _TOKENS)
    return f'.lio-map[data-mode="{theme.mode}"]{{{properties}}}\n'


@cache
def files() -> dict[str, str]:
    """File name -> text of everything the browser fetches; the style sheets travel as one, after the colours."""
    scripts = {path.name: path.read_text("utf-8") for path in sorted(SOURCES.glob("*.js"))}
    styles = [path.read_text("utf-8") for path in sorted(SOURCES.glob("*.css"))]
    made = {"palettes.js": palettes.script(), "typefaces.js": typefaces.script()}
    return {**scripts, **made, "map.css": "".join([_tokens(LIGHT), _tokens(DARK), *styles])}


@cache
def version() -> str:
    """The content hash of all files together."""
    return kept_files.name_of(files().items())


def script_address() -> str:
    """Where the browser finds the script, below the address of the app."""
    return f"app/static/{FOLDER}/{version()}/{SCRIPT}"


def reload_address() -> str:
    """Where it finds what draws the map of a page that is loaded again."""
    return f"app/static/{FOLDER}/{version()}/{RELOAD}"


def module_addresses() -> list[str]:
    """Where it finds the scripts that every map of many periods needs, so that it need not learn of them one by one."""
    return [
        f"app/static/{FOLDER}/{version()}/{name}"
        for name in sorted(files())
        if name.endswith(".js") and name not in LATE
    ]


def kept(static_dir: Path, text: str) -> str:
    """Lay a JSON text where the browser may fetch it and keep it for good; its address, or '' if it cannot be written."""
    folder = static_dir / FOLDER / kept_files.name_of([(WORDS, text)])
    if not (folder / WORDS).is_file():
        try:
            kept_files.lay(folder, {WORDS: text.encode()}, compressed=True)
        except OSError:  # a folder that may only be read: the text then travels with every map
            return ""
    return f"app/static/{FOLDER}/{folder.name}/{WORDS}"


def publish(static_dir: Path) -> Path:
    """Write the files below the folder that Streamlit serves, unless they are there; returns their folder."""
    folder = static_dir / FOLDER / version()
    kept_files.lay(folder, {name: text.encode() for name, text in files().items()}, compressed=False)
    for marker in (SCRIPT, WORDS):  # what is kept of words is written anew when needed
        kept_files.forget_old(static_dir / FOLDER, marker, VERSIONS)
    return folder
