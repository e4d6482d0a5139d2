"""What every paper carries around its text: letterhead, number, signers, marks. Ready to print."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lokmin.meetings.rules.strokes import ink_of, is_path
from lokmin.papers.rules.dates import long_date
from lokmin.papers.rules.qr import bare_address, qr_path, qr_side
from lokmin.papers.rules.regulation import Basis

_WAYS = {
    "thumb": ", cap jempol",
    "drawn": " di layar, tidak tersertifikasi",
    "file": " dalam berkas PDF terpisah, tidak diperiksa di sini",
}
BLANK_NUMBER = "………/………/………/………"
DOTS, FEW_DOTS = "………………………", "……………"
"""Where a hand is to fill something in."""
NONE = "-"
"""Where there is nothing to say under a heading that promises something."""


class PaperSize(StrEnum):
    """A4 210 × 297 mm; F4 215 × 330 mm, which many districts use."""

    A4 = "A4"
    F4 = "F4"


PAPER_MM = {PaperSize.A4: (210, 297), PaperSize.F4: (215, 330)}


def embedded(content: str, width: int, height: int) -> str:
    """A JPEG in base64 as a drawing that holds it, since papers get text only."""
    size = f'width="{width}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width} {height}">'
        f'<image {size} href="data:image/jpeg;base64,{content}"/></svg>'
    )


@dataclass(frozen=True)
class Logo:
    """A coat of arms beside the letterhead, as text: `jpeg` in base64, its size in pixels."""

    jpeg: str
    width: int
    height: int
    name: str

    @property
    def svg(self) -> str:
        return embedded(self.jpeg, self.width, self.height)


@dataclass(frozen=True)
class Letterhead:
    """The lines above the double rule, largest last; every line and logo is a setting of the issuer."""

    government: tuple[str, ...]
    unit: str
    address: tuple[str, ...] = ()
    left: Logo | None = None
    right: Logo | None = None


class Recipients(StrEnum):
    """Where the addressees of a letter stand: at the left under Hal, or at the right under the date."""

    NEW = "new"
    OLD = "old"


@dataclass(frozen=True)
class Style:
    """How an office likes its papers: every point differs between districts.

    `initials` are the offices that put their paraf before the signature, `stamp` leaves room for a wet stamp,
    `colour` prints status in colour; black and white is usual.
    """

    recipients: Recipients = Recipients.NEW
    initials: tuple[str, ...] = ()
    stamp: bool = False
    colour: bool = False


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
    drawing: str = ""
    """A signature drawn on a screen, as an SVG path on a sheet of 600 × 200."""
    way: str = ""
    earlier: bool = False
    """Given under a text that changed since."""

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
        """The day and way of the signature, each has its own; nothing while it is outstanding."""
        if self.signed_on is None:
            return None
        if self.earlier:
            return f"menandatangani naskah sebelumnya, {long_date(self.signed_on)}"
        return f"ditandatangani {long_date(self.signed_on)}{_WAYS.get(self.way, '')}"

    @property
    def sketch(self) -> str:
        """The drawing, if it is one: nothing else gets into a picture."""
        return self.drawing if is_path(self.drawing) else ""

    @property
    def ink(self) -> tuple[int, int, int, int]:
        """Where the drawing is on its sheet: left, top, width, height."""
        return ink_of(self.sketch)

    @property
    def stands(self) -> bool:
        """Signed under the present text."""
        return self.signed_on is not None and not self.earlier


@dataclass(frozen=True)
class Marks:
    """What a reader must know at a glance: invented data, a draft, and the code to check it by."""

    example: bool = False
    draft: bool = False
    code: str = ""
    frozen_on: date | None = None
    frozen_hash: str = ""
    check_at: str | None = None
    """The address of the page where papers are checked; empty: only at the desk; None: nothing is said."""
    check_link: str = ""
    """The same for this paper: what its QR code holds."""

    @property
    def qr(self) -> str:
        """The QR code as an SVG path, empty without an address that opens (FN 18)."""
        return qr_path(self.check_link) if self.check_link else ""

    @property
    def qr_side(self) -> int:
        """How many modules wide it is, with its quiet zone."""
        return qr_side(self.check_link) if self.check_link else 0

    @property
    def how(self) -> str:
        """How a reader checks it, in words."""
        if self.check_at is None or not self.code:
            return ""
        if self.check_at:
            return f"Periksa di {bare_address(self.check_at)}"
        return "Periksa di Puskesmas penerbit: lokmin verify"

    @property
    def stamps(self) -> tuple[str, ...]:
        draft = ("SEMENTARA",) if self.draft else ()
        return ("DATA CONTOH", *draft) if self.example else draft

    @property
    def footer(self) -> tuple[str, ...]:
        """The footer of every page: frozen figures, then the code of the paper."""
        frozen = f"Data dibekukan {long_date(self.frozen_on)}, kode data {self.frozen_hash}"
        code = f"Kode dokumen {self.code}" if self.code else ""
        lines = (frozen if self.frozen_on else "", code)
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
    style: Style = Style()

    @property
    def day_text(self) -> str:
        """The day of the letter, or a dotted line while it has none."""
        return long_date(self.day)

    @property
    def place_and_day(self) -> str:
        """What stands above the signatures."""
        return f"{self.place}, {self.day_text}"

    @property
    def number_text(self) -> str:
        """The number, or a dotted line to write it on by hand."""
        return self.number or BLANK_NUMBER


def signatures_pending(signed: int, wanted: int, as_of: date | None = None) -> str:
    """`Tanda tangan menyusul 3 dari 12 (keadaan per 22 Mei 2023)`, nothing when all have signed."""
    day = f" (keadaan per {long_date(as_of)})" if as_of else ""
    return f"Tanda tangan menyusul {wanted - signed} dari {wanted}{day}" if signed < wanted else ""
