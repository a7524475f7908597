"""Finds what methods say of themselves: the docstrings of functions marked `@method`, read without running anything.

Sources are cited and stay as they are. A brace in a docstring is a sign of mathematics, not a placeholder.
"""

import ast
from collections.abc import Iterator
from typing import BinaryIO

from data.requests.method import sections_of, summary_of

CITED = "Source"
NO_PLACEHOLDERS = "no-python-brace-format"
FOLDERS = ("metrics", "geo")
Found = tuple[int, None, str, list[str]]


def messages(file: BinaryIO, _keywords: object, _tags: object, options: object) -> Iterator[Found]:  # noqa: ARG001
    """Line and text of every message of a module, as babel asks for them: the family, then each method."""
    module = ast.parse(file.read())
    methods = [node for node in module.body if isinstance(node, ast.FunctionDef) and _is_marked(node)]
    if methods:
        yield 1, None, summary_of(ast.get_docstring(module) or ""), []
    for node in methods:
        for text in spoken(ast.get_docstring(node) or ""):
            yield node.lineno, None, text, []


def spoken(docstring: str) -> list[str]:
    """The texts of one docstring that a reader is told in his language."""
    sections = sections_of(docstring)
    return [summary_of(docstring), *(text for head, text in sections.items() if head != CITED)]


def _is_marked(function: ast.FunctionDef) -> bool:
    """Whether `@method(...)` stands over it."""
    return any(
        isinstance(mark, ast.Call) and isinstance(mark.func, ast.Name) and mark.func.id == "method"
        for mark in function.decorator_list
    )
