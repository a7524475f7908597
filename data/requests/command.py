"""The command `compute`: a request in JSON on standard input, the answer on standard output. metrics and geo offer it."""

import argparse
import json
import warnings
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TextIO

from data.errors import DataError
from data.requests.answering import answer
from data.requests.kinds import BadRequest
from data.requests.method import Method
from data.requests.quoting import quoted

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def declare(commands: "Commands") -> None:
    """Add the command to those of a package."""
    compute = commands.add_parser("compute", help="answer a request in JSON on standard input by a method")
    compute.add_argument("method", nargs="?", default="")
    compute.add_argument("--list", action="store_true", help="all methods with one line each")


def listed(methods: Mapping[str, Method]) -> str:
    """All methods with one line each, by name."""
    return "".join(f"{name:42} {methods[name].summary}\n" for name in sorted(methods))


def run(
    methods: Mapping[str, Method], name: str, source: TextIO, target: TextIO, faults: TextIO, elsewhere: str = ""
) -> int:
    """Answer the request on `source` by the named method; 2 and one sentence on `faults` where that cannot be.

    `elsewhere`: the command that answers other methods, for a name that is not among these.
    """
    try:
        with warnings.catch_warnings():
            # What cannot be computed is said in the answer, and on `faults` stand sentences only.
            warnings.simplefilter("ignore")
            found = answer(_known(methods, name, elsewhere), _parsed(raw(source)))
    except DataError as fault:
        faults.write(f"{fault}\n")
        return 2
    except RecursionError:
        faults.write("The request is nested too deeply: lists and records in one another, expected a few levels.\n")
        return 2
    text = json.dumps(found, ensure_ascii=False, indent=1)
    # Half a surrogate pair, which JSON may escape, is no UTF-8: it goes out as it came in, escaped.
    target.write(text.encode(errors="backslashreplace").decode() + "\n")
    return 0


def raw(source: TextIO) -> bytes:
    """The bytes of a stream, so that a request is UTF-8 on every machine, whatever its own encoding."""
    buffer = getattr(source, "buffer", None)
    found: bytes = source.read().encode() if buffer is None else buffer.read()
    return found


def _known(methods: Mapping[str, Method], name: str, elsewhere: str) -> Method:
    if name not in methods:
        near = get_close_matches(name, methods, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        hint += f" Other methods are answered by `{elsewhere} {quoted(name, '')}`." if elsewhere else ""
        if not name:
            raise BadRequest(
                f"compute needs a method, as in `compute {min(methods)} < request.json`; `compute --list` names all."
            )
        raise BadRequest(f"There is no method {quoted(name)}.{hint} `compute --list` names all.")
    return methods[name]


def _record(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A record of a request; BadRequest where a name stands in it twice, since one of the two would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadRequest(f"The request names {quoted(twice)} twice in one record; leave one of them out.")
    return found


def _parsed(request: bytes) -> Any:
    """The values of a request; BadRequest where it is no JSON."""
    try:
        return json.loads(request.decode("utf-8-sig"), object_pairs_hook=_record)
    except UnicodeDecodeError as fault:
        raise BadRequest(f"The request is not UTF-8: byte {fault.start + 1} cannot be read.") from None
    except json.JSONDecodeError as fault:
        raise BadRequest(
            f"The request is not JSON: {fault.msg} in line {fault.lineno}, column {fault.colno}."
        ) from None
    except ValueError:  # Python reads whole numbers up to sys.get_int_max_str_digits() only
        raise BadRequest("The request holds a whole number of thousands of digits, expected a number.") from None
