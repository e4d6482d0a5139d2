"""`lokmin serve`: serve the stored data."""

import argparse
import os

from lokmin.web.serving import serve

NAME = "serve"
HELP = "melayani data yang tersimpan di alamat ini"
DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="nomor port (bawaan 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="alamat yang mendengarkan (bawaan 127.0.0.1)")


def run(arguments: argparse.Namespace) -> int:
    from lokmin.web.installation import forget_expired_uploads

    forget_expired_uploads()
    address = os.environ.get("PUBLIC_URL") or f"http://{arguments.host}:{arguments.port}"
    print(f"Lokmin melayani di {address}/ (Ctrl+C untuk berhenti)", flush=True)
    return serve(arguments.host, arguments.port)
