"""What the search for untranslated text lets pass, and why. An entry that lets nothing pass fails a test."""

CODE_ARGUMENTS = {
    name: reason
    for names, reason in (
        ("key args kwargs on_click on_change on_select", "identifies or calls, is not shown"),
        ("type icon width height layout position gap border vertical_alignment horizontal_alignment", "layout"),
        (
            "label_visibility initial_sidebar_state selection_mode direction theme config delta_color delta_arrow",
            "layout",
        ),
        ("size shape tag kind color role", "layout"),
        ("page", "which page asks"),
        ("format step mime language unsafe_allow_html accept_multiple_files", "a format"),
        ("file_name url_path url href page_icon", "a file or an address"),
        ("data value options default index format_func", "codes; format_func turns them into words"),
        ("show_spinner ttl max_entries hash_funcs scope html css js style", "how a part is run, kept or looks"),
    )
    for name in names.split()
}
CODE_CALLS = {
    "Page": "the page's file; its title is checked by keyword",
    "turn_to": "the address of a page",
    "component": "the name of a component",
    "get_option": "the name of an option",
    "set_option": "the name of an option",
    "get": "a key",
    "pop": "a key",
    "setdefault": "a key",
    "from_dict": "keys and codes",
    "cache_data": "options of a cache",
    "cache_resource": "options of a cache",
    "Path": "a file",
    "with_name": "a file",
    "style_rules": "a file",
    "read_text": "an encoding",
}
CODE_POSITIONS = {
    ("block", 0): "views.parts.html.block takes the kind of paragraph first",
    ("block", 2): "and the tag last",
    ("element", 0): "views.parts.html.element takes the tag first",
    ("link", 0): "the address of a page",
}
ALLOWED_FILES = {
    "views/locale/checks.py": "speaks to translators",
    "views/locale/literals.py": "speaks to translators",
    "views/locale/allowed.py": "speaks to translators",
    "views/locale/extraction.py": "speaks to translators",
}
ALLOWED_TEXTS = {
    (
        "views/parts/compare_table.py",
        r"(?<=\w{6})(?=(?:ск|ськ|цк|цьк)\w{1,3}\b)",
    ): "where a long name of a region may break",
    ("views/parts/language.py", "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя"): "the alphabet",
    ("views/documents/names.py", "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяё"): "letters to transliterate",
    ("views/parts/chrome.py", "РУ"): "a language is named in itself",
    ("views/parts/chrome.py", "УК"): "a language is named in itself",
    ("views/parts/settle.py", "русский"): "a language is named in itself",
    ("views/parts/settle.py", "українська"): "a language is named in itself",
}
