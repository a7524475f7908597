"""What is said of squares that the program laid: how many neighbours they keep together."""

from collections.abc import Iterator

from geo import tiles
from views.parts import formats
from views.parts.language import _


def notes(country: str) -> Iterator[str]:
    """One sentence for a country whose squares nobody drew by hand."""
    if tiles.has_tiles(country) and not tiles.is_by_hand(country):
        touching, pairs = tiles.kept(country)
        yield (
            _("The squares were laid by the program: {n} of {all} pairs of neighbours touch.",
              n=formats.number(touching), all=formats.number(pairs))
            if pairs
            else _("The squares were laid by the program; no two regions share a border.")
        )  # fmt: skip
