"""A laptop that serves a hall: under which address, and what its terminal says."""

from pathlib import Path
from typing import Any

from lokmin.basics.refusal import Refusal
from lokmin.tools.addresses import CABLE, WIFI, Address, lan_addresses

_KINDS = {WIFI: "Wi-Fi", CABLE: "kabel"}


def url_of(ip: str, port: int) -> str:
    return f"http://{ip}" if port == 80 else f"http://{ip}:{port}"


def public_url(port: int) -> str:
    """The likeliest address for phones; empty while there is no net, so no link is offered (FN 18)."""
    found = lan_addresses()
    return url_of(found[0].ip, port) if found else ""


def told(port: int) -> str:
    """What the terminal shows: every address, a QR code of the first, and what to know."""
    from django.conf import settings

    from lokmin.exchange.queries.homeward import carried_here
    from lokmin.tools import qr

    found, luggage = lan_addresses(), carried_here()
    parts = ["Lokmin melayani aula dari laptop ini, tanpa internet."]
    if luggage:
        parts.append(f"Membawa Puskesmas {luggage.name}{f': {luggage.meeting}' if luggage.meeting else ''}.")
    if not found:
        parts.append(
            "Belum ada jaringan. Nyalakan hotspot laptop ini (atau sambungkan ke Wi-Fi aula), lalu jalankan "
            f"perintah ini lagi. Sementara itu laptop ini sendiri: {url_of('127.0.0.1', port)}/"
        )
        return "\n".join(parts)
    parts += ["", *(f"  {url_of(a.ip, port)}/{_where(a)}" for a in found), ""]
    parts.append(qr.lines(f"{url_of(found[0].ip, port)}/"))
    if luggage:
        parts.append(f"Untuk proyektor: {url_of('127.0.0.1', port)}/p/{luggage.code}/aula/alamat/")
    parts += [
        "Tautan dan QR yang dibuat selama di aula hanya terbuka di jaringan aula ini.",
        f"Sesudah rapat: buka Rapat di aula, unduh berkas pulang (atau: lokmin hall-return MAP --data "
        f"{settings.DATA}), lalu gabungkan di kantor.",
        "Ctrl+C untuk berhenti.",
    ]
    return "\n".join(parts)


def _where(address: Address) -> str:
    words = [_KINDS.get(address.kind, ""), "hotspot laptop ini" if address.hotspot else "", address.interface]
    known = [word for word in words if word]
    return f"   ({', '.join(known)})" if known else ""


def package_facts(path: Path) -> dict[str, Any]:
    """What a package says of itself; refused when it is none."""
    from lokmin.exchange.rules import package

    try:
        with path.open("rb") as file:
            return package.look(file, package.PACKAGE).facts
    except OSError:
        raise Refusal("web.file_missing", path=str(path)) from None


def fill(path: Path) -> str:
    """Fill this laptop from a package; answers what it holds now."""
    from lokmin.exchange import actions
    from lokmin.web.installation import command_scope

    try:
        with path.open("rb") as file:
            found = actions.open_package(scope=command_scope(), file=file)
    except OSError:
        raise Refusal("web.file_missing", path=str(path)) from None
    return f"Paket Puskesmas {found.name} dari {found.dated:%d-%m-%Y %H.%M}, dibuat {found.made_by}."
