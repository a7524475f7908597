"""`python -m benchmarks.peers [dash] [panel] [vizro] [full]`: our map against theirs in one run, as a table of ratios.

The peers draw the outlines that our map draws, with some 12,000 vertices; `full` gives them those of 49,000 vertices, which
they would have to draw if nobody had simplified them.
"""

import signal
import sys

from benchmarks.peers.measure import measure
from benchmarks.peers.prepare import LEVEL
from benchmarks.peers.servers import PEERS
from benchmarks.ratios import table
from benchmarks.servers import NotMeasured

FULL = "full"


def main(words: list[str]) -> int:
    """Measure against the named peers, or all; 0 unless something cannot be measured or a peer is not known."""
    peers = tuple(word for word in words if word != FULL) or PEERS
    if unknown := set(peers) - set(PEERS):
        sys.stderr.write(f"There is no peer {', '.join(sorted(unknown))}; there are {', '.join(PEERS)}.\n")
        return 2
    try:
        print(table(measure(peers, "l" if FULL in words else LEVEL)))
    except NotMeasured as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # leaving in order also ends the servers
    sys.exit(main(sys.argv[1:]))
