"""How a change is read: what moved together with a promise was not therefore moved by it (FN 4)."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from lokmin.basics.numbers import round_half_up
from lokmin.basics.words import mark

FEW = 5
"""Below this many persons between both windows the number is called small."""


class Verdict(StrEnum):
    """What the numbers allow to say about one promise."""

    NO_NUMBER = "no_number"
    HIDDEN = "hidden"
    NOT_YOURS = "not_yours"
    TOO_SOON = "too_soon"
    NO_DATA = "no_data"
    NOT_SCHEDULED = "not_scheduled"
    ALONE = "alone"
    NOT_APART = "not_apart"
    BETTER = "better"
    WORSE = "worse"


VERDICT_WORDS = {
    Verdict.NO_NUMBER: mark("Komitmen ini tidak menyebut indikator; yang dinilai buktinya."),
    Verdict.HIDDEN: mark("Angka peka tidak ditampilkan per desa."),
    Verdict.NOT_YOURS: mark("Angka desa lain tidak ditampilkan; yang Anda lihat hanya desa Anda."),
    Verdict.TOO_SOON: mark("Belum cukup waktu: kurang dari dua bulan penuh sejak dimulai."),
    Verdict.NO_DATA: mark("Belum ada data yang lengkap untuk kedua masa."),
    Verdict.NOT_SCHEDULED: mark(
        "Indikator ini hanya dilaporkan pada bulan tertentu, dan salah satu masa tidak memuat bulan itu."
    ),
    Verdict.ALONE: mark(
        "Tidak ada desa pembanding; perubahan ini tidak dapat dikaitkan dengan satu komitmen."
    ),
    Verdict.NOT_APART: mark("Bedanya kurang dari satu orang: belum dapat dibedakan dari desa lain."),
    Verdict.BETTER: mark("Bergerak lebih baik daripada desa lain."),
    Verdict.WORSE: mark("Tidak lebih baik daripada desa lain."),
}


UNREPORTED_WORDS = {
    Verdict.BETTER: mark("Belum ada laporan; angka desanya bergerak lebih baik daripada desa lain."),
    Verdict.WORSE: mark("Belum ada laporan; angka desanya tidak lebih baik daripada desa lain."),
}
"""A number that moved is no credit to a promise of which nothing is known."""


@dataclass(frozen=True)
class Reading:
    """The verdict, the points on both sides, and how many persons the own change is."""

    verdict: Verdict
    change: Fraction | None = None
    others_change: Fraction | None = None
    persons: int | None = None

    @property
    def words(self) -> str:
        return VERDICT_WORDS[self.verdict]

    def told(self, unreported: bool) -> str:
        """The words for a promise; `unreported`: neither report nor proof came."""
        return UNREPORTED_WORDS.get(self.verdict, self.words) if unreported else self.words

    @property
    def small(self) -> bool:
        """Whether the words must add that the number is small."""
        compared = self.verdict in (Verdict.BETTER, Verdict.WORSE)
        return compared and self.persons is not None and abs(self.persons) < FEW


_BY_STATE = {
    "not_comparable": Verdict.NO_NUMBER,
    "restricted": Verdict.HIDDEN,
    "not_yours": Verdict.NOT_YOURS,
    "too_soon": Verdict.TOO_SOON,
    "no_data": Verdict.NO_DATA,
    "not_scheduled": Verdict.NOT_SCHEDULED,
}


def read(
    *,
    state: str,
    change: Fraction | None,
    others_change: Fraction | None,
    denominator: Fraction | None,
    lower_is_better: bool,
) -> Reading:
    """Read a comparison. `change` in points; `denominator` of the after window, in persons.

    Apart from the others means by at least one person of the own denominator.
    """
    if state in _BY_STATE or change is None:
        return Reading(_BY_STATE.get(state, Verdict.NO_DATA))
    persons = int(round_half_up(change * (denominator or 0) / 100))
    if others_change is None:
        return Reading(Verdict.ALONE, change, None, persons)
    gap = change - others_change
    if abs(gap) * (denominator or 0) / 100 < 1:
        return Reading(Verdict.NOT_APART, change, others_change, persons)
    better = gap < 0 if lower_is_better else gap > 0
    return Reading(Verdict.BETTER if better else Verdict.WORSE, change, others_change, persons)
