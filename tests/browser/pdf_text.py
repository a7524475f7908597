"""Reads the text of a PDF that Chromium made, page by page: enough of the format for its fonts, and nothing more."""

import re
import zlib

_OBJECT = re.compile(rb"(?m)^(\d+) 0 obj\b(.*?)^endobj", re.S)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.S)
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|\((?:[^()\\]|\\.)*\)")


def pages(pdf: bytes) -> list[str]:
    """The text of each page in order of its content, without spaces: kerning tells nothing about words."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    ordered = [body for body in objects.values() if re.search(rb"/Type\s*/Page\b", body)]
    return [_text(body, objects) for body in ordered]


def _text(page: bytes, objects: dict[int, bytes]) -> str:
    resources = page + b"".join(objects[int(n)] for n in re.findall(rb"/Resources (\d+) 0 R", page))
    content = [objects[int(n)] for n in re.findall(rb"/Contents (\d+) 0 R", page)]
    return "".join(_drawn(_stream(body), _fonts(resources, objects), objects, resources) for body in content)


def _fonts(resources: bytes, objects: dict[int, bytes]) -> dict[bytes, dict[int, str]]:
    """What the glyphs of each font of a page stand for."""
    found = {}
    for name, number in _FONT.findall(resources):
        unicode = re.search(rb"/ToUnicode (\d+) 0 R", objects[int(number)])
        found[name] = _glyphs(_stream(objects[int(unicode[1])])) if unicode else {}
    return found


def _drawn(content: bytes, fonts: dict[bytes, dict[int, str]], objects: dict[int, bytes], resources: bytes) -> str:
    """The glyphs of a content stream as letters; forms that it draws are read where they stand."""
    said, font = [], b""
    for match in re.finditer(_SHOWN.pattern + rb"|/(X\d+) Do", content):
        if match[1]:
            font = match[1]
        elif match[2]:
            code = match[2]
            said += [fonts.get(font, {}).get(int(code[at : at + 4], 16), "") for at in range(0, len(code), 4)]
        elif match[3] and (form := re.search(rb"/" + match[3] + rb" (\d+) 0 R", resources)):
            body = objects[int(form[1])]
            if b"/Form" in body:
                said.append(_drawn(_stream(body), _fonts(body, objects), objects, body))
    return "".join(said)


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if not found:
        return b""
    return zlib.decompress(found[1]) if b"/FlateDecode" in body[: found.start()] else found[1]


def _glyphs(table: bytes) -> dict[int, str]:
    """The table that leads from glyphs to letters: single ones and runs."""
    found: dict[int, str] = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.S):
        for glyph, letters in re.findall(rb"<([0-9A-F]+)>\s*<([0-9A-F]+)>", part):
            found[int(glyph, 16)] = _letters(letters)
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, letters in re.findall(rb"<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>", part):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(letters, 16) + step)
    return found


def _letters(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")
