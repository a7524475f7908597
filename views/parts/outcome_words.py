"""What a comparison of firms around an event can and cannot say, in sentences."""

from views.parts.language import _

Cares = list[tuple[str, str]]


def of_joining(*, is_invented: bool) -> Cares:
    """What holds where the event is joining a cluster."""
    text = _("Firms that join may have been about to grow anyway. In the years before, both paths should run together.")
    return [(_("Selection."), text), *_of_both(), *(_invented() if is_invented else ())]


def of_support(*, is_invented: bool) -> Cares:
    """What holds where the event is the first payment of support."""
    text = _(
        "Who asks and is chosen differs from who does not. Peers also share whether they were members the year before."
    )
    return [(_("Selection."), text), *_of_both(), *(_invented() if is_invented else ())]


def _invented() -> Cares:
    """What the demonstration has to say of itself."""
    text = _(
        "The firms are made up, and so is the growth that follows: the program draws it at random. It proves nothing."
    )
    return [(_("Demonstration."), text)]


def _of_both() -> Cares:
    """What holds for every such comparison."""
    return [
        (_("Not a cause."), _("This says what followed, not what brought it: nobody was drawn by lot.")),
        (
            _("Peers."),
            _(
                "Up to three firms nearest in jobs in the year before, from half to twice the size; "
                "nothing that happened later chooses them."
            ),
        ),
        (
            _("Survivors."),
            _("Who stopped reporting is in no later year; the number of firms falls to the right."),
        ),
        (
            _("Interval."),
            _(
                "A firm may be the peer of several, so the interval is rather too narrow. "
                "Amounts are at current prices on both sides."
            ),
        ),
        (
            _("Small numbers."),
            _(
                "No point of fewer than three firms or three peers, none that one peer decides, "
                "none from which a single firm's figure follows."
            ),
        ),
    ]
