"""Compare writes its own choices to the address and leaves those of other pages with the reader."""

from streamlit.testing.v1 import AppTest

from tests.app_pages import turned_to
from tests.conftest import ROOT


def test_the_address_holds_what_the_page_uses_and_growth_gets_its_own_choices_back():
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in {"lang": "en", "country": "US", "metric": "gdp", "area": "US-GA", "with": "country"}.items():
        app.query_params[name] = value
    turned_to(app, "growth").run()
    assert app.query_params["with"] == "country"
    turned_to(app, "compare").run()
    assert app.query_params["area"] == "US-GA"
    assert not {"with", "metric", "view", "from"} & set(app.query_params)
    turned_to(app, "growth").run()
    assert [app.query_params[name] for name in ("with", "metric", "area")] == ["country", "gdp", "US-GA"]
