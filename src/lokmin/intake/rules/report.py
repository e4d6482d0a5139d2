"""What a file said: figures, populations, issues. Plain, frozen, and the same as JSON and back."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any, NamedTuple, Self

from lokmin.basics.numbers import State
from lokmin.basics.refusal import catalogue

_STATES = {str(state): state for state in State}
_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()


def month_words(period: str) -> str:
    """`2026-04` as April 2026; any other text unchanged."""
    year, _, month = period.partition("-")
    known = year.isdigit() and month.isdigit() and 1 <= int(month) <= 12
    return f"{_MONTHS[int(month) - 1]} {year}" if known else period


class Severity(StrEnum):
    """An error keeps its cell out; a warning keeps it in but asks to look; information explains."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Issue:
    """Something to know about one place. `code` names its sentence, `params` fill it."""

    code: str
    severity: Severity
    sheet: str = ""
    cell: str = ""
    value: str = ""
    params: dict[str, str] = field(default_factory=dict)

    @property
    def template(self) -> str:
        return catalogue()[self.code if "." in self.code else f"intake.{self.code}"]

    @property
    def message(self) -> str:
        """The Indonesian sentence."""
        return self.template % self.filled(month_words, lambda template: template, lambda code: code)

    def filled(
        self, month: Callable[[str], str], said: Callable[[str], str], name: Callable[[str], str]
    ) -> dict[str, str]:
        """What the sentence is filled with: months in words, and a finding of coverage in its own sentence.
        `said` and `name` speak the reader's language."""
        texts = {**self.params, "month": month(self.params.get("month", ""))}
        if self.code != "order_broken":
            return texts
        finding = {"left": name(texts["left"]), "right": name(texts["right"])}
        counts = {part: f"{int(texts[part]):,}".replace(",", ".") for part in ("count", "limit")}
        return {**texts, "finding": said(catalogue()["coverage.order"]) % (finding | counts)}


class FigureRead(NamedTuple):
    """One count as read. `count` None and state missing: the cell was empty in a month that was reported.

    A named tuple, because a file of a district holds three quarters of a million of them."""

    village: str
    village_code: str
    element: str
    year: int
    month: int
    count: int | None  # type: ignore[assignment]
    state: State
    sheet: str
    cell: str

    @property
    def period(self) -> str:
        return f"{self.year}-{self.month:02d}"


@dataclass(frozen=True)
class PopulationRead:
    """One sasaran as read, in thousandths of a person."""

    village: str
    village_code: str
    kind: str
    year: int
    thousandths: int
    sheet: str
    cell: str


@dataclass(frozen=True)
class SheetSeen:
    """What became of a sheet: read, cover (year and Puskesmas), unknown (no layout of ours) or by_name
    (refused). `mapped`: `hand` or `memory` where a person said what its columns are, `words` where only
    what its words mean; `shape`: by which a table is remembered."""

    name: str
    outcome: str
    mapped: str = ""
    shape: str = ""


@dataclass(frozen=True)
class Report:
    """Everything that was read of one file. Holds no cell of a refused sheet."""

    layout: str
    puskesmas: str = ""
    year: int | None = None
    sheets: tuple[SheetSeen, ...] = ()
    months: tuple[str, ...] = ()
    months_unreported: tuple[str, ...] = ()
    figures: tuple[FigureRead, ...] = ()
    populations: tuple[PopulationRead, ...] = ()
    percentages_checked: int = 0
    issues: tuple[Issue, ...] = ()
    issues_hidden: int = 0

    @property
    def cells_read(self) -> int:
        return sum(1 for figure in self.figures if figure.count is not None)

    @property
    def cells_refused(self) -> int:
        """Cells that hold something and were not taken; an issue of a whole block says how many."""
        errors = [issue for issue in self.issues if issue.severity == Severity.ERROR and issue.cell]
        return sum(int(issue.params.get("cells", "1")) for issue in errors)

    def as_json(self) -> dict[str, Any]:
        """Plain values; each figure a tuple in the order of its fields, a list in JSON."""
        plain = {part.name: getattr(self, part.name) for part in fields(self)}
        rows = {name: [asdict(row) for row in plain[name]] for name in ("sheets", "populations", "issues")}
        return {**plain, **rows, "figures": self.figures}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The report back from `as_json`, also after a journey through JSON text."""
        plain = dict(data)
        plain["sheets"] = tuple(SheetSeen(**row) for row in data["sheets"])
        plain["months"] = tuple(data["months"])
        plain["months_unreported"] = tuple(data["months_unreported"])
        plain["figures"] = tuple(
            FigureRead._make((*row[:6], _STATES[row[6]], *row[7:])) for row in data["figures"]
        )
        plain["populations"] = tuple(PopulationRead(**row) for row in data["populations"])
        plain["issues"] = tuple(
            Issue(**{**row, "severity": Severity(row["severity"])}) for row in data["issues"]
        )
        return cls(**plain)
