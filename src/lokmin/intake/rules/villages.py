"""Which village does a file mean? By code, then by name however it is spelt; a guess is only offered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

from lokmin.places.rules import spelling

_LIKE = 0.75


@dataclass(frozen=True)
class Village:
    """A village of the catchment."""

    id: UUID
    code: str
    name: str


@dataclass(frozen=True)
class Match:
    """`village` None: nobody knows yet. `how` is code, name, memory, ambiguous, like or unknown;
    `offers` are villages with a similar name, the most similar first."""

    village: Village | None
    how: str
    offers: tuple[Village, ...] = ()


def plain_code(code: str) -> str:
    return code.replace(".", "").strip()


def match_villages(
    named: Iterable[tuple[str, str]],
    villages: Iterable[Village],
    memory: Mapping[str, UUID] | None = None,
) -> dict[tuple[str, str], Match]:
    """A match for each `(code, name)` of a file. `memory`: what a person chose before, by plain name.

    A code decides alone: an unknown code is not rescued by a name. The catchment is the whole world
    here, so a name that is right elsewhere stays unknown."""
    known = list(villages)
    return {(code, name): _match(code, name, known, memory or {}) for code, name in named}


def _match(code: str, name: str, known: list[Village], memory: Mapping[str, UUID]) -> Match:
    if code or spelling.is_code(name):
        wanted = plain_code(code or name)
        found = [village for village in known if village.code and plain_code(village.code) == wanted]
        return Match(found[0], "code") if found else Match(None, "unknown", _offers(name, known))
    wanted = spelling.plain_name(name)
    found = [village for village in known if spelling.plain_name(village.name) == wanted]
    if len(found) == 1:
        return Match(found[0], "name")
    if len(found) > 1:
        return Match(None, "ambiguous", tuple(found))
    remembered = [village for village in known if village.id == memory.get(wanted)]
    if remembered:
        return Match(remembered[0], "memory")
    offers = _offers(name, known)
    return Match(None, "like" if offers else "unknown", offers)


def disagrees(name: str, match: Match) -> bool:
    """The line's code means one village, its name another or none: which one is right is not known."""
    village = match.village if match.how == "code" else None
    if village is None or not name or spelling.is_code(name):
        return False
    return spelling.plain_name(name) != spelling.plain_name(village.name)


def _offers(name: str, known: list[Village]) -> tuple[Village, ...]:
    wanted = spelling.plain_name(name)
    likeness = [
        (SequenceMatcher(None, wanted, spelling.plain_name(village.name)).ratio(), village)
        for village in known
    ]
    close = sorted((item for item in likeness if item[0] >= _LIKE), key=lambda item: -item[0])
    return tuple(village for _, village in close[:3])


def plain_puskesmas(name: str) -> str:
    """The name of a Puskesmas without `UPT`, `Puskesmas` and the spelling of its number."""
    words = spelling.words(name)
    while len(words) > 1 and words[0] in ("upt", "uptd", "upf", "blud", "puskesmas", "pkm", "pusk"):
        words = words[1:]
    return spelling.plain_name(" ".join(words))
