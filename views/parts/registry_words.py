"""Codes of the registry in words: activities of members, kinds of events and support, states, dates as exact as they are known."""

import math
from datetime import date
from typing import Any

from metrics.rows import Row
from views.parts import formats
from views.parts.declared_words import said
from views.parts.language import N_, _, n_
from views.parts.names import Names

WORDS = {
    "tier": {
        "core_producer": N_("producers"),
        "supplier": N_("suppliers"),
        "services": N_("services"),
        "education_rd": N_("education and research"),
        "public": N_("public bodies"),
        "investor": N_("investors"),
    },
    "market_presence": {
        "local": N_("Local market"),
        "regional": N_("Regional market"),
        "national": N_("National market"),
        "export": N_("Export"),
    },
    "potential": {"high": N_("high"), "medium": N_("medium"), "low": N_("low")},
    "event": {
        "forum": N_("forum"),
        "exhibition": N_("exhibition"),
        "meeting": N_("meeting"),
        "launch": N_("launch or signing"),
    },
    "facility": {
        "industrial_park": N_("industrial park"),
        "technopark": N_("technopark"),
        "competence_centre": N_("competence centre"),
        "coworking": N_("co-working"),
    },
    "status": {
        "planned": N_("planned"),
        "registered": N_("registered"),
        "operating": N_("operating"),
        "in_preparation": N_("in preparation"),
        "approved": N_("approved"),
    },
    "level": {
        "national": N_("national"),
        "regional": N_("regional"),
        "municipal": N_("municipal"),
        "cluster": N_("of the cluster"),
    },
    "measure": {
        "_T": N_("all measures"),
        "advertising": N_("advertising"),
        "certification": N_("certification"),
        "demand_and_leasing": N_("demand and leasing"),
        "equipment": N_("equipment"),
        "exhibitions": N_("exhibitions"),
        "federal_subsidy": N_("federal subsidy"),
        "flax_programme": N_("flax programme"),
        "interest_compensation": N_("compensation of interest"),
        "joint_project_subsidy": N_("support of joint projects"),
        "leasing_subsidy": N_("leasing subsidy"),
        "market_research": N_("market research"),
        "media_advertising": N_("advertising in the media"),
        "prototyping": N_("prototypes"),
        "training": N_("training"),
    },
    "precision": {
        "day": N_("day as printed"),
        "month": N_("only the month is printed"),
        "quarter": N_("only the quarter is printed"),
        "year": N_("only the year is printed"),
        "unknown": N_("no date is printed"),
    },
}
# English texts of the registry that have no other language of their own there; one that is not listed stays as it is.
TEXTS = (
    N_("association"),
    N_("autonomous non-profit organisation (АНО)"),
    N_("non-governmental organisation"),
    N_("public organisation (ОО)"),
    N_("DEMONSTRATION: invented fund"),
    N_("DEMONSTRATION: invented"),
    N_("DEMONSTRATION: invented evidence"),
    N_("DEMONSTRATION: invented organisation"),
    N_("DEMONSTRATION: invented measure"),
    N_("DEMONSTRATION: output +10 % in four years"),
    N_("DEMONSTRATION: output +15 % in four years"),
    N_("DEMONSTRATION: output +20 % in four years"),
    N_("DEMONSTRATION: output +25 % in four years"),
    N_("DEMONSTRATION: output +30 % in four years"),
    N_("DEMONSTRATION: output +40 % in four years"),
    N_("federal budget"),
    N_("federal level, office not recorded"),
    N_("My Business centre, national SME project"),
    N_("Additional federal support of light industry 2020"),
    N_("Federal goal for the share of domestic goods"),
    N_("Federal support of light industry 2020"),
    N_("Goal of the planned footwear cluster"),
    N_("National project for small and medium enterprises"),
    N_("New industrial clusters by the end of 2024"),
    N_("Programme of cluster support of Khmelnytskyi region"),
    N_("Programme of the Ivanovo textile-industrial cluster"),
    N_("Single leasing subsidy"),
    N_("State programme of Krasnodar krai for industry"),
    N_("Strategy of light industry of Krasnodar krai to 2030"),
    N_("Strategy of the light-industry cluster of Oryol region"),
    N_("Strategy of the territorial light-industry cluster of Irkutsk region"),
    N_("Strategy of the textile and light-industry cluster of Chuvashia"),
    N_("Support programme for light industry of Kharkiv region"),
    N_("Tasks of the Kharkiv cluster for 2018"),
    N_("48 new clusters, all sectors"),
    N_("50 % domestic share by 2035"),
    N_("domestic share of footwear raised to 30 %"),
    N_("investment climate, new production for import substitution; not fewer than seven industrial parks"),
    N_("join the international cluster community"),
    N_("measures for participants of territorial clusters"),
    N_("organisational and financial support of local producers"),
    N_("share of light industry in industrial output 5-7 %"),
    N_("Exhibition at the First Baikal light-industry forum"),
    N_("First Baikal light-industry forum"),
    N_("Forum in Kislovodsk"),
    N_("Launch of the light-industry competence centre"),
    N_("Meeting of the regional administration with companies of the cluster"),
    N_("Meeting of Ukrainian cluster initiatives in Kyiv"),
    N_("Meeting on a new light-industry cluster in the My Business centre"),
    N_("Opening of the Sew4U sewing co-working"),
    N_("Signing of Legkoprom-73 at the fifth forum of business women"),
    N_("Signing of the Baikal cluster agreement"),
    N_("Signing of the interregional flax cluster agreement"),
    N_("Signing of the memorandum on the Kharkiv cluster at KharkivFashion"),
)


