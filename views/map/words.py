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
        "tiles": _("Squares"),
        "as_symbols": _("Draw circles instead"),
        "turn": _("Page Down and Page Up go to the next small map and back, with the same region."),
        "figures": _("{n} of {all} with a figure"),
        "tools": _("View and picture"),
        "closer": _("Closer"),
        "farther": _("Farther"),
        "whole": _("Whole country"),
        "box": _("Choose regions in a box: drag over the map"),
        "save_svg": _("Save the picture as SVG"),
        "save_png": _("Save the picture as PNG"),
        "point": number(0.5, 1)[1],
        **beside(),
    }


def beside() -> dict[str, str]:
    """What stands beside the map: neighbours, the ranking, the strip of all values; the braces are filled in the browser."""
    return {
        "overlay": _("Neighbours"),
        "overlay_failed": _(
            "How the regions compare with their neighbours could not be loaded. Choose it again, or reload the page."
        ),
        "ranking": _("Regions by value"),
        "ranking_order": _("Regions in order"),
        "spread_alt": _("Each dot is a region: {n} from {low} to {high}, breaks of the classes at {breaks}."),
        "spread_root": _("{title} (square-root axis)"),
        "spread_country": _("{country}: {value}"),
    }
