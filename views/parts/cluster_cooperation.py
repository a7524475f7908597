"""Cooperation inside a cluster: the links as a network with its table, and amounts by kinds of members where they betray no firm."""

from collections.abc import Sequence

from metrics import cooperation, cooperation_picture
from metrics.cooperation_picture import Link, Network, Node
from metrics.rows import Row, Rows
from views.parts import (
    evidence,
    formats,
    html,
    names,
    network,
    page,
    pictures,
    registry_words,
    sentences,
    settle,
    store,
)
from views.parts.declared_words import said
from views.parts.lacking import Gap
from views.parts.language import _, current, n_
from views.parts.theme import current as theme

KEY = "cooperation-graph"
STRONG = 3  # links on record in so many periods are drawn thick


def draw(here: settle.Settled, row: Row) -> Gap | None:
    """A heading with what is on record, and the picture in a part that is made when it is opened; else what is missing."""
    chosen = here.selection
    found = store.ask(cooperation.links, here.edition, chosen.country, chosen.as_of, row.cluster_id)
    if not len(found):
        return _("Supplies between members."), _(
            "Nothing is on record, so cooperation is unknown. File: data/raw/registry/flow.csv."
        )
    newest = found.where(time_period=found.row(0).time_period)
    html.figure_head(
        _("Supplies between members, {period}", period=formats.period(newest.row(0).time_period)),
        n_(
            "{n} supply from one member to another is on record; what a single firm sells is confidential",
            "{n} supplies from one member to another are on record; what a single firm sells is confidential",
            len(newest),
            n=formats.number(len(newest)),
        ),
    )
    with page.unfolded(
        _("Who supplies whom: the graph, the links, amounts by kind of member"), "cooperation"
    ) as is_open:
        if is_open:
            graph(here, row)
            links(here, newest)
            amounts(here, row, newest.row(0).time_period)
    return None


def graph(here: settle.Settled, row: Row) -> None:
    """The network, how to read it, who is who."""
    chosen = here.selection
    found = store.ask(cooperation_picture.network, here.edition, chosen.country, row.cluster_id, chosen.as_of)
    if found is None:
        return
    shapes = shapes_of(found.nodes)
    marks = [
        network.Mark(node.x, node.y, str(at), _of_node(at, node), shapes[node.tier])
        for at, node in enumerate(found.nodes, start=1)
    ]
    known = names.of(here.edition)
    arrows = [
        network.Arrow(
            link.supplier, link.buyer, _of_link(link, found.nodes, known), link.periods >= STRONG, link.is_mutual
        )
        for link in found.links
    ]
    title = _("Supplies between members, {period}", period=formats.period(found.period))
    alt = _(
        "Network of {n} members of {cluster}; the tables below say the same",
        n=len(marks),
        cluster=known.text("cluster", row.cluster_id),
    )
    pictures.show(here.edition, network.draw(marks, arrows, theme()), alt, KEY)
    said_of = pictures.Saved(f"{known.text('cluster', row.cluster_id)}: {sentences.inner(title)}", _key(shapes), KEY)
    who = "; ".join(f"{at} {name(node)}" for at, node in enumerate(found.nodes, start=1))
    pictures.save(here, said_of, who, evidence.line(here.edition, [found.source_id]))
    html.block("source", " ".join((_key(shapes), _shape(found))))
    headers = [_("No."), _("Organisation"), _("Activity"), _("Supplies"), _("Buys from")]
    body = [
        [str(at), name(node), registry_words.word("tier", node.tier), formats.number(node.supplies), formats.number(node.buys)]
        for at, node in enumerate(found.nodes, start=1)
    ]  # fmt: skip
    html.table(headers, body, [True, False, False, True, True], _("Members in the graph"))


def shapes_of(nodes: Sequence[Node]) -> dict[str, str]:
    """A shape for each kind of member that is there, producers first."""
    tiers = [*registry_words.WORDS["tier"], ""]
    return dict(
        zip(
            (tier for tier in tiers if any(node.tier == tier for node in nodes)),
            (*network.SHAPES, "circle"),
            strict=False,
        )
    )


