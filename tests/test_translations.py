"""The catalogues are complete, and no text reaches the reader around them."""

import inspect
import shutil
from pathlib import Path

import pytest

from views.locale import allowed, checks, docstrings, extraction, literals
from views.locale.__main__ import main
from views.parts import calculations

ROOT = Path(__file__).parent.parent


def test_the_catalogues_are_complete():
    assert checks.faults(ROOT) == []


def test_no_text_goes_around_the_catalogues():
    assert literals.findings(ROOT) == []


def test_every_allowed_text_is_still_there():
    for name, text in allowed.ALLOWED_TEXTS:
        found = literals.untranslated((ROOT / name).read_text(encoding="utf-8"))
        assert text in [finding for _line, finding in found], f"{name} no longer holds {text!r}: take it off the list"
    for name in allowed.ALLOWED_FILES:
        assert (ROOT / name).exists(), f"{name} is gone: take it off the list"


SEEDED = {
    "label of a widget": 'import streamlit as st\nst.button("Download")',
    "help by keyword": 'import streamlit as st\nst.selectbox(_("Region"), codes, help="Pick one")',
    "word in a column": 'left.metric("Output", value)',
    "part of a sum": 'st.caption(_("Source") + ": Rosstat")',
    "part of an f-string": 'st.markdown(f"**{name}** of the country")',
    "value inside an f-string": "st.markdown(f\"{'Growth' if up else 'Decline'}\")",
    "choice": 'st.write("Up" if rate > 0 else _("Down"))',
    "list of tabs": 'st.tabs(["Map", _("Table")])',
    "joined": 'st.caption(" · ".join(["Published", day]))',
    "formatted": 'st.caption("Rows: {}".format(n))',
    "by way of a name": 'LABEL = "Region"\nst.radio(LABEL, codes)',
    "sidebar": 'st.sidebar.header("Choose")',
    "builder of ours": 'from views.parts.html import title\ntitle("Output fell")',
    "builder through its module": 'from views.parts import html\nhtml.note("No data", reason)',
    "title of a chart": "figure.update_layout(title='Output')",
    "annotation": 'dict(text="Break", x=1)',
    "text between tags": 'page = "<p>Nothing here</p>"',
    "attribute": 'page = f\'<svg aria-label="Map" class="{kind}">\'',
    "cell of a sheet": 'sheet.write_string(0, 0, "Sources")',
    "Russian anywhere": 'words = {"up": "вырос"}',
    "prose anywhere": 'reasons = {"X": "Not published by the office"}',
}


@pytest.mark.parametrize("source", SEEDED.values(), ids=SEEDED.keys())
def test_a_seeded_violation_is_found(source):
    assert literals.untranslated(source)


INNOCENT = {
    "translated": 'st.button(_("Download"))',
    "translated with values": 'st.caption(_("Source: {name}", name=source))',
    "plural": 'st.caption(n_("{n} row", "{n} rows", count))',
    "marked": 'REASONS = {"X": N_("Not published by the office")}\nst.caption(_(REASONS[code]))',
    "key": 'st.button(_("Go"), key="go-button", type="primary", icon=":material/download:")',
    "page": 'st.Page("views/overview.py", title=_("Overview"), url_path="overview")',
    "style sheet": 'st.html("<style>.title { color: red }</style>")',
    "markup without text": "st.html(f'<p class=\"lio-lead\">{text}</p>')",
    "icon": 'st.markdown(":material/info:")',
    "number and sign": 'st.metric(_("Share"), "– %")',
    "docstring": '"""Nothing to see here."""\ndef f():\n    """Text for programmers."""',
    "error of the programmer": 'raise ValueError("No such column in the frame")',
    "query parameter": 'lang = st.query_params.get("lang")',
    "another write": "handle.write(content)",
}


@pytest.mark.parametrize("source", INNOCENT.values(), ids=INNOCENT.keys())
def test_code_is_let_pass(source):
    assert literals.untranslated(source) == []


PAGE = 'show(_("Hello {name}", name=x), n_("{n} row", "{n} rows", 2))\n'


@pytest.fixture
def house(tmp_path):
    """A small program with two messages, its catalogues extracted and translated."""
    (tmp_path / "views" / "locale").mkdir(parents=True)
    shutil.copy(ROOT / "babel.cfg", tmp_path)
    (tmp_path / "views" / "page.py").write_text(PAGE, encoding="utf-8")
    extraction.extract(tmp_path)
    for lang, word, rows in (("ru", "Привет", "строк"), ("uk", "Вітаю", "рядків")):
        forms = (f"{{n}} {rows}",) * 3
        translate(tmp_path, lang, {"Hello {name}": f"{word}, {{name}}", ("{n} row", "{n} rows"): forms})
    return tmp_path


def translate(root, lang, texts):
    catalogue = extraction.read(extraction.po_path(lang, root), lang)
    for message in catalogue:
        message.string = texts.get(message.id, message.string)
    extraction.po_path(lang, root).write_bytes(extraction.text_of(catalogue))


def rewrite(root, lang, old, new):
    path = extraction.po_path(lang, root)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_complete_house_has_no_faults(house):
    assert checks.faults(house) == []


