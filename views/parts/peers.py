"""Regions that are built like another one, for a comparison that is fair; and by what they are alike."""

from metrics import alike
from metrics.catalogue import metric as find_metric
from views.parts import formats, names, peers_behind, sentences, settle, store
from views.parts.language import _


def of(here: settle.Settled, area: str, most: int) -> list[str]:
    """The nearest regions by structure, nearest first; none where the structure of the region is not known."""
    return list(_found(here, area, most).areas)


def remark(here: settle.Settled, area: str, most: int) -> str:
    """Who they are and by what figures; how they perform is never among them."""
    found, known = _found(here, area, most), names.of(here.edition)
    if not found.areas:
        return _("No peers: the structure of this region is not known.")
    figures = [_figure(feature, period, known) for feature, period in found.by]
    who = formats.listed(known.short(code) for code in found.areas)
    told = _("Peers by structure: {areas}; compared by {figures}.", areas=who, figures=formats.listed(figures))
    return " ".join(filter(None, (told, peers_behind.who(found, known))))


def _figure(feature: alike.Feature, period: str, known: names.Names) -> str:
    """A structural figure with its activity and year."""
    name = sentences.inner(sentences.named(feature.metric))
    about = (
        sentences.inner(known.activity(feature.activity))
        if find_metric(feature.metric).activity and feature.activity
        else ""
    )
    return ", ".join(filter(None, (name, about))) + f" ({formats.period_short(period)})"


def _found(here: settle.Settled, area: str, most: int) -> alike.Peers:
    chosen = here.selection
    found: alike.Peers = store.ask(alike.peers, here.edition, chosen.country, area, most, chosen.as_of)
    return found