def name(node: Node) -> str:
    """The name in the reader's language."""
    own = dict(zip(("en", "ru", "uk"), node.names, strict=True))
    return own[current()] or said(own["en"])


def _of_node(at: int, node: Node) -> str:
    """What is said of a member."""
    counts = _(
        "supplies {supplied}, buys from {bought}",
        supplied=formats.number(node.supplies),
        bought=formats.number(node.buys),
    )
    return f"<b>{at}. {name(node)}</b><br>{registry_words.word('tier', node.tier)}; {counts}"


def _of_link(link: Link, nodes: Sequence[Node], known: names.Names) -> str:
    """What is said of a link; never its amount."""
    goods = formats.listed(known.product(code) for code in link.products)
    lasting = n_("on record in {n} year", "on record in {n} years", link.periods, n=formats.number(link.periods))
    sign = "↔" if link.is_mutual else "→"
    head = f"<b>{link.supplier + 1} {sign} {link.buyer + 1}</b>"
    return f"{head}<br>{name(nodes[link.supplier])} {sign} {name(nodes[link.buyer])}<br>{goods}; {lasting}"


def _key(shapes: dict[str, str]) -> str:
    """What shapes and lines mean."""
    signs = formats.listed(
        f"{network.SHAPES[shape]} {registry_words.word('tier', tier)}" for tier, shape in shapes.items()
    )
    return _("Arrow: from supplier to buyer; thick: on record in three years or more. {signs}.", signs=signs)


def _shape(found: Network) -> str:
    """The measures of the network in words."""
    shape, parts = found.shape, []
    if not shape["reason"]:
        parts.append(
            _(
                "Linked groups: {groups}. Members without any link: {alone}. Density: {density}.",
                density=formats.number(shape["density"], 3),
                groups=formats.number(shape["components"] - shape["isolates"]),
                alone=formats.number(shape["isolates"]),
            )
        )
    if found.n_left_out:
        parts.append(_("Not drawn: {n} with the fewest links.", n=formats.number(found.n_left_out)))
    return " ".join(parts)


def links(here: settle.Settled, newest: Rows) -> None:
    """The table twin: who supplies whom with what."""
    known, lang = names.of(here.edition), current()
    body = [
        [
            registry_words.in_language(one, "from", lang),
            registry_words.in_language(one, "to", lang),
            known.product(one.product),
        ]
        for one in newest
    ]
    html.figure_head(_("The links as a table"), _("In order of code; the download has earlier years"))
    html.table(
        [_("Supplier"), _("Buyer"), _("Product")], body[: page.SHOWN_ROWS], [False] * 3, _("Supplies between members")
    )
    html.block("source", evidence.line(here.edition, newest["source_id"].tolist()))


def amounts(here: settle.Settled, row: Row, period: str) -> None:
    """What kinds of members supply to each other; an amount that would betray a firm is withheld."""
    chosen, known = here.selection, names.of(here.edition)
    found = store.ask(cooperation.amounts, here.edition, chosen.country, chosen.as_of, row.cluster_id).where(
        time_period=period
    )
    body = [
        [
            registry_words.word("tier", one.from_tier), registry_words.word("tier", one.to_tier), _money(one, known),
            *(formats.number(int(number)) for number in (one.suppliers, one.buyers, one.links)),
        ]
        for one in found
    ]  # fmt: skip
    heads = (
        _("Amounts by kind of member"),
        _("Withheld where fewer than three firms stand on a side, or one of them has most of it"),
    )
    html.figure_head(*heads)
    headers = [
        _("Activity of the supplier"),
        _("Activity of the buyer"),
        _("Value"),
        _("Suppliers"),
        _("Buyers"),
        _("Links"),
    ]
    html.table(headers, body, [False, False, True, True, True, True], heads[0], kind="fit")


def _money(one: Row, known: names.Names) -> str:
    """An amount in millions, or why there is none."""
    if registry_words.is_known(one.value):
        return formats.level(one.value / 1e6, known.unit(one.unit_measure), 6, decimals=1)
    return _("withheld") if one.reason == "VALUE_SUPPRESSED" else formats.MISSING
