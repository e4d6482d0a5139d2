"""For whom a paper is, and what therefore does not stand on it (FN 14, decision 60).

Sensitive indicators never by village outside the house; people of fewer than five not as a number in public,
nor where the indicator is sensitive; no sentence that may name a person in what everybody may read.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from lokmin.papers.rules.blocks import Number

LEAST = 5
"""Fewer people than this are called "kurang dari 5"."""
FEW = f"kurang dari {LEAST}"


class Audience(StrEnum):
    """Who reads a paper: the staff and the camat, the sectors in the room, or everybody."""

    STAFF = "staff"
    SECTOR = "sector"
    PUBLIC = "public"


def shows_villages(audience: Audience, *, restricted: bool) -> bool:
    """Whether numbers and names of single villages may stand on it."""
    return audience is not Audience.PUBLIC and (audience is Audience.STAFF or not restricted)


def hides(people: int | None, audience: Audience, *, restricted: bool = False) -> bool:
    """Whether this many people is too few to be printed; nobody is nobody."""
    guarded = audience is Audience.PUBLIC or (audience is Audience.SECTOR and restricted)
    return guarded and people is not None and 0 < people < LEAST


def guarded(number: Number, audience: Audience, *, restricted: bool = False) -> Number:
    """A count of people, or that they are few."""
    few = hides(int(number.value or 0), audience, restricted=restricted)
    return replace(number, value=None, text=FEW) if few else number


_DIGITS = re.compile(r"\d(?:[ .\-]?\d){7,}")
_MONEY = re.compile(r"\bRp\.? ?\d[\d.]*", re.IGNORECASE)
_BEFORE_A_NAME = re.compile(
    r"\b(?i:nik|an\.|tn\.?|ny\.?|nn\.?|sdri?\.?|bpk\.?|bapak|ibu|pak|bu|drg?\.|dr[as]\.|hj?\.|ust(?:adz?)?\.?|"
    r"k\.?h\.|kiai|kyai|saudar[ai]|ananda|mbah|kakek|nenek|"
    r"keluarga|pasien|anak|bayi|istri|suami|almh?\.?|almarhum(?:ah)?)\)? ?(?=[A-Z0-9])"
)
_COMMON = re.compile(
    r"\b(?:ibu|bapak|bu|pak|keluarga|anak|bayi|pasien) (?:hamil|nifas|bersalin|menyusui|balita|muda|pkk|"
    r"berencana|sehat|sekolah|baru|tbc?|hiv|odgj|dm)\b",
    re.IGNORECASE,
)
_ORDINARY = frozenset(
    "kepala desa lurah kelurahan camat kecamatan puskesmas bidan kader ketua sekretaris dokter perawat dinas "
    "kantor sektor kapolsek danramil babinsa guru sekolah pejabat staf posyandu kesehatan pemerintah".split()
)


def may_name(text: str, names: Iterable[str] = ()) -> bool:
    """Whether a sentence may name a person: a known name, a title before a name, a number of eight digits.

    Errs towards leaving out: for a public paper a sentence too few is better than a name too many.
    """
    bare = _MONEY.sub("", _COMMON.sub("", text))
    if _DIGITS.search(bare) or _BEFORE_A_NAME.search(bare):
        return True
    said = set(_words(text)) - _ORDINARY
    return any(word in said for name in names for word in _words(name) if len(word) >= 4)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
