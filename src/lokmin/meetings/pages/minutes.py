"""Minutes by agenda item, and the promise form with its choices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Period
from lokmin.commitments.forms import asked_words
from lokmin.commitments.pages import outside_words
from lokmin.commitments.queries import CommitmentCard, needs
from lokmin.commitments.rules.parts import is_outside
from lokmin.coverage import queries as coverage
from lokmin.meetings.forms import PromiseForm
from lokmin.meetings.pages.guests import office_words
from lokmin.meetings.queries import (
    DEALING_NAMES,
    AgendaCard,
    DealtLine,
    EntryCard,
    MeetingCard,
    SharedPromise,
    item_of_evaluation,
)
from lokmin.obstacles import queries as obstacles
from lokmin.obstacles.queries import ProblemCard
from lokmin.people import queries as people
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard


@dataclass(frozen=True)
class Outcome:
    """One entry; a commitment brings its card, or who and what when it was made to another Puskesmas."""

    entry: EntryCard
    card: CommitmentCard | None
    shared: SharedPromise | None = None
    late: str = ""
    """Its deadline lies outside the months planned (FN 1)."""


@dataclass(frozen=True)
class Point:
    """One agenda item with its outcomes."""

    item: AgendaCard
    outcomes: list[Outcome]
    evaluated: tuple[str, ...] = ()


def points(
    items: Sequence[AgendaCard],
    entries: Sequence[EntryCard],
    cards: Mapping[UUID, CommitmentCard],
    shared: Sequence[SharedPromise] = (),
    planned: Period | None = None,
    dealt: Sequence[DealtLine] = (),
) -> list[Point]:
    """The agenda with what came of each item."""
    others = {promise.id: promise for promise in shared}
    found: dict[UUID, list[Outcome]] = {item.id: [] for item in items}
    for entry in entries:
        about = entry.commitment_id
        card = cards.get(about) if about else None
        other = others.get(about) if about else None
        found[entry.item_id].append(Outcome(entry, card, other, _late(card, planned)))
    here = item_of_evaluation(list(items))
    told = tuple(dealt_words(line) for line in dealt)
    return [Point(item, found[item.id], told if item.id == here else ()) for item in items]


def dealt_words(line: DealtLine) -> str:
    """`Nomor 3, Kepala Desa Pari: Mobil siaga (dievaluasi): sudah jalan di dua dusun.`"""
    words = ", ".join(_(DEALING_NAMES[dealing]) for dealing in line.dealings)
    values = {"n": line.number, "who": line.office_title, "what": line.what.rstrip("."), "words": words}
    told = _("Nomor %(n)s, %(who)s: %(what)s (%(words)s)") % values
    return f"{told}: {line.noted}." if line.noted else f"{told}."


def _late(card: CommitmentCard | None, planned: Period | None) -> str:
    if card is None or not is_outside(card.due_on, planned, card.money_state):
        return ""
    return outside_words(card.due_on, planned)


def promise_form(
    scope: Scope,
    puskesmas: PuskesmasCard,
    meeting: MeetingCard,
    data: Any = None,
    need_id: UUID | None = None,
    start: Mapping[str, Any] | None = None,
) -> PromiseForm:
    """The full commitment form with the offices, villages, indicators and problems of this meeting; it is
    filled from `start` and from the support that it answers, whichever period their problem is of."""
    english = (get_language() or "id").startswith("en")
    offices = people.offices(scope=scope, kecamatan_id=meeting.kecamatan_id)
    areas = places.catchment(puskesmas_id=puskesmas.id)
    cards = coverage.indicators_to_choose(scope=scope, puskesmas_id=puskesmas.id)
    initial = _initial(scope, puskesmas, need_id, start or {})
    problems = _problems(scope, puskesmas, meeting, str((data or initial).get("problem_id", "")))
    return PromiseForm(
        data,
        auto_id="k-%s",
        offices=[(str(o.id), office_words(o)) for o in offices],
        areas=[(str(a.id), a.name) for a in areas],
        indicators=[(i.code, i.name_en if english else i.name) for i in cards],
        problems=[(str(p.id), p.statement) for p in problems],
        needs=asked_words(problems),
        sectors=[(line.code, line.name) for line in people.helping_sectors()],
        helpers=[
            (group.name, [(str(o.id), office_words(o)) for o in group.offices])
            for group in people.grouped(offices)
        ],
        initial=initial,
    )


def _problems(scope: Scope, puskesmas: PuskesmasCard, meeting: MeetingCard, named: str) -> list[ProblemCard]:
    """The problems of the months reviewed, and the one that is named already."""
    if not scope.can(Duty.READ_PROBLEMS):
        return []
    found = obstacles.board(scope=scope, puskesmas_id=puskesmas.id, period=meeting.reviewed)
    if not named or any(str(card.id) == named for card in found):
        return found
    every = obstacles.problems(scope=scope, puskesmas_id=puskesmas.id)
    return [*found, *(card for card in every if str(card.id) == named)]


def _initial(
    scope: Scope, puskesmas: PuskesmasCard, need_id: UUID | None, start: Mapping[str, Any]
) -> dict[str, Any]:
    """The first values of a promise, under the names of this form."""
    answering = needs.start(scope=scope, puskesmas=puskesmas, need_id=need_id) if need_id else {}
    found = {**start, **answering}
    names = {"office": "office_id", "problem": "problem_id", "need": "need_id", "area_ids": "areas"}
    return {names.get(name, name): value for name, value in found.items()}


def item_of_promises(items: Sequence[AgendaCard]) -> str:
    """The agenda item under which promises are written when nobody says which."""
    by_key = {item.key: str(item.id) for item in items}
    last = str(items[-1].id) if items else ""
    return by_key.get("plan") or by_key.get("causes") or last
