"""Whose letterhead, signatory and number source a kind of paper carries (FN 24)."""

from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.papers.models import Issuer, PaperKind
from lokmin.papers.queries.logos import logos_of
from lokmin.papers.rules.content import Letterhead, Logo, PaperSize, Recipients, Signer, Style
from lokmin.papers.rules.issuing import of_book, settled
from lokmin.papers.rules.kinds import facts
from lokmin.people import queries as people
from lokmin.people.queries import OfficeCard
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard

KINDS: dict[str, str] = {str(value): str(label) for value, label in PaperKind.choices}
OF_KECAMATAN = frozenset(key for key, fact in facts().items() if fact.owner == "kecamatan")
"""Kinds that usually stand on the letterhead of the kecamatan."""
USUAL_TYPES = {
    "invitation": "Und",
    "attendance": "DH",
    "minutes": "Not",
    "agreement": "BA",
    "assignment": "ST",
}
"""What {jenis} stands for until the settings say otherwise."""


@dataclass(frozen=True)
class IssuerCard:
    """The settings of one kind of paper. `saved` is False for what is offered until somebody decides.

    `government` are the lines above the unit, `unit` is the largest line.
    """

    kind: str
    owner: str
    government: tuple[str, ...]
    unit: str
    address: str
    place_name: str
    signatory_title: str
    signatory_name: str
    signatory_rank: str
    signatory_id: str
    number_template: str
    paper_size: str
    version: int = 0
    saved: bool = False
    signatory_acting: str = ""
    signatory_on_behalf: str = ""
    signatory_through: str = ""
    second_title: str = ""
    second_name: str = ""
    second_rank: str = ""
    second_id: str = ""
    initials: tuple[str, ...] = ()
    stamp: bool = True
    classification: str = ""
    letter_type: str = ""
    unit_code: str = ""
    counter: str = "book"
    nature: str = ""
    copies: tuple[str, ...] = ()
    recipients: str = "new"
    logo_left: str = "district"
    logo_right: str = ""
    colour: bool = False
    left: Logo | None = None
    right: Logo | None = None

    @property
    def letterhead(self) -> Letterhead:
        address = (self.address,) if self.address else ()
        return Letterhead(self.government, self.unit, address, self.left, self.right)

    @property
    def size(self) -> PaperSize:
        return PaperSize(self.paper_size.upper())

    @property
    def style(self) -> Style:
        return Style(Recipients(self.recipients), self.initials, self.stamp, self.colour)

    @property
    def signer(self) -> Signer:
        return Signer(
            self.signatory_title,
            self.signatory_name,
            self.signatory_rank,
            self.signatory_id,
            on_behalf=self.signatory_on_behalf,
            through=self.signatory_through,
            acting=self.signatory_acting,
        )

    @property
    def signers(self) -> tuple[Signer, ...]:
        """Who signs; two where camat and head of Puskesmas sign side by side."""
        if not self.second_title:
            return (self.signer,)
        return (self.signer, Signer(self.second_title, self.second_name, self.second_rank, self.second_id))

    @property
    def pattern(self) -> str:
        """The number template with its fixed places filled."""
        parts = {"klas": self.classification, "jenis": self.letter_type, "unit": self.unit_code}
        return settled(self.number_template, parts)

    @property
    def book(self) -> str:
        """How the numbers among which it counts look: those of its own kind, or of the whole agenda book."""
        return self.pattern if self.counter == "kind" else of_book(self.number_template, self.unit_code)


NOT_STORED = frozenset({"government", "unit", "saved", "left", "right"})
STORED = tuple(field.name for field in fields(IssuerCard) if field.name not in NOT_STORED)
"""The fields of a card that stand in the table under the same name."""
_NUMBERING = ("number_template", "classification", "unit_code", "counter")


def issuers(*, scope: Scope, puskesmas: PuskesmasCard) -> dict[str, IssuerCard]:
    """The issuer of every kind of paper; kinds nobody has decided on have what is usual.

    They are numbered as their issuer numbers: by the pattern that was set for another of its kinds (FN 24).
    """
    scope.check_puskesmas(puskesmas.id)
    rows = {row.kind: row for row in Issuer.objects.within(scope).filter(puskesmas_id=puskesmas.id)}
    offices = people.offices(scope=scope, kecamatan_id=puskesmas.kecamatan_id)
    cards = {kind: _card(rows[kind]) if kind in rows else usual(kind, puskesmas, offices) for kind in KINDS}
    numbering = {card.owner: card for card in cards.values() if card.number_template}
    logos = logos_of(scope=scope, puskesmas_id=puskesmas.id)
    return {kind: _with_logos(_numbered(card, numbering), logos) for kind, card in cards.items()}