def word(kind: str, code: str) -> str:
    """A code in words; an empty one is not stated, one without words is shown as it is."""
    if not code:
        return _("not stated")
    known = WORDS[kind].get(code)
    return _(known) if known else code.replace("_", " ")


# The code of a period of which a printed date tells no more.
_WRITTEN = {"year": "{day:%Y}", "quarter": "{day:%Y}-Q{quarter}", "month": "{day:%Y-%m}"}


def on(day: date | None, precision: str, *, is_brief: bool = False) -> str:
    """A date as exactly as it is known; the missing sign where none is printed."""
    if day is None:
        return formats.MISSING
    if precision in _WRITTEN:
        code = _WRITTEN[precision].format(day=day, quarter=(day.month + 2) // 3)
        return formats.period_short(code) if is_brief else formats.period(code)
    return formats.day_brief(day) if is_brief else formats.day(day)


def stage_date(row: Row, *, is_brief: bool = False) -> str:
    """When a stage was entered, "by" where only the report has a date; the missing sign where not even that has one."""
    if row.entered_on is not None:
        return on(row.entered_on, row.date_precision, is_brief=is_brief)
    if row.known_by is None:
        return formats.MISSING
    if is_brief and not row.stage_published_on:
        return _("date not printed")
    return _("by {day}", day=formats.day_brief(row.known_by) if is_brief else formats.day(row.known_by))


def is_known(number: float | None) -> bool:
    """A number is printed."""
    return number is not None and not math.isnan(number)


def counted(number: float | None, qualifier: str = "") -> str:
    """A printed number, with what softens it; the missing sign where none is printed."""
    if number is None or math.isnan(number):
        return formats.MISSING
    return softened(formats.number(int(number)) if float(number).is_integer() else formats.number(number, 1), qualifier)


def softened(shown: str, qualifier: str) -> str:
    """A printed figure with what softens it; an exact one as it is."""
    known = {
        "about": _("about {n}"),
        "more_than": _("over {n}"),
        "less_than": _("under {n}"),
        "almost": _("almost {n}"),
    }
    return known[qualifier].format(n=shown) if qualifier in known else shown


def stated(row: Row, known: Names) -> str:
    """A figure of a statement with its unit, both ends of a range, and what softens it."""
    if row.value_kind == "count":
        return counted(row.value, row.qualifier)
    unit, power = known.unit(row.unit_measure), int(row.unit_mult)
    shown = formats.level(row.value, unit, power)
    if is_known(row.value_max):
        shown = f"{formats.number(row.value, formats.printed_decimals(row.value))}–{formats.level(row.value_max, unit, power)}"
    return softened(shown, row.qualifier)


def register_entry(row: Row, today: date | None = None) -> str:
    """The entry in the ministry register: in force, suspended, removed or run out, and until when; empty without entry.

    With `today` it also says how long the entry still holds, or that no end of it is known.
    """
    if not row.register_source_id:
        return ""
    until = formats.day(row.register_valid_to) if row.register_valid_to else ""
    if not row.register_is_good:
        if row.register_status == "removed":
            return _("removed on {day}", day=until) if until else _("removed")
        return _("ran out on {day}", day=until)
    state = _("suspended") if row.register_status == "suspended" else _("in the register")
    left = remaining(row, today) if today else ""
    whole = _("{state}, valid until {day}", state=state, day=until) if until else state
    return f"{whole}; {left}" if left else whole


def remaining(row: Row, today: date) -> str:
    """How long an entry that holds will hold: whole months, days in the last one; unknown where no end is printed."""
    end = row.register_valid_to
    if not row.register_source_id or not row.register_is_good:
        return ""
    if end is None:
        return _("no end of validity is printed")
    months = (end.year - today.year) * 12 + end.month - today.month - (end.day < today.day)
    if months > 0:
        return n_("expires in {n} month", "expires in {n} months", months, n=formats.number(months))
    days = (end - today).days
    return n_("expires in {n} day", "expires in {n} days", days, n=formats.number(days)) if days else _("expires today")


def in_language(row: Any, prefix: str, lang: str) -> str:
    """A name that a row carries in three languages: `prefix`_ru and so on, else what its English name is called."""
    own = getattr(row, f"{prefix}_{lang}")
    return str(own) if own else said(str(getattr(row, f"{prefix}_en")))
