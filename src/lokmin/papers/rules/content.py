"""What every paper carries around its text: letterhead, number, signers, marks. Ready to print."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lokmin.papers.rules.dates import long_date
from lokmin.papers.rules.regulation import Basis

BLANK_NUMBER = "………/………/………/………"


class PaperSize(StrEnum):
    """A4 210 × 297 mm; F4 215 × 330 mm, which many districts use."""

    A4 = "A4"
    F4 = "F4"


PAPER_MM = {PaperSize.A4: (210, 297), PaperSize.F4: (215, 330)}


@dataclass(frozen=True)
class Letterhead:
    """The lines above the double rule, largest last; every line is a setting of the issuer."""

    government: tuple[str, ...]
    unit: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signer:
    """One signature block. The one who signs is the one printed.

    `on_behalf` is the office that is represented ("Kapolsek Mandalawangi"), `through` the office
    between both (u.b.), `acting` is Plt., Plh. or Pj.; `identity` is "NIP …", "NRP …" or empty.
    """

    office: str
    name: str = ""
    rank: str = ""
    identity: str = ""
    on_behalf: str = ""
    through: str = ""
    acting: str = ""
    signed_on: date | None = None

    @property
    def title(self) -> tuple[str, ...]:
        """The lines above the space for the signature."""
        office = f"{self.acting} {self.office}".strip()
        if self.through:
            return (f"a.n. {self.on_behalf}", self.through, "u.b.", office)
        return (f"a.n. {self.on_behalf}", office) if self.on_behalf else (office,)

    @property
    def below(self) -> tuple[str, ...]:
        """Name, rank and number below the space; a name that is not known is a dotted line."""
        name = self.name or "(…………………………)"
        return tuple(line for line in (name, self.rank, self.identity) if line)

    @property
    def note(self) -> str | None:
        """The day of the signature, each has its own; nothing while it is outstanding."""
        return f"ditandatangani {long_date(self.signed_on)}" if self.signed_on else None


@dataclass(frozen=True)
class Marks:
    """What a reader must know at a glance: invented data, a draft, and the code to check it by."""

    example: bool = False
    draft: bool = False
    code: str = ""
    frozen_on: date | None = None
    frozen_hash: str = ""

    @property
    def stamps(self) -> tuple[str, ...]:
        draft = ("SEMENTARA",) if self.draft else ()
        return ("DATA CONTOH", *draft) if self.example else draft

    @property
    def footer(self) -> tuple[str, ...]:
        """The footer of every page: frozen figures, then the code of the paper."""
        frozen = f"Data dibekukan {long_date(self.frozen_on)}, kode data {self.frozen_hash}"
        lines = (frozen if self.frozen_on else "", f"Kode dokumen {self.code}" if self.code else "")
        return tuple(line for line in lines if line)


@dataclass(frozen=True)
class Frame:
    """Letterhead, number, date, paper size and marks of one paper."""

    letterhead: Letterhead
    number: str = ""
    place: str = ""
    day: date | None = None
    size: PaperSize = PaperSize.A4
    marks: Marks = field(default_factory=Marks)
    bases: tuple[Basis, ...] = ()
    replaces: str = ""
    """The sentence that names the paper that this one replaces."""

    @property
    def day_text(self) -> str:
        """The day of the letter, or a dotted line while it has none."""
        return long_date(self.day)

    @property
    def number_text(self) -> str:
        """The number, or a dotted line to write it on by hand."""
        return self.number or BLANK_NUMBER


def signatures_pending(signed: int, wanted: int, as_of: date | None = None) -> str:
    """`Tanda tangan menyusul 3 dari 12 (keadaan per 22 Mei 2023)`, nothing when all have signed."""
    day = f" (keadaan per {long_date(as_of)})" if as_of else ""
    return f"Tanda tangan menyusul {wanted - signed} dari {wanted}{day}" if signed < wanted else ""
