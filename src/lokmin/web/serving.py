"""Starting the server: granian with WSGI, two workers."""

import multiprocessing
import socket

from lokmin.basics.refusal import Refusal

WORKERS = 2
APPLICATION = "lokmin.web.wsgi:application"


def free_port(host: str, port: int) -> int:
    """`port` when it is free, else refuse with a sentence that says how to choose another."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise Refusal("web.port_taken", port=port, other=port + 1) from None
    return port


def serve(host: str, port: int, workers: int = WORKERS, application: str = APPLICATION) -> int:
    """Serve until stopped; returns the exit code.

    Workers start afresh and are not forked: after a PDF was typeset in this process (the demo builds its
    papers first), a fork would inherit the typesetter's thread pool without its threads and wait for ever.
    """
    from granian import Granian
    from granian.constants import Interfaces

    free_port(host, port)
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        application,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        workers_kill_timeout=10,  # a worker that does not stop when told is stopped
        log_enabled=False,
    )
    server.serve()
    return 0
