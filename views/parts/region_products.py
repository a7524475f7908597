"""The table of the products of an area: output, share of the country, change, a small base said; and why a share is not there."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from metrics import multiples
from metrics.query import Query
from metrics.rows import Row
from metrics.status import SUPPRESSED
from views.parts import formats, html, page, settle, values
from views.parts.language import _
from views.parts.names import Names

METRIC = "output_physical"
BACK = 10_000  # an index times that of the way back


def table(
    ranked: list[Row], levels: Mapping[str, Row], changes: Mapping[str, Row], small: Collection[str], known: Names
) -> None:
    """A row a product: output, share, change; `small` are the products whose change rests on a small base."""
    body = [
        [known.text("product", row.product), values.text(levels[row.product], METRIC, "level", known), share(row),
         change(changes.get(row.product), is_small=row.product in small)]
        for row in ranked
    ]  # fmt: skip
    headers = [_("Product"), _("Output"), _("Share of the country"), _("Change on the year before")]
    html.table(headers, body, [False, True, True, True], _("Products by share of the country"))


def small_bases(here: settle.Settled, asked: Query, levels: Mapping[str, Row], changes: Mapping[str, Row]) -> set[str]:
    """Products whose base is a trifle, or one beside what the country usually makes of them: as on Growth, of large changes.

    A change is large from 1.5 times on, and the way back.
    """
    country = page.rows(here.edition, replace(asked, ref_areas=(asked.country,), start="", end="", transform="level"))
    found = set()
    for product, row in changes.items():
        of_now = levels.get(product)
        if (
            row.reason
            or of_now is None
            or not (formats.is_times(row.value) or formats.is_times(BACK / max(row.value, 1)))
        ):
            continue
        times = 10.0 ** int(of_now.unit_mult)
        usual = [value * times for value in country.where(product=product).known["value"].tolist()]
        if row.is_small_base or multiples.is_small_base(row.base_value * times, of_now.unit, usual):
            found.add(product)
    return found


def share(row: Row) -> str:
    """The share, that it is withheld, or the missing sign."""
    if row.reason in SUPPRESSED:
        return _("withheld")
    return formats.MISSING if row.reason else formats.percent(row.value)


def change(row: Row | None, *, is_small: bool) -> str:
    """The change on the year before, with the word that its base is small."""
    if row is None or row.reason:
        return formats.MISSING
    return f"{formats.rate(row.value)}, {_('small base')}" if is_small else formats.rate(row.value)


def hidden(products: list[str], lacking: list[Row], known: Names) -> str:
    """Products whose output is withheld, and why others have no share while their output itself is printed."""
    said, reasons = [], {row.reason for row in lacking}
    if products:
        listed = formats.listed(known.text("product", code) for code in products)
        said.append(_("Withheld as confidential: {products}.", products=listed))
    if reasons.intersection(SUPPRESSED):
        said.append(_("A share is withheld where the output of the country would tell that of one other region."))
    without = [formats.reason(reason, transform="share") for reason in sorted(reasons.difference(SUPPRESSED))]
    return " ".join([*said, *(_("No share: {reason}", reason=why) for why in without)])
