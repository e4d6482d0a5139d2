"""The main menu: a subset of the rooms, in their order."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext

from lokmin.basics.scope import Duty
from lokmin.basics.words import mark


@dataclass(frozen=True)
class Entry:
    room: str
    label: str
    address: str
    duty: Duty


MENU = (
    Entry("coverage", mark("Capaian"), "coverage:scorecard", Duty.READ_COVERAGE),
    Entry("obstacles", mark("Masalah"), "obstacles:board", Duty.READ_PROBLEMS),
    Entry("commitments", mark("Komitmen"), "commitments:board", Duty.READ_COMMITMENTS),
    Entry("meetings", mark("Rapat"), "meetings:list", Duty.READ_MEETINGS),
    Entry("yearly", mark("Bukti"), "yearly:evidence", Duty.REPORT_PROGRESS),
    Entry("papers", mark("Dokumen"), "papers:list", Duty.READ_PAPERS),
)


# What is needed less often than the menu; it stands at the foot of every page of a Puskesmas.
SHORTCUTS = (
    Entry("coverage", mark("Isi data bulanan"), "coverage:entry", Duty.WRITE_FIGURES),
    Entry("coverage", mark("Kampanye imunisasi"), "coverage:campaigns", Duty.READ_COVERAGE),
    Entry("coverage", mark("Kamus indikator"), "coverage:dictionary", Duty.READ_COVERAGE),
    Entry("intake", mark("Unggah data"), "intake:upload", Duty.UPLOAD),
    Entry("exchange", mark("Rapat di aula"), "hall:overview", Duty.READ_MEETINGS),
    Entry("people", mark("Daftar lintas sektor"), "people:directory", Duty.MANAGE_PEOPLE),
    Entry("people", mark("Pembagian peran"), "people:parts", Duty.READ_MEETINGS),
    Entry("people", mark("Antrean pesan"), "people:messages", Duty.SEND_MESSAGES),
    Entry("people", mark("Tautan pribadi"), "people:links", Duty.MANAGE_LINKS),
    Entry("meetings", mark("Ringkasan camat"), "meetings:camat_digest", Duty.READ_DIGEST),
    Entry("web", mark("Halaman Senin"), "monday", Duty.REPORT_PROGRESS),
)


@lru_cache(maxsize=4096)
def _made(name: str, code: str, _prefix: str) -> str:
    return reverse(name, kwargs={"code": code})


def address(name: str, code: str) -> str:
    """An address of a Puskesmas or a district: the same on every page, so it is made once."""
    return _made(name, code, get_script_prefix())


@dataclass(frozen=True)
class Item:
    label: str
    url: str
    current: bool


def menu(request: HttpRequest) -> Iterator[Item]:
    """The menu of the Puskesmas that was entered, then the district board where it is the reader's."""
    door = request.door  # type: ignore[attr-defined]
    room = request.resolver_match.app_name if request.resolver_match else ""
    if door.puskesmas and door.scope:
        home = address("home", door.puskesmas.code)
        yield Item(gettext("Beranda"), home, request.path == home)
        for entry in MENU:
            if door.scope.can(entry.duty):
                url = address(entry.address, door.puskesmas.code)
                yield Item(gettext(entry.label), url, room == entry.room)
    district = door.district.code if door.district else door.puskesmas and door.puskesmas.district_code
    if district and door.scope and door.scope.can(Duty.READ_DISTRICT):
        yield Item(gettext("Kabupaten"), address("rollup:board", district), room == "rollup")


def shortcuts(request: HttpRequest) -> Iterator[Item]:
    """The pages of a Puskesmas that the menu does not name, as far as they are the reader's."""
    door = request.door  # type: ignore[attr-defined]
    if door.puskesmas and door.scope and door.scope.account_id:
        for entry in SHORTCUTS:
            if door.scope.can(entry.duty):
                url = address(entry.address, door.puskesmas.code)
                yield Item(gettext(entry.label), url, request.path == url)


def context(request: HttpRequest) -> dict[str, object]:
    """Template context: menu, Puskesmas, scope, today."""
    door = getattr(request, "door", None)
    if door is None:
        return {}
    return {
        "menu": list(menu(request)),
        "shortcuts": list(shortcuts(request)),
        "puskesmas": door.puskesmas,
        "district": door.district,
        "scope": door.scope,
        "today": door.scope.today if door.scope else None,
        "person_title": door.title,
    }