def test_a_new_message_makes_the_template_stale_and_asks_for_translations(house):
    (house / "views" / "page.py").write_text(PAGE + '_("New")\n', encoding="utf-8")
    faults = checks.faults(house)
    assert any("out of date" in fault for fault in faults)
    assert sum("'New' is not translated" in fault for fault in faults) == 2


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("Привет, {name}", "", "is not translated"),
        ("Привет, {name}", "Привет, {nmae}", "other placeholders"),
        ("Привет, {name}", "Привет, {name", "other placeholders"),
        ("Привет, {name}", "Привет, {name} ", "white space"),
        ("Привет, {name}", "Привіт, {name}", "letters of another language"),
        ("Привет, {name}", "Пpивет, {name}", "mixes Latin and Cyrillic"),
        ('msgid "Hello', '#, fuzzy\nmsgid "Hello', "fuzzy"),
        ('msgstr[2] "{n} строк"\n', "", "lacks one of its 3 plural forms"),
        ('msgstr[2] "{n} строк"', 'msgstr[2] "{n} строк"\nmsgstr[3] "{n} строк"', "cannot be read"),
        ('msgstr[1] "{n} строк"', 'msgstr[1] ""', "lacks one of its 3 plural forms"),
        ("n%10==1", "n%10==2", "plural forms of the language"),
    ],
)
def test_a_spoilt_translation_is_found(house, old, new, fault):
    rewrite(house, "ru", old, new)
    assert any(fault in found for found in checks.faults(house))


def test_a_message_that_is_gone_is_reported_kept_and_comes_back(house):
    page = house / "views" / "page.py"
    page.write_text("pass\n", encoding="utf-8")
    extraction.extract(house)
    assert any("is not used any more" in fault for fault in checks.faults(house))
    page.write_text(PAGE, encoding="utf-8")
    extraction.extract(house)
    assert checks.faults(house) == []


def test_prune_drops_what_is_gone(house):
    (house / "views" / "page.py").write_text("pass\n", encoding="utf-8")
    extraction.extract(house)
    assert extraction.prune(house) == 4
    assert checks.faults(house) == []


def test_extracting_twice_changes_nothing_and_a_moved_line_neither(house):
    before = {path: path.read_bytes() for path in (house / "views" / "locale").rglob("messages.po*")}
    page = house / "views" / "page.py"
    page.write_text("\n\n" + PAGE, encoding="utf-8")
    extraction.extract(house)
    assert {path: path.read_bytes() for path in before} == before
    assert len(before) == 3


METHOD = '''"""How much. And more."""

from data.requests.method import method


@method(x=1)
def gini(x):
    """How unequal.

    Formula: scale {rank, z}, "цены".
    Unit: points of `k`,
    in two lines.
    Source: Gini 1912.
    """


def hidden(x):
    """Not for readers."""
'''


@pytest.fixture
def with_method(house):
    """The same house with a module of methods, not translated yet."""
    for path in ("metrics/methods/inequality.py", "geo/methods.py"):
        (house / path).parent.mkdir(parents=True, exist_ok=True)
        (house / path).write_text(METHOD, encoding="utf-8")
    extraction.extract(house)
    return house


def test_what_methods_say_is_extracted_but_not_what_they_cite(with_method):
    found = {message.id: {path for path, _line in message.locations} for message in extraction.template(with_method)}
    for text in (
        "How much. And more.",
        "How unequal.",
        'scale {rank, z}, "цены".',
        "points of `k`, in two lines.",
    ):
        assert found[text] == {"metrics/methods/inequality.py", "geo/methods.py"}
    assert not [text for text in found if text and ("1912" in text or "readers" in text)]


def test_untranslated_methods_are_found(with_method):
    assert sum("is not translated" in fault for fault in checks.faults(with_method)) == 8


def test_braces_of_a_method_are_no_placeholders_and_quotations_may_stay(with_method):
    texts = {
        "How much. And more.": "Скоро. Потом.",
        "How unequal.": "Мало.",
        'scale {rank, z}, "цены".': 'шкала {ранг, z}, "цены".',
        "points of `k`, in two lines.": "точки `k`.",
    }
    for lang in ("ru", "uk"):
        translate(with_method, lang, texts)
    assert checks.faults(with_method) == []
    text = extraction.po_path("uk", with_method).read_text(encoding="utf-8")
    assert "#, no-python-brace-format\n" in text
    translate(with_method, "uk", {"How unequal.": "Малы.", "points of `k`, in two lines.": "точки `к`."})
    faults = " ".join(checks.faults(with_method))
    assert "letters of another language" in faults
    assert "other code between backticks" in faults


def test_everything_that_the_catalogue_of_methods_says_is_extracted():
    extracted = {message.id for message in extraction.template(ROOT)}
    for known in calculations.known().values():
        assert {known.about_family, *docstrings.spoken(inspect.getdoc(known.call))} <= extracted, known.id


def test_a_wrong_command_is_answered_with_the_right_ones(capsys):
    assert main(["extrct"]) == 1
    assert "extract" in capsys.readouterr().err
