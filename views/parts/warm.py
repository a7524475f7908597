"""Warms the server up: what the first visitor would otherwise wait for is read and imported beside him, once."""

import atexit
import gc
import threading

from data.errors import DataError
from geo.classes import warm as warm_classes
from views.parts import atlas_overlay

# A page makes fewer objects than this, so nothing is looked through for garbage while a reader waits for it.
RARELY = (50_000, 20, 50)


def in_background() -> threading.Thread:
    """Start warming in a thread of its own; the server answers meanwhile."""
    thread = threading.Thread(target=_warm, name="warm-up", daemon=True)
    thread.start()
    return thread


def _warm() -> None:
    """Import the heavy libraries, read the warehouse, and last what only some readers need; then keep all of it out of later collections."""
    import pandas  # noqa: F401 - first: plotly looks for it while another thread may still be importing it
    import plotly.graph_objects as go

    go.Figure({"data": [{"type": "scatter"}]})
    warm_classes()
    try:
        _read()
    except DataError:
        return  # the pages say what is missing
    atlas_overlay.warm()
    gc.freeze()
    atexit.register(gc.unfreeze)  # or libraries complain at the end of what was never freed
    gc.set_threshold(*RARELY)


def _read() -> None:
    """Open the default edition and ask it what every page asks first."""
    from metrics import choices
    from views.parts import names, store

    for country in store.ask(choices.countries, store.DEFAULT_EDITION):
        store.ask(choices.offered, store.DEFAULT_EDITION, country)
    names.of(store.DEFAULT_EDITION, "en")
