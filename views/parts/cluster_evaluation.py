"""What came of membership and support: the parts that need dates of joining, figures of firms, or applications."""

from metrics import cluster_record
from metrics.rows import Row
from views.parts import cluster_analytics, cluster_outcomes, lacking, own_folder, settle, store, support_money
from views.parts.lacking import Lacking


def country(here: settle.Settled) -> None:
    """The parts of all clusters, each made when it is opened; then which of them have nothing to be made of."""
    gaps: Lacking = []
    if cluster_analytics.is_on_record(here):
        cluster_analytics.country(here)
    else:
        gaps.append(cluster_analytics.missing())
    if cluster_outcomes.is_on_record(here):
        cluster_outcomes.joining(here)
    else:
        gaps.append(cluster_outcomes.missing())
    if support_money.is_on_record(here):
        support_money.country(here)
    else:
        gaps.append(support_money.missing())
    lacking.draw(own_folder.all_fitting(here, gaps))


def one(here: settle.Settled, row: Row) -> Lacking:
    """The parts of one cluster; the answer says what is missing."""
    if store.ask(cluster_record.dated, here.edition, row.cluster_id, here.selection.as_of) is not None:
        cluster_analytics.one(here, row)
    if not cluster_outcomes.is_on_record(here):
        return [cluster_outcomes.missing()]
    cluster_outcomes.joining(here, row.cluster_id)
    return []
