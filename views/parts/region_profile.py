"""The figures of one area beside those of its peers and its country: what it opens with, and where each stands."""

from dataclasses import dataclass, replace

import numpy as np

from data.lookup import by_key
from data.warehouse import Warehouse
from metrics import choices
from metrics.bands import Band, band
from metrics.offer import Offer
from metrics.query import Query
from metrics.rows import NONE, Row, Rows
from views.parts import longest_series, page, provisional, settle, store

LIGHT, MANUFACTURING = "C13-C15", "C"
MOST, ENOUGH = 5, 3


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric by area, of one activity or of all that it covers."""

    metric: str
    activity: str = ""

    @property
    def is_light(self) -> bool:
        """It is a figure of light industry, not of its background."""
        return self.activity == LIGHT


# In order of what says most; the first that has figures leads the page. The background comes where little else is there.
MEASURES = (
    Measure("gdp", LIGHT),
    Measure("employment", LIGHT),
    Measure("establishments", LIGHT),
    Measure("average_pay", LIGHT),
    Measure("shipments_manufacturing"),
    Measure("organisations", MANUFACTURING),
    Measure("sme_employment"),
)
# Metrics of weight, the best first: relative to the country they are location quotients.
WEIGHTS = (
    Measure("gdp_share", LIGHT),
    Measure("employment_share", LIGHT),
    Measure("establishments_share", LIGHT),
    Measure("manufacturing_share_of_organisations"),
)


@dataclass(frozen=True, slots=True)
class Profile:
    """One measure in the newest period that is printed by region.

    `rows` are the levels of all peers, the area and the country in that period; `changes` those on the year before, of
    some areas over time. A row has a reason where it has no value. `peers` are regions for a region. `later` are periods
    after it with provisional figures, which are not compared.
    """

    measure: Measure
    area: str
    country: str
    peers: tuple[str, ...]
    period: str
    rows: Rows
    changes: Rows
    later: tuple[str, ...] = ()

    def at(self, area: str) -> Row | None:
        """The figure of an area in the newest period."""
        return _first(self.rows.where(ref_area=area))

    def change_of(self, area: str) -> Row | None:
        """Its change on the year before, as an index; none that is provisional."""
        found = _first(self.changes.where(ref_area=area, time_period=self.period)) if len(self.changes) else None
        return None if provisional.is_so(found) else found

    def band(self) -> Band | None:
        """The places of the area among its peers; figures on a small base take none."""
        return place_among(self.rows, self.area, self.peers)


@dataclass(frozen=True, slots=True)
class Weight:
    """What light industry, else manufacturing, weighs in every area of one period: shares and location quotients.

    `rows` are the quotients (1 = as the country); `levels` the shares themselves, read only where an area has no
    quotient: from a quotient and the share of the country the share follows.
    """

    measure: Measure
    area: str
    country: str
    peers: tuple[str, ...]
    period: str
    rows: Rows
    levels: Rows
    later: tuple[str, ...] = ()

    def quotient(self, area: str) -> Row | None:
        """The location quotient of an area, with a reason where it has none."""
        return _first(self.rows.where(ref_area=area))

    def share(self, area: str) -> Row | None:
        """The share of an area in per cent, with a reason where it has none."""
        found = self.quotient(area)
        if found is not None and not found.reason:
            return found.with_(value=found.value * found.base_value, unit="PC", unit_mult=0)
        return _first(self.levels.where(ref_area=area)) if len(self.levels) else found

    def band(self) -> Band | None:
        """The places of the area among its peers; by share where no quotient can be given."""
        return place_among(self.rows if len(self.rows.known) else self.levels, self.area, self.peers)


def _first(found: Rows) -> Row | None:
    return found.row(0) if len(found) else None


def place_among(rows: Rows, area: str, peers: tuple[str, ...]) -> Band | None:
    """The places of an area among its peers in rows of one period; none on a small base, or where a figure is provisional."""
    found = rows.among("ref_area", peers)
    if not len(found) or provisional.is_in(found):
        return None
    found = found.firsts("ref_area")
    listed = found["ref_area"].tolist()
    if area not in listed:
        return None
    values = np.where(found["is_small_base"].astype(bool), np.nan, found["value"].astype(float))
    return band(values, listed.index(area))


def peers(edition: str, country: str, area: str) -> tuple[str, ...]:
    """Areas of the same kind: regions, or the districts that are there today; none for a composite or an outlying area."""
    found: tuple[str, ...] = store.ask(_peers, edition, country, area)
    return found


def _peers(warehouse: Warehouse, country: str, area: str) -> tuple[str, ...]:
    listed = by_key(warehouse, "area")
    kind = listed.get(area, {}).get("kind")
    if kind not in ("region", "district"):
        return ()
    return tuple(
        code
        for code, row in listed.items()
        if row["kind"] == kind and row["country"] == country and not row["valid_to"]
    )


def offered(here: settle.Settled, measures: tuple[Measure, ...]) -> list[Measure]:
    """Those that have figures of more than one region of the country."""
    return [one for one in measures if _longest(here, one)]


def _longest(here: settle.Settled, measure: Measure) -> Offer | None:
    """The series of a measure that the page speaks of."""
    return longest_series.of(here, measure.metric, activity=measure.activity)


def listed(here: settle.Settled) -> list[Measure]:
    """The measures of a page, what leads it first: those of light industry, and the background where they are few."""
    found = offered(here, MEASURES)
    light = [one for one in found if one.is_light]
    return light if len(light) >= ENOUGH else [*light, *(one for one in found if not one.is_light)]


def leading(here: settle.Settled, area: str, beside: tuple[str, ...]) -> Profile | None:
    """The measure that leads the page, with its changes over time for the area, its country and the areas `beside`.

    It is the first that was out by the day of knowledge.
    """
    found = (profile(here, area, one, (area, here.selection.country, *beside)) for one in listed(here))
    return next((one for one in found if one is not None), None)


def others(here: settle.Settled, area: str, first: Profile | None) -> list[Profile]:
    """The measures that do not lead the page."""
    country = here.selection.country
    left = [one for one in listed(here) if first is None or one != first.measure]
    made = [profile(here, area, one, (area, country)) for one in left[:MOST]]
    return [one for one in made if one is not None]


def query(here: settle.Settled, area: str, measure: Measure) -> Query:
    """The question for every peer, the area and the country."""
    chosen, series = here.selection, _longest(here, measure)
    areas = tuple(dict.fromkeys((*peers(here.edition, chosen.country, area), area, chosen.country)))
    freq = series.freq if series is not None else ""
    return Query(measure.metric, chosen.country, areas, measure.activity, freq=freq, as_of=chosen.as_of)


def profile(here: settle.Settled, area: str, measure: Measure, beside: tuple[str, ...]) -> Profile | None:
    """A measure in its newest final period for all peers, with the changes of some areas over time; None where no peer has any."""
    series = _longest(here, measure)
    asked = query(here, area, measure)
    if series is None:
        return None
    asked = replace(asked, dataset=series.dataset)
    if not (period := longest_series.last_period(here, asked, series)):
        return None
    rows, changes = page.rows(here.edition, replace(asked, start=period, end=period)), NONE
    if "yoy" in choices.transforms(measure.metric, asked.freq):
        changes = page.rows(here.edition, replace(asked, transform="yoy", ref_areas=tuple(dict.fromkeys(beside))))
    around = peers(here.edition, asked.country, area)
    found = provisional.moment(here.edition, asked, period, rows, changes)
    return Profile(measure, area, asked.country, around, found.period, found.rows, changes, found.later)


def weight(here: settle.Settled, area: str) -> Weight | None:
    """What light industry, else manufacturing, weighs in an area; None where the country has no such share by region."""
    return next((found for one in WEIGHTS if (found := _weight(here, area, one)) is not None), None)


def _weight(here: settle.Settled, area: str, measure: Measure) -> Weight | None:
    """One share with its location quotients in the newest final period, as known on the day."""
    series = _longest(here, measure)
    if series is None:
        return None
    asked = replace(query(here, area, measure), dataset=series.dataset)
    if not (period := longest_series.last_period(here, asked, series)):
        return None
    asked = replace(asked, transform="relative", start=period, end=period)
    found = provisional.moment(here.edition, asked, period, page.rows(here.edition, asked))
    asked, own = replace(asked, start=found.period, end=found.period), found.rows.where(ref_area=area, reason="")
    levels = NONE if len(own) else page.rows(here.edition, replace(asked, transform="level"))
    others = peers(here.edition, asked.country, area)
    return Weight(measure, area, asked.country, others, found.period, found.rows, levels, found.later)
