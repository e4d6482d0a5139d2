"""The families of meetings: cross-sector and monthly lokmin with a first and routine ones, and free kinds.

A family counts its own numbers of a year. Meetings of the kind `other` have a name of their own and count by
that name.
"""

from dataclasses import dataclass

from lokmin.basics.refusal import Refusal
from lokmin.meetings.rules.facts import data

QUARTERLY, MONTHLY, STUNTING, REVIEW, OTHER = FAMILIES = (
    "quarterly", "monthly", "stunting", "review", "other",
)  # fmt: skip
KINDS = ("quarterly_first", QUARTERLY, "monthly_first", MONTHLY, STUNTING, REVIEW, OTHER)
OUTSIDE = "board"
"""Where promises come from that no meeting made."""


@dataclass(frozen=True)
class Family:
    """The custom of one family, from `data/kinds.toml`; there each part is explained."""

    key: str
    months: tuple[int, ...]
    reviewed: int
    planned: int
    most: int
    chair: str
    agreement: bool
    heads_see: bool
    reads: frozenset[str]

    @property
    def by_camat(self) -> bool:
        """The camat leads it, and the letter is his."""
        return self.chair == "camat"

    @property
    def asks_every_sector(self) -> bool:
        """What a sector was asked is its business, also of one that was not called; elsewhere of who was."""
        return self.key == QUARTERLY

    @property
    def takes_inputs(self) -> bool:
        """Its guests are asked for their inputs beforehand; those that look inward have none to ask."""
        return self.key not in (MONTHLY, REVIEW)

    @property
    def is_yearly(self) -> bool:
        """A series with months of its own, which can be planned for a year at once."""
        return bool(self.months)


def family_key(kind: str) -> str:
    """`quarterly` for both its kinds."""
    return kind.removesuffix("_first")


def family(kind: str) -> Family:
    """The family of a kind."""
    key = family_key(kind)
    facts = data("kinds")[key]
    several = {name: tuple(facts[name]) for name in ("months",)} | {"reads": frozenset(facts["reads"])}
    return Family(key=key, **{**facts, **several})


WORDS = {
    "lintas": QUARTERLY,
    "bulanan": MONTHLY,
    "stunting": STUNTING,
    "tinjauan": REVIEW,
    "lain": OTHER,
}
"""The families as addresses name them (`?jenis=bulanan`)."""


def word_of(family: str) -> str:
    """The word of a family in addresses."""
    return next(word for word, known in WORDS.items() if known == family)


def is_monthly(kind: str) -> bool:
    return family_key(kind) == MONTHLY


def is_first(kind: str) -> bool:
    return kind.endswith("_first")


def series(kind: str) -> tuple[str, ...]:
    """The kinds that count on together: the first of the year and the routine ones, or the one free kind."""
    key = family_key(kind)
    return tuple(known for known in KINDS if family_key(known) == key)


def signs_agreement(kind: str) -> bool:
    """An agreement is the result of a family, and of the first monthly lokmin (Permenkes 44/2016)."""
    return family(kind).agreement or is_first(kind)


def check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise Refusal("meetings.kind", value=kind)


def check_number(kind: str, number: int) -> None:
    most = family(kind).most
    if not 1 <= number <= most:
        raise Refusal("meetings.number", number=number, most=most)
    if is_first(kind) and number != 1:
        raise Refusal("meetings.first_number", number=number)


def check_name(kind: str, name: str) -> str:
    """The name of a free meeting, without it refused; every other kind has its name already."""
    if kind != OTHER:
        return ""
    if not name.strip():
        raise Refusal("meetings.name")
    return " ".join(name.split())
