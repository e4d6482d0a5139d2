"""`lokmin account NAME …`: make an account, give it a further role, or a new password."""

import argparse
import secrets

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import ROLE_NAMES, Role, Scope

NAME = "account"
HELP = "membuat akun, menambah perannya, atau mengganti kata sandinya"
DATABASE = True

ROLES = {
    "kepala": Role.HEAD,
    "tu": Role.ADMINISTRATION,
    "program": Role.PROGRAMME_HOLDER,
    "notulis": Role.NOTE_TAKER,
    "bidan": Role.MIDWIFE,
    "camat": Role.CAMAT,
    "dinkes": Role.DINKES,
    "admin": Role.ADMINISTRATOR,
}


LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"  # no letter or digit that is read as another


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username", metavar="AKUN", help="nama akun untuk masuk")
    parser.add_argument("--name", metavar="NAMA", help="nama orangnya (akun baru)")
    parser.add_argument("--role", choices=sorted(ROLES), help="peran akun itu")
    parser.add_argument("--puskesmas", metavar="KODE", help="kode Puskesmas, untuk staf dan bidan")
    parser.add_argument("--area", metavar="KODE", help="kode kecamatan untuk camat, kabupaten untuk dinkes")
    parser.add_argument("--villages", metavar="KODE", nargs="+", default=[], help="kode desa untuk bidan")
    parser.add_argument("--title", metavar="JABATAN", default="", help="jabatan yang tampil di layar")
    parser.add_argument("--new-password", action="store_true", help="ganti kata sandi akun yang sudah ada")


def run(arguments: argparse.Namespace) -> int:
    from lokmin.people import queries
    from lokmin.web.installation import command_scope

    scope = command_scope()
    account_id = queries.account_by_username(username=arguments.username)
    if account_id is None and arguments.new_password:
        raise Refusal("people.account_unknown", username=arguments.username)
    if account_id is None and not (arguments.name and arguments.role):
        raise Refusal("people.account_incomplete", username=arguments.username)
    if account_id is not None and not (arguments.role or arguments.new_password):
        raise Refusal("people.username_taken", username=arguments.username)
    password = _write(scope, arguments, account_id)
    if arguments.role:
        print(f"Akun {arguments.username}: {ROLE_NAMES[ROLES[arguments.role]]}.")
    if password:
        print(f"Kata sandi {arguments.username}: {password}")
        print("Kata sandi hanya ditampilkan sekali. Serahkan langsung kepada orangnya.")
    return 0


def _write(scope: Scope, arguments: argparse.Namespace, account_id: object) -> str:
    """Write what was asked, all or nothing; returns the new password, or nothing where it stays."""
    from uuid import UUID

    from django.db import transaction

    from lokmin.people import actions

    place = _place(arguments)
    password = "" if account_id and not arguments.new_password else _password()
    with transaction.atomic():
        if account_id is None:
            account_id = actions.new_account(
                scope=scope, username=arguments.username, name=arguments.name, password=password
            )
        elif password:
            actions.new_password(scope=scope, account_id=UUID(str(account_id)), password=password)
        if arguments.role:
            actions.give_role(
                scope=scope,
                account_id=UUID(str(account_id)),
                role=ROLES[arguments.role],
                since=scope.today,
                title=arguments.title,
                **place,
            )
    return password


def _password() -> str:
    """Twelve random signs in three groups, easy to say over the telephone (59 bits)."""
    return "-".join("".join(secrets.choice(LEGIBLE) for _ in range(4)) for _ in range(3))


def _place(arguments: argparse.Namespace) -> dict[str, object]:
    """Where the role holds: Puskesmas, kecamatan or district, and the villages of a midwife."""
    from lokmin.places import queries as places

    found: dict[str, object] = {}
    role = ROLES.get(arguments.role or "")
    if role in (Role.CAMAT, Role.DINKES) and arguments.area:
        found["place_id"] = _known_area(arguments.area)
    elif arguments.puskesmas:
        card = places.puskesmas_by_code(code=arguments.puskesmas)
        if card is None:
            raise Refusal("people.puskesmas_unknown", code=arguments.puskesmas)
        found["puskesmas_id"] = card.id
        found["area_ids"] = _villages(arguments.villages, card.id)
    if role is Role.MIDWIFE and not found.get("area_ids"):
        raise Refusal("people.midwife_villages")
    return found


def _villages(codes: list[str], puskesmas_id: object) -> list[object]:
    from uuid import UUID

    from lokmin.places import queries as places

    own = {area.code: area.id for area in places.catchment(puskesmas_id=UUID(str(puskesmas_id)))}
    for code in codes:
        if code not in own:
            raise Refusal("people.area_unknown", code=code)
    return [own[code] for code in codes]


def _known_area(code: str) -> object:
    from lokmin.places import queries as places

    area = places.area_by_code(code=code)
    if area is None:
        raise Refusal("people.area_unknown", code=code)
    return area.id
