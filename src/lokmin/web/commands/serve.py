"""`lokmin serve`: serve the stored data; with --hall to the phones in a hall, without internet."""

import argparse
import os
from pathlib import Path

from lokmin.web.serving import free_port, hall_port, serve, tell_when_ready

NAME = "serve"
HELP = "melayani data yang tersimpan di alamat ini"
DATABASE = True
HOST, HALL_HOST, PORT = "127.0.0.1", "0.0.0.0", 8000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, help="nomor port (bawaan 8000; di aula 80 bila dapat dipakai)")
    parser.add_argument("--host", help="alamat yang mendengarkan (bawaan 127.0.0.1; di aula semua)")
    parser.add_argument(
        "--hall", action="store_true", help="melayani ponsel di aula lewat hotspot, tanpa internet"
    )
    parser.add_argument(
        "--from", dest="package", type=Path, metavar="BERKAS", help="isi laptop ini dari paket aula"
    )


def before_setup(arguments: argparse.Namespace) -> None:
    """A package has a data folder of its own; a hall has the address of this laptop in its own net."""
    if arguments.package and not (arguments.data or os.environ.get("LOKMIN_DATA")):
        os.environ["LOKMIN_DATA"] = str(_folder_of(arguments.package))
    if not arguments.hall:
        arguments.port = PORT if arguments.port is None else arguments.port
        arguments.host = arguments.host or HOST
        return
    print("Menyiapkan laptop aula; pada laptop yang sibuk dapat sampai satu menit …", flush=True)
    from lokmin.web.hall import public_url

    arguments.host = arguments.host or HALL_HOST
    arguments.port = hall_port() if arguments.port is None else free_port(arguments.host, arguments.port)
    os.environ["LOKMIN_HALL"] = "1"
    os.environ["PUBLIC_URL"] = public_url(arguments.port)


def _folder_of(package: Path) -> Path:
    """Where this laptop keeps what one package brought: the same package finds it again."""
    from lokmin.web.hall import package_facts

    data = (
        os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    )
    return Path(data) / "lokmin-aula" / package_facts(package)["package"]


def run(arguments: argparse.Namespace) -> int:
    from lokmin.web import hall
    from lokmin.web.installation import forget_expired_uploads

    if arguments.package:
        print(hall.fill(arguments.package), flush=True)
    forget_expired_uploads()
    if arguments.hall:
        print(hall.told(arguments.port), flush=True)
        tell_when_ready(arguments.port, "Siap: halaman sudah dapat dibuka dari ponsel.")
    else:
        address = os.environ.get("PUBLIC_URL") or f"http://{arguments.host}:{arguments.port}"
        print(f"Lokmin melayani di {address}/ (Ctrl+C untuk berhenti)", flush=True)
    return serve(arguments.host, arguments.port)
