"""Measures our map against those of the peers, all open in one browser, in turn round by round."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from benchmarks.browser import chromium
from benchmarks.geojson import compact
from benchmarks.map_ratios import ATLAS, BYTES_AT_MOST
from benchmarks.peers.prepare import LEVEL, prepare
from benchmarks.peers.servers import PEERS, python, served
from benchmarks.peers.visits import Watched, watched
from benchmarks.ratios import Ratio, milliseconds, of_rounds
from benchmarks.servers import served as served_ours

OURS = "ours"
# What was aimed at, as ratios of ours to theirs.
SLIDER, WIDGET, FIRST_MAP = {"dash": 0.3}, {"dash": 0.6, "vizro": 0.35}, {"dash": 1.0}
Rounds = Mapping[str, Sequence[float]]


def measure(peers: Sequence[str] = PEERS, level: str = LEVEL, rounds: int = 15, loads: int = 7) -> list[Ratio]:
    """Every ratio, the peers with outlines of a level of detail; raises NotMeasured where a peer is not installed or a page does not answer."""
    for peer in peers:
        python(peer)
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        prepare(folder, level)
        ports = {peer: stack.enter_context(served(peer, folder)) for peer in peers}
        here = stack.enter_context(served_ours("serve:app"))
        browser = stack.enter_context(chromium())
        pages = [watched(browser, OURS, f"http://127.0.0.1:{here}/{ATLAS}", "fills")]
        pages += [watched(browser, peer, f"http://127.0.0.1:{port}/", "plotly") for peer, port in ports.items()]
        return _all(pages, rounds, loads)


def _all(pages: Sequence[Watched], rounds: int, loads: int) -> list[Ratio]:
    """Times, bytes and requests of the open pages; the first round of each kind warms up and does not count."""
    for page in pages:
        page.to_quantiles()
    slider = _in_turn(pages, Watched.slide, rounds + 1)
    widget = _in_turn(pages, Watched.classes, rounds + 1)
    weights = _weights(pages)
    view = _in_turn(pages, Watched.view, rounds + 1)
    first = _in_turn(pages, Watched.reload, loads + 1)
    return [
        *against("Slider to pixel", slider, SLIDER),
        *against("Widget to pixel, class method", widget, WIDGET),
        *against("Widget to pixel, view (ours asks its server, too)", view, {}),
        *against("First map after a reload", first, FIRST_MAP),
        *weights,
        *(outside(page.name, len(page.outside)) for page in pages),
    ]


def _in_turn(pages: Sequence[Watched], gesture: Callable[[Watched], float], rounds: int) -> Rounds:
    """Seconds by page, a value a round but the first; within a round every page has its turn."""
    found: dict[str, list[float]] = {page.name: [] for page in pages}
    for _turn in range(rounds):
        for page in pages:
            page.page.bring_to_front()
            found[page.name].append(gesture(page))
    return {name: values[1:] for name, values in found.items()}


def against(what: str, times: Rounds, at_most: Mapping[str, float]) -> list[Ratio]:
    """Ours against each peer; the note has the medians, and the lower quartiles for a machine that does other work."""
    return [
        _ratio(f"{what} / {peer}", times[OURS], theirs, at_most.get(peer))
        for peer, theirs in times.items()
        if peer != OURS
    ]


def _ratio(name: str, ours: Sequence[float], theirs: Sequence[float], at_most: float | None) -> Ratio:
    undisturbed = quantiles(ours, n=4)[0] / quantiles(theirs, n=4)[0]
    note = f"{milliseconds(ours)} against {milliseconds(theirs)}; lower quartiles {undisturbed:.2f}"
    return Ratio(name, of_rounds(ours, theirs), at_most, note)


def _weights(pages: Sequence[Watched], rounds: int = 3) -> list[Ratio]:
    """Bytes of a choice as a share of the GeoJSON in full detail, for every page."""
    whole = len(compact("RU", "l"))
    found: dict[tuple[str, str], list[int]] = {}
    for _turn in range(rounds):
        for page in pages:
            page.page.bring_to_front()
            for what, weight in page.weigh().items():
                found.setdefault((page.name, what), []).append(weight)
    return [weight_of(name, what, weights, whole) for (name, what), weights in found.items()]


def weight_of(name: str, what: str, weights: Sequence[int], whole: int) -> Ratio:
    """Bytes of every round against the whole; only ours is held to a target."""
    note = f"{sorted(weights)[len(weights) // 2]:,} bytes of {whole:,}"
    target = BYTES_AT_MOST if name == OURS else None
    return Ratio(
        f"Bytes of a choice / GeoJSON: {name}, {what}",
        tuple(weight / whole for weight in weights),
        target,
        note,
        percent=True,
    )


def outside(name: str, count: int) -> Ratio:
    """Requests to other machines in the whole run."""
    return Ratio(f"Requests to other machines: {name}", (float(count),), 0.0 if name == OURS else None)
