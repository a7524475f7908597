"""The Atlas with small maps: what is said of them, drawn and listed."""

from collections.abc import Callable

from metrics.rows import Rows
from views.parts import (
    activity_choice,
    activity_pair,
    atlas_controls,
    atlas_many,
    atlas_many_overlay,
    atlas_many_words,
    chrome,
    html,
    page,
    settle,
    small_controls,
)
from views.parts.language import _


def draw(here: settle.Settled, picture: Callable[[settle.Settled, Rows], None]) -> None:
    """Everything below the top row; `picture` draws the maps."""
    period = here.selection.period
    rows = page.rows(here.edition, here.query(ref_areas=(), start=period, end=period))
    smalls = atlas_many.smalls(here)
    count = len(atlas_controls.periods(here))
    chrome.headline(*atlas_many_words.head(here, smalls, count), here.notices)
    atlas_controls.draw(here)
    small_controls.draw(here)
    picture(here, rows)
    page.twin(lambda: atlas_many_overlay.table(here, smalls), _("Regions on every map"))
    page.cares(here.edition, here.selection.metric, rows)
    for small in smalls:
        if small.here.selection.metric == activity_choice.ID:
            said = activity_pair.cares(small.here.selection, small.period, is_small=True)
            html.cares(said, heading=_("How the index is made"))
