"""Methods as text for the reader: the part of docs/metrics.md and docs/maps.md, and the same beside the Methods page."""

import inspect
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from data.requests.answering import plain
from data.requests.method import HEADINGS, Method

ROOT = Path(__file__).parent.parent.parent
# An example up to this many signs stands as it is; of a longer one the lists are cut.
WHOLE = 1500
WIDTH = 100
_MOST, _FIRST = 8, 5
_CODE = re.compile(r"(`[^`]*`)")
# What Markdown could take for markup: emphasis, a tag, a link, a crossing out.
_MARKUP = re.compile(r"\*(?=\S)|(?<=\S)\*|<(?=[\w/!])|(?<=\])\(|~|\\|(?<!\w)_|_(?!\w)")


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example as text. `is_whole`: false where lists were cut; each says how many entries more `file` has."""

    request: str
    answer: str
    origin: str
    is_whole: bool
    file: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: its default as JSON, empty where it must be given, and the values there are, if only some."""

    name: str
    default: str
    choices: tuple[str, ...]


def example(method: Method) -> Example:
    """The worked example of a method, from the folder `examples` beside its module."""
    path = Path(inspect.getfile(method.call)).parent / "examples" / f"{method.id}.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    request, answer = kept["request"], kept["answer"]
    is_whole = len(_json(request)) + len(_json(answer)) <= WHOLE
    return Example(
        laid_out(request, is_whole), laid_out(answer, is_whole), kept["origin"], is_whole or not _has_long(kept),
        path.relative_to(ROOT).as_posix(),
    )  # fmt: skip


def parameters(method: Method) -> tuple[Parameter, ...]:
    """What can be asked of a method besides its inputs."""
    return tuple(
        Parameter(name, "" if found.default is found.empty else _json(plain(found.default)), _choices(found.annotation))
        for name, found in method.params.items()
    )


def families(methods: Mapping[str, Method]) -> Mapping[str, tuple[Method, ...]]:
    """The methods by family, both in order of name."""
    ordered = sorted(methods.values(), key=lambda one: (one.family, one.id))
    return {name: tuple(listed) for name, listed in groupby(ordered, key=lambda one: one.family)}


def laid_out(value: Any, is_whole: bool, indent: int = 0) -> str:
    """JSON in few lines: whatever fits stands in one; in a list that is cut, `… +12` says that twelve entries follow."""
    text = _json(value)
    if not isinstance(value, dict | list) or (len(text) + indent <= WIDTH and (is_whole or not _has_long(value))):
        return text
    if isinstance(value, dict):
        parts = [f"{_json(key)}: {laid_out(part, is_whole, indent + 1)}" for key, part in value.items()]
        return _joined("{", parts, "}", indent, any(isinstance(part, dict | list) for part in value.values()))
    shown = value if is_whole or len(value) <= _MOST else value[:_FIRST]
    parts = [laid_out(part, is_whole, indent + 1) for part in shown]
    parts += [f"… +{len(value) - len(shown)}"] if len(shown) < len(value) else []
    return _joined("[", parts, "]", indent, any(isinstance(part, dict | list) for part in value))


def _joined(first: str, parts: list[str], last: str, indent: int, is_nested: bool) -> str:
    """Entries in a line each where some have entries of their own, else as many in a line as fit."""
    pad = "\n" + " " * (indent + 1)
    if is_nested:
        return f"{first}{pad}{f',{pad}'.join(parts)}{pad[:-1]}{last}"
    lines = [""]
    for part in parts:
        if lines[-1] and len(lines[-1]) + len(part) + indent > WIDTH:
            lines.append("")
        lines[-1] += f", {part}" if lines[-1] else part
    return f"{first}{f',{pad}'.join(lines)}{last}"


def markdown(methods: Mapping[str, Method], command: str) -> str:
    """All methods by family for a page in docs; `command` answers a request, such as `python -m metrics compute`."""
    parts = [
        f"## {_escaped(listed[0].about_family.rstrip('.'))}\n\n" + "\n".join(_section(one, command) for one in listed)
        for listed in families(methods).values()
    ]
    return "\n".join(parts)


def contents(methods: Mapping[str, Method]) -> str:
    """The methods by name, each a link to its section of the same page."""
    lines = (
        f"- [`{one.id}`](#{one.id}) {_escaped(one.summary)}\n" for one in sorted(methods.values(), key=lambda m: m.id)
    )
    return f"## Methods by name\n\n{''.join(lines)}"


def anchor(heading: str) -> str:
    """What a link to a heading says, as hosts of Markdown make it: letters, figures, hyphens.

    >>> anchor("Output, in kind (`output`)")
    'output-in-kind-output'
    """
    return "".join(sign for sign in heading.lower().replace(" ", "-") if sign.isalnum() or sign in "-_")


def _section(method: Method, command: str) -> str:
    """One method: what it is, how it is computed and read, its parameters, and its worked example."""
    known, shown = method.sections, example(method)
    facts = "".join(f"- {head}: {_escaped(known[head])}\n" for head in HEADINGS if head in known)
    asked = "".join(f"- Parameter {_parameter(one)}\n" for one in parameters(method)) or "- Parameters: none\n"
    cut = "" if shown.is_whole else f" Cut here, whole in [{method.id}.json](../{shown.file})."
    return (
        f"### `{method.id}`\n\n{_escaped(method.summary)}\n\n{facts}{asked}\n"
        f"**Worked example.** Values: {_escaped(shown.origin.rstrip('.'))}.{cut}\n\n"
        f"```\n$ {command} {method.id}\n{shown.request}\n```\n\n```\n{shown.answer}\n```\n"
    )


def _parameter(found: Parameter) -> str:
    """A parameter as text."""
    said = f"`{found.name}` = `{found.default}`" if found.default else f"`{found.name}`, must be given"
    return said + (f"; one of {', '.join(f'`{one}`' for one in found.choices)}" if len(found.choices) > 1 else "")


def _choices(annotation: Any) -> tuple[str, ...]:
    """The values that a type names one by one."""
    return tuple(map(_json, get_args(annotation))) if get_origin(annotation) is Literal else ()


def _has_long(value: Any) -> bool:
    """Whether a list in it has more entries than are shown."""
    if isinstance(value, dict):
        return any(map(_has_long, value.values()))
    return isinstance(value, list) and (len(value) > _MOST or any(map(_has_long, value)))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _escaped(text: str) -> str:
    """Text in which nothing is taken for markup, except what stands between backticks."""
    return "".join(
        part if part.startswith("`") else _MARKUP.sub(lambda found: f"\\{found[0]}", part) for part in _CODE.split(text)
    )
