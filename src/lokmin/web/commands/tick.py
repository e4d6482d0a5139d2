"""`lokmin tick`: what the clock asks for, to be started by cron or a timer as often as one likes."""

import argparse
import sys

NAME = "tick"
HELP = "menyiapkan pengingat hari ini, mengirim e-mail, menghapus unggahan kedaluwarsa"
DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing but --data: the day is the Puskesmas' own."""


def run(arguments: argparse.Namespace) -> int:
    from lokmin.basics.refusal import Refusal
    from lokmin.places import queries as places
    from lokmin.web.ticking import note_ran, tick

    failed = 0
    for card in places.all_puskesmas():
        try:
            print(tick(card), flush=True)
        except Refusal as refusal:  # of one Puskesmas; the others' reminders go on
            failed = 1
            print(f"{card.name}: belum selesai. {refusal}", file=sys.stderr, flush=True)
    from lokmin.web.installation import forget_expired_uploads

    forget_expired_uploads()
    note_ran()
    print("Unggahan yang lewat harinya dihapus.")
    return failed
