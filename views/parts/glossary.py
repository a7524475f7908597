"""The words that the pages use, each with one sentence."""

from views.parts import html, page
from views.parts.language import _


def entries() -> list[tuple[str, str]]:
    """Word and meaning, in the order in which a reader meets them."""
    return [
        (_("Light industry"), _("Textiles, wearing apparel, leather and footwear: divisions 13, 14 and 15.")),
        (
            _("Index and rate"),
            _(
                "An index of 104.2 and a rate of +4.2% say the same; percentage points are the difference of two percentages."
            ),
        ),
        (_("January–N"), _("The months from January on, added up, against the same months of the year before.")),
        (_("Rolling 12"), _("The sum of the last twelve months; it has no seasons.")),
        (
            _("Location quotient"),
            _("Share of an activity in a region over its share in the country: above 1 the region is specialised."),
        ),
        (_("Break"), _("A change of definition or territory; figures on its two sides are not compared.")),
        (_("Small base"), _("A figure so small that its percentage change says little.")),
        (
            _("Withheld"),
            _(
                "Known to the office and kept confidential; neither missing nor zero. A total that would tell it is left out, too."
            ),
        ),
        (_("Issue"), _("One printing of a publication. Growth never mixes two issues.")),
        (
            _("Cluster"),
            _("Firms and institutions with a signed agreement; an idea or a working group is a planned cluster."),
        ),
        (
            _("Member and prospect"),
            _("A member has joined; a prospect has wished to join and is never counted as a member."),
        ),
        (_("Edition"), _("One file of figures: published, demonstration, or an office's own; they are never mixed.")),
    ]


def draw() -> None:
    """The glossary, folded away."""
    with page.unfolded(_("Glossary"), "glossary") as is_open:
        if not is_open:
            return
        html.table([_("Word"), _("Meaning")], [list(entry) for entry in entries()], [False, False], _("Glossary"))
