"""The agenda and the masukan-proses-luaran checklist of each kind, from reviewed files in `data/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from lokmin.meetings.rules.facts import data

STAGES = ("input", "process", "output")
_START = 8 * 60 + 30


@dataclass(frozen=True)
class AgendaLine:
    """One point of a template with its time of day."""

    key: str
    title: str
    presenter: str
    starts_at: time
    minutes: int = 0


@dataclass(frozen=True)
class CheckLine:
    """One line of the checklist. `text` Indonesian, `text_en` English; `proof` names what fills it."""

    stage: str
    proof: str
    text: str
    text_en: str


@dataclass(frozen=True)
class Fact:
    """What exists for a line: done or not, and a sentence of what there is or what is missing."""

    done: bool
    words: str = ""


@dataclass(frozen=True)
class CheckedLine:
    line: CheckLine
    fact: Fact


def clock(minutes: int) -> time:
    """The time of day that lies `minutes` after midnight, at most 23.59."""
    minutes = min(max(minutes, 0), 24 * 60 - 1)
    return time(minutes // 60, minutes % 60)


def moved(at: time | None, start: time | None, new_start: time | None) -> time | None:
    """The hour of a point when the meeting starts at `new_start` instead of `start`."""
    if at is None or start is None or new_start is None:
        return at
    return clock(_minutes(new_start) + _minutes(at) - _minutes(start))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def agenda(kind: str, starts_at: time | None = None) -> tuple[AgendaLine, ...]:
    """The points of a kind, counted from the start of the meeting (default 08.30)."""
    start = _minutes(starts_at) if starts_at else _START
    items = data("agendas")[kind]["items"]
    ends = [item["minute"] for item in items[1:]] + [duration(kind)]
    return tuple(
        AgendaLine(
            item["key"],
            item["title"],
            item["presenter"],
            clock(start + item["minute"]),
            end - item["minute"],
        )
        for item, end in zip(items, ends, strict=True)
    )


def duration(kind: str) -> int:
    """How many minutes the template of a kind takes."""
    return int(data("agendas")[kind]["minutes"])


def checklist(kind: str) -> tuple[CheckLine, ...]:
    """The lines of a kind: masukan, proses, luaran."""
    return tuple(
        CheckLine(stage, line["proof"], line["text"], line["en"])
        for stage in STAGES
        for line in data("checklists")[kind][stage]
    )


def checked(kind: str, facts: Mapping[str, Fact]) -> list[CheckedLine]:
    """The checklist with what exists; a proof that nobody brought is not done."""
    return [CheckedLine(line, facts.get(line.proof, Fact(False))) for line in checklist(kind)]


def sources() -> tuple[str, str]:
    """Source and edition of both files, as one line each."""
    return tuple(f"{data(name)['source']} ({data(name)['edition']})" for name in ("agendas", "checklists"))  # type: ignore[return-value]
