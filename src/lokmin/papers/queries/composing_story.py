"""What the story of a pack tells besides its table: priorities, the map, the plan, who presents."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.commitments.queries import CommitmentCard
from lokmin.coverage.queries import Scorecard
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import MeetingCard, ReadBackRow
from lokmin.obstacles.queries import ProblemCard
from lokmin.papers.queries.brief import Source, moved_between, summed
from lokmin.papers.queries.desk import event_of
from lokmin.papers.queries.issuers import IssuerCard
from lokmin.papers.queries.promises import state_word
from lokmin.papers.queries.unnamed import promised
from lokmin.papers.rules.compose_story import Facts, story
from lokmin.papers.rules.compose_story_lists import Planned
from lokmin.papers.rules.compose_story_numbers import Extremes, Lay, Outline
from lokmin.papers.rules.dates import day_and_date, period_text, short_date
from lokmin.papers.rules.evaluation import EvaluationPack, ProblemRow
from lokmin.papers.rules.gathering import Fact
from lokmin.papers.rules.story_blocks import Story
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard, BoundaryCard, PuskesmasCard
from lokmin.tools.maps import Region, RegionMap


def story_of(
    *,
    scope: Scope,
    puskesmas: PuskesmasCard,
    pack: EvaluationPack,
    card: Scorecard,
    meeting: MeetingCard | None,
    issuer: IssuerCard,
    rows: list[ReadBackRow],
    problems: list[ProblemCard],
    public: Mapping[str, str],
) -> Story:
    """The story of a pack that is otherwise complete; what sectors may not read by village is not in it."""
    facts = Facts(
        priority=_priority(problems),
        extremes=_extremes(scope, puskesmas, pack, card),
        lay=_lay(card.areas),
        plan=tuple(_plan(scope, meeting, rows, pack.problems)),
        planned=period_text(meeting.planned) if meeting else "",
        presented=tuple(_presented(pack, meeting, issuer)),
        public=public,
    )
    return story(pack, facts)


def _presented(pack: EvaluationPack, meeting: MeetingCard | None, issuer: IssuerCard) -> Iterable[Fact]:
    """Where, which months, for which meeting, by whom."""
    yield Fact("Wilayah kerja", f"{pack.puskesmas}, {pack.place}")
    yield Fact("Masa yang dinilai", pack.period_text)
    if meeting:
        where = f", {meeting.venue}" if meeting.venue else ""
        yield Fact("Untuk", event_of(meeting))
        yield Fact("Waktu dan tempat", f"{day_and_date(meeting.held_on)}{where}")
    title, name = issuer.signer.title[-1], issuer.signatory_name
    yield Fact("Disajikan oleh", ", ".join(text for text in (name, title) if text))


def _priority(problems: list[ProblemCard]) -> tuple[str, ...]:
    """The indicators of the chosen problems in their order, else of those that were scored."""
    chosen = [p for p in problems if p.state == "chosen"] or [p for p in problems if p.rank and not p.hidden]
    return tuple(p.indicator_code for p in chosen if p.indicator_code)


def _extremes(scope: Scope, puskesmas: PuskesmasCard, pack: EvaluationPack, card: Scorecard) -> Extremes:
    """Each indicator of the table, its counts of the period beside as many months before it (FN 4)."""
    shown = {head.code for head in pack.table.indicators}
    indicators = {i.code: i for i in card.indicators if i.code in shown}
    sources = [Source(puskesmas, card, card.frozen is not None)]
    moved = moved_between(scope, sources, indicators, pack.period)
    found = tuple(summed(i, sources, moved.sides.get(code, ())) for code, i in indicators.items())
    return Extremes(found, moved.words, moved.why)


def _lay(areas: list[AreaCard]) -> Lay:
    """The outlines of the areas, placed as on the screen; areas without one stand in the table."""
    known = places.boundaries(area_ids=[area.id for area in areas])
    placed = [(number, area) for number, area in enumerate(areas, 1) if area.id in known]
    if not placed:
        return Lay({})
    regions = [_region(number, area, known) for number, area in placed]
    drawn = RegionMap("", regions).shapes()
    made = {
        area.code: Outline(shape["d"], label["x"], label["y"], label["named"])
        for (_n, area), shape, label in zip(placed, drawn["areas"], drawn["labels"], strict=True)
    }
    source = "; ".join(sorted({card.note for card in known.values()}))
    return Lay(made, drawn["width"], drawn["height"], source)


def _region(number: int, area: AreaCard, known: dict[UUID, BoundaryCard]) -> Region:
    return Region(str(number), area.name, "", "", "", area.name, known[area.id].polygons)


def _plan(
    scope: Scope, meeting: MeetingCard | None, rows: list[ReadBackRow], problems: Iterable[ProblemRow]
) -> Iterable[Planned]:
    """What this meeting agreed, what goes on from before, and the ways out that were chosen."""
    made = meetings.made_here(scope=scope, meeting=meeting) if meeting else []
    own = [card for card in made if card.puskesmas_id in scope.puskesmas_ids]
    for card in own:
        yield _promised(card, state_word(card.state))
    seen = {card.id for card in own}
    for problem in problems:
        for way in () if own else problem.solutions:
            who = ", ".join(dict.fromkeys(line.partition(": ")[0] for line in problem.support))
            yield Planned(way, who or "Puskesmas", problem.place, "", "Diusulkan")
    for row in rows:
        if row.commitment.is_open and row.commitment.id not in seen:
            yield _promised(row.commitment, "Dilanjutkan")


def _promised(card: CommitmentCard, origin: str) -> Planned:
    where = "" if card.restricted else ", ".join(card.area_names)
    return Planned(promised(card), card.office_title, where, short_date(card.due_on), origin)
