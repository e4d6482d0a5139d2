"""Indeks Keluarga Sehat: one family over the indicators that concern it, one village in two definitions.

Source: Permenkes 39/2016. A family's index is Y / (12 − N): N (does not concern this family) leaves the
denominator, one member with T makes the family T. Above 0.800 healthy, from 0.500 pre-healthy, below not.
The village is counted twice, and both stay: families above 0.800 over families assessed (the official
index), and the mean of the family indices. An indicator is Y / (Y + T); without a family that it concerns
there is no number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lokmin.basics.numbers import Ratio
from lokmin.basics.words import mark

INDICATORS: Mapping[str, str] = {
    "i1": mark("KB"),
    "i2": mark("persalinan di fasilitas"),
    "i3": mark("imunisasi dasar lengkap"),
    "i4": mark("ASI eksklusif"),
    "i5": mark("pemantauan pertumbuhan"),
    "i6": mark("TB berobat"),
    "i7": mark("hipertensi berobat"),
    "i8": mark("gangguan jiwa berobat"),
    "i9": mark("tidak merokok"),
    "i10": mark("JKN"),
    "i11": mark("air bersih"),
    "i12": mark("jamban sehat"),
}
PATIENTS = ("i6", "i7", "i8")
ANSWERS = ("Y", "T", "N")
HEALTHY, PRE_HEALTHY = Fraction(4, 5), Fraction(1, 2)
CLASSES = ("sehat", "pra-sehat", "tidak sehat")


@dataclass(frozen=True)
class Family:
    """One family's twelve answers: Y, T or N by indicator."""

    name: str
    village: str
    answers: Mapping[str, str]

    def count(self, answer: str) -> int:
        return sum(given == answer for given in self.answers.values())

    @property
    def concerned(self) -> int:
        """How many indicators concern this family."""
        return len(INDICATORS) - self.count("N")

    @property
    def index(self) -> Fraction | None:
        """Y over the indicators that concern it; None when none does."""
        return Fraction(self.count("Y"), self.concerned) if self.concerned else None

    @property
    def all_patients(self) -> bool:
        """TB, hypertension and mental illness all Y: hardly a family; N was meant where nobody is ill."""
        return all(self.answers[code] == "Y" for code in PATIENTS)


@dataclass(frozen=True)
class Village:
    """The families of one village. `classes` counts assessed families in the order of `CLASSES`."""

    name: str
    families: int
    classes: tuple[int, int, int]
    mean: Fraction | None
    indicators: Mapping[str, tuple[int, int]]
    suspects: tuple[str, ...]

    @property
    def assessed(self) -> int:
        return sum(self.classes)

    @property
    def official(self) -> Ratio | None:
        """Families above 0.800 over families assessed."""
        return Ratio(self.classes[0], Fraction(self.assessed)) if self.assessed else None


def class_of(index: Fraction | None) -> str | None:
    """Above 0.800 healthy, 0.500 to 0.800 pre-healthy, below 0.500 not healthy; decided exactly."""
    if index is None:
        return None
    return CLASSES[0 if index > HEALTHY else 1 if index >= PRE_HEALTHY else 2]


def villages(families: Sequence[Family]) -> list[Village]:
    """The villages in the order in which the families name them."""
    found: dict[str, list[Family]] = {}
    for family in families:
        found.setdefault(family.village, []).append(family)
    return [village(name, members) for name, members in found.items()]


def village(name: str, families: Sequence[Family]) -> Village:
    """One village, or the whole file under one name."""
    indices = [family.index for family in families if family.index is not None]
    classes = [class_of(index) for index in indices]
    healthy, pre, unhealthy = (classes.count(kind) for kind in CLASSES)
    return Village(
        name,
        len(families),
        (healthy, pre, unhealthy),
        sum(indices, Fraction(0)) / len(indices) if indices else None,
        {code: _reached(code, families) for code in INDICATORS},
        _suspects(families),
    )


def _reached(code: str, families: Sequence[Family]) -> tuple[int, int]:
    """Families with Y, and families that the indicator concerns."""
    given = [family.answers[code] for family in families]
    return given.count("Y"), len(given) - given.count("N")


def _suspects(families: Sequence[Family]) -> tuple[str, ...]:
    """Illnesses that more than half of at least two families would have: there Y was written for N."""
    if len(families) < 2:
        return ()
    return tuple(
        code for code in PATIENTS if 2 * sum(f.answers[code] == "Y" for f in families) > len(families)
    )
