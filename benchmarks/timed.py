"""A Streamlit server that writes down how long every run of its script took, and how much of that the database took.

`python -m benchmarks.timed PORT LOG MODULE:APP` serves the app under uvicorn; LOG gets a JSON line a run: the script, its
queries, and its answers (queries and what metrics makes of them), each as [seconds by the clock, seconds of processor
time of the script's thread]. Every run starts with empty caches of answers and open files; the process is warm, as a server is.
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

# A page is worked out by one thread; its processor time says what it costs whatever else the machine is doing.
CLOCKS = (time.perf_counter, time.thread_time)


class Meter:
    """Seconds that each thread spent in the calls under watch since its run began; a call within a call counts once."""

    def __init__(self) -> None:
        self._here = threading.local()

    def begin(self) -> None:
        """Start a run on this thread."""
        self._here.spent, self._here.depth = [0.0 for _ in CLOCKS], 0

    @property
    def spent(self) -> list[float]:
        """Seconds of the run on this thread, one a clock."""
        return list(self._here.spent)

    def watched(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same function with its time counted, on threads that began a run."""

        @wraps(call)
        def counted(*given: Any, **named: Any) -> Any:
            here = self._here
            if getattr(here, "depth", 1):
                return call(*given, **named)
            here.depth = 1
            start = [clock() for clock in CLOCKS]
            try:
                return call(*given, **named)
            finally:
                here.depth = 0
                here.spent = [s + clock() - t for s, clock, t in zip(here.spent, CLOCKS, start, strict=True)]

        return counted


def watch_data(queries: Meter, answers: Meter) -> None:
    """Opening the warehouse and asking it are queries; everything that a page asks metrics for is an answer."""
    from data.warehouse import Warehouse
    from views.parts import store

    for name in ("__init__", "frame", "rows", "columns"):
        setattr(Warehouse, name, answers.watched(queries.watched(getattr(Warehouse, name))))
    store.ask = answers.watched(store.ask)


def watch_scripts(queries: Meter, answers: Meter, log: Path) -> None:
    """Empty the caches before every run, and write down what the run took."""
    import streamlit as st
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

    from views.parts import store

    run = ScriptRunner._run_script

    def timed_run(runner: ScriptRunner, asked: Any) -> None:
        st.cache_resource.clear()
        st.cache_data.clear()
        store.forget()
        queries.begin()
        answers.begin()
        start = [clock() for clock in CLOCKS]
        run(runner, asked)
        script = [clock() - t for clock, t in zip(CLOCKS, start, strict=True)]
        with log.open("a", encoding="utf-8") as file:
            line = {"script": script, "queries": queries.spent, "answers": answers.spent}
            file.write(json.dumps(line) + "\n")

    ScriptRunner._run_script = timed_run


def main(port: int, log: Path, app: str) -> None:
    """Serve the app, measured."""
    import uvicorn

    queries, answers = Meter(), Meter()
    watch_data(queries, answers)
    watch_scripts(queries, answers, log)
    module, _, name = app.partition(":")
    uvicorn.run(getattr(importlib.import_module(module), name), host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
