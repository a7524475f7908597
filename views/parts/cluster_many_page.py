"""The Atlas with small maps of the furthest stage by year: what is said of them, drawn and listed."""

from collections.abc import Callable

from metrics.rows import Rows
from views.parts import atlas_controls, chrome, cluster_many, cluster_series, names, page, settle, small_controls
from views.parts.language import _


def draw(here: settle.Settled, picture: Callable[[settle.Settled, Rows], None]) -> None:
    """Everything below the top row; `picture` draws the maps, the table has the clusters of the last one."""
    last = cluster_many.years(here)[-1]
    chrome.headline(*cluster_many.head(here), here.notices)
    atlas_controls.draw(here)
    small_controls.draw(here)
    furthest = page.rows(here.edition, here.query(ref_areas=(), start=last, end=last))
    picture(here, furthest)
    known, words = cluster_series.known(here, last), names.of(here.edition)
    page.twin(lambda: atlas_controls.cluster_rows(known, words), _("Clusters on record"))
    page.cares(here.edition, here.selection.metric, furthest, [cluster_many.not_offered()])
