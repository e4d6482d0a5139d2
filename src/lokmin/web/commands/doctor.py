"""`lokmin doctor`: what is wrong with this installation, and how to mend it."""

import argparse
import json

NAME = "doctor"
HELP = "memeriksa pemasangan ini dan menyebut cara memperbaikinya; dengan --hall juga kesiapan laptop aula"
DATABASE = True
MIGRATE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="bentuk jawaban")
    parser.add_argument(
        "--hall", action="store_true", help="juga: apa yang sanggup dilayani laptop ini di aula"
    )
    parser.add_argument("--seconds", type=int, default=4, help="lama pengukuran --hall (bawaan 4 detik)")


def run(arguments: argparse.Namespace) -> int:
    from lokmin.web.doctor import contents, hall, machine
    from lokmin.web.doctor.finding import GOOD, is_well, looked_over

    checks = machine.checks(in_hall=arguments.hall)
    if machine.has_tables():
        checks += contents.CHECKS
    if arguments.hall and machine.has_tables():
        checks += hall.checks(arguments.seconds)
    elif arguments.hall:
        checks.append(("Bawaan", hall.not_loaded))
    found = looked_over(checks)
    if arguments.format == "json":
        told = [{"name": f.name, "state": f.state, "message": f.told, "mend": f.mend} for f in found]
        print(json.dumps({"ok": is_well(found), "checks": told}, ensure_ascii=False, indent=2))
        return 0 if is_well(found) else 1
    for finding in found:
        print(finding.line)
    look = sum(finding.state != GOOD for finding in found)
    print(
        f"\n{len(found)} hal diperiksa; {look} perlu dilihat."
        if look
        else f"\n{len(found)} hal diperiksa; semua baik."
    )
    return 0 if is_well(found) else 1
