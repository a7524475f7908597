"""Cuts the typefaces of saved pictures out of those that come with Streamlit: `python -m tests.typefaces`, after another Streamlit.

Their licence (views/map/typefaces/OFL.txt) keeps the name "Source" for the whole typefaces; what is cut gets another one.
"""

import sys
from pathlib import Path
from types import ModuleType

import pyarrow
import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from views.map.typefaces import FACES, FOLDER, Face

MEDIA = Path(streamlit.__file__).parent / "static" / "static" / "media"
WHOLE = {"sans": "SourceSansVF-Upright*.woff2", "serif": "SourceSerifVariable-Roman*.woff2"}
# Latin with its extension A, Cyrillic with the letters of other languages, signs of sentences, numbers and legends.
RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x400, 0x4FF), (0x2010, 0x203A), (0x2070, 0x209C))
SIGNS = "ʼ€₴₸₽№™−×÷≈≠≤≥←↑→↓∞∆∑√"
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk"]  # what a browser applies by itself


def brotli() -> ModuleType:
    """What fontTools asks for to read and write WOFF2, by the library that is here anyway."""
    module = ModuleType("brotli")
    module.MODE_FONT = 2  # type: ignore[attr-defined]
    module.error = OSError  # type: ignore[attr-defined]
    module.decompress = lambda text: pyarrow.input_stream(pyarrow.py_buffer(text), compression="brotli").read()  # type: ignore[attr-defined]
    module.compress = lambda text, **_mode: pyarrow.Codec("brotli", 11).compress(text, asbytes=True)  # type: ignore[attr-defined]
    return module


def cut(face: Face) -> None:
    """One weight of a typeface with the letters that pictures may need."""
    whole = TTFont(next(MEDIA.glob(WHOLE[face.kind])))
    found = instantiateVariableFont(whole, {axis.axisTag: face.place(axis.axisTag) for axis in whole["fvar"].axes})
    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)], text=SIGNS)
    cutter.subset(found)
    found["name"].setName(face.family, 1, 3, 1, 0x409)
    found["name"].names = [one for one in found["name"].names if one.nameID != 1 or str(one) == face.family]
    found.flavor = "woff2"
    found.save(FOLDER / face.file)
    print(face.file, (FOLDER / face.file).stat().st_size)


def main() -> None:
    """All faces, into the folder of the map."""
    from fontTools.ttLib import woff2

    sys.modules["brotli"] = woff2.brotli = brotli()
    woff2.haveBrotli = True
    for face in FACES:
        cut(face)


if __name__ == "__main__":
    main()
