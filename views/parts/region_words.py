"""The sentences of the Region page: a title and three sentences, true whatever is missing, zero or withheld."""

from data.periods import parse
from metrics.bands import Band
from metrics.rows import Row
from views.parts import formats, prices, provisional, readings, sentences, unfinished, values
from views.parts.language import _, n_
from views.parts.names import Names
from views.parts.region_profile import LIGHT, Measure, Profile, Weight


def subject(measure: Measure, known: Names) -> str:
    """What a sentence speaks of: 'Employment, light industry', 'Value added, light industry, at current prices'."""
    name = sentences.subject(measure.metric, "", measure.activity, known)
    return ", ".join(filter(None, (name, prices.words(measure.metric))))


def why(reason: str, transform: str = "level") -> str:
    """Why there is no figure, as a sentence; an area that no dataset prints is neither withheld nor a wrong choice."""
    return (
        _("The series does not print this area.")
        if reason == "NO_DATA"
        else formats.reason(reason, transform=transform)
    )


def finding(now: Row | None, change: Row | None, metric: str, known: Names, period: str) -> str:
    """Level, period and change of one figure, or why there is none; no capital, no stop.

    `now` is a level, `change` the index on the year before; None = there is no such row or no such view.
    """
    when = formats.period(period, case="in")
    if now is None or now.reason:
        return absent("NO_DATA" if now is None else now.reason, when)
    level, flags = values.text(now, metric, "level", known), [now.obs_status]
    if change is None:
        return unfinished.marked(_("{value} {in_period}", value=level, in_period=when), flags)
    if change.reason and change.reason != "BASE_ZERO":
        why = inside(formats.reason(change.reason))
        told = _("{value} {in_period}; no change can be given ({reason})", value=level, in_period=when, reason=why)
        return unfinished.marked(told, flags)
    return unfinished.marked(_since(now, change, metric, known, period), flags)


def _since(now: Row, change: Row, metric: str, known: Names, period: str) -> str:
    """Level and change of a figure whose base is known; a true zero on either side is said as one."""
    level, when = values.text(now, metric, "level", known), formats.period(period, case="in")
    before = formats.period(change.base_period or parse(period).year_before().code, case="in")
    if change.reason == "BASE_ZERO":
        if now.value == 0:
            return _("zero {in_period}, as {in_base}", in_period=when, in_base=before)
        return _("{value} {in_period}, after zero {in_base}", value=level, in_period=when, in_base=before)
    if now.value == 0:
        base = values.text(now.with_(value=change.base_value), metric, "level", known)
        return _("zero {in_period}, after {before} {in_base} ({rate})", in_period=when, before=base, in_base=before,
                 rate=formats.rate(change.value))  # fmt: skip
    told = changed(change, metric, known)
    return _("{value} {in_period}, {change}", value=level, in_period=when, change=told)


def changed(change: Row, metric: str, known: Names) -> str:
    """A change in words; from 1.5 times on the factor with its percentage, of a share in points, a small base said."""
    if readings.is_in_points(metric, "yoy"):
        points = readings.text(change, metric, "yoy", known)
        return _("{rate} on {year}", rate=points, year=formats.period_short(change.base_period))
    is_small = bool(change.is_small_base)
    told = formats.change(change.value, change.base_period, is_small_base=is_small)
    if formats.is_times(change.value) and not is_small:
        told = f"{told} ({formats.rate(change.value)})"
    return _("{change}, on a small base", change=told) if is_small else told


def absent(reason: str, when: str) -> str:
    """That a figure is withheld, or why there is none: one that rests on a withheld one is not withheld itself."""
    if reason == "VALUE_SUPPRESSED":
        return _("withheld by the publisher {in_period}", in_period=when)
    return _("no figure {in_period} ({reason})", in_period=when, reason=inside(why(reason)))


def inside(sentence: str) -> str:
    """A sentence as it stands in brackets: without capital and stop."""
    return sentences.inner(sentence).rstrip(".")


def later(*shown: Profile | Weight | None) -> str:
    """Which periods after those that are compared are provisional; empty where none is."""
    return provisional.of_periods(provisional.named(one.later) for one in shown if one is not None and one.later)


def places(band: Band | None, kind: str = "region") -> str:
    """The band of places in words; empty where there is none."""
    if band is None:
        return ""
    among = of_how_many(band.count, kind)
    if band.is_nothing:
        return _("last {of_how_many}, level with {n} more", n=formats.number(band.last - band.first), of_how_many=among)
    if band.is_one:
        return _("place {place} {of_how_many}", place=formats.number(band.first), of_how_many=among)
    span = f"{formats.number(band.first)}–{formats.number(band.last)}"
    if band.is_wide:
        return _("places {places} {of_how_many}, hardly to be told apart", places=span, of_how_many=among)
    return _("places {places} {of_how_many}", places=span, of_how_many=among)


def of_how_many(count: int, kind: str) -> str:
    """'of 83 regions compared', as it stands behind a place."""
    if kind == "district":
        return n_("of {n} district compared", "of {n} districts compared", count)
    return n_("of {n} region compared", "of {n} regions compared", count)


def growth(leading: Profile | None, known: Names) -> str:
    """The first sentence: level and change of what leads the page; empty where no figure by region does."""
    if leading is None:
        return ""
    now, change = leading.at(leading.area), leading.change_of(leading.area)
    told = finding(now, change, leading.measure.metric, known, leading.period)
    whole = f"{subject(leading.measure, known)}: {told}"
    whole = provisional.alone(whole) if provisional.is_so(now) else whole
    if not leading.measure.is_light:
        whole = _("{sentence}; light industry by region is not in this edition", sentence=whole)
    return sentences.sentence(whole)


