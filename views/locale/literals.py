"""Finds text that reaches the reader without translation, by reading the source as a tree.

A literal with a letter in it is a finding where it stands
1. in any argument of a call on `st`, of a method only Streamlit has (`column.metric`), or of a text builder of ours,
2. in an argument of any call whose name says that it is read (`label=`, `help=`, `title=` ...),
3. in a cell that is written to a sheet,
4. anywhere, between or in attributes of HTML tags,
5. anywhere, in Cyrillic letters,
6. anywhere but in an error of the programmer, when it reads as prose: a capital, then two words or more.
Text inside `_()` and its kin is translated. `allowed.py` lists what is code by its argument or call, with its reason.
Command lines are not for readers.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from views.locale.allowed import ALLOWED_FILES, ALLOWED_TEXTS, CODE_ARGUMENTS, CODE_CALLS, CODE_POSITIONS

MARKERS = {"_", "n_", "p_", "N_", "NP_", "gettext", "ngettext", "pgettext"}
SPOKEN_KEYWORDS = {
    "label", "help", "placeholder", "title", "page_title", "subtitle", "caption", "heading", "lead", "kicker",
    "note", "tooltip", "hovertext", "hovertemplate", "ticktext", "alt", "body", "text", "summary", "header",
}  # fmt: skip
STREAMLIT_METHODS = {
    "markdown", "caption", "metric", "subheader", "button", "download_button", "link_button", "selectbox",
    "multiselect", "radio", "checkbox", "toggle", "slider", "select_slider", "text_input", "number_input",
    "text_area", "date_input", "expander", "popover", "tabs", "pills", "segmented_control", "toast", "success",
    "form_submit_button", "page_link", "file_uploader", "status",
}  # fmt: skip
SHEET_METHODS = {
    "write", "write_string", "write_rich_string", "write_row", "write_column", "merge_range", "add_paragraph",
    "add_heading", "line", "banner",
}  # fmt: skip
BUILDERS = "views.parts.html"
TEXT_METHODS = {"format", "join", "upper", "lower", "title", "capitalize", "strip", "replace"}

_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
_MARKUP = re.compile(r"<(style|script|title)\b.*?</\1>|<[^<>]*>?|^[^<]*>|:material/\w+:|&#?\w+;|%\{.*?\}", re.I | re.S)
_SPOKEN_ATTRIBUTE = re.compile(r"\b(?:aria-label|alt|title|placeholder)=[\"']([^\"'<>{}]*)")
_PROSE = re.compile(r"[A-Z][\w’'-]*,? +[a-z]{2,}")


def findings(root: Path) -> list[str]:
    """Every untranslated text of the program as a sentence with file and line."""
    files = [
        *(path for path in sorted((root / "views").rglob("*.py")) if path.name != "__main__.py"),
        root / "dashboard.py",
    ]
    return [
        f"{name}:{line}: {text!r} reaches the reader without translation."
        for path in files
        if path.exists() and (name := path.relative_to(root).as_posix()) not in ALLOWED_FILES
        for line, text in untranslated(path.read_text(encoding="utf-8"))
        if (name, text) not in ALLOWED_TEXTS
    ]


def untranslated(source: str) -> list[tuple[int, str]]:
    """Line and text of every literal of one module that breaks the rule, by line."""
    tree = ast.parse(source)
    module = _Module(tree)
    found = {(node.lineno, text) for node, text in module.by_place()} | {
        (node.lineno, text) for node, text in module.by_look()
    }
    return sorted(found)


class _Module:
    """One module: what its names stand for and which literals are out of question."""

    def __init__(self, tree: ast.Module) -> None:
        self.nodes = list(ast.walk(tree))
        self.builders = {alias.asname or alias.name for node in self.nodes if isinstance(node, ast.ImportFrom)
                         and node.module == BUILDERS for alias in node.names}  # fmt: skip
        self.values: dict[str, list[ast.expr]] = {}
        for node in self.nodes:
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        self.values.setdefault(target.id, []).append(node.value)
        self.excused = {id(part) for node in self.nodes if _is_excused(node) for part in ast.walk(node)}
        self.pieces = {id(part) for node in self.nodes if isinstance(node, ast.JoinedStr) for part in node.values}

    def by_place(self) -> Iterator[tuple[ast.expr, str]]:
        """Literals in arguments that are read by the reader (rules 1 to 3)."""
        for node in self.nodes:
            if not isinstance(node, ast.Call) or _name(node) in CODE_CALLS or id(node) in self.excused:
                continue
            for argument in self._spoken(node):
                for literal, text in self._literals(argument):
                    if _LETTER.search(_MARKUP.sub(" ", text)):
                        yield literal, text

    def by_look(self) -> Iterator[tuple[ast.expr, str]]:
        """Literals that are text by their look (rules 4 to 6), wherever they stand."""
        for node in self.nodes:
            text = _text(node)
            if (
                isinstance(node, ast.expr)
                and text
                and id(node) not in self.excused | self.pieces
                and _reads_as_text(text)
            ):
                yield node, text

    def _spoken(self, call: ast.Call) -> Iterator[ast.expr]:
        """Arguments of a call that the reader sees."""
        everything = self._is_spoken(call)
        for position, argument in enumerate(call.args):
            if everything and (_name(call), position) not in CODE_POSITIONS:
                yield argument
        for keyword in call.keywords:
            if keyword.arg in SPOKEN_KEYWORDS or (everything and keyword.arg and keyword.arg not in CODE_ARGUMENTS):
                yield keyword.value

    def _is_spoken(self, call: ast.Call) -> bool:
        """Whether every argument of a call is text unless allowed."""
        function = call.func
        if isinstance(function, ast.Name):
            return function.id in self.builders
        if not isinstance(function, ast.Attribute):
            return False
        return _root(function) in ("st", "html") or function.attr in STREAMLIT_METHODS | SHEET_METHODS

    def _literals(self, argument: ast.expr, *, follow: bool = True) -> Iterator[tuple[ast.expr, str]]:
        """Literal text in an expression: in f-strings, sums, choices, lists, and in a name's value in this module."""
        match argument:
            case ast.Constant(value=str(text)):
                yield argument, text
            case ast.JoinedStr(values=parts):
                yield argument, _text(argument)
                yield from self._of_all([part for part in parts if isinstance(part, ast.FormattedValue)], follow)
            case ast.List(elts=parts) | ast.Tuple(elts=parts):
                yield from self._of_all(parts, follow)
            case ast.FormattedValue(value=part) | ast.Starred(value=part):
                yield from self._literals(part, follow=follow)
            case ast.BinOp(left=left, right=right):
                yield from self._of_all([left, right], follow)
            case ast.IfExp(body=body, orelse=other):
                yield from self._of_all([body, other], follow)
            case ast.Dict(values=parts) | ast.BoolOp(values=parts):
                yield from self._of_all(parts, follow)
            case ast.Call(func=ast.Attribute(value=receiver, attr=method), args=parts) if method in TEXT_METHODS:
                yield from self._of_all([receiver, *parts], follow)
            case ast.Name(id=name) if follow:
                yield from self._of_all(self.values.get(name, []), False)

    def _of_all(self, parts: list[ast.expr], follow: bool) -> Iterator[tuple[ast.expr, str]]:
        """Literal text in several expressions."""
        for part in parts:
            yield from self._literals(part, follow=follow)


def _text(node: ast.AST) -> str:
    """A literal as one text, {} for each value of an f-string; empty for anything else."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _reads_as_text(text: str) -> bool:
    """Whether a literal is text for people by its look alone."""
    if _CYRILLIC.search(text):
        return True
    if any(_LETTER.search(attribute) for attribute in _SPOKEN_ATTRIBUTE.findall(text)):
        return True
    if _TAG.search(text):
        return bool(_LETTER.search(_MARKUP.sub(" ", text)))
    return bool(_PROSE.match(text))


def _is_excused(node: ast.AST) -> bool:
    """Docstrings, translated text and errors of the programmer."""
    if isinstance(node, ast.Call):
        return _name(node) in MARKERS | {"__init__"}  # super().__init__ of an error
    return isinstance(node, ast.Raise | ast.Assert) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def _name(call: ast.Call) -> str:
    """The last name of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _root(node: ast.expr) -> str:
    """The first name of a chain such as st.sidebar.button."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
