"""The letters of saved pictures, which no other machine needs to have: a few cuts of the typefaces of the page.

They travel as a module of the browser, so that they are fetched when a picture is saved and not before.
"""

import base64
import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Face:
    """One weight of a typeface; `size` is the size in pixels for which its strokes are made, where the typeface knows that."""

    kind: str
    family: str
    weight: int
    size: int = 0

    @property
    def file(self) -> str:
        """Its file in FOLDER."""
        return f"{self.kind}-{self.weight}.woff2"

    def place(self, axis: str) -> int:
        """Where it stands on an axis of the whole typeface."""
        return {"wght": self.weight, "opsz": self.size}[axis]


FACES = (
    Face("sans", "Observatory Sans", 400),
    Face("sans", "Observatory Sans", 600),
    Face("serif", "Observatory Serif", 600, 30),
)


def script() -> str:
    """The faces as a module of the browser: family, weight and the file as base64 text of each."""
    listed = [[one.family, one.weight, base64.b64encode((FOLDER / one.file).read_bytes()).decode()] for one in FACES]
    return f"export const FACES = {json.dumps(listed, separators=(',', ':'))};\n"
