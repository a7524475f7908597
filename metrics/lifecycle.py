"""The lifecycle board of a country: how many clusters reached each stage, and how long the way to the next one took.

The statements of metrics.methods.lifecycle run here on the warehouse itself: the same formula, without frames.
"""

from data.warehouse import Warehouse
from metrics.methods import relation
from metrics.rows import Rows, of

# $country; $day = day of knowledge as ISO text or empty. The open ends of `entries` are not asked for.
_ENTERED = """transition AS (
  SELECT s.cluster_id, s.lifecycle_stage::VARCHAR AS stage, s.entered_on AS entered
  FROM wh.cluster_stage s JOIN wh.cluster c USING (cluster_id) JOIN wh.area a ON a.ref_area = c.ref_area
  WHERE a.country = $country AND ($day = '' OR s.known_by <= try_cast(nullif($day, '') AS DATE))
),
ladder AS (SELECT lifecycle_stage::VARCHAR AS stage, ordinal::INTEGER AS ordinal FROM wh.lifecycle_stage)"""


def funnel(warehouse: Warehouse, country: str, as_of: str = "") -> Rows:
    """One row per stage in order: stage, reached (clusters), median_days_to_next (NaN = no cluster has both dates).

    The same figures as `lifecycle_funnel` without a day: completed steps only, whatever the stages skipped.
    """
    step = relation.statement("lifecycle", "entries").removesuffix(";")
    text = f"WITH {_ENTERED}, step AS ({step}) {relation.statement('lifecycle', 'funnel')}"
    return of(warehouse.columns(text, {"country": country, "day": as_of, "as_of": None}))
