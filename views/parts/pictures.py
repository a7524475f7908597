"""Puts a chart on a page: the mark of a demonstration inside it, words for who cannot see it, and the chart as a file."""

import json
from dataclasses import dataclass
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st
from plotly.utils import PlotlyJSONEncoder

from views import chart
from views.documents import demonstration
from views.parts import figures, settle, store
from views.parts.language import _
from views.parts.selection import to_query
from views.parts.theme import current as theme

_RULES = """
div { display: flex; flex-wrap: wrap; gap: 0 20px; }
button { all: unset; cursor: pointer; padding: 5px 0; overflow-wrap: anywhere; color: var(--st-link-color); }
button { font: 400 15px/22px "Source Sans", sans-serif; }
button:hover { text-decoration: underline; } button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
"""
_SAVE = st.components.v2.component(
    "lio_save_chart",
    html='<div><button type="button"></button><button type="button"></button></div>',
    css=_RULES,
    js=Path(__file__).with_name("saving.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class Saved:
    """What a saved chart says besides its marks: title, unit line, and the key under which it stands on the page."""

    title: str
    sub: str
    key: str
    what: str = ""  # which of several pictures it is, where their links stand below each other


def show(edition: str, figure: go.Figure, alt: str, key: str) -> None:
    """The chart; `alt` says what it shows, for screen readers. A chart of a made-up edition carries its mark."""
    lost = _("The chart could not be loaded. The table holds the same figures; or reload the page.")
    chart.draw(written(edition, figure), alt, lost, key)


def written(edition: str, figure: go.Figure) -> str:
    """Data and layout as JSON, with the mark of a made-up edition."""
    if store.is_demonstration(edition):
        figure = figures.marked(figure, demonstration.mark(), theme())
    return json.dumps(figure.to_dict(), cls=PlotlyJSONEncoder, ensure_ascii=False, separators=(",", ":"))


def save(here: settle.Settled, saved: Saved, *source: str) -> None:
    """Two links that save the chart with title, source and issue; the file is made in the browser."""
    look = theme()
    parts = (saved.key, *(part for name, part in to_query(here.selection).items() if name not in ("lang", "edition")))
    prefix = (demonstration.FILE_PREFIX,) if store.is_demonstration(here.edition) else ()
    name = "-".join((*prefix, *(part.replace(",", "-") for part in parts)))[:120]
    said = [line for line in source if line]
    data = {
        "key": saved.key, "title": saved.title, "sub": saved.sub, "name": name, "page": look.page,
        "source": [demonstration.words(), *said] if prefix else said,
        "ink": look.ink, "ink2": look.ink2, "ink3": look.ink3,
        "labels": [f"{label}: {saved.what}" if saved.what else label for label in (_("Save the picture as SVG"), _("Save the picture as PNG"))],
    }  # fmt: skip
    _SAVE(data=data, key=f"save-{saved.key}", width="content")
