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
        no_outline=_(
            "No outline of their own, as the outlines are older or leave them out: {names}. Their figures are in the table; "
            "what was made out of other regions since is drawn as land of these."
        ),
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
        **joints(),
        "points": _("Points"),
        "lock": _("Classes over time"),
        "lock_all": _("All periods alike"),
        "lock_period": _("Each period by itself"),
        "lock_failed": _(
            "The classes of each period by itself could not be loaded; these are the same in all periods."
        ),
        "lock_again": _("They are asked for again at the next choice."),
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
        "one_weight": _("One dimension must keep a weight: with none the index would measure nothing."),
        "point": number(0.5, 1)[1],
        **beside(),
        **small(),
    }


def joints() -> dict[str, str]:
    """What the box for joints of the reader's own says; the braces are filled in the browser."""
    return {
        "joints_hint": _("Numbers with a semicolon, a comma or a blank between them: 0.1; 0.3; 0.5"),
        "joints_wrong": _("Not a number: {text}. The classes stay as they were."),
        "joints_empty": _("No joint is written. The classes stay as they were."),
        "joints_many": _("More than eight joints cannot be told apart. The classes stay as they were."),
        "joints_none": _("No joint yet: natural classes are drawn."),
    }


def beside() -> dict[str, str]:
    """What stands beside the map: neighbours, the ranking, the strip of all values; the braces are filled in the browser."""
    return {
        "overlay": _("Neighbours"),
        "overlay_failed": _(
            "How the regions compare with their neighbours could not be loaded, so nothing is marked; maybe the figures were "
            "renewed since this page was opened. Reload the page, or choose it again."
        ),
        "ranking": _("Regions by value"),
        "ranking_order": _("Regions in order"),
        "spread_alt": _("Each dot is a region: {n} from {low} to {high}, breaks of the classes at {breaks}."),
        "spread_root": _("{title} (square-root axis)"),
        "spread_country": _("{country}: {value}"),
    }


def small() -> dict[str, str]:
    """What small maps say of what stands on all of them."""
    return {
        "points_alike": _("Points are the same on every map: what is on record, whatever the period of the map."),
        "points_no_room": _("The maps are too small here for points: they stand on a wider screen and on one map."),
    }
