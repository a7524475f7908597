"""Where a product has no figures of some length of period, or no more figures: the other list of products that has them."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from metrics import choices
from metrics.offer import Offers
from views.parts import codes, controls, formats, html, names, settle, store
from views.parts.language import _, p_


@dataclass(frozen=True, slots=True)
class Related:
    """A product of another list that stands nearest: lengths of period that only it has, and how far it goes."""

    product: str
    freqs: tuple[str, ...]
    first: str
    last: str


def older(here: settle.Settled) -> list[Related]:
    """Products of older lists with figures of lengths of period that the chosen one has none of."""
    chosen = here.selection
    missing = _freqs(here, chosen.product)
    codes_of = store.ask(choices.predecessors, here.edition, chosen.product)
    found = [_related(here, code, missing) for code in codes_of]
    return [one for one in found if one is not None and one.freqs]


def newer(here: settle.Settled) -> Related | None:
    """The product of the present list, where the figures of the chosen one end before it begins."""
    chosen = here.selection
    code = str(names.of(here.edition).tables["product"].get(chosen.product, {}).get("near_product", ""))
    if chosen.product not in store.ask(choices.predecessors, here.edition, code):
        return None  # a part of the other product, not the one before it
    mine, other = _of(here, chosen.product), _related(here, code, ())
    return other if other is not None and len(mine) and other.last > mine.last else None


def _of(here: settle.Settled, product: str) -> Offers:
    """What there is of a product."""
    found = store.ask(choices.available, here.edition, here.selection.metric, here.selection.country)
    return found.of(product=product)


def _freqs(here: settle.Settled, product: str) -> tuple[str, ...]:
    """Lengths of period, longest first, that can be looked at."""
    offered = _of(here, product).codes("freq")
    return tuple(code for code in codes.LENGTHS if code in offered and choices.transforms(here.selection.metric, code))


def _related(here: settle.Settled, product: str, known: Sequence[str]) -> Related | None:
    """A product with the lengths of period beyond the known ones; None where it has no figures."""
    found = _of(here, product)
    if not len(found):
        return None
    freqs = tuple(code for code in _freqs(here, product) if code not in known)
    reach = found.of(freq=(freqs or _freqs(here, product))[-1])
    return Related(product, freqs, reach.first, reach.last)


def draw(here: settle.Settled) -> None:
    """One sentence and a link for each; nothing where the chosen product lacks nothing."""
    if not here.selection.product:
        return
    name = names.of(here.edition).product(here.selection.product)
    for place, one in enumerate(older(here)):
        lengths = formats.listed(_by(code) for code in one.freqs)
        _line(here, one, _("“{product}” has no figures {by_length}; an older list of products has them.",
                           product=name, by_length=lengths), f"older-{place}")  # fmt: skip
    after = newer(here)
    if after is not None:
        last = formats.period_short(_of(here, here.selection.product).of(freq=here.selection.freq).last)
        _line(here, after, _("“{product}” ends with {period}; the present list of products goes on, not comparable.",
                             product=name, period=last), "newer")  # fmt: skip


def beside(here: settle.Settled) -> None:
    """For a file: the older list of products that Growth draws beside yearly levels is a file of its own."""
    chosen, known = here.selection, names.of(here.edition)
    if not chosen.product or chosen.freq != "A" or chosen.transform != "level":
        return
    older_ones = [
        code for code in store.ask(choices.predecessors, here.edition, chosen.product) if "A" in _freqs(here, code)
    ]
    for code in older_ones:
        with st.container(horizontal=True, key=f"related-beside-{code}", gap="small", vertical_alignment="center"):
            html.block("aside", _("Growth shows beside it an older list, which is a file of its own:"), width="content")
            _link(code, "A", f"{known.product(code)}, {_by('A')}")


def _line(here: settle.Settled, one: Related, sentence: str, key: str) -> None:
    """The sentence, and a button for every length of period that leads to the other series."""
    name = names.of(here.edition).product(one.product)
    with st.container(horizontal=True, key=f"related-{key}", gap="small", vertical_alignment="center"):
        html.block("aside", sentence, width="content")
        for freq in one.freqs:
            _link(one.product, freq, f"{name}, {_by(freq)}")


def _link(product: str, freq: str, label: str) -> None:
    """A choice of another product that reads like a link."""
    st.button(
        label, key=f"related-{product}-{freq}", type="tertiary", width="content", on_click=controls.change,
        kwargs={"product": product, "freq": freq, "base": "", "period": "", "start": "", "end": ""},
    )  # fmt: skip


def _by(freq: str) -> str:
    """A length of period as it stands after "figures"."""
    return {
        "A": p_("length of period", "by year"),
        "S": p_("length of period", "by half-year"),
        "Q": p_("length of period", "by quarter"),
        "M": p_("length of period", "by month"),
    }[freq]
