"""The two reference pages as served applications, with outlines by address for the one that wants them so."""

from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.geojson import compact

HERE = Path(__file__).parent


async def regions(_request: Request) -> Response:
    """The outlines of Russia, to be kept by the browser."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(compact("RU", "m"), media_type="application/geo+json", headers=headers)


reference = st.App(HERE / "reference_page.py", routes=[Route("/app/static/regions/RU.m.geojson", regions)])
embedded = st.App(HERE / "plotly_embedded_page.py")
