"""No request leaves the machine: every connection to an address that is not loopback is refused and written down."""

import ipaddress
import socket
import sys
from collections.abc import Callable
from pathlib import Path

LOCAL_NAMES = {"localhost", "localhost.localdomain", "ip6-localhost", "", None}


class LeftTheMachine(OSError):
    """Something tried to reach another machine."""


def is_local(host: object) -> bool:
    """True for loopback and wildcard addresses and for the names of this machine."""
    if host in LOCAL_NAMES:
        return True
    text = host.decode() if isinstance(host, bytes) else str(host)
    try:
        address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return text in LOCAL_NAMES
    return address.is_loopback or address.is_unspecified


def install(record: Callable[[str], None]) -> None:
    """Refuse and record name look-ups and connections that leave the machine, for the whole process."""
    look_up, connect, connect_ex, sendto = (
        socket.getaddrinfo, socket.socket.connect, socket.socket.connect_ex, socket.socket.sendto,
    )  # fmt: skip

    def refuse(what: str, target: object) -> None:
        record(f"{what} {target!r}")
        raise LeftTheMachine(f"{what} {target!r}: the observatory never leaves the machine")

    def guarded_look_up(host, *args, **kwargs):
        return look_up(host, *args, **kwargs) if is_local(host) else refuse("look-up of", host)

    def guarded(original, what):
        def call(self, *args):
            address = args[-1]
            if self.family in (socket.AF_INET, socket.AF_INET6) and not is_local(address[0]):
                refuse(what, address)
            return original(self, *args)

        return call

    socket.getaddrinfo = guarded_look_up
    socket.socket.connect = guarded(connect, "connection to")
    socket.socket.connect_ex = guarded(connect_ex, "connection to")
    socket.socket.sendto = guarded(sendto, "datagram to")


def main(port: int, log: Path) -> None:
    """Serve the app under the guard; every attempt to leave becomes a line of the log."""

    def record(line: str) -> None:
        with log.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    install(record)
    import uvicorn

    uvicorn.run("serve:app", host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
