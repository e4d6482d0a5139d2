"""Kinds of paper as data."""

from lokmin.meetings.rules import kinds as meetings
from lokmin.papers.models import PaperKind
from lokmin.papers.queries.makers import MAKERS
from lokmin.papers.rules.kinds import facts, kinds_of


def test_every_kind_has_its_facts_and_every_fact_its_kind():
    assert set(facts()) == set(PaperKind.values)


def test_every_paper_of_a_meeting_has_a_maker():
    assert set(MAKERS) == {key for key, fact in facts().items() if fact.of == "meeting"}


def test_a_meeting_needs_no_more_papers_than_before():
    four = ("invitation", "attendance", "minutes", "agreement")
    assert {kind: kinds_of(kind, core=True) for kind in meetings.KINDS} == {
        kind: four if meetings.signs_agreement(kind) else four[:3] for kind in meetings.KINDS
    }


def test_a_meeting_of_the_own_house_is_not_told_to_the_press():
    assert "press" in kinds_of("quarterly")
    assert "press" not in kinds_of("monthly")
    assert "causes" not in kinds_of("stunting")


def test_a_paper_waits_for_its_meeting():
    assert facts()["minutes"].waits("preparing")
    assert not facts()["minutes"].waits("open")
    assert facts()["press"].waits("open")
    assert not facts()["press"].waits("closed")
    assert not facts()["kak"].waits("preparing")
