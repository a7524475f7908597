"""Region: one page on one region that prints well: what it is, how it grew, what it is made of, what is on record and what is missing."""

from dataclasses import replace

from views.parts import chrome, controls, paper, region_choice, region_screens, settle, theme


def show() -> None:
    """The page, on the screen or for paper."""
    asked = controls.current()
    chosen = region_choice.settled(settle.everywhere(asked))
    is_paper = asked.paper == paper.ASKED
    controls.depart(replace(chosen.here.selection, paper=asked.paper if is_paper else ""))
    if not is_paper:
        chrome.top(chosen.here, region_screens.kicker(chosen), region_screens.look(chosen.here, chosen.area))
        region_screens.screen(chosen)
        return
    with theme.on_paper():
        region_screens.sheet(chosen)
