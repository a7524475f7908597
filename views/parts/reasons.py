"""Why there is no figure and what a flag beside one means: codes of the methods and of SDMX as short sentences."""

from views.parts.language import N_
from views.parts.numerals import MISSING, speech

REASONS = {
    "BASE_ZERO": N_("The base is zero, so a change in per cent does not exist."),
    "BASE_NEGATIVE": N_("The base is negative, so a change in per cent has no meaning."),
    "BASE_MISSING": N_("The figure compared with is not in the source at hand."),
    "BASE_SUPPRESSED": N_("The figure compared with is withheld by its publisher."),
    "BASE_ABSENT": N_("The base period is outside the series."),
    "BASE_INCOMPLETE": N_("The base year is not complete."),
    "VALUE_MISSING": N_("The source at hand has no figure."),
    "VALUE_SUPPRESSED": N_("The figure is withheld by its publisher."),
    "SERIES_BREAK": N_("The series breaks between the two periods, so they are not compared."),
    "INCOMPLETE_YTD": N_("Not all months since January are in the source for both years."),
    "SHORT_SERIES": N_("The series is too short for this method."),
    "GAPS": N_("The series has gaps; they are not filled in."),
    "COMPONENT_MISSING": N_("A part of the sum is not in the source at hand."),
    "COMPONENT_SUPPRESSED": N_("A part of the sum is withheld by its publisher."),
    "PRICE_MISSING": N_("A price that the formula needs is not known."),
    "DEFLATOR_MISSING": N_("The price index that the formula needs is not known."),
    "NO_DATA": N_("There are no figures for this choice."),
    "NEGATIVE_INPUT": N_("The formula does not allow negative figures."),
    "INCONSISTENT_INPUT": N_(
        "The figures contradict each other: a part is larger than the whole, or shares do not add up."
    ),
    "ZERO_IN_LOG": N_("A figure is zero, and zero has no logarithm."),
    "ZERO_VARIANCE": N_("All figures are the same, so there is nothing to compare."),
    "ZERO_MAD": N_("More than half of the figures are the same, so outliers cannot be told."),
    "TOO_FEW_UNITS": N_("There are too few areas or units for this method."),
    "PLANT_HHI_ONE": N_("The whole industry is one plant, so the index is not defined."),
    "DEGENERATE_SPECTRUM": N_("The regions are too much alike for this method."),
    "INVALID_WEIGHTS": N_("The weights are negative, not finite or all zero."),
    "TOO_FEW_DIMENSIONS": N_("Too few dimensions have data: three of four are needed, or all that have a weight."),
    "PERCENTAGE_POINTS": N_("The statement is in percentage points and cannot be turned into an index."),
    "FEATURE_OFF": N_("This method needs a program that is not installed on this machine."),
    "NEGATIVE_INCREMENT": N_("The running total fell from one month to the next: the office revised it."),
}
# The same codes where nothing is compared: a level has a base only as what a quotient divides by.
DIVIDED = {
    "BASE_ZERO": N_("The figure divided by is zero."),
    "BASE_NEGATIVE": N_("The figure divided by is negative."),
    "BASE_MISSING": N_("The figure divided by is not in the source at hand."),
    "BASE_SUPPRESSED": N_("The figure divided by is withheld by its publisher."),
}
# SDMX CL_OBS_STATUS 2.2
STATUSES = {
    "A": N_("normal value"),
    "B": N_("break in the series"),
    "D": N_("definition differs"),
    "E": N_("estimated by the office"),
    "F": N_("forecast"),
    "G": N_("experimental value"),
    "H": N_("missing: holiday or weekend"),
    "I": N_("entered by the receiver"),
    "J": N_("derogation"),
    "K": N_("included in another category"),
    "L": N_("missing: not collected"),
    "M": N_("missing: cannot exist"),
    "N": N_("not significant"),
    "O": N_("missing"),
    "P": N_("provisional"),
    "Q": N_("withheld"),
    "S": N_("strike or other special event"),
    "U": N_("low reliability"),
    "V": N_("not validated"),
    "W": N_("includes another category"),
}
# SDMX CL_CONF_STATUS
CONFIDENTIALITY = {
    "F": N_("free to publish"),
    "N": N_("not for publication, internal use only"),
    "C": N_("confidential"),
    "D": N_("withheld by the sender so that another cell cannot be derived"),
    "S": N_("withheld by the receiver so that another cell cannot be derived"),
    "A": N_("confidential: too few units"),
    "O": N_("confidential: one unit dominates"),
    "T": N_("confidential: two units dominate"),
    "G": N_("confidential: one or two units dominate"),
    "M": N_("confidential: another rule of concentration"),
    "E": N_("under embargo"),
}


def reason(code: str, lang: str | None = None, *, transform: str = "") -> str:
    """Why there is no figure, as a sentence; empty for the empty code, the code itself for one that is not known.

    transform: how the figure is looked at; a level, a share of the country and a relation to it are quotients of one period.
    """
    if not code:
        return ""
    say = speech(lang)
    if transform in ("level", "share", "relative") and code in DIVIDED:
        return say.gettext(DIVIDED[code])
    return say.gettext(REASONS[code]) if code in REASONS else say.gettext("Not available, reason: {code}.", code=code)


def absent(code: str, lang: str | None = None) -> str:
    """What stands in place of a figure: a dash and the reason in words."""
    return f"{MISSING} {reason(code, lang)}" if code else MISSING


def status(code: str, lang: str | None = None) -> str:
    """An SDMX observation status in words; the code itself if it is not in the list."""
    return speech(lang).gettext(STATUSES[code]) if code in STATUSES else code


def confidentiality(code: str, lang: str | None = None) -> str:
    """An SDMX confidentiality status in words; the code itself if it is not in the list."""
    return speech(lang).gettext(CONFIDENTIALITY[code]) if code in CONFIDENTIALITY else code