def weight(share: Weight | None, known: Names, day: str = "") -> str:
    """The second sentence: the share beside that of the country, the location quotient, the band of places.

    `day`: the day of knowledge in words, where the page stands at an earlier one.
    """
    if share is None and day:
        return _("No series of weight by region at hand was out by {day}, so no weight can be given.", day=day)
    if share is None:
        return _("No series of weight by region is in this edition, so no weight can be given.")
    own, whole, quotient = share.share(share.area), share.share(share.country), share.quotient(share.area)
    when, metric = formats.period(share.period, case="in"), share.measure.metric
    name = subject(share.measure, known)
    if own is None or own.reason:
        told = absent("NO_DATA" if own is None else own.reason, when)
        return sentences.sentence(
            _("{subject}: {absent}, so weight and place cannot be given", subject=name, absent=told)
        )
    parts = [_("{value} {in_period}", value=values.text(own, metric, "level", known), in_period=when)]
    parts[0] = unfinished.marked(parts[0], [own.obs_status])
    if whole is not None and not whole.reason:
        parts[0] += _(", in the country {value}", value=values.text(whole, metric, "level", known))
    if quotient is not None and not quotient.reason and not provisional.is_so(quotient):
        parts.append(_("location quotient {value}", value=formats.quotient(quotient.value)))
    kind = str(known.tables["area"].get(share.area, {}).get("kind", ""))
    parts.append(_("small base: no place") if own.is_small_base else places(share.band(), kind))
    return sentences.sentence(f"{name}: {'; '.join(filter(None, parts))}")


def title(area: str, share: Weight | None, known: Names) -> str:
    """What the area is to its industry, from the location quotient, a small base said; empty where there is none."""
    quotient = share.quotient(area) if share is not None else None
    if share is None or quotient is None or quotient.reason or provisional.is_so(quotient):
        return ""
    told = _weighs(area, share, quotient, known)
    return _("{change}, on a small base", change=told) if told and quotient.is_small_base else told


def _weighs(area: str, share: Weight, quotient: Row, known: Names) -> str:
    """The same, whatever the base is."""
    name, index = known.area(area), quotient.value * 100
    is_light = share.measure.activity == LIGHT
    if quotient.value == 0:
        return _("{area}: no light industry", area=name) if is_light else ""
    if formats.is_unchanged(index):
        same = _("{area}: light industry weighs as much as in the country", area=name)
        return same if is_light else _("{area}: manufacturers are as frequent as in the country", area=name)
    if formats.is_times(index):
        times = formats.times(index)
        more = _("{area}: light industry weighs {times} as much as in the country", area=name, times=times)
        return (
            more
            if is_light
            else _("{area}: manufacturers are {times} as frequent as in the country", area=name, times=times)
        )
    size = formats.quotient(quotient.value)
    if index > 100:
        more = _("{area}: light industry weighs more than in the country ({quotient})", area=name, quotient=size)
        return (
            more
            if is_light
            else _("{area}: manufacturers are more frequent than in the country ({quotient})", area=name, quotient=size)
        )
    less = _("{area}: light industry weighs less than in the country ({quotient})", area=name, quotient=size)
    return (
        less
        if is_light
        else _("{area}: manufacturers are less frequent than in the country ({quotient})", area=name, quotient=size)
    )


def beside_neighbours(leading: Profile | None, around: tuple[str, ...]) -> str:
    """How many neighbours grew faster: the third sentence where the country keeps no registry; empty without figures."""
    own = leading.change_of(leading.area) if leading is not None else None
    if leading is None or own is None or own.reason:
        return ""
    if not around:
        return _("It borders on no other region.")
    rows = [leading.change_of(code) for code in around]
    known = [row.value for row in rows if row is not None and not row.reason]
    if not known:
        return _("No neighbour has a figure to compare it with.")
    return _faster(sum(value > own.value for value in known), len(known), own.value < 100)


def _faster(faster: int, count: int, is_fall: bool) -> str:
    """How many of the neighbours grew faster; beside an area that fell, a smaller fall counts, too, and is said."""
    did = _("grew, or fell less") if is_fall else _("grew faster")
    if not faster and count == 1:
        return _("The only neighbour with a figure did not grow faster.")
    if not faster:
        return n_("None of the {n} neighbour with a figure grew faster.", "None of the {n} neighbours with a figure grew faster.",
                  count)  # fmt: skip
    if faster == count == 1:
        return _("The only neighbour with a figure {did}.", did=did)
    if faster == count == 2:
        return _("Both neighbours with a figure {did}.", did=did)
    if faster == count:
        return n_("All {n} neighbour with a figure {did}.", "All {n} neighbours with a figure {did}.", count, did=did)
    return n_("{faster} of {n} neighbour with a figure {did}.", "{faster} of {n} neighbours with a figure {did}.",
              count, faster=formats.number(faster), did=did)  # fmt: skip


def on_record(counts: dict[str, int]) -> str:
    """The third sentence: clusters, facilities, programmes on record; nothing on record is said not to mean none.

    counts: clusters, registered (of them in the ministry register), planned, facilities, programmes.
    """
    clusters, planned = counts["clusters"], counts["planned"]
    parts = []
    if clusters:
        parts.append(n_("{n} cluster", "{n} clusters", clusters))
        if counts["registered"]:
            parts[0] += _(" ({n} in the ministry register)", n=formats.number(counts["registered"]))
    if planned:
        parts.append(n_("{n} planned cluster", "{n} planned clusters", planned))
    if counts["facilities"]:
        parts.append(n_("{n} facility", "{n} facilities", counts["facilities"]))
    if counts["programmes"]:
        parts.append(n_("{n} programme", "{n} programmes", counts["programmes"]))
    if not parts:
        return _("No cluster, facility or programme is on record, which does not mean that there is none.")
    return _("On record: {things}.", things=formats.listed(parts))
