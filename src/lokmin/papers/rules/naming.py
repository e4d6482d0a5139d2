"""What papers call a meeting: its full name, in Indonesian whatever the screen speaks."""

from collections.abc import Iterable

from lokmin.meetings.rules import kinds
from lokmin.meetings.rules.calendar import roman

_TITLES = {
    kinds.QUARTERLY: "Lokakarya mini triwulanan lintas sektor",
    kinds.MONTHLY: "Lokakarya mini bulanan",
    kinds.STUNTING: "Rembuk stunting kecamatan",
    kinds.REVIEW: "Pertemuan tinjauan manajemen",
}


def title(kind: str, name: str = "") -> str:
    """`Lokakarya mini bulanan`; a free meeting by its own `name`."""
    return _TITLES.get(kinds.family_key(kind), name)


def in_sentence(kind: str, name: str = "") -> str:
    """The same inside a sentence; a name that somebody gave stays as it is written."""
    text = title(kind, name)
    return text if kind == kinds.OTHER else text[:1].lower() + text[1:]


def event_name(kind: str, number: int, year: int, name: str = "") -> str:
    """`Lokakarya mini triwulanan lintas sektor, triwulan II tahun 2023`."""
    if kinds.family_key(kind) == kinds.QUARTERLY:
        return f"{title(kind)}, triwulan {roman(number)} tahun {year}"
    return f"{title(kind, name)} ke-{number} tahun {year}"


def speaks_of_lokmin(kind: str) -> bool:
    """Whether the rules on the lokmin are the basis of its letters."""
    return kinds.family_key(kind) in (kinds.QUARTERLY, kinds.MONTHLY)


def of_house(office: str, own: str, others: Iterable[str]) -> bool:
    """Is an office of no other Puskesmas of the meeting? The longest name that it holds says whose it is."""
    named = [name for name in (own, *others) if f"puskesmas {name}".lower() in office.lower()]
    return not named or max(named, key=len) == own
