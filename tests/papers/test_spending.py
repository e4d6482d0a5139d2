"""The amounts of a meeting: from the screen to the rows, and onto the spending papers."""

from dataclasses import replace

import pytest

from lokmin.basics.refusal import NotYourDuty, Refusal, Stale
from lokmin.basics.scope import Role
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.papers import actions, queries
from lokmin.papers.models import Spending, TransportAmount
from lokmin.papers.queries import Print, SpendingCard
from lokmin.papers.queries.spending import Assigned
from lokmin.papers.rules import blocks
from lokmin.papers.rules.spending import Bill, Item, Tax
from lokmin.tools.models import AuditRow
from tests.commitments.samples import picture
from tests.papers.story import at

BILL = Bill((Item("Nasi kotak", 30, "kotak", 25_000),), (Tax("PPh 22", 11_250, True),))
CARD = SpendingCard(fund="BOK 2023", transport_rate=75_000, receiver="Warung Contoh", bill=BILL)


def may(story):
    return story.meetings["may"]


def save(story, card, role=Role.HEAD):
    return actions.save_spending(scope=story.scope(role), meeting_id=may(story), card=card)


def people(story):
    return queries.meeting_guests(scope=story.scope(), meeting_id=may(story))


def paper(story, kind, scope=None):
    return queries.meeting_paper(scope=scope or story.scope(), meeting_id=may(story), kind=kind, how=Print())


def said(made):
    return " ".join(blocks.texts(made))


def test_what_was_typed_is_kept_and_counted_once(story):
    first = people(story)[0]
    card = replace(CARD, amounts={first.id: 150_000})
    kept = save(story, card)
    assert (kept.version, kept.transport_rate, kept.amounts) == (1, 75_000, {first.id: 150_000})
    assert kept.bill == BILL
    assert save(story, card) == kept
    assert AuditRow.objects.filter(verb="save_spending").count() == 1
    audited = AuditRow.objects.get(verb="save_spending").details
    assert audited["amounts"] == {str(first.id): 150_000}


def test_an_older_form_does_not_overwrite_a_newer_one(story):
    save(story, CARD)
    with pytest.raises(Stale):
        save(story, replace(CARD, transport_rate=50_000))
    assert queries.spending(scope=story.scope(), meeting_id=may(story)).transport_rate == 75_000


def test_an_amount_that_is_emptied_goes_back_to_the_rate(story):
    first, second = people(story)
    save(story, replace(CARD, amounts={first.id: 0, second.id: 150_000}))
    row = TransportAmount.objects.within(story.scope()).get(attendance_id=second.id)
    card = save(story, replace(CARD, amounts={second.id: 160_000}, version=1))
    assert card.own(first) is None
    assert card.payee(first).amount == 75_000
    assert TransportAmount.objects.within(story.scope()).get(attendance_id=second.id).id == row.id


def test_nobody_is_paid_who_is_not_on_record(story):
    stranger = story.meetings["february"]
    with pytest.raises(Refusal) as refused:
        save(story, replace(CARD, amounts={stranger: 5}))
    assert refused.value.code == "papers.amount_absent"


def test_a_bill_of_tomorrow_is_refused(story):
    with pytest.raises(Refusal) as refused:
        save(story, replace(CARD, bought_on=at(8, 8).date()))
    assert refused.value.code == "papers.bought_future"


@pytest.mark.parametrize("role", [Role.PROGRAMME_HOLDER, Role.NOTE_TAKER, Role.MIDWIFE, Role.CAMAT])
def test_only_who_issues_papers_types_amounts(story, role):
    with pytest.raises(NotYourDuty):
        save(story, CARD, role)
    assert not Spending.objects.within(story.scope()).exists()


def test_one_person_with_two_offices_is_paid_once(story):
    assert len(people(story)) == 2
    meetings.check_in(
        scope=story.scope(),
        meeting_id=may(story),
        office_id=story.world.camat_office,
        presence="represented",
        person_name="Siti",
        person_title="Sekretaris Desa 1",
    )
    [siti] = people(story)
    assert (siti.name, len(siti.seats)) == ("Siti", 2)


def test_the_list_of_receipts_sums_what_was_typed(story):
    first, second = people(story)
    save(story, replace(CARD, amounts={first.id: 150_000}))
    made = paper(story, "transport")
    assert blocks.numbers(made)["paid"].value == 225_000
    assert "Dua ratus dua puluh lima ribu rupiah" in said(made)
    assert second.name in said(made)


def test_without_amounts_the_papers_leave_them_to_be_written(story):
    made = paper(story, "transport")
    assert "Jumlah sementara" in said(made)
    assert blocks.numbers(made)["paid/missing"].value == len(people(story))
    assert "Belum ada barang" in said(paper(story, "refreshments"))
    assert "Belum ada biaya yang diisi" in said(paper(story, "activity"))


