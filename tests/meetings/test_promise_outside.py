"""A promise from the page of a problem while a meeting runs: asked first whether it belongs there."""

from urllib.parse import parse_qs, urlsplit

import pytest

from lokmin.commitments.models import Commitment
from lokmin.meetings import queries
from lokmin.obstacles import actions as obstacles
from tests.meetings.conftest import DAY
from tests.meetings.test_views import text_of
from tests.obstacles.samples import problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(hall, monkeypatch):
    """A support that is asked from the sector of the village head; its problem is of another period."""
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: DAY)
    card = problem(hall.world, area_ids=[hall.world.areas[0].id])
    card = obstacles.ask_support(
        scope=hall.scope, problem_id=card.id, sector="kecamatan", text="Surat edaran camat"
    )
    hall.need, hall.problem = card.needs[0], card
    hall.form = f"/p/{hall.world.ours.code}/komitmen/baru/?need={hall.need.id}"
    hall.ani = hall.world.client()
    return hall


def there(asked, page) -> str:
    """The address of the first meeting that is offered."""
    start = f"/p/{asked.world.ours.code}/rapat/{asked.meeting.id}/notulen/?"
    text = page.content.decode()
    return text[text.index(start) :].partition('"')[0].replace("&amp;", "&")


def test_who_is_led_to_the_minutes_to_write_a_promise_lands_at_its_form(asked):
    """The form stands under the eighth item of the agenda; the page opened at its top."""
    asked.open_it()
    from_the_form = there(asked, asked.ani.get(asked.form))
    from_the_meeting = there(asked, asked.ani.get(f"/p/{asked.world.ours.code}/rapat/{asked.meeting.id}/"))
    for url in (from_the_form, from_the_meeting):
        place = urlsplit(url).fragment
        assert place
        form = asked.ani.get(url).content.decode().partition(f' id="{place}"')[2]
        assert "Berjanji apa" in form.partition("</form>")[0]


def test_without_an_open_meeting_the_form_comes_at_once(asked):
    assert "Surat edaran camat</textarea>" in asked.ani.get(asked.form).content.decode()


def test_while_a_meeting_runs_it_is_offered_first_and_the_promise_gets_into_its_agreement(asked):
    asked.open_it()
    page = asked.ani.get(asked.form)
    assert "Untuk rapat yang sedang berlangsung?" in text_of(page)
    url = there(asked, page)
    assert parse_qs(urlsplit(url).query)["butuh"] == [str(asked.need.id)]
    form = asked.ani.get(url).content.decode()
    assert f'value="{asked.world.camat_office}" selected' in form
    assert f'value="{asked.need.id}" selected' in form
    item = queries.agenda(scope=asked.scope, meeting_id=asked.meeting.id)[-1]
    sent = {
        "item": str(item.id), "office_id": str(asked.world.camat_office), "what": "Surat edaran camat",
        "need_id": str(asked.need.id), "problem_id": str(asked.problem.id), "key": "satu",
    }  # fmt: skip
    done = asked.ani.post(f"/p/{asked.world.ours.code}/rapat/{asked.meeting.id}/komitmen/", sent)
    assert done.status_code == 303
    card = queries.card(scope=asked.scope, meeting_id=asked.meeting.id)
    (line,) = queries.agreement(scope=asked.scope, meeting=card).text.lines
    assert line.what == "Surat edaran camat"
    assert Commitment.unscoped.get(id=line.id).need_id == asked.need.id


def test_what_belongs_to_no_meeting_is_still_written_outside(asked):
    asked.open_it()
    assert "Surat edaran camat</textarea>" in asked.ani.get(f"{asked.form}&rapat=tidak").content.decode()


def test_a_form_that_was_opened_before_the_meeting_is_asked_again_and_loses_nothing(asked):
    asked.open_it()
    sent = {"office": str(asked.world.camat_office), "what": "Edaran lain", "agree": "1", "key": "dua"}
    page = asked.ani.post(asked.form, sent)
    assert page.status_code == 409
    assert not Commitment.unscoped.filter(what="Edaran lain").exists()
    assert 'name="what" value="Edaran lain"' in page.content.decode()
    assert asked.ani.post(f"{asked.form}&rapat=tidak", sent).status_code == 422, "it lacks where and when"


def test_a_draft_is_kept_without_asking(asked):
    asked.open_it()
    asked.ani.post(asked.form, {"office": str(asked.world.camat_office), "what": "Draf", "key": "tiga"})
    assert Commitment.unscoped.get(what="Draf").state == "draft"
