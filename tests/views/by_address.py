"""What the routes that a browser keeps answer to an address, as a browser gets it."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response


def asked(route: Callable[[Request], Awaitable[Response]], address: str, encoding: str = "gzip") -> Response:
    parts = urlsplit(address)
    scope = {"type": "http", "method": "GET", "path": f"/{parts.path}", "query_string": parts.query.encode(),
             "headers": [(b"accept-encoding", encoding.encode())],
             "path_params": {"versions": parts.path.split("/")[-1].removesuffix(".json")}}  # fmt: skip
    with ThreadPoolExecutor(1) as aside:  # tests in a browser leave an event loop running in this thread
        return aside.submit(lambda: asyncio.run(route(Request(scope)))).result()
