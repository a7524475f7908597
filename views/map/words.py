"""The sentences that the map says itself, in the reader's language."""

from views.map.view import Words
from views.parts.language import gettext as _


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
