"""python -m data build | check: what a data steward runs."""

import sys

from data.commands import main

sys.exit(main(sys.argv[1:]))
