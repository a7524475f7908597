"""The folded part of a page that holds the index of cluster activity as a file, under one map, small maps or two metrics."""

from views.parts import activity_files, page, settle
from views.parts.language import _


def draw(here: settle.Settled) -> None:
    """The buttons, made when the part is opened."""
    with page.unfolded(
        _("The figures of the index as a file") if here.selection.second else _("The figures as a file"),
        "activity-files",
    ) as is_open:
        if is_open:
            activity_files.buttons(here)
