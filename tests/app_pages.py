"""Pages of an app that runs without a browser."""

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash


def turned_to(app: AppTest, address: str) -> AppTest:
    """The app with another page chosen; what is offered for that in public knows pages that are files alone."""
    app._page_hash = calc_hash(address)
    return app
