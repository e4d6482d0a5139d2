"""Numbers of sensitive indicators by village are laid out as bait: no paper for others prints one (FN 14)."""

from fractions import Fraction

import pytest

from lokmin.basics.numbers import round_half_up
from lokmin.basics.time import Month
from lokmin.coverage import queries as coverage
from lokmin.coverage.actions import FigureEntry
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.papers import queries
from lokmin.papers.queries import Print
from lokmin.papers.queries.makers import MAKERS
from lokmin.papers.rules.audience import Audience
from lokmin.papers.rules.formats import FORMATS, render
from lokmin.papers.rules.kinds import facts
from tests.coverage.conftest import tell
from tests.papers import story as telling
from tests.papers.every_paper import WRITERS
from tests.papers.story import PERIOD, at
from tests.told import told

MONTHS = [Month(2023, number) for number in range(1, 7)]
PEOPLE = {"terduga_tb": 907, "odgj_berat": 809, "risiko_hiv": 701, "insiden_tb": 607}
COUNTS = {"TB_TERDUGA": 5003, "ODGJ": 4001, "HIV": 3001, "TB_NOTIF": 2503, "TB_OBAT": 1009}
OVER = dict(zip(COUNTS, ("terduga_tb", "odgj_berat", "risiko_hiv", "insiden_tb", "insiden_tb"), strict=True))
STEP = 19
"""Grows with the square of the village's place: no village is the mean of all."""


def monthly(element: str, village: int) -> int:
    return COUNTS[element] + STEP * village**2


def baited(place, first, last):
    """The figures of the story, and over them sensitive ones that no other number looks like."""
    tell(place, first, last)
    bait = [
        FigureEntry(area.id, element, month.year, month.month, monthly(element, number))
        for month in MONTHS
        for number, area in enumerate(place.areas)
        for element in COUNTS
    ]
    place.record(*bait)
    for kind, people in PEOPLE.items():
        place.people(kind, 2023, [people + STEP * number**2 for number in range(len(place.areas))])
    place.targets(2023, TB_TERDUGA=100, ODGJ=100, HIV=100, TB_CDR=90, TB_TC=90)


@pytest.fixture
def bait(world, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path / "files"
    monkeypatch.setattr(telling, "tell", baited)
    made = told("baited story", lambda: telling.tell_story(world), after="world")
    scope = made.scope(now=at(5, 24))
    card = meeting_queries.card(scope=scope, meeting_id=made.meetings["may"])
    meetings.close_meeting(scope=scope, meeting_id=card.id, version=card.version)
    return made


def traps(story) -> set[str]:
    """Each monthly and summed number, sasaran and percentage of a village, as papers write them."""
    texts = set()
    for element in COUNTS:
        for village in range(len(story.place.areas)):
            people, one = PEOPLE[OVER[element]] + STEP * village**2, monthly(element, village)
            sums = [months * one for months in range(1, len(MONTHS) + 1)]
            numbers = {people, *sums}
            texts |= {form for n in numbers for form in (str(n), f"{n:,}".replace(",", "."))}
            shares = {f"{round_half_up(Fraction(100 * n, people), 1):,.1f}" for n in sums}
            texts |= {share.translate(str.maketrans(",.", ".,")) for share in shares}
            texts |= {share.replace(",", "").replace(".", ",") for share in shares}
    return texts


def caught(text: str, traps: set[str]) -> set[str]:
    """The bait that stands in a text as a number of its own."""
    words = set("".join(c if c.isdigit() or c in ".," else " " for c in text).split())
    return {word.strip(".,") for word in words} & traps


def test_the_bait_is_there_for_staff_and_would_be_seen(bait):
    card = coverage.scorecard(scope=bait.scope(), puskesmas_id=bait.world.ours.id, month=PERIOD.last)
    closed = {row.indicator for row in card.rows if row.numerator}
    assert {"TB_TERDUGA", "ODGJ", "HIV", "TB_CDR", "TB_TC"} <= closed
    assert caught("sudah 20.012 orang, 2.206,4%, target 907.", traps(bait)) == {"20.012", "2.206,4", "907"}


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_no_paper_of_a_meeting_for_sectors_or_everybody_prints_a_sensitive_number_of_a_village(bait, ending):
    outside = [kind for kind in MAKERS if facts()[kind].audience is not Audience.STAFF]
    assert outside
    found = {}
    for kind in outside:
        for name in ("february", "may"):
            paper = queries.meeting_paper(
                scope=bait.scope(), meeting_id=bait.meetings[name], kind=kind, how=Print()
            )
            found[kind, name] = caught(WRITERS[ending][1](render(paper, ending)), traps(bait))
    assert {where: bites for where, bites in found.items() if bites} == {}


@pytest.mark.parametrize("ending", sorted(WRITERS))
@pytest.mark.parametrize("draft", [True, False])
def test_the_pack_and_its_village_pages_print_no_sensitive_number_of_a_village(bait, ending, draft):
    pack = queries.evaluation_pack(
        scope=bait.scope(), puskesmas_id=bait.world.ours.id, period=PERIOD, draft=draft
    )
    make, text = WRITERS[ending]
    papers = [pack] if ending == "xlsx" else [pack, *pack.sheets]
    assert [bites for paper in papers if (bites := caught(text(make(paper)), traps(bait)))] == []
