"""A piece of evidence: what it is, the day it happened and the day it was recorded (field note 35)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from lokmin.papers.rules.bundle import harmless


class Bytes(StrEnum):
    """`NONE`: it is a row and no file; `GONE` and `DAMAGED`: the store has not what was put there."""

    NONE = "none"
    KEPT = "kept"
    GONE = "gone"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class Piece:
    """One piece. `withheld`: why its file is not handed on; a file lies in the store, or with a proof."""

    kind: str
    name: str
    happened_on: date
    recorded_on: date
    ending: str = ""
    sha256: str = ""
    size: int = 0
    stored_as: str = ""
    proof_id: UUID | None = None
    withheld: str = ""
    bytes: Bytes = Bytes.NONE

    @property
    def later(self) -> bool:
        """Recorded on a later day than it happened on: `dicatat kemudian`."""
        return self.recorded_on > self.happened_on

    @property
    def enclosed(self) -> bool:
        return self.bytes is Bytes.KEPT and not self.withheld


def path_of(piece: Piece, position: int) -> str:
    """`05-daftar-hadir/2023-05-24-pindaian-ab12cd34ef56.pdf`: the same wherever the same piece stands."""
    stem = f"{piece.happened_on.isoformat()}-{harmless(piece.name)}"
    return f"{position:02}-{FOLDERS[piece.kind]}/{stem}-{piece.sha256[:12]}.{harmless(piece.ending, 'bin')}"


FOLDERS = {
    "schedule": "jadwal",
    "terms": "kerangka-acuan",
    "invitation": "undangan",
    "delivery": "pengiriman",
    "attendance": "daftar-hadir",
    "pack": "bahan-evaluasi",
    "photos": "foto",
    "minutes": "notulen",
    "discussed": "masalah",
    "agreement": "kesepakatan",
    "plan": "rtl",
    "read_back": "evaluasi-rtl",
    "follow_up": "bukti-tindak-lanjut",
    "feedback": "umpan-balik",
    "handed_up": "rujukan",
    "other": "lain",
}
"""The folder of each kind of evidence in a bundle."""
