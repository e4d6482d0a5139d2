"""What the slides of a pack say beyond its numbers: who presents, what moved, what is asked of whom."""

from collections.abc import Sequence

from lokmin.meetings.queries import MeetingCard, ReadBackRow
from lokmin.obstacles.queries import ProblemCard
from lokmin.papers.queries.composing_reports import moved_of
from lokmin.papers.queries.desk import event_of
from lokmin.papers.queries.issuers import IssuerCard
from lokmin.papers.rules import compose_slides as s
from lokmin.papers.rules.dates import day_and_date, period_text
from lokmin.papers.rules.evaluation import EvaluationPack
from lokmin.papers.rules.gathering import Fact
from lokmin.papers.rules.story_blocks import Story
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard


def slides_story(
    *,
    pack: EvaluationPack,
    puskesmas: PuskesmasCard,
    meeting: MeetingCard | None,
    issuer: IssuerCard,
    rows: Sequence[ReadBackRow],
    problems: Sequence[ProblemCard],
) -> Story:
    """The story of a pack that was filled already: the same numbers, nothing is read a second time."""
    closed = {head.code for head in pack.table.indicators if not head.by_village}
    chosen = [card for card in problems if card.state == "chosen"]
    asked = (line.partition(": ")[::2] for row in pack.problems for line in row.support)
    shown = s.Presenting(
        facts=tuple(_facts(pack, meeting, issuer)),
        said={key: pair[0] for key, pair in places.public_words(card=puskesmas).items()},
        compared=_compared(rows),
        priorities=tuple(
            c.indicator_code for c in chosen if c.indicator_code and c.indicator_code not in closed
        ),
        asked=tuple(asked),
        planned=period_text(meeting.planned) if meeting else "",
    )
    return s.story(pack, shown)


def _facts(pack: EvaluationPack, meeting: MeetingCard | None, issuer: IssuerCard) -> list[Fact]:
    """Where, which months, for which meeting, by whom."""
    facts = [
        Fact("Wilayah kerja", f"{pack.puskesmas}, {pack.place}"),
        Fact("Masa yang dinilai", pack.period_text),
    ]
    if meeting:
        where = f", {meeting.venue}" if meeting.venue else ""
        facts.append(Fact("Untuk", event_of(meeting)))
        facts.append(Fact("Waktu dan tempat", f"{day_and_date(meeting.held_on)}{where}"))
    title, name = issuer.signer.title[-1], issuer.signatory_name
    facts.append(Fact("Disajikan oleh", ", ".join(text for text in (name, title) if text)))
    return facts


def _compared(rows: Sequence[ReadBackRow]) -> tuple[s.Compared, ...]:
    found = [(row, moved_of(row.commitment, row.change)) for row in rows if row.change]
    return tuple(s.Compared(row.commitment.number, one, row.words) for row, one in found if one)
