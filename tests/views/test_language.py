"""Languages: guessed, switched per context, counted in, sorted by."""

import contextvars
import threading

import pytest

from views.parts import language
from views.parts.language import LANGUAGES, UnknownLanguage, guess, n_, sort_key, speaking, translator, use


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("ru-RU,ru;q=0.9,en-US;q=0.8", "ru"),
        ("en-US,en;q=0.9", "en"),
        ("uk", "uk"),
        ("UK-ua", "uk"),
        ("uk_UA", "uk"),
        ("de-DE,de;q=0.9,uk;q=0.5,ru;q=0.7", "ru"),
        ("fr, uk;q=0.4, en;q=0.3", "uk"),
        ("ru;q=0,uk;q=0.1", "uk"),
        ("de", "en"),
        ("", "en"),
        ("*", "en"),
        ("ru;q=abc", "en"),
        (";;,,;q=", "en"),
    ],
)
def test_guess(header, lang):
    assert guess(header) == lang


@pytest.mark.parametrize(
    ("lang", "forms"), [("ru", ["строка", "строки", "строк"]), ("uk", ["рядок", "рядки", "рядків"])]
)
def test_plural_forms(lang, forms):
    rule = {0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 11: 2, 12: 2, 14: 2, 21: 0, 22: 1, 25: 2, 101: 0, 111: 2, 112: 2, 122: 1}
    say = translator(lang)
    for count, form in rule.items():
        assert say.ngettext("{n} row", "{n} rows", count) == f"{count} {forms[form]}"


def test_english_counts_one_apart():
    assert [translator("en").ngettext("{n} row", "{n} rows", n) for n in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]


def test_values_are_put_in_and_braces_stay_without_values():
    say = translator("en")
    assert say.gettext("{percent} more than {in_period}", percent="5%", in_period="in 2024") == "5% more than in 2024"
    assert say.gettext("keeps {this}") == "keeps {this}"


def test_a_message_nobody_translated_stays_english():
    assert translator("uk").gettext("No such message at all") == "No such message at all"


def test_context_tells_words_apart():
    assert translator("ru").pgettext("quarter", "Q2") != translator("ru").pgettext("in the quarter", "Q2")


@pytest.mark.parametrize("call", [use, translator, sort_key, lambda lang: speaking(lang).__enter__()])
def test_an_unknown_language_is_refused(call):
    with pytest.raises(UnknownLanguage, match="'de'"):
        call("de")


def test_speaking_ends_even_after_an_error():
    def fail():
        with speaking("ru"):
            assert language.current() == "ru"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert language.current() == "en"


def test_speaking_nests():
    with speaking("ru"):
        with speaking("uk"):
            assert n_("{n} row", "{n} rows", 1) == "1 рядок"
        assert n_("{n} row", "{n} rows", 1) == "1 строка"


def test_one_readers_language_is_not_anothers():
    heard, barrier = {}, threading.Barrier(3)

    def read(lang):
        use(lang)
        barrier.wait()
        heard[lang] = n_("{n} row", "{n} rows", 5)

    threads = [threading.Thread(target=contextvars.Context().run, args=(read, lang)) for lang in LANGUAGES]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == {"en": "5 rows", "ru": "5 строк", "uk": "5 рядків"}
    assert language.current() == "en"


@pytest.mark.parametrize(
    ("lang", "alphabet"),
    [("ru", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"), ("uk", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")],
)
def test_each_alphabet_keeps_its_order(lang, alphabet):
    for letters in (alphabet, alphabet.upper()):
        mixed = letters[1::2] + letters[::2]
        assert "".join(sorted(mixed, key=sort_key(lang))) == letters


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_sort_as_a_reader_expects(lang):
    ordered = [
        "2023",
        "Iowa",
        "Ohio",
        "Архангельск",
        "Елец",
        "Ёлкино",
        "Жуковка",
        "Івано-Франківськ",
        "Їжаківка",
        "Ялта",
    ]
    mixed = ordered[1::2] + ordered[::2]
    assert sorted(mixed, key=sort_key(lang)) == ordered


def test_accents_capitals_and_apostrophes_do_not_move_a_name():
    key = sort_key("uk")
    assert sorted(["Zürich", "Zug", "Zuoz"], key=key) == ["Zug", "Zuoz", "Zürich"]
    assert sorted(["Кам’янка", "Камʼяниця", "Кам'янець"], key=key) == ["Кам'янець", "Камʼяниця", "Кам’янка"]
    assert key("ЙОШКАР")[0] == key("Йошкар")[0]  # composed or not, й is one letter
    assert key("\u0418\u0306")[0] == key("Й")[0]
