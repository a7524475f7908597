"""How the dashboard is served: the Streamlit script, plus the files that a browser may keep for ever.

Outlines and the scripts of maps and charts carry a hash of their content in their names, so they are sent once, already
compressed, and never asked for again. `streamlit run dashboard.py` serves the same addresses, only slower.
"""

import re
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from views.parts import addresses, area_list, growth_chart, map_data, versions, warm

STATIC = Path(__file__).parent / "static"
TYPES = {".json": "application/json", ".js": "text/javascript", ".css": "text/css"}
KEPT = re.compile(r"(outlines/\w+\.\w+\.[0-9a-f]{16}\.json|(map|chart)/[0-9a-f]+/[\w.-]+)")


async def hashed_file(request: Request) -> Response:
    """A file of static/ with a content hash in its address, compressed beforehand where a twin exists."""
    name = request.path_params["name"]
    path = STATIC / name
    if not KEPT.fullmatch(name) or path.suffix not in TYPES or not path.is_file():
        return PlainTextResponse("No such file. Run `make run` again.", status_code=404)
    twin = path.with_name(path.name + ".gz")
    if twin.is_file() and "gzip" in request.headers.get("accept-encoding", ""):
        headers = {"Cache-Control": versions.FOREVER, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return FileResponse(twin, media_type=TYPES[path.suffix], headers=headers)
    return FileResponse(path, media_type=TYPES[path.suffix], headers={"Cache-Control": versions.FOREVER})


PARTS = (map_data, growth_chart, area_list, addresses)  # the last takes every other name
ROUTES = [Route("/app/static/{name:path}", hashed_file), *(route for part in PARTS for route in part.routes())]
app = st.App(Path(__file__).with_name("dashboard.py"), routes=ROUTES)
warm.in_background()
