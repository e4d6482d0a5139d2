"""The command line, one file a command.

A command module has `NAME`, `HELP`, `add_arguments(parser)` and `run(arguments) -> int`; one with
`DATABASE = True` gets Django set up and `--data DIR`, after its `before_setup(arguments)` if it has one.
Errors are one line in Indonesian: exit 2 for wrong input, 1 for a failure; never a traceback.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import NoReturn

from lokmin import __version__
from lokmin.basics.refusal import Refusal
from lokmin.web.command_words import in_words


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one Indonesian line."""

    def error(self, message: str) -> NoReturn:
        told = in_words(message)
        self.exit(2, f"lokmin: perintah tidak lengkap atau keliru: {told}. Lihat `{self.prog} --help`.\n")


def parser() -> Parser:
    """The whole command line with every command's options."""
    line = Parser(prog="lokmin", description="Lokmin: lokakarya mini dari angka sampai komitmen.")
    line.add_argument("--version", action="version", version=f"lokmin {__version__}")
    commands = line.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    for module in _modules():
        sub = commands.add_parser(module.NAME, help=module.HELP, description=module.HELP)
        module.add_arguments(sub)
        if getattr(module, "DATABASE", False):
            sub.add_argument("--data", metavar="DIR", type=Path, help="map basis data dan berkas")
        sub.set_defaults(module=module)
    return line


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    chosen = parser().parse_args(arguments)
    try:
        _prepare(chosen)
        return int(chosen.module.run(chosen))
    except Refusal as refusal:
        print(f"lokmin: {refusal.sentence}", file=sys.stderr)
        return getattr(refusal, "exit_code", 2)
    except (BrokenPipeError, KeyboardInterrupt):
        return 1
    except Exception as failure:
        if os.environ.get("LOKMIN_DEBUG") == "1":
            raise
        from lokmin.tools.locks import is_busy

        if is_busy(failure):
            print(f"lokmin: {Refusal('web.busy').sentence}", file=sys.stderr)
            return 1
        print(
            f"lokmin: gagal ({type(failure).__name__}: {failure}). Tidak ada yang tersimpan setengah. "
            "Ulangi dengan LOKMIN_DEBUG=1 untuk melihat rinciannya.",
            file=sys.stderr,
        )
        return 1


def _modules() -> list[ModuleType]:
    return [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]


def _prepare(chosen: argparse.Namespace) -> None:
    if not getattr(chosen.module, "DATABASE", False):
        return
    if chosen.data:
        os.environ["LOKMIN_DATA"] = str(chosen.data.resolve())
    if before := getattr(chosen.module, "before_setup", None):
        before(chosen)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lokmin.web.settings")
    import django

    django.setup()
    from lokmin.web.folder import check_version

    check_version()
    if getattr(chosen.module, "MIGRATE", True):
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
