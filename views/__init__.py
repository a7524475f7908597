"""Screens and documents. PAGES is the ordered table of contents: a new page is one file and one line here."""

from dataclasses import dataclass
from importlib import import_module

from views.parts.language import N_


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its address, which is also the name of its file here, and its title (translated where it is shown)."""

    url_path: str
    title: str

    def show(self) -> None:
        """Draw the page. Its file is imported when somebody first asks for it."""
        import_module(f"views.{self.url_path}").show()


PAGES = (
    PageEntry("overview", N_("Overview")),
    PageEntry("growth", N_("Growth")),
    PageEntry("atlas", N_("Atlas")),
    PageEntry("compare", N_("Compare")),
    PageEntry("region", N_("Region")),
    PageEntry("clusters", N_("Clusters")),
    PageEntry("gaps", N_("Cluster gaps")),
    PageEntry("download", N_("Download")),
    PageEntry("methods", N_("Methods")),
)
