"""What is not on record, and which file of the registry would fill it: told once, at the end of a page."""

from views.parts import html
from views.parts.language import _

Gap = tuple[str, str]  # what is not there; why, and the file
Lacking = list[Gap]


def draw(found: Lacking) -> None:
    """The list, where anything is lacking."""
    if found:
        html.figure_head(_("Not on record"), _("Not reported is not none; a file of the registry fills each gap"))
        html.cares(found)
