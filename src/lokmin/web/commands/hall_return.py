"""`lokmin hall-return DIR`: on the laptop, write what the hall added or changed."""

import argparse
from pathlib import Path

NAME = "hall-return"
HELP = "di laptop aula: menulis berkas pulang untuk digabungkan di kantor"
DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="DIR", type=Path, help="map tempat berkas ditulis, misalnya USB")


def run(arguments: argparse.Namespace) -> int:
    from lokmin.exchange import actions
    from lokmin.exchange.pages import return_name
    from lokmin.exchange.queries.homeward import card_of, carried_here
    from lokmin.web.carrying import written
    from lokmin.web.installation import command_scope, scope_at

    found = carried_here()
    card = card_of(found) if found else None
    scope = scope_at(card) if card else command_scope()
    name = return_name(found.code if found else "", scope.now)
    with written(arguments.out / name) as file:
        actions.write_return(scope=scope, file=file)
    print(f"Berkas pulang: {arguments.out / name}")
    print("Gabungkan di kantor: menu Rapat di aula, atau lokmin hall-join BERKAS. Data di laptop tetap ada.")
    return 0
