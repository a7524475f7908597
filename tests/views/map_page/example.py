"""A map view of the made-up country, with every state that a region can have."""

from tests.views.map_page.outlines import CODES, ISLAND, NAME
from views.map.view import (
    Circle,
    Label,
    Legend,
    LegendCircle,
    LegendClass,
    LegendPoint,
    LegendState,
    MapView,
    Palette,
    Point,
    Region,
    State,
    Words,
)

WORDS = Words(
    usage="Arrow keys go to the region next to it, Enter chooses it, Escape drops the choice.",
    not_loaded="The outlines could not be loaded; the table below has the same figures.",
    no_outline="Without outline, not drawn: {names}.",
    picked="{name} chosen.",
    cleared="Choice dropped.",
    rank="{rank} of {count}",
)
STATES = {"XX-C1": State.NO_DATA, "XX-C2": State.CONFIDENTIAL, "XX-C3": State.SMALL_BASE, "XX-C4": State.ZERO}
PALETTE = Palette(light=("#C1D6F2", "#6B92CE", "#27437E"), dark=("#32476D", "#5A84C5", "#BFD7F5"))


def region(code: str, place: int, step: int) -> Region:
    """One region; its class moves up by one with every step."""
    name = "Остров" if code == ISLAND else f"Region {code[3:]}"
    state = STATES.get(code)
    if state is not None:
        return Region(code, name, state, remark=f"Reason of {state.name.lower()}")
    return Region(code, name, (place + step) % 3, value=f"{place + step}.5 mln pairs", rank=place + 1)


def example(
    step: int = 0, picked: tuple[str, ...] = (), outline: str = NAME, extra: tuple[Region, ...] = ()
) -> MapView:
    """The view at one step of the slider of the test page."""
    regions = tuple(region(code, place, step) for place, code in enumerate((*CODES, ISLAND))) + extra
    counts = [sum(one.fill == index for one in regions) for index in range(3)]
    texts = ("up to 3", "3 to 6", "over 6")
    uppers = ("3", "6", "")
    return MapView(
        country="XX",
        outline=f"app/static/{outline}",
        alt="Output by region of a made-up country",
        regions=regions,
        legend=Legend(
            title="Output, mln pairs; number of regions",
            classes=tuple(LegendClass(t, n, upper=u) for t, n, u in zip(texts, counts, uppers, strict=True)),
            states=tuple(LegendState(s, s.name.lower(), 1) for s in STATES.values()),
            points=(LegendPoint("dot", "in the register", 2), LegendPoint("ring", "other", 1)),
            circles=(LegendCircle(40, "40 members"),),
            circle_title="Members",
        ),
        palette=PALETTE,
        words=WORDS,
        labels=(Label("XX-A1", ("First", "0.5"), 1, strong=True), Label(ISLAND, ("Остров",), 2)),
        points=(
            Point("XX-B1", "dot", "Cluster one"),
            Point("XX-B1", "ring", "Cluster two"),
            Point("XX-A3", "dot", "Third"),
        ),
        circles=(Circle("XX-B4", 10, "10 members"), Circle("XX-B3", 40, "40 members")),
        frame_titles=(("dense", "West, enlarged"),),
        picked=picked,
    )
