"""Remarks of the reference table on areas: what they were formed from, what they hold, where they moved."""

from views.parts import declared_words
from views.parts.language import N_

NOTES = (
    N_("without the Nenets Autonomous Okrug; the row with it is RU-ARK+"),
    N_("moved to the Far Eastern Federal District on 2018-11-03"),
    N_("enlarged by the Ust-Orda Buryat Autonomous Okrug; offices print earlier years in the present borders"),
    N_(
        "formed from Kamchatka Oblast and the Koryak Autonomous Okrug; offices print earlier years under the present name"
    ),
    N_("also called Kuzbass"),
    N_("a region of its own; statistics also show it inside RU-TYU+"),
    N_("enlarged by the Taymyr and Evenk autonomous okrugs; offices print earlier years in the present borders"),
    N_("on 2012-07-01 a part of the oblast was moved into the city of Moscow"),
    N_("on 2012-07-01 a part of Moscow Oblast was moved into the city"),
    N_("a region of its own; statistics also show it inside RU-ARK+"),
    N_(
        "formed from Perm Oblast and the Komi-Permyak Autonomous Okrug; offices print earlier years under the present name"
    ),
    N_("without its two autonomous okrugs; the row with them is RU-TYU+"),
    N_(
        "formed from Chita Oblast and the Agin-Buryat Autonomous Okrug; offices print earlier years under the present name; "
        "moved to the Far Eastern Federal District on 2018-11-03"
    ),
    N_("code of ISO 3166-2:UA; Rosstat prints the area among its rows from 2014, the note of a figure says so"),
    N_(
        "the code is not RU-SFD; without the North Caucasus since 2010-01-19, "
        "with Crimea and Sevastopol in tables of Rosstat since 2016-07-28"
    ),
    N_("separated from the Southern Federal District; offices print earlier years as well"),
    N_("the code is not RU-SOFD; with Buryatia and Zabaykalsky Krai to 2018-11-02"),
    N_("with Buryatia and Zabaykalsky Krai since 2018-11-03"),
    N_("as reported by Rosstat; merged into the Southern Federal District on 2016-07-28"),
    N_("printed row; equals RU-ARK and RU-NEN together"),
    N_("printed row; equals RU-TYU, RU-KHM and RU-YAN together"),
    N_("not a state: never in totals of the United States"),
    # Of countries that an office adds (geo.adding.corrections).
    N_("its outline is that of before 2022-06-08, when a part of it became a region of its own"),
    N_("its outline is that of before 2018-06-19, when the city of Shymkent became a region of its own"),
    N_("the source of the outlines does not show it as a region of its own yet"),
)


def said(note: str) -> str:
    """A remark in the current language; one that is not listed stays as it was kept."""
    return declared_words.said(note)
