"""What is typed about promises."""

from datetime import date
from io import BytesIO

from lokmin.commitments.forms import PromiseForm, ReportForm, StaffReportForm, read
from lokmin.people import queries as people
from lokmin.places import queries as places
from lokmin.tools.photos import MOST_BYTES
from tests.world import World


def test_a_promise_is_taken_apart(world: World):
    scope = world.scope()
    form = PromiseForm(
        {"office": str(world.village_office), "what": "Antar", "area_ids": [str(world.areas[0].id)]},
        groups=people.directory(scope=scope, kecamatan_id=world.ours.kecamatan_id),
        areas=places.catchment(puskesmas_id=world.ours.id),
    )
    assert form.is_valid(), form.errors
    values = form.parts()
    assert (values["office_id"], values["area_ids"]) == (world.village_office, [world.areas[0].id])
    assert values["problem_id"] is None


def test_all_that_is_wrong_with_a_promise_is_said_at_once():
    typed = {
        "what": "",
        "quantity": "0",
        "start_on": "31-08-2023",
        "due_on": "1-08-2023",
        "amount_rupiah": "5",
    }
    form = PromiseForm(typed)
    assert {"office", "what", "quantity", "due_on", "money"} <= set(form.errors)


def test_an_office_that_is_not_on_the_list_is_refused():
    form = PromiseForm({"office": "x", "what": "Antar"})
    assert "office" in form.errors


def test_the_words_of_a_blocked_report_are_its_cause():
    form = ReportForm({"state": "blocked", "text": "Belum cair"})
    assert form.is_valid()
    told = form.told(date(2023, 8, 7))
    assert (told["reason"], told["happened_on"], told["photo"]) == ("Belum cair", date(2023, 8, 7), None)


def test_staff_add_through_what_it_came():
    form = StaffReportForm({"state": "done", "via": "telepon", "list_count": "14", "keeper": "Ina"})
    assert form.is_valid()
    told = form.told(date(2023, 8, 7))
    assert (told["via"], told["list_count"], told["keeper"]) == ("telepon", 14, "Ina")


def test_an_upload_is_read_no_further_than_the_limit():
    assert read(None) is None
    assert len(read(BytesIO(b"0" * (MOST_BYTES + 50))) or b"") == MOST_BYTES + 1
