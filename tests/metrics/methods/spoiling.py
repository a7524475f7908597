"""Spoils a request in seven ways, whatever the method, and lists what the answer says of it."""

from copy import deepcopy

from data.requests.kinds import List, Matrix, Record, Table

# Inputs that say how figures are taken, not what they are.
ASIDE = {"meta", "weights", "dimension_weights", "scenarios", "goalposts", "regions", "links"}


def _empty(rows, _numbers, _flags):
    return []


def _one_row(rows, _numbers, _flags):
    return rows[:1]


def _of_all(make):
    def changed(rows, numbers, _flags):
        return [row | {name: make(row[name]) for name in numbers if row.get(name) is not None} for row in rows]

    return changed


def _suppressed(rows, numbers, flags):
    said = {"obs_status": "Q", "conf_status": "C"} if flags else {}
    return _in_the_middle(rows, dict.fromkeys(numbers) | said)


def _gap(rows, numbers, _flags):
    return _in_the_middle(rows, dict.fromkeys(numbers))


def _in_the_middle(rows, change):
    at = len(rows) // 2
    return [
        row | {k: v for k, v in change.items() if k in row or v is not None} if n == at else row
        for n, row in enumerate(rows)
    ]


WAYS = {
    "empty": _empty,
    "one row": _one_row,
    "all null": _of_all(lambda _: None),
    "all zero": _of_all(lambda _: 0),
    "negative": _of_all(lambda value: -abs(value) if value else -1),
    "suppressed": _suppressed,
    "gap": _gap,
}


AS_IT_IS = "as it is"
CHANGES = {AS_IT_IS: lambda rows, _numbers, _flags: rows, **WAYS}


def spoilt(method, request, way):
    """The request of a worked example, its first case where it has several, with its figures or, without any, its rows spoilt."""
    found = deepcopy(request)
    if "cases" in found["inputs"] and "cases" not in method.inputs:
        first = {name: value for name, value in found["inputs"]["cases"][0].items() if name != "id"}
        params = found.get("params", {}) | first.pop("params", {})
        found = {
            "inputs": first if set(first) & set(method.inputs) else {next(iter(method.inputs)): [first]},
            "params": params,
        }
    given = found["inputs"]
    names = [name for name in method.inputs if name in given and (name not in ASIDE or len(method.inputs) == 1)]
    for name in names:
        given[name] = _input(method.inputs[name], given[name], CHANGES[way])
    return found


def _input(kind, value, change):
    """One input, spoilt; texts and days are left as they are, rows are taken away all the same."""
    if isinstance(kind, Table):
        return change(value, sorted(_numbers(kind, value)), "obs_status" in kind.may)
    if isinstance(kind, Record):
        return (change([value], [k for k, v in value.items() if _is_number(v)], False) or [value])[0]
    if isinstance(kind, List) and all(v is None or _is_number(v) for v in value):
        return [row["x"] for row in change([{"x": v} for v in value], ["x"], False)]
    if isinstance(kind, Matrix):
        return [
            list(row.values())
            for row in change([dict(enumerate(row)) for row in value], list(range(len(value[0]))), False)
        ]
    return value


def _numbers(kind, rows):
    """The columns that hold figures."""
    return {
        name for row in rows for name, value in row.items() if _is_number(value) and kind.needs.get(name) is not int
    }


def _is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def reasons(found):
    """Every reason of an answer, wherever it stands."""
    if isinstance(found, dict):
        given = [listed(v) for k, v in found.items() if k.startswith("reason")]
        own = {reason for part in given for reason in part if reason}
        return own.union(*(reasons(part) for k, part in found.items() if not k.startswith("reason")))
    return set().union(*(reasons(part) for part in found)) if isinstance(found, list) else set()


def listed(value):
    """One reason or several as a list of them."""
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else [value]


def unexplained(found, said=False):
    """Where a number is not there, and no reason stands beside it, above it, or in the rows beside it."""
    if isinstance(found, list):
        return {gap for part in found for gap in unexplained(part, said)}
    if not isinstance(found, dict):
        return set()
    said = said or bool(reasons(found))
    rest = {k: v for k, v in found.items() if not k.startswith(("reason", "warning", "status"))}
    own = {k for k, v in rest.items() if v is None and not said}
    return own.union(*(unexplained(v, said) for v in rest.values()))
