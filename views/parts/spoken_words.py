"""What Streamlit says in English of its own accord, and what is said in its place; between braces stands a name or a number."""

from pathlib import Path

from views.parts.language import N_, SOURCE_LANGUAGE, current, gettext

SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
# Names that are read aloud: of the frame, of lists, of the menu of a telephone; and what stands for the pages that have no room.
ENGLISH = (
    N_("Skip to main content"),
    N_("Navigate to home page"),
    N_("Logo"),
    N_("App pages"),
    N_("{n} more"),
    N_("Sidebar"),
    N_("Expand sidebar"),
    N_("Collapse sidebar"),
    N_("Open"),
    N_("Clear value"),
    N_("Clear all"),
    N_("Selected values"),
    N_("Selectbox options"),
    N_("Choose an option"),
    N_("No results"),
    N_("Remove {name}"),
    N_("You can only select up to {n} options. Remove an option first."),
    N_("Notifications"),
    N_("Close"),
)


def words() -> dict[str, str]:
    """Every one of them in the language of the page; none where that is English already."""
    return {} if current() == SOURCE_LANGUAGE else {said: gettext(said) for said in ENGLISH}
