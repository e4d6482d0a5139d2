"""The indexes of evidence, filled from what was gathered; in Indonesian whatever the screen speaks."""

from collections.abc import Mapping

from lokmin.basics.scope import Scope
from lokmin.meetings.rules.steps import STATE_WORDS
from lokmin.papers.queries.evidence import MeetingEvidence, YearEvidence
from lokmin.papers.queries.issuers import issuer, puskesmas_of
from lokmin.papers.queries.promises import proof_text, state_word
from lokmin.papers.queries.unnamed import promised
from lokmin.papers.rules import compose_evidence as c
from lokmin.papers.rules import compose_evidence_year as y
from lokmin.papers.rules.blocks import Document
from lokmin.papers.rules.content import Frame, Marks
from lokmin.papers.rules.dates import long_date, period_text, short_date
from lokmin.papers.rules.evidence import Bytes, Piece
from lokmin.papers.rules.gathering import Fact
from lokmin.places.queries import PuskesmasCard
from lokmin.yearly.rules.criteria import Edition, Result
from lokmin.yearly.rules.evidence import Line, kinds
from lokmin.yearly.rules.year import Scored

LOST = {
    Bytes.GONE: "berkas hilang dari tempat penyimpanan",
    Bytes.DAMAGED: "isi berkas tidak sama lagi dengan yang disimpan dahulu, jadi tidak disertakan",
}
APART = "Komitmen rapat ini tidak menyangkut hal itu."


def _frame(scope: Scope, puskesmas: PuskesmasCard) -> Frame:
    card = issuer(scope=scope, puskesmas=puskesmas, kind="minutes")
    marks = Marks(puskesmas.example)
    return Frame(card.letterhead, "", card.place_name, scope.today, card.size, marks, style=card.style)


def meeting_index(scope: Scope, found: MeetingEvidence, paths: Mapping[Piece, str]) -> Document:
    """The index of one meeting; `paths` are the enclosed pieces."""
    card = found.card
    puskesmas = puskesmas_of(scope=scope, puskesmas_id=card.puskesmas_id)
    gathered, meter = found.gathered, found.meter
    return c.index(
        c.Index(
            frame=_frame(scope, puskesmas),
            title=card.title,
            edition=_edition(found.edition),
            facts=(
                Fact("Puskesmas", puskesmas.full_name),
                Fact("Hari, tempat", card.when_and_where),
                Fact("Masa yang dinilai", period_text(card.reviewed)),
                Fact("Keadaan per", long_date(scope.today)),
            ),
            there=meter.there,
            wanted=meter.wanted,
            answers=tuple(_answer(one) for one in found.results),
            files=tuple(_filed(piece, paths) for piece in ordered(found.pieces)),
            sent=tuple(
                c.Sent(
                    ", ".join(filter(None, (one.title, one.institution))),
                    short_date(gathered.day(one.sent_at)) if one.sent_at else "belum tercatat terkirim",
                    one.sent_via or "–",
                )
                for one in gathered.invitations
            ),
            promised=tuple(
                c.Promised(
                    one.number,
                    promised(one),
                    one.office_title,
                    short_date(one.due_on),
                    state_word(one.state),
                    proof_text(one),
                )
                for one in gathered.promises
            ),
        )
    )


def ordered(pieces: tuple[Piece, ...]) -> list[Piece]:
    """In the order of the work, then by the day it happened."""
    places = list(kinds())
    return sorted(pieces, key=lambda one: (places.index(one.kind), one.happened_on, one.name, one.sha256))


def _edition(edition: Edition) -> str:
    return f"{edition.name}. Sumber: {edition.source}"


def _answer(result: Result) -> c.Answer:
    lines = [line for line in result.lines if not result.apart]
    return c.Answer(
        key=result.criterion.key,
        text=result.criterion.text,
        there=result.there,
        wanted=result.wanted,
        has=tuple(_has(line) for line in lines if not line.lacks),
        lacks=tuple(_lacks(line) for line in lines if line.lacks),
        beside=result.criterion.beside,
        apart=APART if result.apart else "",
    )


def _has(line: Line) -> str:
    return f"{line.kind.text}: {line.found.words[:1].lower()}{line.found.words[1:]}"


def _lacks(line: Line) -> str:
    if line.until is None:
        return _has(line)
    when = "waktunya lewat" if line.late else "sampai"
    return f"{_has(line)} ({when} {short_date(line.until)})"


def _filed(piece: Piece, paths: Mapping[Piece, str]) -> c.Filed:
    why = LOST.get(piece.bytes, f"tidak disertakan: {piece.withheld}" if piece.withheld else "")
    return c.Filed(
        kind=kinds()[piece.kind].text,
        name=piece.name,
        happened=short_date(piece.happened_on),
        recorded=short_date(piece.recorded_on),
        later=piece.later,
        path=paths.get(piece, ""),
        why=why[:1].upper() + why[1:],
    )


def year_index(
    scope: Scope, puskesmas: PuskesmasCard, found: YearEvidence, folders: Mapping[str, str]
) -> Document:
    """The index of a year; `folders` are those of its meetings by their id."""
    return y.year(
        y.Year(
            frame=_frame(scope, puskesmas),
            year=found.year,
            edition=_edition(found.edition),
            facts=(
                Fact("Puskesmas", puskesmas.full_name),
                Fact("Keadaan per", long_date(scope.today)),
            ),
            met=tuple(_met(one, folders[str(one.card.id)]) for one in found.meetings),
            rows=tuple(
                y.Quartered(
                    row.criterion.key,
                    row.criterion.text,
                    tuple((cell.meter.there, cell.meter.wanted) for cell in row.cells),
                )
                for row in found.rows
            ),
            items=tuple(_item(form.name, one) for form, ones in found.forms for one in ones),
            elsewhere=tuple(
                f"{card.title}, {long_date(card.held_on)}: Puskesmas {card.puskesmas}"
                for card in found.elsewhere
            ),
            damaged=tuple(
                f"{one.card.title}: {piece.name}, {LOST[piece.bytes]}"
                for one in found.meetings
                for piece in one.pieces
                if piece.bytes in LOST
            ),
        )
    )


def _met(one: MeetingEvidence, folder: str) -> y.Met:
    return y.Met(
        name=one.card.title,
        held=long_date(one.card.held_on),
        state=STATE_WORDS[one.card.state],
        there=one.meter.there,
        wanted=one.meter.wanted,
        folder=folder,
        lacks=tuple(line.kind.text for line in one.asked.values() if line.lacks),
    )


def _item(form: str, one: Scored) -> y.Item:
    item = one.item
    ahead = item.next_step(one.proven) if item.steps else None
    asked = ", ".join(kinds()[key].text for key in item.needs)
    note = f"{ahead[0]} rapat bernotulen lagi: nilai {ahead[1]}" if ahead else ""
    if not item.steps:
        note = f"{one.whole} rapat memuat semuanya: {asked}"
    return y.Item(
        form=form,
        name=f"{item.group}, butir {item.number}: {item.text}",
        counted=f"{one.held} rapat ditutup, {one.proven} dengan notulen",
        points=one.points,
        note=note,
    )
