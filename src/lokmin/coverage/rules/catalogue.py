"""The reviewed facts of coverage as files: elements, indicators, kinds of sasaran, example targets.

Files: coverage/data/*.csv, UTF-8, comma, `|` between several values; the indicators in one file a programme
(data/indicators/). Each indicator carries edition, source and confidence (V = read in the source, R = known
in the field, to be confirmed), its usual target in words, and `use`: `figure` when it is shown as soon as
its elements are reported, `target` when only a target brings it in (SPM 1 counts what K6 counts). A file
that contradicts itself raises `ValueError` naming file, code and fault: that is a fault of the house, not of
a user.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

from lokmin.basics.numbers import round_half_up
from lokmin.coverage.rules.accumulations import ACCUMULATIONS, DECEMBER, SCHEDULED

DIRECTIONS = ("tinggi", "rendah")
SENSITIVITIES = ("open", "restricted")
USES = ("figure", "target")
PROGRAMMES = (
    "kia",
    "kb",
    "imunisasi",
    "gizi",
    "spm",
    "p2_ptm",
    "kesling",
    "pis_pk",
    "promkes",
    "surveilans",
)  # files, in the order of the screens


@dataclass(frozen=True)
class ElementFact:
    """What is counted. `aliases` are the headers under which the field writes it."""

    code: str
    name: str
    name_en: str
    unit: str
    unit_en: str
    aliases: tuple[str, ...]
    position: int


@dataclass(frozen=True)
class TermFact:
    """One element of a formula; `sign` is 1 or -1."""

    element: str
    side: str
    sign: int


@dataclass(frozen=True)
class IndicatorFact:
    """A formula over elements; the denominator is a kind of sasaran or, where that is empty, elements."""

    code: str
    short: str
    name: str
    name_en: str
    programme: str
    cluster: str
    unit: str
    unit_en: str
    definition: str
    numerator_words: str
    denominator_words: str
    frequency: str
    usual_target: str
    population_kind: str
    accumulation: str
    lower_is_better: bool
    scheduled_months: tuple[int, ...]
    use: str
    sensitivity: str
    edition: str
    source: str
    confidence: str
    aliases: tuple[str, ...]
    terms: tuple[TermFact, ...]
    position: int


@dataclass(frozen=True)
class KindFact:
    """A kind of sasaran. With `parent`, it is that share of another kind and is computed, not entered.

    `per_birth` is its size per live birth, where it can be estimated from births (rules/estimation.py).
    """

    code: str
    name: str
    name_en: str
    unit: str
    unit_en: str
    parent: str
    share: Fraction | None
    per_birth: Fraction | None
    less_infant_deaths: bool
    formula: str
    source: str
    confidence: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class TargetFact:
    """An annual target in thousandths of a percent."""

    indicator: str
    thousandths: int
    note: str
    source: str


@cache
def elements() -> tuple[ElementFact, ...]:
    """All elements, in the order of the file."""
    return tuple(
        ElementFact(
            code=row["code"],
            name=row["name"],
            name_en=row["name_en"],
            unit=row["unit"],
            unit_en=row["unit_en"],
            aliases=_several(row["aliases"]),
            position=place,
        )
        for place, row in enumerate(_read("elements.csv"), start=1)
    )


@cache
def population_kinds() -> tuple[KindFact, ...]:
    """All kinds of sasaran, entered ones and those computed from another."""
    return tuple(
        KindFact(
            code=row["code"],
            name=row["name"],
            name_en=row["name_en"],
            unit=row["unit"],
            unit_en=row["unit_en"],
            parent=row["parent"],
            share=Fraction(row["share"]) if row["share"] else None,
            per_birth=Fraction(row["per_birth"]) if row["per_birth"] else None,
            less_infant_deaths=row["less_infant_deaths"] == "1",
            formula=row["formula"],
            source=row["source"],
            confidence=row["confidence"],
            aliases=_several(row["aliases"]),
        )
        for row in _read("population_kinds.csv")
    )


@cache
def indicators() -> tuple[IndicatorFact, ...]:
    """All indicators, checked against elements and kinds."""
    rows = [row for name in PROGRAMMES for row in _read(f"indicators/{name}.csv")]
    found = tuple(_indicator(place, row) for place, row in enumerate(rows, start=1))
    if len({fact.code for fact in found}) != len(found):
        raise ValueError("indicators: a code stands in two files")
    return found


@cache
def example_targets() -> tuple[TargetFact, ...]:
    """The targets of the example (field note 15), marked "target contoh"."""
    known = {fact.code for fact in indicators()}
    return tuple(
        TargetFact(
            _known("targets_example.csv", row["indicator"], "indicator", row["indicator"], known),
            int(Fraction(row["target_percent"]) * 1000),
            row["note"],
            row["source"],
        )
        for row in _read("targets_example.csv")
    )


def derived_populations(kind: str, thousandths: int) -> dict[str, int]:
    """The kinds that are a share of this one (komplikasi = 20 % of ibu hamil), in thousandths, half up."""
    return {
        fact.code: int(round_half_up(fact.share * thousandths))
        for fact in population_kinds()
        if fact.parent == kind and fact.share is not None
    }


def _indicator(place: int, row: dict[str, str]) -> IndicatorFact:
    file, code = "indicators", row["code"]
    terms = (*_terms(code, row["numerator"], "numerator"), *_terms(code, row["denominator"], "denominator"))
    kinds = {fact.code for fact in population_kinds()} | {""}
    if bool(row["denominator"]) == bool(row["population_kind"]):
        raise ValueError(f"{file}: {code}: the denominator is a kind of sasaran or elements, one of the two")
    _known(file, code, "direction", row["direction"], DIRECTIONS)
    if row["accumulation"] in (*SCHEDULED, *DECEMBER) and not row["schedule"]:
        raise ValueError(f"{file}: {code}: {row['accumulation']} needs a schedule")
    return IndicatorFact(
        **{name: row[name] for name in _TEXTS},
        population_kind=_known(file, code, "population_kind", row["population_kind"], kinds),
        accumulation=_known(file, code, "accumulation", row["accumulation"], ACCUMULATIONS),
        lower_is_better=row["direction"] == "rendah",
        scheduled_months=tuple(int(month) for month in _several(row["schedule"])),
        use=_known(file, code, "use", row["use"], USES),
        sensitivity=_known(file, code, "sensitivity", row["sensitivity"], SENSITIVITIES),
        aliases=_several(row["aliases"]),
        terms=terms,
        position=place,
    )


_TEXTS = (
    "code",
    "short",
    "name",
    "name_en",
    "programme",
    "cluster",
    "unit",
    "unit_en",
    "definition",
    "numerator_words",
    "denominator_words",
    "frequency",
    "usual_target",
    "edition",
    "source",
    "confidence",
)


def _terms(code: str, formula: str, side: str) -> tuple[TermFact, ...]:
    """`PENTA1-PENTA3` as two terms; a code that is an element itself (T2+) stays whole."""
    known = {fact.code for fact in elements()}
    if formula in known:
        return (TermFact(formula, side, 1),)
    signed = formula.replace("-", "+-").split("+") if formula else []
    return tuple(
        TermFact(
            _known("indicators", code, side, part.removeprefix("-"), known),
            side,
            -1 if part.startswith("-") else 1,
        )
        for part in signed
    )


def _known(file: str, code: str, column: str, value: str, known: Iterable[str]) -> str:
    if value not in known:
        raise ValueError(f"{file}: {code}: {column} {value!r} is unknown")
    return value


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _read(name: str) -> list[dict[str, str]]:
    """The rows of a file, each with every column and a code of its own."""
    text = files("lokmin.coverage").joinpath("data", *name.split("/")).read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    first = next(iter(rows[0]))
    codes = [row[first] for row in rows]
    if len(set(codes)) != len(codes):
        raise ValueError(f"{name}: a code stands twice")
    for row in rows:
        if None in row or None in row.values():
            raise ValueError(f"{name}: {row[first]}: not as many cells as columns")
    return rows
