"""Takes the pictures of the documents: the real app, real figures, a real browser. `make screenshots`."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from data import commands, warehouse
from tests import gallery
from tests.conftest import BROWSERS, FLAGS, PUBLISHED, ROOT, house_of, start_server

TARGET = ROOT / "docs" / "screenshots"
WIDE, PHONE = (1440, 900), (390, 844)
# Name, address, size, dark.
PICTURES = (
    ("overview-light-en", "/?lang=en&country=RU", WIDE, False),
    ("atlas-clusters-light-uk", "/atlas?lang=uk&country=RU", WIDE, False),
    ("atlas-quotient-dark-ru", "/atlas?lang=ru&country=RU&metric=manufacturing_share_of_organisations", WIDE, True),
    ("atlas-us-light-en", "/atlas?lang=en&country=US", WIDE, False),
    ("growth-light-ru", "/growth?lang=ru&country=RU", WIDE, False),
    ("download-light-en", "/download?lang=en&country=US", WIDE, False),
    ("phone-dark-ru", "/?lang=ru&country=RU", PHONE, True),
)


def take(browser: Browser, url: str, name: str, size: tuple[int, int], is_dark: bool) -> Path:
    """One picture, taken when the page has settled and its map is drawn."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if is_dark else "light"
    )
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector(".lio-title")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(1500)  # fonts and the last frame; a picture proves nothing, so a pause is enough
    path = TARGET / f"{name}.png"
    page.screenshot(path=path)
    context.close()
    return path


def demonstration(folder: Path) -> Path:
    """The demonstration edition, made anew beside the build folder and not in it."""
    was, warehouse.BUILD_DIR = warehouse.BUILD_DIR, folder
    commands.main(["generate"])
    warehouse.BUILD_DIR = was
    return folder / "demo.duckdb"


def main() -> None:
    """All pictures, into docs/screenshots and docs/gallery."""
    TARGET.mkdir(parents=True, exist_ok=True)
    program = next(filter(None, map(shutil.which, BROWSERS)))
    with tempfile.TemporaryDirectory() as text, sync_playwright() as playwright:
        folder = Path(text)
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        url, process = start_server(folder / "attempts.log")
        for name, address, size, is_dark in PICTURES:
            print(take(browser, url + address, name, size, is_dark).relative_to(ROOT))
        process.terminate()
        url, process = start_server(
            folder / "more.log", house=house_of(folder / "house", PUBLISHED, demonstration(folder))
        )
        gallery.hang(browser, url)
        process.terminate()


if __name__ == "__main__":
    main()