def test_the_report_holds_what_was_agreed_and_what_it_cost(story):
    assert "konsumsi" not in said(paper(story, "activity"))
    save(story, CARD)
    made = paper(story, "activity")
    assert "daftar hadir, notulen, daftar penerimaan transport, nota dan kuitansi konsumsi." in said(made)
    assert blocks.numbers(made)["cost"].value == 75_000 * len(people(story)) + 750_000
    for part in ("Ajakan posyandu di masjid", "Surat edaran dana desa", "BOK 2023", "Jadwal posyandu"):
        assert part in said(made)


def test_the_assignment_letter_names_who_was_typed_and_the_numbered_invitation(story):
    assert "………" in said(paper(story, "assignment"))
    save(story, replace(CARD, assigned=(Assigned("Ani Contoh", "19750101", "Bidan"),)))
    scope = story.scope()
    actions.hand_over(scope=scope, meeting_id=may(story), kind="invitation")
    actions.enter_number(
        scope=scope, meeting_id=may(story), kind="invitation", number="005/87", dated=scope.today
    )
    text = said(paper(story, "assignment"))
    assert "Ani Contoh" in text
    assert "Undangan nomor 005/87 tanggal 7 Agustus 2023" in text
    save(story, replace(CARD, assigned=(Assigned("Ani Contoh"),), task_basis="RPK 2023", version=1))
    assert "RPK 2023;" in said(paper(story, "assignment"))


def test_only_photos_that_may_be_shown_stand_on_the_sheet(story):
    scope = story.scope(now=at(5, 26))
    contents = tuple(picture((400 + 40 * n, 300)) for n in range(4))
    meetings.add_photos(scope=scope, meeting_id=may(story), contents=contents, caption="Camat & kader")
    for card in meeting_queries.photos(scope=scope, meeting_id=may(story))[:3]:
        meetings.clear_photo(scope=scope, photo_id=card.id)
    save(story, replace(CARD, photos_a_page=2))
    made = paper(story, "photos")
    sheets = [block for block in made.blocks if isinstance(block, blocks.Photos)]
    assert [len(sheet.photos) for sheet in sheets] == [2, 1]
    assert "dicatat kemudian 26 Mei 2023" in said(made)
    assert blocks.numbers(made)["waiting"].value == 1


def typed(story, **changes):
    """The form as the page shows it, with changes."""
    browser = story.world.client("ani-head")
    form = browser.get(address(story)).context["form"]
    data = {bound.html_name: bound.value() for bound in form if bound.value() is not None}
    return browser.post(address(story), {**data, **changes})


def address(story):
    return story.address(f"rapat/{may(story)}/uang/")


def test_the_screen_keeps_what_is_typed_and_says_the_sums(story):
    first = people(story)[0]
    lines = {"what-0": "Nasi kotak", "quantity-0": "30", "unit-0": "kotak", "price-0": "Rp 25.000"}
    answer = typed(story, transport_rate="75.000", **{f"own-{first.id}": "0"}, **lines)
    assert answer.status_code == 302
    page = story.world.client("ani-head").get(address(story)).content.decode()
    assert "Rp 750.000" in page
    assert "Tujuh ratus lima puluh ribu rupiah" in page
    card = queries.spending(scope=story.scope(), meeting_id=may(story))
    assert card.payee(first).amount == 0


def test_half_a_line_and_a_wrong_amount_are_refused_at_their_field(story):
    answer = typed(story, **{"what-0": "Nasi kotak", "price-0": "25,5"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Banyaknya baris 1 belum diisi" in text
    assert "“25,5” bukan bilangan bulat" in text
    assert not Spending.objects.within(story.scope()).exists()


def test_an_empty_screen_says_what_to_type(story):
    page = story.world.client("ani-head").get(address(story)).content.decode()
    assert "Belum ada jumlah" in page
    assert (
        "uang/" in story.world.client("ani-head").get(story.address(f"rapat/{may(story)}/")).content.decode()
    )


def test_a_stale_screen_keeps_the_typed_text(story):
    save(story, CARD)
    answer = typed(story, version="0", fund="BLUD")
    assert answer.status_code == 409
    assert "BLUD" in answer.content.decode()


SPENT = ("transport", "refreshments", "assignment", "activity", "photos")


@pytest.mark.parametrize("kind", SPENT)
def test_what_staff_account_for_is_read_by_staff_and_dinkes_only(story, kind):
    """The camat reads what the sectors read; who was paid how much is between Puskesmas and Dinkes."""
    address = story.address(f"rapat/{story.meetings['may']}/{kind}.docx")
    assert story.world.client("ani-camat").get(address).status_code == 422
    assert story.world.client("ani-head").get(address).status_code == 200
    actions.hand_over(scope=story.scope(), meeting_id=story.meetings["may"], kind=kind)
    assert story.world.client("ani-camat").get(address).status_code == 422
    assert story.world.client("ani-head").get(address).status_code == 200


def test_the_camat_is_offered_no_paper_that_he_may_not_read(story):
    page = story.address(f"rapat/{story.meetings['may']}/")
    shown = {who: story.world.client(who).get(page).content.decode() for who in ("ani-head", "ani-camat")}
    assert "transport.pdf" in shown["ani-head"]
    assert "minutes.pdf" in shown["ani-camat"]
    assert not [kind for kind in SPENT if f"{kind}.pdf" in shown["ani-camat"]]
