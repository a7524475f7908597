"""The sentences that the map says itself, in the reader's language."""

from views.map.view import Words
from views.parts.language import gettext as _
from views.parts.numerals import number


def words() -> Words:
    """Sentences in the current language; the braces in them are filled in the browser."""
    return Words(
        usage=_(
            "Arrow keys go to the next region in that direction, Enter chooses it, Escape drops the choice. "
            "The table below the map holds the same figures."
        ),
        not_loaded=_(
            "The outlines of the regions could not be loaded, so no map is drawn. "
            "The legend and the table below are complete. Reload the page, or ask for the outlines to be published."
        ),
        no_outline=_("Not on the map, because the outlines lack them: {names}. Their figures are in the table."),
        picked=_("{name} is chosen."),
        cleared=_("No region is chosen."),
        rank=_("place {rank} of {count}"),
    )


def said() -> dict[str, str]:
    """What the controls of a map with several periods are called, and what they say; the braces are filled in the browser."""
    return {
        "period": _("Period"),
        "play": _("Play"),
        "pause": _("Pause"),
        "partial": _("{period}: {why}"),
        "classes": _("Classes"),
        "size": _("Number of classes"),
        "joints": _("Joints of classes"),
        "points": _("Points"),
        "lock": _("Classes over time"),
        "lock_all": _("All periods alike"),
        "lock_period": _("Each period by itself"),
        "drawn": _("Drawn as"),
        "fill": _("Areas"),
        "symbols": _("Circles"),
        "as_symbols": _("Draw circles instead"),
        "tools": _("View and picture"),
        "closer": _("Closer"),
        "farther": _("Farther"),
        "whole": _("Whole country"),
        "box": _("Choose regions in a box: drag over the map"),
        "save_svg": _("Save the picture as SVG"),
        "save_png": _("Save the picture as PNG"),
        "point": number(0.5, 1)[1],
    }
