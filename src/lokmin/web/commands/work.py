"""`lokmin work`: does what screens asked for; `serve` starts it, a timer may call it with --once."""

import argparse

NAME = "work"
HELP = "mengerjakan bahan evaluasi yang diminta dari layar; serve menjalankannya sendiri"
DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--once", action="store_true", help="kerjakan yang menunggu, lalu selesai (untuk cron)"
    )
    parser.add_argument("--parent", type=int, metavar="PROSES", help="berhenti bersama proses ini")
    parser.add_argument("--one", action="store_true", help="kerjakan satu yang menunggu, lalu selesai")


def run(arguments: argparse.Namespace) -> int:
    from lokmin.web import working

    if arguments.one:
        return 0 if working.work(most=1) else 1
    if not arguments.once:
        working.watch(parent=arguments.parent)
        return 0
    print(f"{working.work_apart()} pekerjaan dikerjakan.")
    return 0
