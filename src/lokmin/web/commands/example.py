"""`lokmin example --erase`: take the example data away."""

import argparse

NAME = "example"
HELP = "membuat atau menghapus data contoh"
DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--build", action="store_true", help="membuat data contoh")
    what.add_argument("--erase", action="store_true", help="menghapus semua data contoh")


def run(arguments: argparse.Namespace) -> int:
    from lokmin.web.example import build, erase
    from lokmin.web.installation import command_scope

    if arguments.erase:
        gone = erase.erase_example(scope=command_scope())
        print(f"Data contoh dihapus: {gone} Puskesmas.")
        return 0
    build.build_example(report=lambda line: print(line, flush=True))
    return 0
