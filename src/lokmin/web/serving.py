"""Starting the server: granian with WSGI, two workers."""

import socket

from lokmin.basics.refusal import Refusal

WORKERS = 2


def free_port(host: str, port: int) -> int:
    """`port` when it is free, else refuse with a sentence that says how to choose another."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise Refusal("web.port_taken", port=port, other=port + 1) from None
    return port


def serve(host: str, port: int, workers: int = WORKERS) -> int:
    """Serve until stopped; returns the exit code."""
    from granian import Granian
    from granian.constants import Interfaces

    free_port(host, port)
    server = Granian(
        "lokmin.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_enabled=False,
    )
    server.serve()
    return 0
