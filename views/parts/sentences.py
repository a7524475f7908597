"""How pieces of text become a sentence: its capital, its full stop, and what it speaks of."""

from metrics.catalogue import metric as find_metric
from views.parts import activity_choice
from views.parts.language import _, current
from views.parts.names import Names


def capital(text: str) -> str:
    """The text with a capital at its head; the rest stays as it is, months and Roman numerals too."""
    return text[:1].upper() + text[1:]


def inner(text: str) -> str:
    """A name as it stands inside a sentence: a small first letter, unless the name begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """The text with a capital at its head and one full stop at its end, also after an abbreviation such as "г."."""
    return capital(text) if text.endswith(".") else capital(text) + "."


def named(metric_id: str) -> str:
    """The short name of a metric without its unit, which stands behind the last comma: "GDP", not "GDP, mln USD"."""
    if metric_id == activity_choice.ID:
        return activity_choice.named()
    short = find_metric(metric_id).short[current()]
    return short.rpartition(", ")[0] or short


def subject(metric_id: str, product: str, activity: str, known: Names) -> str:
    """What a sentence speaks of: "Output of footwear", "Employment, textiles"."""
    if metric_id == "output_physical" and product:
        return _("Output of {product}", product=known.output_of(product))
    name = named(metric_id)
    return f"{name}, {inner(known.activity(activity))}" if activity else name
