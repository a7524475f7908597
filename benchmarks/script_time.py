"""How long the script of a page takes without its queries, against the reference page, caches cold.

Both servers are warm processes; every run starts with empty caches. Pages are opened in turn, round after round.
"""

import json
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.ratios import Ratio, milliseconds, of_rounds
from benchmarks.servers import NotMeasured, served
from benchmarks.session import visit

AT_MOST = 1.5
PAGES = {
    "Overview": "overview?lang=en",
    "Growth": "growth?lang=en",
    "Atlas, clusters": "atlas?lang=en",
    "Atlas, values": "atlas?lang=en&country=RU&metric=shipments_all",
    "Compare": "compare?lang=en&country=US",
    "Region": "region?lang=en&area=RU-IVA",
    "Clusters": "clusters?lang=en",
    "Clusters, one": "clusters?lang=en&cluster=ru-irk-baikal-light",
    "Download": "download?lang=en",
    "Methods": "methods?lang=en",
}
CLOCK, PROCESSOR = 0, 1
Run = dict[str, list[float]]


def measure(rounds: int = 9) -> list[Ratio]:
    """One ratio a page, by processor time; the clock says the same where nothing else runs, and stands in the note."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ours", Path(folder) / "reference"
        with served("serve:app", ours) as here, served("benchmarks.apps:reference", theirs) as there:
            runs: dict[str, list[Run]] = {name: [] for name in PAGES}
            reference: list[Run] = []
            for number in range(rounds + 1):
                found = {name: timed_visit(here, address, ours) for name, address in PAGES.items()}
                other = timed_visit(there, "", theirs)
                if number:  # the first visit imports and compiles
                    reference.append(other)
                    for name, run in found.items():
                        runs[name].append(run)
    return [_ratio(name, runs[name], reference) for name in PAGES]


def _ratio(name: str, runs: list[Run], reference: list[Run]) -> Ratio:
    """The reference page has nothing to ask, so its script is all of its time."""
    mine, other = _without(runs, "queries", PROCESSOR), _without(reference, "queries", PROCESSOR)
    clock = of_rounds(_without(runs, "queries", CLOCK), _without(reference, "queries", CLOCK))
    drawing = of_rounds(_without(runs, "answers", PROCESSOR), other)
    queries = milliseconds([run["queries"][CLOCK] for run in runs])
    note = (
        f"{milliseconds(mine)} against {milliseconds(other)}; by the clock {median(clock):.2f}; "
        f"without answers of metrics {median(drawing):.2f}; queries {queries} more"
    )
    return Ratio(f"Script without queries / reference page: {name}", of_rounds(mine, other), AT_MOST, note)


def _without(runs: list[Run], part: str, clock: int) -> list[float]:
    """Seconds of each script without its queries, or without its answers."""
    return [run["script"][clock] - run[part][clock] for run in runs]


def timed_visit(port: int, address: str, log: Path) -> Run:
    """Open a page and read what the server wrote down about this run."""
    before = _lines(log)
    visit(port, address)
    for _ in range(200):
        if len(lines := _lines(log)) > len(before):
            return json.loads(lines[-1])
        time.sleep(0.02)
    raise NotMeasured(f"The run of {address!r} was not written down.")


def _lines(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []
