"""What is wrong with a file of rules, said to the reader in three languages."""

from metrics.rule_reading import FaultyRules
from views.parts.language import _


def refused(error: FaultyRules) -> str:
    """What is wrong with a file of rules, in the language of the reader: file, rule, field, value, what was expected."""
    places = [error.file]
    if error.rule:
        places.append(_("rule {name}", name=error.rule))
    if error.field:
        places.append(_("field {name}", name=error.field))
    value = _("nothing") if error.value is None else str(error.value)
    return _("{place}: found “{value}”, expected {expected}.", place=", ".join(places), value=value[:200],
             expected=_expected(error))  # fmt: skip


def _expected(error: FaultyRules) -> str:
    """What was expected, with the choices there are."""
    choices = ", ".join(error.choices)
    known = {
        "toml": _("a text file in the form TOML, in UTF-8"),
        "rules": _("at least one [[rule]]"),
        "table": _("a table of fields"),
        "known_field": _("one of the fields {choices}", choices=choices),
        "field": _("this field; it is required"),
        "once": _("an id that no other rule of the file has"),
        "whole_from_0": _("a whole number from 0 to {most}", most=choices),
        "whole_from_1": _("a whole number from 1 to {most}", most=choices),
        "percentage": _("a number above 0 and up to 100"),
        "word": _("a text that is not empty"),
        "languages": _("a text in each of the languages {choices}", choices=choices),
        "one_of": _("one of {choices}", choices=choices),
        "codes": _("a list of one or more of {choices}", choices=choices),
        "numbers": _("a table with a whole number from 1 for one or more of {choices}", choices=choices),
        "day": _("a day, such as 2021-11-16"),
        "below": _("a smaller number than {choices}", choices=choices),
    }
    return known[error.expected]
