"""What went to a hall and came back, made ready to print."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from lokmin.basics.refusal import Refusal
from lokmin.basics.words import mark
from lokmin.exchange.queries import ConflictCard, PackageCard, ReturnCard, telling
from lokmin.exchange.queries.joining import Step
from lokmin.exchange.rules.joining import ADD, CHANGE, CONFLICT, REMOVE, SAME, differing, digest
from lokmin.exchange.rules.naming import FIELDS, REASONS, TABLES
from lokmin.meetings.queries import AwayCard, MeetingCard
from lokmin.tools import printing
from lokmin.tools.addresses import CABLE, WIFI, Address

OUTCOMES = {
    ADD: mark("%(n)s baru"),
    CHANGE: mark("%(n)s diubah"),
    REMOVE: mark("%(n)s dihapus"),
    CONFLICT: mark("%(n)s perlu diputuskan"),
    SAME: mark("%(n)s sudah sama"),
}
_LOG = "tools.AuditRow"


def package_name(code: str, now: datetime) -> str:
    return f"aula-{code}-{now:%Y-%m-%d}.lokmin"


def return_name(code: str, now: datetime) -> str:
    return f"pulang-{code}-{now:%Y-%m-%d-%H%M}.lokmin"


def counts_words(counts: Mapping[str, int]) -> str:
    """`12 baru, 3 diubah, 1 perlu diputuskan`."""
    parts = [_(words) % {"n": counts[key]} for key, words in OUTCOMES.items() if counts.get(key)]
    return ", ".join(parts) or _("tidak ada yang berubah")


def again_words(card: ReturnCard) -> str:
    """What is said of a file that was joined before."""
    told = {"day": printing.date_long(card.joined_at), "at": printing.time_text(card.joined_at)}
    return _("Berkas ini sudah digabungkan pada %(day)s, %(at)s; tidak ada yang baru.") % told


@dataclass(frozen=True)
class TableLine:
    """One table of a return: what joining does with its rows."""

    name: str
    words: str
    asks: bool


def preview_lines(steps: Iterable[Step]) -> list[TableLine]:
    """What joining would do, a line a table; the log of the machine is not a person's affair."""
    found: dict[str, Counter[str]] = {}
    for step in steps:
        if step.label != _LOG:
            found.setdefault(step.label, Counter())[step.outcome] += 1
    return [
        TableLine(_(TABLES[label]), counts_words(counts), bool(counts[CONFLICT]))
        for label, counts in found.items()
    ]


@dataclass(frozen=True)
class FieldLine:
    """One field in which the two sides differ."""

    name: str
    before: str
    office: str
    hall: str


@dataclass(frozen=True)
class ConflictLine:
    """A row for a decision: both sides field by field, and why the hall's cannot be taken where it cannot."""

    card: ConflictCard
    table: str
    about: str
    reason: str
    fields: tuple[FieldLine, ...]
    seen: str
    office_gone: bool
    hall_gone: bool
    decides: bool
    cannot: str = ""


def conflict_lines(cards: Sequence[ConflictCard], refusals: Mapping[Any, Refusal]) -> list[ConflictLine]:
    return [_conflict(card, refusals.get(card.id)) for card in cards]


def _conflict(card: ConflictCard, refusal: Refusal | None) -> ConflictLine:
    office = card.office if card.choice else card.now
    names = (
        differing(office, card.hall)
        if office and card.hall
        else sorted(
            name
            for name, value in (office or card.hall or {}).items()
            if name in FIELDS and value not in (None, "", [])
        )
    )
    return ConflictLine(
        card,
        _(TABLES[card.label]),
        telling.about(card.label, card.hall or office or card.base),
        _(REASONS[card.reason]),
        tuple(
            FieldLine(
                _(FIELDS[name]) if name in FIELDS else name,
                value_words(card.label, name, card.base),
                value_words(card.label, name, office),
                value_words(card.label, name, card.hall),
            )
            for name in names
        ),
        digest(card.now),
        office is None,
        card.hall is None,
        card.reason not in ("number", "given_up"),
        _(refusal.template) % refusal.params if refusal else "",
    )


def value_words(label: str, name: str, row: Mapping[str, Any] | None) -> str:
    """A value as it is printed; an en dash where there is none."""
    value = telling.meaning(label, name, row[name]) if row and name in row else None
    if value is None or value in ("", []):
        return printing.EN_DASH
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, datetime):
        return f"{printing.date_long(value)}, {printing.time_text(value)}"
    if isinstance(value, date):
        return printing.date_long(value)
    return _(value) if isinstance(value, str) else str(value)


@dataclass(frozen=True)
class AwayLine:
    """A meeting that is in a hall now."""

    meeting: MeetingCard
    card: AwayCard


@dataclass(frozen=True)
class PackageLine:
    """A package that was made, with its meeting and returns."""

    card: PackageCard
    title: str
    returns: tuple[tuple[Any, str], ...]


def package_lines(cards: Sequence[PackageCard], titles: Mapping[Any, str]) -> list[PackageLine]:
    return [
        PackageLine(
            card,
            titles.get(card.meeting_id, "") if card.meeting_id else "",
            tuple((one, counts_words(one.counts)) for one in card.returns),
        )
        for card in cards
    ]


@dataclass(frozen=True)
class AddressLine:
    """One way in for phones."""

    url: str
    where: str


_KINDS = {WIFI: mark("Wi-Fi"), CABLE: mark("kabel")}


def address_lines(found: Sequence[Address], port: int) -> list[AddressLine]:
    return [
        AddressLine(
            f"http://{a.ip}" if port == 80 else f"http://{a.ip}:{port}",
            ", ".join(
                word
                for word in (
                    _("hotspot laptop ini") if a.hotspot else _(_KINDS[a.kind]) if a.kind in _KINDS else "",
                    a.interface,
                )
                if word
            ),
        )
        for a in found
    ]
