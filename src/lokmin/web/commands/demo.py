"""`lokmin demo`: build the example once, serve it, and say where to look."""

import argparse
import os
import time
from pathlib import Path

NAME = "demo"
HELP = "membuat data contoh dan menampilkannya di 127.0.0.1"
DATABASE = True
HOST = "127.0.0.1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="nomor port (bawaan 8000)")
    parser.add_argument("--no-browser", action="store_true", help="tidak membuka peramban")
    parser.add_argument(
        "--once", action="store_true", help="menulis bahan evaluasi ke DIR/pack, lalu selesai"
    )


def before_setup(arguments: argparse.Namespace) -> None:
    """The example has a folder of its own, and its links open on this machine."""
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    os.environ.setdefault("LOKMIN_DATA", str(Path(data) / "lokmin-contoh"))
    os.environ.setdefault("PUBLIC_URL", f"http://{HOST}:{arguments.port}")


def run(arguments: argparse.Namespace) -> int:
    from lokmin.web.example import build
    from lokmin.web.serving import free_port, serve

    if not arguments.once:
        free_port(HOST, arguments.port)
    started = time.monotonic()
    accounts = build.ready_example(report=lambda line: print(line, flush=True))
    if arguments.once:
        return _once()
    address = f"http://{HOST}:{arguments.port}"
    seconds = time.monotonic() - started
    print(build.welcome(address, accounts, seconds), flush=True)
    if not arguments.no_browser:
        _open(address)
    return serve(HOST, arguments.port)


def _once() -> int:
    from lokmin.web.example import build

    for line in build.write_packs():
        print(line, flush=True)
    return 0


def _open(address: str) -> None:
    import threading
    import webbrowser

    threading.Timer(1.5, webbrowser.open, [address]).start()
