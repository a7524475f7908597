"""What membership and support come with: the parts that need dates of joining, figures of firms, or applications."""

from metrics import cluster_record
from metrics.rows import Row
from views.parts import cluster_analytics, cluster_outcomes, html, settle, store, support_money
from views.parts.language import _

Lacking = list[tuple[str, str]]


def country(here: settle.Settled) -> None:
    """The parts of all clusters, each made when it is opened; then which of them have nothing to be made of."""
    lacking: Lacking = []
    if cluster_analytics.is_on_record(here):
        cluster_analytics.country(here)
    else:
        lacking.append(cluster_analytics.missing())
    if cluster_outcomes.is_on_record(here):
        cluster_outcomes.joining(here)
    else:
        lacking.append(cluster_outcomes.missing())
    if support_money.is_on_record(here):
        support_money.country(here)
    else:
        lacking.append(support_money.missing())
    if lacking:
        html.figure_head(_("Not on record"), _("Not reported is not none; a file of the registry fills each gap"))
        html.cares(lacking)


def one(here: settle.Settled, row: Row) -> Lacking:
    """The parts of one cluster; the answer says what is missing."""
    if store.ask(cluster_record.dated, here.edition, row.cluster_id, here.selection.as_of) is not None:
        cluster_analytics.one(here, row)
    if not cluster_outcomes.is_on_record(here):
        return [cluster_outcomes.missing()]
    cluster_outcomes.joining(here, row.cluster_id)
    return []
