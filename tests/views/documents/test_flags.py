"""What occurs is explained, the usual as well, and documents stay free of screen and warehouse."""

import ast
from pathlib import Path

import pandas as pd

from views.documents.flags import occurring
from views.documents.passport import Flag

DOCUMENTS = Path(__file__).parent.parent.parent.parent / "views" / "documents"


def test_every_flag_that_occurs_is_explained_and_no_other():
    frame = pd.DataFrame({
        "obs_status": pd.Categorical(["A", "P", "Q", "P"], categories=["A", "B", "P", "Q"]),
        "conf_status": ["F", "F", "C", None],
        "reason": ["", "", "VALUE_SUPPRESSED", ""],
    })  # fmt: skip
    assert occurring(frame, "en") == (
        Flag("obs_status", "A", "normal value"),
        Flag("obs_status", "P", "provisional"),
        Flag("obs_status", "Q", "withheld"),
        Flag("conf_status", "C", "confidential"),
        Flag("conf_status", "F", "free to publish"),
        Flag("reason", "VALUE_SUPPRESSED", "The figure is withheld by its publisher."),
    )
    assert occurring(frame, "uk")[1].meaning == "попередні дані"


def test_a_frame_without_flags_needs_no_words():
    assert occurring(pd.DataFrame({"value": [1.0]}), "en") == ()


def test_documents_know_neither_screen_nor_warehouse():
    for path in DOCUMENTS.glob("*.py"):
        names = {
            (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert not {name.split(".")[0] for name in names} & {"streamlit", "duckdb", "plotly"}, path.name
