"""Starts the application of a peer in its own environment, and says what is missing where it cannot."""

import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.servers import ROOT, NotMeasured

PEERS = ("dash", "panel", "vizro")
ENVIRONMENTS = ROOT / ".venv-peers"


def python(peer: str) -> Path:
    """The Python of a peer; raises NotMeasured where its environment is not there."""
    path = ENVIRONMENTS / peer / "bin" / "python"
    if not path.exists():
        raise NotMeasured(f"{peer} is not installed: there is no {path.relative_to(ROOT)}. Run: make bench-peers")
    return path


@contextmanager
def served(peer: str, folder: Path) -> Iterator[int]:
    """The port of a peer's application while it runs; `folder` holds what `benchmarks.peers.prepare` wrote."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [str(python(peer)), "-m", f"benchmarks.peers.{peer}_map", str(port), str(folder)]
    with (folder / f"{peer}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        try:
            _wait(peer, port, process, folder / f"{peer}.log")
            yield port
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(peer: str, port: int, process: "subprocess.Popen[bytes]", log: Path, seconds: float = 120) -> None:
    """Return when the application answers; raise NotMeasured with its last line where it does not."""
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                return
        except OSError:
            time.sleep(0.3)
    said = (log.read_text(encoding="utf-8", errors="replace").strip().splitlines() or ["it said nothing"])[-1]
    raise NotMeasured(f"The application of {peer} did not start: {said}")
