"""Growth: any metric over time, for the country or for regions, every way of looking, and what lies behind the change."""

from views.parts import chrome, controls, growth_page, names, settle
from views.parts.language import _


def show() -> None:
    """The page."""
    here = settle.everywhere(controls.current())
    chrome.top(here, (_("Growth"), names.of(here.edition).short(here.selection.country)))
    growth_page.body()
