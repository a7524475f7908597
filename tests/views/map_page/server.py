"""Starts the test page on a free port, with the map's own files published beside it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.views.map_page import outlines
from views.map.assets import publish

ROOT = Path(__file__).parents[3]
OPTIONS = {
    "server.headless": "true",
    "server.enableStaticServing": "true",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "browser.serverAddress": "localhost",
    "runner.postScriptGC": "false",
    "client.toolbarMode": "minimal",
}


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(150):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=1):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The test page did not start:\n{log.read_text()}")


@contextmanager
def serve(folder: Path, base: str = "") -> Iterator[str]:
    """The address of the page while it runs; `base` serves it under a sub-path."""
    shutil.copy(Path(__file__).parent / "app.py", folder / "app.py")
    publish(folder / "static")
    outlines.write(folder / "static")
    port, log = free_port(), folder / "log.txt"
    options = {**OPTIONS, "server.port": str(port), "server.address": "127.0.0.1", "server.baseUrlPath": base}
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *flags]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)  # noqa: S603
    try:
        address = f"http://127.0.0.1:{port}/" + (f"{base}/" if base else "")
        _wait(address + "_stcore/health", process, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
