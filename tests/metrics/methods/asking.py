"""Asks a method as `compute` does: JSON in, plain values out, which must hold neither NaN nor infinity."""

import json

from data.requests import answering
from data.requests.method import MARK


def ask(function, /, params=None, **inputs):
    """The answer of a marked function to a request."""
    request = json.loads(json.dumps({"inputs": inputs, "params": params or {}}))
    found = answering.answer(getattr(function, MARK), request)
    json.dumps(found, allow_nan=False)
    return found


def column(rows, name):
    """One column of the rows of an answer."""
    return [row[name] for row in rows]
