"""`python -m views publish [FOLDER]`: write the files of maps and charts for the browser (default: static)."""

import sys
from pathlib import Path

from views.chart import assets as chart
from views.map import assets as maps


def main(arguments: list[str]) -> int:
    """Publish into the folder given; 1 and a sentence where it cannot be written, 2 for a call of another kind."""
    if not arguments or arguments[0] != "publish" or len(arguments) > 2:
        print(__doc__)
        return 2
    target = Path(arguments[1] if len(arguments) == 2 else "static")
    try:
        print(f"Files of maps: {maps.publish(target)}, of charts: {chart.publish(target)}")
    except OSError as fault:
        said = f"The folder {target} cannot be written ({fault.strerror or fault})"
        print(f"{said}: make it writable for this user, or name another after the word publish.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
