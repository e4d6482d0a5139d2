"""Starting the server: granian with WSGI, two workers."""

import contextlib
import http.client
import importlib
import multiprocessing
import os
import socket
import threading
import time
from http import HTTPStatus
from multiprocessing.process import BaseProcess
from typing import Any

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


def hall_port() -> int:
    """80, so that an address is only a number, where it is free and allowed; else 8000."""
    for port in (80, 8000):
        try:
            return free_port("0.0.0.0", port)
        except Refusal:
            if port == 8000:
                raise
    raise AssertionError


def tell_when_ready(port: int, words: str, seconds: float = 180) -> threading.Thread:
    """Print `words` once this computer answers at `port`: workers of a busy laptop take their time."""

    def watch() -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(OSError, http.client.HTTPException):
                line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                line.request("GET", "/healthz")
                if line.getresponse().status == HTTPStatus.OK:
                    print(words, flush=True)
                    return
            time.sleep(0.5)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    return watcher


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
    with _doing_jobs() if application == APPLICATION else contextlib.nullcontext():
        server.serve(target_loader=_load)
    return 0


def _load(application: str) -> Any:
    """The application of a worker, which ends with its server, also when that was killed.

    Workers left alone would go on serving and keep the port, and the next start would be refused.
    """
    server = multiprocessing.parent_process()
    if server is not None:
        threading.Thread(target=_end_with, args=(server,), daemon=True).start()
    module, _, name = application.partition(":")
    return getattr(importlib.import_module(module), name)


def _end_with(server: BaseProcess) -> None:
    server.join()
    os._exit(1)


def _doing_jobs() -> contextlib.AbstractContextManager[None]:
    """The worker beside Lokmin itself. It needs the tables, so it is imported only where they are set up."""
    from lokmin.web.working import watching

    return watching()
