"""Minutes by agenda item, the promise form with its choices, and the lines of the signers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from lokmin.basics.scope import Duty, Scope
from lokmin.commitments.queries import CommitmentCard
from lokmin.coverage import queries as coverage
from lokmin.meetings.forms import PromiseForm, SignForm
from lokmin.meetings.pages.guests import office_words
from lokmin.meetings.queries import AgendaCard, EntryCard, MeetingCard, SharedPromise, SignatureCard
from lokmin.obstacles import queries as obstacles
from lokmin.people import queries as people
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard

KIND_STAMPS = {"information": "later", "decision": "agreed", "commitment": "done"}


@dataclass(frozen=True)
class Outcome:
    """One entry; a commitment brings its card, or who and what when it was made to another Puskesmas."""

    entry: EntryCard
    card: CommitmentCard | None
    shared: SharedPromise | None = None


@dataclass(frozen=True)
class Point:
    """One agenda item with its outcomes."""

    item: AgendaCard
    outcomes: list[Outcome]


def points(
    items: Sequence[AgendaCard],
    entries: Sequence[EntryCard],
    cards: Mapping[UUID, CommitmentCard],
    shared: Sequence[SharedPromise] = (),
) -> list[Point]:
    """The agenda with what came of each item."""
    others = {promise.id: promise for promise in shared}
    found: dict[UUID, list[Outcome]] = {item.id: [] for item in items}
    for entry in entries:
        about = entry.commitment_id
        outcome = Outcome(entry, cards.get(about), others.get(about)) if about else Outcome(entry, None)
        found[entry.item_id].append(outcome)
    return [Point(item, found[item.id]) for item in items]


def promise_form(
    scope: Scope, puskesmas: PuskesmasCard, meeting: MeetingCard, data: Any = None
) -> PromiseForm:
    """The full commitment form with the offices, villages, indicators and problems of this meeting."""
    english = (get_language() or "id").startswith("en")
    offices = people.offices(scope=scope, kecamatan_id=meeting.kecamatan_id)
    areas = places.catchment(puskesmas_id=puskesmas.id)
    indicators = coverage.offered(coverage.indicators(puskesmas_id=puskesmas.id))
    problems = []
    if scope.can(Duty.READ_PROBLEMS):
        problems = obstacles.board(scope=scope, puskesmas_id=puskesmas.id, period=meeting.reviewed)
    return PromiseForm(
        data,
        auto_id="k-%s",
        offices=[(str(o.id), office_words(o)) for o in offices],
        areas=[(str(a.id), a.name) for a in areas],
        indicators=[(i.code, i.name_en if english else i.name) for i in indicators],
        problems=[(str(p.id), p.statement) for p in problems],
    )


@dataclass(frozen=True)
class SignerLine:
    """One signer with the form for the day."""

    card: SignatureCard
    form: SignForm

    @property
    def lines(self) -> tuple[str, ...]:
        return self.card.signer.lines


def signers(rows: Sequence[SignatureCard], today: date, failed: SignForm | None) -> list[SignerLine]:
    """The signers; the form that failed stays as typed."""
    return [SignerLine(card, _form(card, today, failed)) for card in rows]


def _form(card: SignatureCard, today: date, failed: SignForm | None) -> SignForm:
    wrong = failed is not None and str(failed.data.get("signature", "")) == str(card.id)
    start = {"signature": card.id, "signed_on": card.signed_on or today}
    form = failed if wrong and failed is not None else SignForm(initial=start)
    form.auto_id = f"s-{card.id}-%s"
    return form
