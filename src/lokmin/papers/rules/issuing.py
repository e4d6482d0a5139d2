"""The life of a paper and its number: draft, handed over, numbered, signed."""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum

from lokmin.basics.refusal import Refusal
from lokmin.basics.words import mark
from lokmin.papers.rules.dates import ROMAN_MONTHS

DRAFT, HANDED_OVER, NUMBERED, SIGNED = "draft", "handed_over", "numbered", "signed"
SUPERSEDED = "superseded"
OUTDATED = "outdated"
"""Not a stored state: the meeting has another plan than the paper says."""
NEXT: dict[str, frozenset[str]] = {
    DRAFT: frozenset({HANDED_OVER}),
    HANDED_OVER: frozenset({HANDED_OVER, NUMBERED, SIGNED, SUPERSEDED}),
    NUMBERED: frozenset({SIGNED, SUPERSEDED}),
    SIGNED: frozenset({SIGNED, SUPERSEDED}),
    SUPERSEDED: frozenset(),
}
"""From each state to which others. A number may stay blank for handwriting.

With its number or its signed scan a paper is final: nothing is printed anew under its code.
"""
FINAL = frozenset({NUMBERED, SIGNED})
CORRECTION_MOST = 200
STATE_WORDS = {
    "": mark("Belum disiapkan"),
    DRAFT: mark("Draf"),
    HANDED_OVER: mark("Diserahkan untuk nomor dan tanda tangan"),
    NUMBERED: mark("Bernomor"),
    SIGNED: mark("Bertanda tangan"),
    SUPERSEDED: mark("Diganti"),
}
PLAN = ("held_on", "starts_at", "ends_at", "venue")
SIGNATURES = ("signed", "wanted")
"""The facts of a paper: what makes it wrong when it changes, and what makes it only older."""
STEPS = {
    HANDED_OVER: mark("menyerahkan"),
    NUMBERED: mark("memberi nomor"),
    SIGNED: mark("menyimpan pindaian"),
    SUPERSEDED: mark("mengganti"),
}
_PLACE = re.compile(r"\{(\w+)\}")
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
SCAN_LIMIT = 10 * 1024 * 1024
_SCANS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n": "png"}


class Numbered(StrEnum):
    """The places of a number template."""

    SEQUENCE = "urut"
    SEQUENCE_3 = "urut3"
    SEQUENCE_4 = "urut4"
    MONTH = "bulan"
    ROMAN_MONTH = "bulan_romawi"
    YEAR = "tahun"
    CLASSIFICATION = "klas"
    TYPE = "jenis"
    UNIT = "unit"


FIXED = (Numbered.CLASSIFICATION, Numbered.TYPE, Numbered.UNIT)
"""The places that the settings fill once; the others are filled letter by letter."""


def standing(state: str, number: str) -> str:
    """Where a paper really stands: one whose number went to another paper waits for a number again."""
    return HANDED_OVER if state == NUMBERED and not number else state


def is_final(state: str, number: str) -> bool:
    """Whether its bytes are what was issued, for good."""
    return standing(state, number) in FINAL


def check_step(before: str, after: str) -> None:
    """Refuse a step that the life of a paper does not have."""
    if before in FINAL and after in (HANDED_OVER, NUMBERED):
        raise Refusal("papers.final")
    if after not in NEXT[before]:
        raise Refusal("papers.step", before=STATE_WORDS[before], step=STEPS[after])


