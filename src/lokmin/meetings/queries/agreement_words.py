"""Words about an agreement and its addenda that are read aloud, signed and printed alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lokmin.basics.words import mark
from lokmin.commitments import queries as promises
from lokmin.commitments.queries.wording import villages
from lokmin.meetings.queries.addenda import AddendumCard
from lokmin.meetings.queries.agreement import Completion
from lokmin.meetings.rules import addenda as addendum_rules
from lokmin.meetings.rules.agreement import PromiseLine
from lokmin.tools import printing

HIDDEN_WHERE = mark("desa tidak ditampilkan (peka)")


MANY = 6
"""More villages than this are counted instead of read one by one."""


def hides_where(line: PromiseLine) -> bool:
    """Whether it says where, and this reader is not told (FN 14)."""
    return line.restricted and not line.areas and "where" not in line.missing


def how_many_words(quantity: int | None, unit: str) -> str:
    return "" if quantity is None else f"{printing.number_text(quantity)} {unit}".strip()


def day_words(iso: str) -> str:
    return printing.date_long(date.fromisoformat(iso)) if iso else ""


def money_words(money: str) -> str:
    return _(promises.MONEY[money]).split(" (")[0] if money in promises.MONEY else ""


def completed_words(completion: Completion | None) -> str:
    """`Dilengkapi kemudian: 12 bayi, 30 Juni 2023. Lihat Adendum 1.`"""
    if completion is None:
        return ""
    values = {
        "where": _(HIDDEN_WHERE) if completion.areas_hidden else villages(completion.areas, named=MANY),
        "how_many": how_many_words(completion.quantity, completion.unit),
        "when": day_words(completion.due_on),
    }
    told = ", ".join(values[part] for part in completion.parts if values[part])
    words = [_("Dilengkapi kemudian: %(parts)s.") % {"parts": told}] if told else []
    words += [_("Lihat Adendum %(number)s.") % {"number": number} for number in completion.addenda]
    return " ".join(words)


@dataclass(frozen=True)
class ChangeLine:
    """One change of an addendum in words: `kind` added, changed, withdrawn or correction."""

    kind: str
    word: str
    title: str
    parts: tuple[str, ...] = ()


def change_lines(addendum: AddendumCard) -> list[ChangeLine]:
    """What an addendum says, in the reader's language."""
    return [_change(told) for told in addendum.changes]


def _change(told: Mapping[str, Any]) -> ChangeLine:
    kind = told["kind"]
    word = _(addendum_rules.KIND_WORDS[kind])
    if kind == addendum_rules.CORRECTION:
        return ChangeLine(kind, word, told["text"])
    title = _("Komitmen nomor %(number)s, %(office)s: %(what)s") % {
        name: told[name] for name in ("number", "office", "what")
    }
    return ChangeLine(kind, word, title, tuple(_part(kind, part) for part in told["parts"]))


def _part(kind: str, part: Mapping[str, Any]) -> str:
    key = part["name"]
    name = _(addendum_rules.PART_WORDS[key])
    after = value_words(key, part["after"]) or _("tidak disebut")
    if kind == addendum_rules.ADDED:
        return f"{name}: {after}"
    before = value_words(key, part["before"]) or _("tidak disebut")
    return _("%(part)s: semula %(before)s, menjadi %(after)s") % {
        "part": name,
        "before": before,
        "after": after,
    }


def value_words(name: str, value: Any) -> str:
    """A part of a promise in words."""
    if value in (None, "", []):
        return ""
    if name in ("areas", "supporters"):
        return ", ".join(value)
    if name in ("start_on", "due_on", "complete_by"):
        return day_words(value)
    if name == "money":
        return money_words(value)
    if name == "money_state":
        return _(promises.MONEY_STATES.get(value, value))
    return printing.number_text(value) if isinstance(value, int) else str(value)
