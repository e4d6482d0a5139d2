"""The paper of an addendum, filled from what is stored; in Indonesian whatever the screen speaks."""

from uuid import UUID

from django.utils import translation
from django.utils.text import slugify

from lokmin.basics.scope import Scope
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries.agreement_words import change_lines
from lokmin.meetings.rules.kinds import signs_agreement
from lokmin.papers.queries.desk import Print, called, desk_of, event_of
from lokmin.papers.queries.letters import signer_of
from lokmin.papers.rules.dates import date_in_words, long_date
from lokmin.papers.rules.gathering import AddendumChange, AddendumPaper
from lokmin.papers.rules.naming import in_sentence


def addendum_paper(*, scope: Scope, addendum_id: UUID) -> AddendumPaper:
    """One addendum as it stands now, with the letterhead of the agreement that it changes."""
    card = meetings.addendum(scope=scope, addendum_id=addendum_id)
    detail = meetings.meeting(scope=scope, meeting_id=card.meeting_id)
    agreed = signs_agreement(detail.card.kind)
    kind = "agreement" if agreed else "minutes"
    how = Print(dated=card.dated, draft=False)  # printed anew each time: the code of its text is what counts
    with translation.override("id"):
        desk = desk_of(scope, detail, kind, how)
        what = "berita acara kesepakatan" if agreed else "notulen"
        meeting = detail.card
        return AddendumPaper(
            desk.frame,
            (f"Adendum {card.number}", f"{what} {in_sentence(meeting.kind, meeting.name)}"),
            f"Pada hari ini, {date_in_words(card.dated)}, {what} {called(meeting)} tanggal "
            f"{long_date(meeting.held_on)} ({event_of(meeting)}) diubah dengan adendum ini.",
            card.reason,
            tuple(AddendumChange(line.word, line.title, line.parts) for line in change_lines(card)),
            "Isi yang tidak disebut dalam adendum ini tetap berlaku sebagaimana naskah semula.",
            tuple(signer_of(mark) for mark in card.signatures),
            card.code,
            scope.today,
        )


def addendum_file(*, scope: Scope, addendum_id: UUID, ending: str) -> str:
    """`adendum-1-tw-ii-2023.pdf`."""
    card = meetings.addendum(scope=scope, addendum_id=addendum_id)
    meeting = meetings.card(scope=scope, meeting_id=card.meeting_id)
    with translation.override("id"):
        return f"adendum-{card.number}-{slugify(meeting.label)}.{ending}"
