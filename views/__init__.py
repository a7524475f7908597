"""Screens and documents. PAGES is the ordered table of contents: a new page is one file and one line here."""

from dataclasses import dataclass

from views.parts.language import N_


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its file below views/, its title (translated where it is shown) and its address."""

    file: str
    title: str
    url_path: str


PAGES = (
    PageEntry("views/overview.py", N_("Overview"), "overview"),
    PageEntry("views/growth.py", N_("Growth"), "growth"),
    PageEntry("views/atlas.py", N_("Atlas"), "atlas"),
    PageEntry("views/compare.py", N_("Compare"), "compare"),
    PageEntry("views/region.py", N_("Region"), "region"),
    PageEntry("views/clusters.py", N_("Clusters"), "clusters"),
    PageEntry("views/gaps.py", N_("Cluster gaps"), "gaps"),
    PageEntry("views/download.py", N_("Download"), "download"),
    PageEntry("views/methods.py", N_("Methods"), "methods"),
)
