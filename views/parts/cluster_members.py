"""Members of a cluster: printed counts over time, members of a day, who came and who left by year, names."""

from metrics import records
from metrics.rows import Row, Rows
from views.parts import cluster_day, evidence, formats, html, names, page, registry_words, settle, store
from views.parts.lacking import Lacking
from views.parts.language import _, current


def draw(here: settle.Settled, row: Row, counts: Rows, changes: Rows, day: str) -> Lacking:
    """The parts that have records; the answer says what is missing."""
    lacking: Lacking = []
    if len(counts):
        printed(here, counts)
    else:
        lacking.append(
            (_("Number of members."), _("No number is printed. File: data/raw/registry/membership_count.csv."))
        )
    gap = cluster_day.draw(here, row, day)
    lacking += [gap] if gap else []
    if len(changes):
        comings(changes)
    else:
        lacking.append(
            (
                _("Joined, left, retention, churn."),
                _(
                    "No day of joining is on record. File: data/raw/registry/membership.csv, columns valid_from, valid_to."
                ),
            )
        )
    return lacking + listed(here, row)


def printed(here: settle.Settled, counts: Rows) -> None:
    """Every printed number, newest first; members and wishes in columns of their own."""
    html.figure_head(_("Printed numbers"), _("Organisations; wishes to join are never added to members"))
    days = sorted(set(counts.plain("as_of")), reverse=True)
    body: list[list[str]] = []
    used: list[str] = []
    for on in days:
        there = [count for count in counts if count.as_of == on]
        by_kind = {count.kind: registry_words.counted(count.members, count.qualifier) for count in there}
        is_dated = there[0].date_precision != "unknown"
        when = registry_words.on(on, there[0].date_precision) if is_dated else _("date not printed")
        body.append([when, by_kind.get("member", ""), by_kind.get("prospect", "")])
        used.append(there[0].source_id)
    columns, rows, line = evidence.beside(here.edition, [_("Date"), _("Members"), _("Wish to join")], body, used)
    html.table(columns, rows, [False, True, True, False][: len(columns)], _("Printed numbers"), kind="fit")
    if line:
        html.block("source", line)


def comings(changes: Rows) -> None:
    """Year by year: members at both ends, joined, left, retention and churn."""
    html.figure_head(
        _("Joined and left"),
        _(
            "Named members with dates. Kept = members of both ends of the year / members at its beginning; churn is the rest"
        ),
    )
    headers = [_("Year"), _("At the beginning"), _("Joined"), _("Left"), _("At the end"), _("Kept"), _("Churn")]
    body = [
        [
            f"{row.last:%Y}" if (row.last.month, row.last.day) == (12, 31) else formats.day(row.last),
            *(
                formats.number(int(value))
                for value in (row.members_start, row.entry_events, row.exit_events, row.members_end)
            ),
            *(formats.part(part) for part in (row.retention_rate, row.churn_rate)),
        ]
        for row in changes
    ]
    html.table(headers, body, [False] + [True] * 6, _("Joined and left"), kind="fit")
    if any(cluster_day.came_back(row) for row in changes):
        html.block("source", cluster_day.returned())


def listed(here: settle.Settled, row: Row) -> Lacking:
    """The names on record, members first, prospects in a table of their own; folded, cut on screen, whole in the download."""
    chosen = here.selection
    found = store.ask(records.members, here.edition, chosen.country, chosen.as_of).where(cluster_id=row.cluster_id)
    if not len(found):
        return [
            (
                _("Names of members."),
                _("Nothing is on record. Files: data/raw/registry/membership.csv and organisation.csv."),
            )
        ]
    for kind, label in (
        ("member", _("Members by name")),
        ("prospect", _("Prospects by name: they wished to join, they are not members")),
    ):
        of_kind = found.where(kind=kind)
        if len(of_kind):
            with page.unfolded(f"{label} ({formats.number(len(of_kind))})", f"names-{kind}") as is_open:
                if is_open:
                    named(here, of_kind, label)
    return []


def named(here: settle.Settled, found: Rows, label: str) -> None:
    """One row an entry: organisation, area, activity, market, potential, from when to when."""
    known = names.of(here.edition)
    headers = [
        _("Organisation"),
        _("Area"),
        _("Activity"),
        _("Market"),
        _("Potential"),
        _("From"),
        _("To"),
        _("Source"),
    ]
    body = [
        [
            registry_words.in_language(row, "name", current()), known.short(row.org_area), registry_words.word("tier", row.tier),
            registry_words.word("market_presence", row.market_presence), registry_words.word("potential", row.potential),
            formats.day_short(row.valid_from) if row.valid_from else _("named {day}", day=formats.day_short(row.observed_on)),
            formats.day_short(row.valid_to) if row.valid_to else "", evidence.named(here.edition, row.source_id),
        ]
        for row in list(found)[: page.SHOWN_ROWS]
    ]  # fmt: skip
    html.table(headers, body, [False] * 8, label)
