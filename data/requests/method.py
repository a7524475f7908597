"""A method by name: a pure function with the inputs it takes; its keyword-only arguments are its parameters."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from data.requests.kinds import Kind

Function = TypeVar("Function", bound=Callable[..., Any])
MARK = "_inputs_of_method"
HEADINGS = ("Formula", "Unit", "Reading", "Edge cases", "Source")


@dataclass(frozen=True, slots=True)
class Method:
    """One method: `id` is the name of the function; `renamed` leads from names in a request to names in Python."""

    id: str
    call: Callable[..., Any]
    inputs: Mapping[str, Kind]
    optional: frozenset[str]
    renamed: Mapping[str, str]

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of the positional arguments, in the order of the inputs."""
        known = inspect.signature(self.call).parameters
        return tuple(name for name, p in known.items() if p.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD)

    @property
    def params(self) -> Mapping[str, inspect.Parameter]:
        """The parameters by their name in a request; those without default must be given."""
        back = {python: name for name, python in self.renamed.items()}
        known = inspect.signature(self.call).parameters
        return {back.get(name, name): p for name, p in known.items() if p.kind is inspect.Parameter.KEYWORD_ONLY}

    @property
    def summary(self) -> str:
        """The first line of the docstring."""
        return summary_of(inspect.getdoc(self.call) or "")

    @property
    def sections(self) -> Mapping[str, str]:
        """The parts of the docstring by HEADINGS."""
        return sections_of(inspect.getdoc(self.call) or "")

    @property
    def family(self) -> str:
        """The module that it stands in, without its package."""
        return self.call.__module__.rpartition(".")[2]

    @property
    def about_family(self) -> str:
        """What the family knows: the first line of the module's docstring."""
        return summary_of(inspect.getdoc(inspect.getmodule(self.call)) or "")


def summary_of(docstring: str) -> str:
    """The first line, a sentence."""
    return docstring.partition("\n")[0]


def sections_of(docstring: str) -> Mapping[str, str]:
    """The parts that begin with one of HEADINGS and a colon, each as one line of text, in their order."""
    found: dict[str, list[str]] = {}
    here = ""
    for line in docstring.splitlines()[1:]:
        head, colon, rest = line.partition(":")
        if colon and head in HEADINGS:
            here = head
            found[here] = [rest.strip()]
        elif here:
            found[here].append(line.strip())
    return {head: " ".join(filter(None, lines)) for head, lines in found.items()}


def method(
    *, renamed: Mapping[str, str] | None = None, optional: tuple[str, ...] = (), **inputs: Kind
) -> Callable[[Function], Function]:
    """Mark a function as a method: `inputs` by name, in the order of its positional arguments.

    `renamed`: names of a request that Python cannot use ("from", "T") and what the function calls them.
    `optional`: inputs that may be left out; the function then gets its own default.
    Raises TypeError where inputs and positional arguments differ in number, or in order where they have the same names.
    """

    def marked(function: Function) -> Function:
        found = Method(function.__name__, function, inputs, frozenset(optional), dict(renamed or {}))
        _match(found)
        setattr(function, MARK, found)
        return function

    return marked


def _match(found: Method) -> None:
    """Raise TypeError where an input would reach another argument than the one that is named like it."""
    taken, given = found.arguments, tuple(found.inputs)
    both = set(taken) & set(given)
    crossed = [python for python, name in zip(taken, given, strict=False) if python != name and {python, name} & both]
    if len(taken) != len(given) or crossed:
        raise TypeError(f"{found.id} takes ({', '.join(taken)}), but declares the inputs ({', '.join(given)}).")
