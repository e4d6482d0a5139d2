"""The papers of the held meetings: handed over, numbered, and the agreement scanned when all had signed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from lokmin.basics.scope import Scope
from lokmin.papers import actions as papers
from lokmin.papers import queries
from lokmin.web.example.cast import moment
from lokmin.web.example.promises import drawing
from lokmin.web.example.tell import Teller
from lokmin.web.example.timeline import Event

AFTER = ("attendance", "minutes", "agreement")


def events(teller: Teller) -> Iterator[Event]:
    """Letters of every quarterly meeting of the story, each on its day."""
    code = teller.codes[0]
    first = moment(min(told["invited_on"] for told in teller.story["meetings"]), "08.10")
    yield Event(first, lambda _s: _number_patterns(teller, first), code)
    for told in teller.story["meetings"]:
        sent = moment(told["invited_on"], "11.00")
        yield Event(sent, lambda _s, t=told, a=sent: _invitation(teller, t, a), code)
        if told.get("preparing"):
            continue
        closed = moment(told["held_on"], "15.30")
        yield Event(closed, lambda _s, t=told, a=closed: _minutes(teller, t, a), code)
        signed = moment(told.get("late_signed_on", told["signed_on"]), "15.45")
        yield Event(signed, lambda _s, t=told, a=signed: _scan(teller, t, a), code)


def _number_patterns(teller: Teller, at: datetime) -> None:
    """Kecamatan and Puskesmas each number their own papers (FN 24)."""
    scope, puskesmas = teller.head(at), teller.cast.puskesmas[teller.codes[0]]
    for kind, pattern in teller.story["numbers"].items():
        card = queries.issuer(scope=scope, puskesmas=puskesmas, kind=kind)
        papers.save_issuer(
            scope=scope, puskesmas_id=puskesmas.id, card=replace(card, number_template=pattern)
        )


def _invitation(teller: Teller, told: dict[str, Any], at: datetime) -> None:
    _numbered(teller, told, "invitation", teller.head(at), told["invited_on"], told["letters"][0])


def _minutes(teller: Teller, told: dict[str, Any], at: datetime) -> None:
    scope = teller.head(at)
    for kind, number in zip(AFTER, told["letters"][1:], strict=True):
        _numbered(teller, told, kind, scope, told["held_on"], number)


def _numbered(
    teller: Teller, told: dict[str, Any], kind: str, scope: Scope, dated: date, number: str
) -> None:
    meeting_id = teller.meetings[told["key"]]
    papers.hand_over(scope=scope, meeting_id=meeting_id, kind=kind)
    if number:
        papers.enter_number(scope=scope, meeting_id=meeting_id, kind=kind, number=number, dated=dated)


def _scan(teller: Teller, told: dict[str, Any], at: datetime) -> None:
    """The signed agreement as a picture: a drawing that says what would be there."""
    papers.attach_scan(
        scope=teller.head(at + timedelta(minutes=5)),
        meeting_id=teller.meetings[told["key"]],
        kind="agreement",
        content=drawing("pindaian berita acara bertanda tangan"),
    )
