"""Opens a page as a browser does, over the websocket, but without a browser: nothing is drawn, every message arrives."""

from websockets.sync.client import connect

from benchmarks.servers import NotMeasured

SECONDS = 180


def visit(port: int, address: str) -> int:
    """Open an address like 'atlas?lang=en' in a new session, wait until its script has finished; the bytes received."""
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    page, _, query = address.partition("?")
    wish = BackMsg()
    wish.rerun_script.page_name, wish.rerun_script.query_string = page, query
    about = wish.rerun_script.context_info
    about.url, about.locale, about.timezone = f"http://127.0.0.1:{port}/{page}", "en-GB", "UTC"
    about.color_scheme = "light"
    received = 0
    with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None, compression=None
    ) as line:
        line.send(wish.SerializeToString())
        while True:
            bytes_ = line.recv(timeout=SECONDS)
            received += len(bytes_)
            answer = ForwardMsg.FromString(bytes_)
            _refuse_failure(answer, address)
            if answer.WhichOneof("type") == "script_finished":
                return received


def _refuse_failure(answer: object, address: str) -> None:
    """A page that failed, or that shows its sentence of refusal, would look fast."""
    if answer.WhichOneof("type") != "delta":
        return
    element = answer.delta.new_element
    kind = element.WhichOneof("type")
    if kind == "exception":
        raise NotMeasured(f"The page {address} failed: {element.exception.message}")
    if kind == "html" and "cannot be shown" in element.html.body:
        raise NotMeasured(f"The page {address} cannot be shown. Open it in a browser to see why.")
