"""Build the example once: every step through the same actions as the screens, in the order of time."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction

from lokmin.basics.scope import Scope
from lokmin.people import queries as people
from lokmin.places import queries as places
from lokmin.web.example import before, campaigns, clinic, directory, letters, messages
from lokmin.web.example import cast as casting
from lokmin.web.example.cast import BEGIN, Cast, DemoAccount, moment
from lokmin.web.example.tell import Teller, read_story
from lokmin.web.example.timeline import Event, in_order
from lokmin.web.installation import load_facts

Report = Callable[[str], None]
STORIES = ("mandalawangi", "lais")
MAIN = "1033372"
PACKS = ("1033372", "1011689")


def teller_scope(cast: Cast) -> Scope:
    """The installation's own scope on the first day of the story."""
    cards = list(cast.puskesmas.values())
    ids = [card.id for card in cards]
    return Scope.of_command("data contoh", moment(BEGIN), ids, {card.kecamatan_id for card in cards})


def exists() -> bool:
    """Whether the example stands here already."""
    card = places.puskesmas_by_code(code=MAIN)
    return bool(card and card.example)


def accounts_file() -> Path:
    """Where the random passwords of this machine's example are kept for the next start."""
    return Path(settings.DATA) / "akun-contoh.json"


def packs_folder() -> Path:
    """Where the example's evaluation packs are written, a folder for each Puskesmas."""
    return Path(settings.DATA) / "pack"


def ready_example(*, report: Report) -> list[DemoAccount]:
    """Build the example unless it stands; returns the accounts to print."""
    if not exists():
        build_example(report=report)
    kept = accounts_file()
    if not kept.exists():
        return []
    return [DemoAccount(**line) for line in json.loads(kept.read_text("utf-8"))]


def build_example(*, report: Report) -> None:
    """Tell the whole story into the database; all or nothing."""
    cast = Cast()
    with transaction.atomic():
        report("1/3 mendaftarkan Puskesmas, desa, dan jabatan contoh …")
        scope = teller_scope(cast)
        load_facts(scope)
        clinic.open_puskesmas(cast, scope)
        casting.gather(cast, teller_scope(cast))
        events = list(_all_events(cast))
        report(f"2/3 menceritakan {len(events)} kejadian, Juli 2021 sampai Agustus 2023 …")
        _tell(cast, events, report)
    lines = [account.__dict__ for account in cast.printed]
    accounts_file().write_text(json.dumps(lines, indent=1, ensure_ascii=False), "utf-8")
    accounts_file().chmod(0o600)
    report("3/3 data contoh siap.")


def _all_events(cast: Cast) -> Iterator[Event]:
    yield from clinic.events(cast)
    yield from campaigns.events(cast)
    yield from directory.events(cast)
    for name in STORIES:
        teller = Teller(cast, read_story(name))
        yield from teller.events()
        yield from letters.events(teller)
        yield from before.events(teller)
        yield from messages.events(cast, teller)


def _tell(cast: Cast, events: list[Event], report: Report) -> None:
    heads = _heads(cast)
    spoken = time.monotonic()
    for number, event in enumerate(in_order(events), start=1):
        event.do(cast.as_(heads[event.code], event.at, (event.code,)))
        if time.monotonic() - spoken > 2:
            report(f"    {number} dari {len(events)} kejadian, sampai {event.at:%d-%m-%Y}")
            spoken = time.monotonic()


def _heads(cast: Cast) -> dict[str, str]:
    """The head's account of each Puskesmas."""
    found = {}
    for code, card in cast.puskesmas.items():
        for name, (account_id, _, role) in cast.accounts.items():
            standing = people.standings(account_id=account_id, today=casting.TODAY)
            if role == "head" and any(card.id in s.puskesmas_ids for s in standing):
                found[code] = name
    return found


def welcome(address: str, accounts: list[DemoAccount], seconds: float) -> str:
    """What the demo prints: address, accounts, one next step."""
    lines = [
        "",
        f"Lokmin contoh siap dalam {seconds:.1f} detik: {address}/",
        "Jam contoh berhenti pada Senin, 7 Agustus 2023. Semua angka dan nama orang rekaan.",
        "",
        f"{'akun':<24}{'kata sandi':<16}nama dan peran",
        *(f"{a.username:<24}{a.password:<16}{a.name}, {a.title}" for a in accounts),
        "",
        "Mulailah: masuk sebagai kepala-mandalawangi, lalu buka Rapat, TW II 2023, Evaluasi RTL.",
        f"Data ada di {settings.DATA}. Berhenti: Ctrl+C.",
        f"Hapus contoh: ./run lokmin example --erase --data {settings.DATA}",
    ]
    return "\n".join(lines)


def write_packs(folder: Path | None = None) -> Iterator[str]:
    """Write the evaluation pack of the last frozen period of both example Puskesmas; yields what was done."""
    from lokmin.coverage import queries as coverage
    from lokmin.papers import actions as papers
    from lokmin.web.installation import command_scope

    out = folder / "pack" if folder else packs_folder()
    scope = command_scope().at(moment(casting.TODAY))
    for code in PACKS:
        card = places.puskesmas_by_code(code=code)
        assert card
        period = coverage.freezes(scope=scope, puskesmas_id=card.id)[0].period
        written = papers.write_pack(scope=scope, puskesmas_id=card.id, period=period, out=out / code)
        yield f"{card.name}, {period}: {len(written)} berkas di {out / code}"
