"""The rules of the house: who may import whom, where SQL may live, how long a file may be."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
OURS = {"data", "metrics", "geo", "views", "dashboard", "serve", "tests", "benchmarks"}
MAY_IMPORT = {
    "data": set(),
    "metrics": {"data"},
    "geo": {"data"},
    "views": {"data", "metrics", "geo"},
    "dashboard": {"views"},
    "serve": {"views"},
}
NEVER = {
    "data": {"streamlit", "plotly", "geopandas"},
    "metrics": {"streamlit", "plotly", "geopandas", "shapely"},
    "geo": {"streamlit", "plotly"},
    "views": {"duckdb", "geopandas"},
    "dashboard": {"duckdb", "pandas", "plotly", "geopandas"},
    "serve": {"duckdb", "pandas", "plotly", "geopandas"},
}
MAX_LINES = {"dashboard.py": 30, "serve.py": 40}
MAX_FUNCTION = 40
SQL = re.compile(
    r"\b(select\s+.+\s+from|insert\s+into|create\s+(or\s+replace\s+)?(table|view|type)|with\s+\w+\s+as\s*\()",
    re.I | re.S,
)
SQL_HOMES = {"data", "tests", "benchmarks"}
# metrics asks in whole statements: for figures (cells, figures, registers, offer, geography, contributions, choices) and for
# what is on record (records, cluster_record, lifecycle, rule_facts, statements, freshness). Methods keep theirs in .sql files;
# documentation shows one to the reader and runs none.
STATEMENTS = {
    f"metrics/{name}.py"
    for name in ("cells", "figures", "registers", "offer", "geography", "contributions", "choices", "records", "statements",
                 "freshness", "cluster_record", "lifecycle", "rule_facts", "cluster_outcomes", "cluster_reach", "cluster_support",
                 "activity_records",
                 "documentation")
}  # fmt: skip


@cache
def tree_of(path: Path) -> ast.Module:
    """A file, parsed once for all rules."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def sources() -> list[Path]:
    """Every Python file of ours, tests and benchmarks included; listed once for all rules."""
    skipped = {".venv", ".venv-peers", "node_modules", "build", "wheels"}
    return [p for p in sorted(ROOT.rglob("*.py")) if not skipped & set(p.relative_to(ROOT).parts)]


def package(path: Path) -> str:
    """The folder or the file at the top that a file belongs to."""
    return path.relative_to(ROOT).with_suffix("").parts[0]


def imports(path: Path) -> set[str]:
    """Top-level names that a file imports, lazily or not; a relative import counts as an error of its own."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively; write the whole name"
            found.add((node.module or "").split(".")[0])
    return found


def wrong_imports(path: Path) -> set[str]:
    """Names that the file may not import."""
    home, names = package(path), imports(path)
    if home not in MAY_IMPORT:
        return set()
    return ((names & OURS) - MAY_IMPORT[home] - {home}) | (names & NEVER[home])


def offenders(rule) -> dict[str, object]:
    """What a rule finds in each file; files in which it finds nothing are left out."""
    return {str(path.relative_to(ROOT)): found for path in sources() if (found := rule(path))}


def test_imports_point_left():
    strangers = {package(path) for path in sources()} - OURS
    assert not strangers, "not in the table of packages: declare where they stand"
    assert not offenders(wrong_imports), "files may not import these"


def test_a_forbidden_import_would_be_seen(tmp_path, monkeypatch):
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    (tmp_path / "metrics").mkdir()
    seeded = tmp_path / "metrics" / "bad.py"
    seeded.write_text("def f():\n    import geopandas\n    from geo.classes import classify\n", encoding="utf-8")
    assert wrong_imports(seeded) == {"geopandas", "geo"}


def strings_of(path: Path) -> list[str]:
    """String literals of a file without its docstrings; one with values in it as a whole, each value a question mark."""
    tree = tree_of(path)
    docs = {id(n.body[0].value) for n in ast.walk(tree)
            if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and n.body and isinstance(n.body[0], ast.Expr)}  # fmt: skip
    whole = [
        "".join(part.value if isinstance(part, ast.Constant) else "?" for part in n.values)
        for n in ast.walk(tree)
        if isinstance(n, ast.JoinedStr)
    ]
    return whole + [
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs
    ]


def stray_sql(path: Path) -> list[str]:
    """SQL text in a file that is no home of it."""
    if package(path) in SQL_HOMES or str(path.relative_to(ROOT)) in STATEMENTS:
        return []
    return [text for text in strings_of(path) if SQL.search(text)]


def test_no_sql_outside_its_homes():
    assert not offenders(stray_sql), "files hold SQL text"


def test_a_statement_with_values_in_it_would_be_seen(tmp_path, monkeypatch):
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    seeded = tmp_path / "bad.py"
    seeded.write_text('def f(columns, table):\n    return f"SELECT {columns} FROM {table}"\n', encoding="utf-8")
    assert stray_sql(seeded) == ["SELECT ? FROM ?"]


def test_whoever_may_hold_statements_holds_some():
    idle = [name for name in sorted(STATEMENTS) if not any(SQL.search(text) for text in strings_of(ROOT / name))]
    assert not idle, "strike them from STATEMENTS"


def functions_of(path: Path) -> list[tuple[str, int]]:
    """Functions of a file and their lines, docstrings not counted."""
    found = []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            said = first.end_lineno - first.lineno + 1 if ast.get_docstring(node) else 0
            found.append((node.name, node.end_lineno - node.lineno + 1 - said))
    return found


def test_functions_stay_short():
    long = offenders(lambda path: [(name, lines) for name, lines in functions_of(path) if lines > MAX_FUNCTION])
    assert not long, f"at most {MAX_FUNCTION} lines a function"


def excess(path: Path) -> str:
    """How far a file is beyond its limit."""
    limit = MAX_LINES.get(str(path.relative_to(ROOT)), 250)
    lines = len(path.read_text(encoding="utf-8").splitlines())
    return f"{lines} lines, at most {limit}" if lines > limit else ""


def test_files_stay_short():
    assert not offenders(excess)


def test_every_folder_of_code_is_a_package():
    for folder in {p.parent for p in sources() if p.parent != ROOT}:
        assert (folder / "__init__.py").exists(), f"{folder.relative_to(ROOT)} lacks __init__.py"


def test_no_module_is_named_for_nothing():
    empty = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert not [path for path in sources() if empty & {*path.relative_to(ROOT).parent.parts, path.stem}]


def test_no_folder_is_named_pages():
    assert not [p for p in ROOT.glob("*/pages") if p.is_dir()], "Streamlit would take its legacy route"
