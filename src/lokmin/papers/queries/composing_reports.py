"""Progress and read-back of the follow-up, filled from the promises and their numbers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import states
from lokmin.coverage.queries import BeforeAfter
from lokmin.coverage.queries import Side as Counted
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import MeetingCard, ReadBackRow
from lokmin.papers.queries.desk import Desk, event_facts, event_of
from lokmin.papers.queries.promises import proof_text, state_word
from lokmin.papers.queries.unnamed import promised, said
from lokmin.papers.rules import compose_progress as p
from lokmin.papers.rules import compose_read_back as r
from lokmin.papers.rules.audience import shows_villages
from lokmin.papers.rules.blocks import Document
from lokmin.papers.rules.content import Frame
from lokmin.papers.rules.dates import long_date, short_date, short_period
from lokmin.papers.rules.kinds import facts

HIDDEN = "Angka peka tidak dicetak per desa."
_STANDING = {
    states.DONE: "done",
    states.AGREED: "running",
    states.UNDER_WAY: "running",
    states.BLOCKED: "blocked",
}


def _frame(desk: Desk, day: date) -> Frame:
    """The frame with the day of the letter, else the day of the state that it reports."""
    return replace(desk.frame, day=desk.frame.day or day)


def _standing(card: CommitmentCard) -> str:
    return _STANDING.get(card.state, "other")


def _places(card: CommitmentCard, kind: str) -> str:
    """The villages by name where the readers of the paper may know them (FN 14)."""
    shown = shows_villages(facts()[kind].audience, restricted=card.restricted)
    return ", ".join(card.area_names) if shown else ""


def _progress(desk: Desk) -> Document:
    made = meetings.made_here(scope=desk.scope, meeting=desk.card)
    own = [card.id for card in made if card.puskesmas_id in desk.scope.puskesmas_ids]
    now = promises.by_ids(scope=desk.scope, ids=own, aloud=True)
    kept = [_kept(desk, now[card.id], card.office_title) for card in made if card.id in now]
    return p.progress(
        p.Progress(
            frame=_frame(desk, desk.scope.today),
            meeting=event_of(desk.card),
            event=event_facts(desk)[:1],
            as_of=long_date(desk.scope.today),
            promises=tuple(kept),
            elsewhere=len(made) - len(kept),
            signers=(desk.issuer.signer,),
        )
    )


def _kept(desk: Desk, card: CommitmentCard, owner: str) -> p.Kept:
    last = card.reports[-1] if card.reports else None
    told = ", ".join(filter(None, (short_date(last.happened_on), last.text))) if last else ""
    if card.done_early and card.start_on:
        told = f"{told} (sebelum mulainya, {short_date(card.start_on)})"
    if card.state == states.BLOCKED and card.blocked_because:
        told = f"{told}. Kendala: {card.blocked_because}".lstrip(". ")
    return p.Kept(
        number=card.number,
        what=promised(card),
        owner=owner,
        sector=card.sector_name,
        places=_places(card, "progress"),
        wanted=card.quantity,
        reached=card.last_count,
        unit=card.quantity_unit,
        due=short_date(card.due_on),
        late_days=card.days_late(desk.scope.today),
        standing=_standing(card),
        word=state_word(card.state),
        proof=proof_text(card),
        latest=said(card, told) or "belum ada laporan",
    )


def _read_back(desk: Desk) -> Document:
    last, rows = meetings.evaluation(scope=desk.scope, meeting=desk.card)
    as_of = min(desk.scope.today, desk.card.held_on)
    return r.read_back(
        r.ReadBack(
            frame=_frame(desk, as_of),
            meeting=event_of(desk.card),
            last=_last(last),
            event=event_facts(desk)[:1],
            as_of=long_date(as_of),
            lines=tuple(_line(row) for row in rows),
            signers=(desk.issuer.signer,),
        )
    )


def _last(last: MeetingCard | None) -> str:
    if last is None:
        return "komitmen yang masih terbuka; ini rapat pertama yang tercatat"
    return f"komitmen rapat {long_date(last.held_on)} dan yang masih terbuka dari sebelumnya"


def _line(row: ReadBackRow) -> r.ReadLine:
    card, change = row.commitment, row.change
    found = moved_of(card, change) if change else None
    compared = change is not None and change.state == "compared"
    quantity = f"{card.quantity} {card.quantity_unit}".strip() if card.quantity is not None else ""
    dealt = ", ".join(str(meetings.DEALING_NAMES[d.dealing]) for d in row.dealings)
    small = " Angkanya kecil." if found and row.reading.small else ""
    return r.ReadLine(
        number=card.number,
        what=promised(card),
        owner=card.office_title,
        places=_places(card, "read_back"),
        quantity=quantity,
        due=short_date(card.due_on),
        standing=_standing(card),
        word=state_word(card.state),
        proof=proof_text(card),
        dealt=f"Rapat ini: {dealt}" if dealt else "",
        indicator=card.indicator_short,
        words=f"{row.words}{small}" if found or not compared else HIDDEN,
        moved=found,
        of_last=row.of_last,
    )


def moved_of(card: CommitmentCard, change: BeforeAfter) -> r.Moved | None:
    """The comparison where its readers may see it: not of a sensitive indicator by village (FN 14)."""
    indicator = change.indicator
    if indicator is None or change.state != "compared":
        return None
    if not shows_villages(facts()["read_back"].audience, restricted=indicator.restricted or card.restricted):
        return None
    before, after = _side(change.before), _side(change.after)
    if before is None or after is None:
        return None
    return r.Moved(
        indicator=indicator.name,
        where=_where(card),
        before=before,
        after=after,
        others_before=_side(change.others_before),
        others_after=_side(change.others_after),
        gaps=_gaps(change),
    )


def _where(card: CommitmentCard) -> str:
    if not card.area_names:
        return "semua desa"
    return f"{len(card.area_names)} desa" if len(card.area_names) > 3 else ", ".join(card.area_names)


def _side(side: Counted | None) -> r.Side | None:
    if side is None or side.ratio is None or side.numerator is None or side.denominator is None:
        return None
    return r.Side(short_period(side.period), side.numerator, side.denominator)


def _gaps(change: BeforeAfter) -> str:
    """What was not reported in a window is not counted, and that is said."""
    sides = [side for side in (change.before, change.after) if side and side.ratio and not side.is_whole]
    told = [f"{short_period(side.period)}: {side.reported} dari {side.due} laporan desa" for side in sides]
    return f"Belum lengkap, {'; '.join(told)}." if told else ""


MAKE: dict[str, Callable[[Desk], Document]] = {"progress": _progress, "read_back": _read_back}
