"""Key figures of a region: value, change on the year before, band of places among its peers, path."""

from collections.abc import Sequence

from metrics.catalogue import metric as find_metric
from metrics.rows import joined
from views.parts import (
    added_up,
    as_known,
    formats,
    html,
    names,
    provisional,
    readings,
    region_words,
    settle,
    unfinished,
    values,
)
from views.parts.language import _
from views.parts.names import Names
from views.parts.region_profile import Profile, Weight


def draw(
    here: settle.Settled, profiles: list[Profile], weight: Weight | None = None, more: Sequence[html.Card] = ()
) -> None:
    """The cards side by side, how the places are made, and the source."""
    if not profiles and weight is None and not more:
        return
    known = names.of(here.edition)
    cards = [card(one, known) for one in profiles]
    if weight is not None:
        cards.append(weighed(weight, known))
    html.kpis([*cards, *more])
    if not profiles and weight is None:
        return
    used = [one.rows.where(ref_area=one.area) for one in profiles]
    used += [weight.rows.where(ref_area=weight.area)] if weight is not None else []
    as_known.source(here, joined(used), how(), region_words.later(*profiles, weight), sums(profiles, weight, known))


def sums(profiles: Sequence[Profile], weight: Weight | None, known: Names, shown: Sequence[str] = ()) -> str:
    """Which of the figures are sums made here: of the areas shown, else of the area itself, and of the country where it is the measure."""
    listed, own = [(label(one, known), one.rows) for one in profiles], {one.area for one in profiles}
    share = weight.share(weight.area) if weight is not None else None
    if weight is not None and (shown or (share is not None and not share.reason)):
        own |= {weight.area, weight.country}
        listed.append((region_words.subject(weight.measure, known), weight.rows))
    return added_up.words(known, listed, shown or own)


def card(one: Profile, known: Names) -> html.Card:
    """One measure; a figure that is withheld or missing says so in place of a number."""
    now, metric = one.at(one.area), one.measure.metric
    kind = str(known.tables["area"].get(one.area, {}).get("kind", ""))
    when = formats.period(one.period)
    if now is None or now.reason:
        why = region_words.why(now.reason if now is not None else "NO_DATA")
        return label(one, known), formats.MISSING, when, why, "same", (), ""
    delta, direction = change(one)
    place = region_words.places(one.band(), kind)
    if now.is_small_base:
        place = _("small base: no place")
    when = ", ".join(filter(None, (when, unfinished.words([now.obs_status]))))
    return label(one, known), values.text(now, metric, "level", known), when, delta, direction, (), place


def weighed(weight: Weight, known: Names) -> html.Card:
    """The share of the industry in the area, with its location quotient where a change would stand."""
    own, quotient, metric = weight.share(weight.area), weight.quotient(weight.area), weight.measure.metric
    name, when = region_words.subject(weight.measure, known), formats.period(weight.period)
    if own is None or own.reason:
        return (
            name,
            formats.MISSING,
            when,
            region_words.why(own.reason if own is not None else "NO_DATA"),
            "same",
            (),
            "",
        )
    told = ""
    if quotient is not None and not quotient.reason and not provisional.is_so(quotient):
        told = _("location quotient {value}", value=formats.quotient(quotient.value))
    kind = str(known.tables["area"].get(weight.area, {}).get("kind", ""))
    place = _("small base: no place") if own.is_small_base else region_words.places(weight.band(), kind)
    when = ", ".join(filter(None, (when, unfinished.words([own.obs_status]))))
    return name, values.text(own, metric, "level", known), when, told, "same", (), place


def label(one: Profile, known: Names) -> str:
    """Activity and metric, without the unit that stands at the value."""
    return region_words.subject(one.measure, known)


def change(one: Profile) -> tuple[str, str]:
    """The change on the year before as the cards write it, and which colour speaks."""
    row, metric = one.change_of(one.area), one.measure.metric
    if row is None:
        return "", "same"
    if row.reason:
        return _("no change: {reason}", reason=region_words.inside(formats.reason(row.reason))), "same"
    direction = "same" if formats.is_unchanged(row.value) else "up" if row.value > 100 else "down"
    shown = formats.rate(row.value)
    if readings.is_in_points(metric, "yoy"):
        shown = formats.points(readings.shown(row, metric, "yoy"), decimals=find_metric(metric).decimals)
    return _("{rate} on {year}", rate=shown, year=formats.period_short(row.base_period)), direction


def how() -> str:
    """How the bands of places are made, and what takes no place."""
    return _(
        "Places count from the highest figure. Figures within 2% of each other are not told apart and share a band of places; "
        "regions without a figure, with a withheld one or on a small base have no place."
    )