def _numbered(card: IssuerCard, numbering: dict[str, IssuerCard]) -> IssuerCard:
    known = numbering.get(card.owner)
    if card.saved or known is None:
        return card
    return replace(card, **{name: getattr(known, name) for name in _NUMBERING})


def _with_logos(card: IssuerCard, logos: dict[tuple[str, bool], Logo]) -> IssuerCard:
    left, right = (logos.get((which, card.colour)) for which in (card.logo_left, card.logo_right))
    return replace(card, left=left, right=right)


def issuer(*, scope: Scope, puskesmas: PuskesmasCard, kind: str) -> IssuerCard:
    return issuers(scope=scope, puskesmas=puskesmas)[kind]


def issuer_of(*, scope: Scope, puskesmas: PuskesmasCard, kind: str, by_camat: bool) -> IssuerCard:
    """The issuer of one paper of a meeting.

    A meeting that the head of the Puskesmas leads is not on the camat's letterhead: its letters stand on that
    of its attendance sheet.
    """
    cards = issuers(scope=scope, puskesmas=puskesmas)
    own = cards[kind]
    return (
        own
        if by_camat or own.owner != "kecamatan"
        else replace(cards["attendance"], kind=kind, letter_type=own.letter_type)
    )


def puskesmas_of(*, scope: Scope, puskesmas_id: UUID) -> PuskesmasCard:
    """The card of a Puskesmas in scope."""
    scope.check_puskesmas(puskesmas_id)
    return places.puskesmas_cards(ids=[puskesmas_id])[0]


def _card(row: Issuer) -> IssuerCard:
    lines: list[dict[str, Any]] = row.letterhead
    unit = next((line["text"] for line in lines if line.get("large")), "")
    stored: dict[str, Any] = {name: getattr(row, name) for name in STORED}
    lists = {name: tuple(value) for name, value in stored.items() if isinstance(value, list)}
    return IssuerCard(
        government=tuple(line["text"] for line in lines if not line.get("large")),
        unit=unit,
        saved=True,
        **{**stored, **lists},
    )


def district_government(name: str) -> str:
    """`Pemerintah Kabupaten Pandeglang`, whether the name says Kabupaten or not."""
    word = name.split()[0].casefold() if name else ""
    return f"Pemerintah {name}" if word in ("kabupaten", "kota") else f"Pemerintah Kabupaten {name}"


def kecamatan_name(name: str) -> str:
    return name if name.casefold().startswith("kecamatan") else f"Kecamatan {name}"


def usual(kind: str, puskesmas: PuskesmasCard, offices: list[OfficeCard]) -> IssuerCard:
    """Kecamatan for invitation and agreement, else the Puskesmas; signed by camat or head."""
    of_kecamatan = kind in OF_KECAMATAN
    government = [district_government(puskesmas.district)]
    sector, word = ("kecamatan", "camat") if of_kecamatan else ("kesehatan", "kepala")
    if not of_kecamatan:
        government.append("Dinas Kesehatan")
    seat = _seat(offices, sector, word, "" if of_kecamatan else puskesmas.name)
    default = f"Camat {bare(puskesmas.kecamatan)}" if of_kecamatan else f"Kepala {puskesmas.full_name}"
    return IssuerCard(
        kind=kind,
        owner="kecamatan" if of_kecamatan else "puskesmas",
        government=tuple(government),
        unit=kecamatan_name(puskesmas.kecamatan) if of_kecamatan else puskesmas.full_name,
        address="" if of_kecamatan else puskesmas.address,
        place_name=bare(puskesmas.kecamatan),
        signatory_title=seat.printed_title if seat else default,
        signatory_name=seat.holder if seat else "",
        signatory_rank=seat.rank if seat else "",
        signatory_id=f"{seat.id_kind} {seat.id_number}".strip() if seat and seat.id_number else "",
        number_template="",
        paper_size="a4",
        letter_type=USUAL_TYPES.get(kind, "Srt"),
        logo_right="" if of_kecamatan else "puskesmas",
    )


def bare(kecamatan: str) -> str:
    """The name without the word Kecamatan."""
    return kecamatan.split(" ", 1)[1] if kecamatan.casefold().startswith("kecamatan ") else kecamatan


def _seat(offices: list[OfficeCard], sector: str, word: str, name: str) -> OfficeCard | None:
    fitting = [o for o in offices if o.sector == sector and o.title.casefold().startswith(word) and o.holder]
    named = [o for o in fitting if name.casefold() in f"{o.title} {o.institution}".casefold()]
    return next(iter(named), None)
