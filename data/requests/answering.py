"""Answers a request: reads inputs and parameters, calls the method, and gives plain JSON values (null, never NaN)."""

import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from types import UnionType
from typing import Any, Literal, get_args, get_origin

import numpy as np
import pandas as pd

from data.requests import door, guard
from data.requests.kinds import WORDS, BadRequest, Record, Table, one
from data.requests.method import Method
from data.requests.quoting import quoted

# Texts that are empty where there is nothing to say; JSON says null then.
_SAYS_WHY = ("reason", "warning", "status")


def answer(method: Method, request: Mapping[str, Any]) -> Any:
    """The answer as plain JSON values. `cases` in place of the inputs: a list of {id, inputs ...}, answered one by one."""
    inputs, params = _part(request, "inputs"), _part(request, "params")
    door.only_parts(request)
    door.check(request)
    return _answered(method, inputs, params)


def _answered(method: Method, inputs: Mapping[str, Any], params: Mapping[str, Any]) -> Any:
    """The answer to what has passed the door."""
    if "cases" in inputs and "cases" not in method.inputs:
        return _of_cases(method, inputs, params)
    found = method.call(**_inputs(method, inputs), **_params(method, params))
    guard.check(found, _names(inputs))
    return plain(found)


def _names(given: Any) -> set[str]:
    """The names in inputs: of columns, and of what is said of them."""
    if isinstance(given, Mapping):
        return set(given).union(*map(_names, given.values()))
    return set().union(*map(_names, given)) if isinstance(given, list) else set()


def plain(value: Any, name: str = "") -> Any:
    """Frames as lists of records, arrays as lists, whatever is missing or not finite as None."""
    if isinstance(value, pd.DataFrame):
        return [plain(row) for row in value.to_dict("records")]
    if isinstance(value, Mapping):
        return {str(key): plain(part, str(key)) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset | np.ndarray | pd.Series):
        listed = sorted(value) if isinstance(value, set | frozenset) else list(value)
        return [plain(part) for part in listed]
    return _single(value, name)


def _single(value: Any, name: str) -> Any:
    """One value: days as text, texts that are empty because there is nothing to say as None."""
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, date):
        return value.isoformat()[:10]
    known = value.item() if isinstance(value, np.generic) else value
    if isinstance(known, float) and not math.isfinite(known):
        return None
    return None if known == "" and name.partition("_")[0] in _SAYS_WHY else known


def _of_cases(method: Method, inputs: Mapping[str, Any], params: Mapping[str, Any]) -> list[Any]:
    """One row a case under its id: a case brings inputs by name, or is itself the only row of the method's only input.

    What stands beside `cases` is shared by all.
    """
    shared, found = {name: value for name, value in inputs.items() if name != "cases"}, []
    if not isinstance(inputs["cases"], list) or not all(isinstance(case, Mapping) for case in inputs["cases"]):
        raise BadRequest("inputs, cases is not a list of records.")
    for case in inputs["cases"]:
        mine = _as_inputs(method, {name: value for name, value in case.items() if name not in ("id", "params")})
        given = _answered(method, {**shared, **mine}, {**params, **_part(case, "params")})
        rows = given if isinstance(given, list) and all(isinstance(row, Mapping) for row in given) else [given]
        found += [
            {"id": plain(case.get("id")), **(row if isinstance(row, Mapping) else {"answer": row})} for row in rows
        ]
    return found


def _as_inputs(method: Method, case: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a case says, under the names of inputs."""
    needed = [name for name in method.inputs if name not in method.optional]
    if set(case) & set(method.inputs) or len(needed) != 1 or not case:
        return case
    kind = method.inputs[needed[0]]
    if isinstance(kind, Record):
        return {needed[0]: case}
    return {needed[0]: [case]} if isinstance(kind, Table) else case


def _inputs(method: Method, given: Mapping[str, Any]) -> dict[str, Any]:
    """The inputs by the names that the function has for them; it may call them otherwise than the request does."""
    unknown = [quoted(name, "") for name in given if name not in method.inputs]
    if unknown:
        raise BadRequest(f"{method.id} has no input {', '.join(unknown[:3])}; it takes {', '.join(method.inputs)}.")
    for name in method.inputs:
        if name not in given and name not in method.optional:
            raise BadRequest(f"inputs lacks {name}, which {method.id} needs.")
    return {python: kind.read(given[name], f"inputs, {name}")
            for python, (name, kind) in zip(method.arguments, method.inputs.items(), strict=True) if name in given}  # fmt: skip


def _params(method: Method, given: Mapping[str, Any]) -> dict[str, Any]:
    """The keyword arguments; null means that the default holds."""
    known = method.params
    unknown = [quoted(name, "") for name in given if name not in known]
    if unknown:
        takes = f"it takes {', '.join(known)}" if known else "it takes none"
        raise BadRequest(f"{method.id} has no parameter {', '.join(unknown[:3])}; {takes}.")
    for name, parameter in known.items():
        if parameter.default is parameter.empty and given.get(name) is None:
            raise BadRequest(f"params lacks {name}, which {method.id} needs.")
    return {method.renamed.get(name, name): _typed(known[name].annotation, value, name)
            for name, value in given.items() if value is not None}  # fmt: skip


def _typed(annotation: Any, value: Any, name: str) -> Any:
    """A parameter, checked where the function says plain types, a list of one, or which values there are (Literal).

    A single value stands for the list of it, where the function takes lists only.
    """
    where = f"params, {name}"
    if get_origin(annotation) is Literal and value not in get_args(annotation):
        known = ", ".join(str(choice) for choice in get_args(annotation))
        raise BadRequest(f"{where} is {quoted(value)}; there are {known}.")
    kinds = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    plain_kinds = [kind for kind in kinds if kind in WORDS]
    listed = next((get_args(kind)[0] for kind in kinds if get_origin(kind) in (Sequence, list)), None)
    if listed in WORDS and (isinstance(value, list) or not plain_kinds):
        values = value if isinstance(value, list) else [value]
        if None in values:
            raise BadRequest(f"{where}, value {values.index(None) + 1} is missing, expected {WORDS[listed]}.")
        return [one(part, listed, f"{where}, value {at}") for at, part in enumerate(values, 1)]
    for kind in plain_kinds[:-1]:
        with suppress(BadRequest):
            return one(value, kind, where)
    return one(value, plain_kinds[-1], where) if plain_kinds else value


def _part(request: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = request.get(name, {}) if isinstance(request, Mapping) else None
    if not isinstance(found, Mapping):
        raise BadRequest(f'The {name} are not a record; a request is like {{"inputs": {{...}}, "params": {{...}}}}.')
    return found