def is_wrong(printed: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """The paper names another day, hour or place than the meeting has now."""
    return _differ(PLAN, printed, now)


def is_older(printed: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """The signatures changed since it was printed."""
    return _differ(SIGNATURES, printed, now)


def _differ(names: Iterable[str], printed: Mapping[str, str], now: Mapping[str, str]) -> bool:
    return any(printed[name] != now[name] for name in names if name in printed and name in now)


def check_current(printed: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Refuse to write on a paper whose plan has changed: it is replaced."""
    if is_wrong(printed, now):
        raise Refusal("papers.replace_first")


def check_template(template: str) -> None:
    """Refuse a number template with an unknown place, or with half a brace."""
    known = {place.value for place in Numbered}
    for name in _PLACE.findall(template):
        if name not in known:
            raise Refusal("papers.template", value=name, known=", ".join(sorted(known)))
    if set("{}") & set(_PLACE.sub("", template)):
        raise Refusal("papers.template_half", value=template)


def settled(template: str, parts: Mapping[str, str]) -> str:
    """The template with its fixed places filled: `{klas}/{urut3}/{unit}` as `005/{urut3}/Kec.Mdw`.

    Refuses a place that the settings leave empty, and braces in what fills it.
    """
    for place in FIXED:
        if f"{{{place}}}" in template:
            if not parts.get(place):
                raise Refusal("papers.template_empty", value=str(place))
            if set("{}") & set(parts[place]):
                raise Refusal("papers.template_braces", value=parts[place])
    return _PLACE.sub(lambda found: parts[found[1]] if found[1] in FIXED else found[0], template)


def of_book(template: str, unit: str) -> str:
    """How the numbers of one agenda book look: of any class and type of letter, of one unit."""
    return template.replace(f"{{{Numbered.UNIT}}}", unit)


def next_sequence(
    template: str, counted: Iterable[str], taken: Collection[str], day: date, *, book: str = ""
) -> int:
    """The running number after the highest of those counted; one that is taken already is left out.

    `book`: how those counted look where they are not all of this template (`of_book`).
    """
    first = max((sequence_of(book or template, number) for number in counted), default=0) + 1
    some = range(first, first + len(taken) + 1)
    return next((n for n in some if number_of(template, n, day) not in taken), first)


def number_of(template: str, sequence: int, day: date) -> str:
    """`005/{urut3}/Kec.Mdw/{tahun}` as `005/017/Kec.Mdw/2023`; empty when there is no template."""
    values = {
        Numbered.SEQUENCE: str(sequence),
        Numbered.SEQUENCE_3: f"{sequence:03d}",
        Numbered.SEQUENCE_4: f"{sequence:04d}",
        Numbered.MONTH: f"{day.month:02d}",
        Numbered.ROMAN_MONTH: ROMAN_MONTHS[day.month - 1],
        Numbered.YEAR: str(day.year),
    }
    return _PLACE.sub(lambda found: values[Numbered(found[1])], template)


def sequence_of(template: str, number: str) -> int:
    """The running number in a number of this template: 17 of `005/017/Kec.Mdw/2023`; 0 when it is not one."""
    pattern, end = "", 0
    for place in _PLACE.finditer(template):
        pattern += re.escape(template[end : place.start()]) + _shape(place[1])
        end = place.end()
    found = re.fullmatch(pattern + re.escape(template[end:]), number, re.IGNORECASE)
    return max((int(group) for group in found.groups()), default=0) if found else 0


def _shape(place: str) -> str:
    if place.startswith(Numbered.SEQUENCE):
        return "([0-9]{1,9})"
    if place in FIXED:
        return ".+?"
    return "[0-9]{4}" if place == Numbered.YEAR else "[0-9IVX]{1,4}"


def document_code(*parts: str) -> str:
    """`K7Q4-2MZX`: eight signs without look-alikes, the same for the same parts."""
    digest = int.from_bytes(hashlib.sha256("\n".join(parts).encode()).digest()[:10], "big")
    signs = ""
    for _ in range(8):
        digest, place = divmod(digest, len(_SIGNS))
        signs += _SIGNS[place]
    return f"{signs[:4]}-{signs[4:]}"


_COUNT = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)")


def pages_in(content: bytes) -> int:
    """How many pages a PDF of ours has: its page tree stands uncompressed in the file."""
    return max((int(found) for found in _COUNT.findall(content)), default=0)


def check_scan(content: bytes) -> str:
    """`pdf`, `jpg` or `png` by the first bytes; anything else, empty or too large is refused."""
    if not content:
        raise Refusal("papers.scan_empty")
    if len(content) > SCAN_LIMIT:
        raise Refusal("papers.scan_large", megabytes=SCAN_LIMIT // 1024 // 1024)
    for start, name in _SCANS.items():
        if content.startswith(start):
            return name
    raise Refusal("papers.scan_kind")
