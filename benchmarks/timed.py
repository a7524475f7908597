"""A Streamlit server that writes down how long every run of its script took, and how much of that the database took.

`python -m benchmarks.timed PORT LOG APP`: serves APP (module:attribute) under uvicorn; LOG gets a JSON line a run.
Every run starts with the caches of Streamlit empty; the process itself stays warm, as a server is.
"""

import importlib
import json
import sys
import threading
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any


class Meter:
    """Seconds that a thread spent in the database since its run began; a call within a call counts once."""

    def __init__(self) -> None:
        self._here = threading.local()

    def begin(self) -> None:
        """Start a run on this thread."""
        self._here.seconds, self._here.depth = 0.0, 0

    @property
    def seconds(self) -> float:
        """What the run on this thread spent so far."""
        return self._here.seconds

    def timed(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same function with its time counted."""

        @wraps(call)
        def counted(*given: Any, **named: Any) -> Any:
            here = self._here
            if getattr(here, "depth", None) is None:
                return call(*given, **named)
            here.depth += 1
            start = time.perf_counter()
            try:
                return call(*given, **named)
            finally:
                here.depth -= 1
                if not here.depth:
                    here.seconds += time.perf_counter() - start

        return counted


def watch_database(meter: Meter) -> None:
    """Opening the warehouse and asking it counts as database; what is made of the answers does not."""
    from data.warehouse import Warehouse

    for name in ("__init__", "frame", "rows"):
        setattr(Warehouse, name, meter.timed(getattr(Warehouse, name)))


def watch_scripts(meter: Meter, log: Path) -> None:
    """Empty the caches before every run, and write down what the run took."""
    import streamlit as st
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

    run = ScriptRunner._run_script

    def timed_run(runner: ScriptRunner, asked: Any) -> None:
        st.cache_resource.clear()
        st.cache_data.clear()
        meter.begin()
        start = time.perf_counter()
        run(runner, asked)
        line = {"script": time.perf_counter() - start, "database": meter.seconds}
        with log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    ScriptRunner._run_script = timed_run


def main(port: int, log: Path, app: str) -> None:
    """Serve the app, measured."""
    import uvicorn

    meter = Meter()
    watch_database(meter)
    watch_scripts(meter, log)
    module, _, name = app.partition(":")
    uvicorn.run(getattr(importlib.import_module(module), name), host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
