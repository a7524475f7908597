"""`python -m benchmarks [pages] [pixels] [bytes] [storage] [methods]`: measure side by side in one run and print the ratios.

Without words everything is measured. Each ratio is the median over rounds in which both halves took turns; a missed
target is printed as FAIL and does not end the run with an error: other programs on the machine can cause it.
"""

import signal
import sys
from collections.abc import Callable

from benchmarks import map_ratios, methods, script_time, storage
from benchmarks.ratios import Ratio, table
from benchmarks.servers import NotMeasured

PARTS: dict[str, Callable[[], list[Ratio]]] = {
    "pages": script_time.measure,
    "pixels": map_ratios.measure_pixels,
    "bytes": map_ratios.measure_bytes,
    "storage": storage.measure,
    "methods": methods.measure,
}


def main(words: list[str]) -> int:
    """Measure the parts that are named; 0 unless a part cannot be measured or is not known."""
    if unknown := set(words) - set(PARTS):
        sys.stderr.write(f"There is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.\n")
        return 2
    found: list[Ratio] = []
    for name, measure in PARTS.items():
        if words and name not in words:
            continue
        sys.stderr.write(f"Measuring {name} ...\n")
        try:
            found += measure()
        except NotMeasured as fault:
            sys.stderr.write(f"{fault}\n")
            print(table(found))
            return 1
    print(table(found))
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # leaving in order also ends the servers
    sys.exit(main(sys.argv[1:]))
