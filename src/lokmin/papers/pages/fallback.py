"""The paper for the hall made ready to print: parts, pages and copies, and typing it in afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from lokmin.basics.words import mark
from lokmin.meetings.queries import MeetingCard
from lokmin.papers.queries import (
    Typing,
)
from lokmin.papers.rules.fallback import MOST_COPIES, Part


@dataclass(frozen=True)
class PartLine:
    """One part of the fallback set: pages of a copy, copies, all of it."""

    name: str
    pages: int
    copies: int
    sheets: int


_PARTS = (
    mark("Daftar hadir"),
    mark("Susunan acara"),
    mark("Komitmen yang masih terbuka"),
    mark("Formulir komitmen baru"),
    mark("Lembar skor masalah"),
)


def part_lines(parts: Sequence[Part]) -> list[PartLine]:
    return [PartLine(_(part.name), part.pages, part.copies, part.sheets) for part in parts]


def usual_copies(card: MeetingCard) -> dict[str, int]:
    """As many blank forms as half of those invited, and scoring sheets for five raters."""
    return {"blank_forms": min(max(6, -(-card.numbers.invited // 2)), 2 * MOST_COPIES), "raters": 5}


def fallback_name(card: MeetingCard) -> str:
    with override("id"):
        return f"kertas-aula-{slugify(card.label)}-{card.held_on:%Y-%m-%d}.pdf"


@dataclass(frozen=True)
class TypingLine:
    """One part of the printed set and where it is typed in."""

    name: str
    words: str
    url: str
    done: bool


_TYPED = {
    "attendance": (mark("Daftar hadir"), "meetings:attendance"),
    "minutes": (mark("Catatan per mata acara"), "meetings:minutes"),
    "read_back": (mark("Komitmen yang masih terbuka"), "meetings:read_back"),
    "promises": (mark("Formulir komitmen baru"), "meetings:minutes"),
    "scores": (mark("Lembar skor masalah"), "obstacles:board"),
    "signatures": (mark("Tanda tangan"), "meetings:signatures"),
}


def typing_lines(code: str, card: MeetingCard, found: Sequence[Typing]) -> list[TypingLine]:
    """In the printed order; what cannot be counted beforehand is done once there is one."""
    lines = []
    for part in found:
        name, address = _TYPED[part.key]
        given = {"code": code} if part.key == "scores" else {"code": code, "meeting_id": card.id}
        url = reverse(address, kwargs=given) + (f"?masa={card.reviewed}" if part.key == "scores" else "")
        if part.wanted:
            words = _("%(n)s dari %(m)s sudah diisi") % {"n": part.done, "m": part.wanted}
        else:
            words = _("%(n)s sudah diisi") % {"n": part.done}
        counted = part.done >= part.wanted if part.wanted else part.done > 0 or part.key == "read_back"
        lines.append(TypingLine(_(name), words, url, counted))
    return lines
