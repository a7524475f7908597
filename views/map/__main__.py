"""`python -m views.map publish [FOLDER]`: write the files of the map for the browser (default: static)."""

import sys
from pathlib import Path

from views.map.assets import publish


def main(arguments: list[str]) -> int:
    """Publish into the folder given, or say how to call this."""
    if not arguments or arguments[0] != "publish" or len(arguments) > 2:
        print(__doc__)
        return 2
    print(f"Map files: {publish(Path(arguments[1] if len(arguments) == 2 else 'static'))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
