"""Starts the applications that are measured, each in a process of its own on a free port of this machine."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent


class NotMeasured(RuntimeError):
    """Something could not be measured; the sentence says what and what to do."""


@contextmanager
def served(app: str, log: Path | None = None) -> Iterator[int]:
    """The port of an app (module:attribute) while it runs; with a log, its script runs are timed, caches cold."""
    port = _free_port()
    if log is None:
        command = ["uvicorn", app, "--host", "127.0.0.1", "--port", str(port), "--log-level", "warning"]
    else:
        command = ["benchmarks.timed", str(port), str(log), app]
    process = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(app, port, process)
        yield port
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(app: str, port: int, process: subprocess.Popen[bytes], seconds: float = 90) -> None:
    """Return when the server answers; raise NotMeasured where it ends or stays silent."""
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise NotMeasured(f"The server of {app} did not start. Run `python -m uvicorn {app}` to see why.")
