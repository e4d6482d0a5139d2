"""Every form of the loop that makes something carries a key: the same request again makes nothing more."""

import re

import pytest
from django.urls import reverse

from lokmin.basics.time import Period
from lokmin.commitments.models import Commitment
from lokmin.meetings import queries
from lokmin.meetings.models import Meeting, MeetingCommitment, MinuteEntry, SectorInput
from lokmin.obstacles import actions as obstacles
from lokmin.obstacles.models import Cause, Problem, Solution, SupportNeed
from lokmin.people.models import PersonalLink
from lokmin.tools.models import AuditRow

KEY = re.compile(r'<input type="hidden" name="key" value="([0-9a-f-]{36})">')


def key_of(page) -> str:
    found = KEY.findall(page.content.decode())
    assert found, "the form has no key"
    return found[0]


@pytest.fixture
def room(hall):
    """A running meeting and a problem, each with its addresses."""
    hall.open_it()
    problem = obstacles.add_problem(
        scope=hall.scope, puskesmas_id=hall.world.ours.id, period=Period.parse("2023Q2"), statement="Jauh"
    )
    start = f"/p/{hall.world.ours.code}"
    meeting, item = f"{start}/rapat/{hall.meeting.id}", str(hall.item("plan").id)
    one = f"{start}/masalah/{problem.id}/"
    return {
        "input": (f"{meeting}/masukan/", "", {"office": hall.police, "text": "Jalan rusak"}, SectorInput),
        "entry": (f"{meeting}/notulen/", "", {"item": item, "kind": "decision", "text": "Ya"}, MinuteEntry),
        "promise": (
            f"{meeting}/notulen/?komitmen={item}",
            f"{meeting}/komitmen/",
            {"item": item, "office_id": hall.village, "what": "Antar bayi"},
            MeetingCommitment,
        ),
        "meeting": (
            f"{start}/rapat/baru/",
            "",
            {
                "kind": "quarterly", "year": 2023, "number": 3, "held_on": "23-8-2023", "venue": "Aula",
                "reviewed_first": "2023-05", "reviewed_last": "2023-07", "planned_first": "2023-08",
                "planned_last": "2023-11",
            },
            Meeting,
        ),
        "draft": (
            f"{start}/komitmen/baru/?rapat=tidak",
            "",
            {"office": hall.village, "what": "Antar bayi"},
            Commitment,
        ),
        "problem": (f"{start}/masalah/baru/", "", {"statement": "Jauh dari posyandu"}, Problem),
        "cause": (one, f"{one}penyebab/", {"text": "Jalan", "branch": "place"}, Cause),
        "solution": (one, f"{one}pemecahan/", {"text": "Antar jemput"}, Solution),
        "support": (one, f"{one}dukungan/", {"sector": "polsek", "text": "Kawal"}, SupportNeed),
        "link": (
            reverse("people:links", args=[hall.world.ours.code]),
            "",
            {"office": hall.camat, "until": "1-9-2023"}, PersonalLink,
        ),
    }  # fmt: skip


@pytest.mark.parametrize(
    "name",
    "input entry promise meeting draft problem cause solution support link".split(),
)
def test_the_same_request_twice_makes_one_row(hall, room, settings, name):
    settings.PUBLIC_URL = "https://lokmin.example"
    page, to, told, table = room[name]
    browser = hall.world.client("ani-head")
    values = {**told, "key": key_of(browser.get(page))}
    before = table.unscoped.count()
    first = browser.post(to or page, values)
    assert first.status_code in (302, 303), first.content.decode()
    audits = AuditRow.objects.count()
    again = browser.post(to or page, values)
    assert (again.status_code, again.headers["Location"]) == (first.status_code, first.headers["Location"])
    assert table.unscoped.count() == before + 1
    assert AuditRow.objects.count() == audits
    assert key_of(browser.get(page)) != values["key"]


def test_what_was_changed_under_an_old_key_is_kept_and_can_be_sent_as_new(hall, room):
    page, _to, told, _table = room["input"]
    browser = hall.world.client("ani-head")
    values = {**told, "key": key_of(browser.get(page))}
    browser.post(page, values)
    refused = browser.post(page, {**values, "text": "Satu lagi"})
    assert refused.status_code == 422
    assert "Satu lagi" in refused.content.decode()
    assert browser.post(page, {**values, "text": "Satu lagi", "key": key_of(refused)}).status_code == 303
    assert len(queries.inputs(scope=hall.scope, meeting_id=hall.meeting.id)) == 2
