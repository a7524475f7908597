"""Tools for translators: python -m views.locale extract | check | prune."""

import sys

from views.locale import checks, extraction, literals

_USAGE = (
    "Use: python -m views.locale extract (update the catalogues), check (find faults) or prune (drop what is not used)."
)


def main(arguments: list[str]) -> int:
    """Run one tool; 0 where all is well."""
    match arguments:
        case ["extract"]:
            print("\n".join(str(path.relative_to(extraction.ROOT)) for path in extraction.extract()))
        case ["prune"]:
            print(f"{extraction.prune()} translations dropped.")
        case ["check"]:
            return _report([*checks.faults(), *literals.findings(extraction.ROOT)])
        case _:
            return _report([_USAGE])
    return 0


def _report(sentences: list[str]) -> int:
    """Print what is wrong, if anything; the exit code."""
    if not sentences:
        print("Every message is translated.")
        return 0
    print("\n".join(sentences), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
