"""How the Atlas lays its maps out: which ways there are, in what order, and the control that chooses one."""

from collections.abc import Callable

from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.offer import Offers
from views.parts import activity_choice, atlas_second, controls, settle, store
from views.parts.language import _
from views.parts.selection import Selection

ONE, BESIDE, BOTH = "one", "beside", "both"  # one map is the usual way, and the address does not say so
WITH_SECOND = (BESIDE, BOTH)  # these draw a second metric
PERIODS, KINDS, METRICS = "periods", "products", "metrics"
DIMENSIONS = activity_choice.DIMENSIONS
MANY = (PERIODS, KINDS, METRICS, DIMENSIONS)  # these draw small maps of one size
MOST = 12  # small maps of periods, products, activities
WHOLES = ("_T", "C")  # all activities, all manufacturing: in the same classes their parts would all look empty
NARROW, WIDE = 170, 260  # pixels of the control: of one map it ends the row that is there anyway


def layouts() -> dict[str, str]:
    """Every way by its code in the address, in words; their order is that of the control."""
    return {
        ONE: _("One map"),
        BESIDE: _("Two maps side by side"),
        BOTH: _("Two metrics on one map"),
        PERIODS: _("Small maps by period"),
        KINDS: _("Small maps by branch or product"),
        METRICS: _("Small maps by metric"),
        DIMENSIONS: _("Small maps by dimension"),
    }


def _has_numbers(chosen: Selection) -> bool:
    """Stages can be put in order, but are no numbers that a second metric is held against."""
    return find_metric(chosen.metric).scale != "ordinal"


def _available(chosen: Selection) -> Offers:
    """What there is of the chosen metric."""
    return store.ask(choices.available, chosen.edition, chosen.metric, chosen.country).of(freq=chosen.freq)


def kinds(chosen: Selection) -> tuple[str, tuple[str, ...]]:
    """By what the chosen metric is divided (its product, else its activity), and the codes that there are."""
    field = "product" if chosen.product else "activity"
    return field, _available(chosen).codes(field) if getattr(chosen, field) else ()


# Which metrics a way is for; a way that is not here is for all of them.
FITS: dict[str, Callable[[Selection], bool]] = {
    BESIDE: _has_numbers,
    BOTH: _has_numbers,
    # Of stages, too: their order is the same on all maps.
    PERIODS: lambda chosen: _available(chosen).first < _available(chosen).last,
    KINDS: lambda chosen: _has_numbers(chosen) and len(kinds(chosen)[1]) > 2,
    METRICS: _has_numbers,
    DIMENSIONS: lambda _chosen: False,
}


def _of_index(chosen: Selection) -> tuple[str, ...]:
    """The ways of the index of cluster activity: it has no branches, and its own dimensions in the place of other metrics."""
    pairs = WITH_SECOND if atlas_second.offered(chosen) else ()
    years = (PERIODS,) if len(activity_choice.years(chosen)) > 1 else ()
    return (ONE, *pairs, *years, DIMENSIONS)


def offered(chosen: Selection) -> tuple[str, ...]:
    """The ways that the chosen metric can be shown in."""
    if chosen.metric == activity_choice.ID:
        return _of_index(chosen)
    return tuple(code for code in layouts() if code not in FITS or FITS[code](chosen))


def settled(chosen: Selection, settling: settle.Settling) -> str:
    """The way that is shown, as the address writes it: nothing for one map."""
    known = offered(chosen)
    asked = chosen.layout if chosen.layout in known or chosen.layout not in layouts() else ""
    if chosen.layout and not asked:
        settling.instead(chosen.layout, ONE, _name)
    return _written(settling.one(asked, known, ONE, _name))


def _name(code: str) -> str:
    return layouts()[code]


def _written(code: str) -> str:
    return "" if code == ONE else code


def choose(here: settle.Settled) -> None:
    """The control; one way alone is no choice."""
    known = offered(here.selection)
    width = WIDE if here.selection.layout else NARROW
    if len(known) > 1:
        controls.choose(_("Layout"), "layout", known, here.selection.layout or ONE, _name, width=width, take=_written)
