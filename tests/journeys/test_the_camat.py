"""A camat who never had an account: invited, briefed, asked, signing and answering, from one address."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import served_example
from tests.journeys.phones import HOME, address_of
from tests.journeys.test_loop import invite, plan

pytestmark = pytest.mark.browser

OFFICE = "Camat Mandalawangi"
DEPUTY = "Drs. Hasan Contoh"
CAR = "Mobil siaga desa dipakai menjemput bayi"
STUCK = "Kader mengunjungi rumah bayi yang belum lengkap"
NOTE = "Setuju, kepala desa membuat jadwalnya."
ANSWER = "Saya surati Kepala Desa Kurungkambing pekan ini."


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """An example of his own: what other journeys plan would stand on his page too."""
    with served_example(tmp_path_factory.mktemp("camat")) as site:
        yield site


@pytest.fixture(scope="module")
def known() -> dict[str, str]:
    return {}


@pytest.fixture
def head(visit):
    return visit("kepala-mandalawangi")


@pytest.fixture
def address(head, known) -> str:
    """What the camat got by WhatsApp."""
    if not known:
        known["address"] = address_of(head, OFFICE)
    return known["address"]


def never_signed_in(camat) -> None:
    assert "sessionid" not in {cookie["name"] for cookie in camat.context.cookies()}


def ahead(staff) -> str:
    """The page of the lokmin in preparation, as staff find it."""
    staff.open(f"{HOME}rapat/")
    staff.page.get_by_role("link", name="TW III 2023").first.click()
    staff.page.wait_for_url(re.compile(r"/rapat/[0-9a-f-]{36}/$"))
    return str(staff.page.url)


def test_the_camat_reads_the_brief_names_a_delegate_and_decides_without_account_or_script(
    visit, head, address
):
    usual_delegate(head)
    camat = visit(None, phone=True, scripts=False)
    camat.open(address)
    camat.look("camat-home")
    read_brief(camat)
    name_delegate(camat)
    camat.open(address)
    decide(camat)
    never_signed_in(camat)
    meeting = ahead(head)
    expect(head.page.locator("main")).to_contain_text(NOTE)
    head.open(f"{meeting}undangan/")
    expect(head.page.locator("li", has_text=OFFICE).filter(has_text=DEPUTY).first).to_be_visible()
    head.look()


def usual_delegate(head) -> None:
    """The directory knows who usually goes for the camat."""
    head.open(f"{HOME}orang/")
    head.page.get_by_role("link", name=OFFICE).first.click()
    head.page.get_by_role("link", name="Tambah yang biasa mewakili").click()
    head.page.get_by_label("atau nama orangnya").fill(DEPUTY)
    head.page.get_by_label("Jabatannya").fill("Sekretaris Camat")
    head.page.get_by_role("button", name="Simpan wakil").click()
    head.page.get_by_text(DEPUTY).first.wait_for()


def read_brief(camat) -> None:
    """One page with the decisions that are asked, and the same as a PDF."""
    camat.page.get_by_role("link", name="Baca ringkasan satu halaman").click()
    asked = camat.page.locator("section", has_text="Keputusan yang diminta").first
    expect(asked.locator("li")).to_have_count(3)
    expect(asked).to_contain_text(CAR)
    camat.look("camat-brief")
    paper = camat.page.get_by_role("link", name="Unduh PDF satu halaman").get_attribute("href")
    kept = camat.context.request.get(f"{camat.site.address}{paper}")
    assert kept.headers["content-type"] == "application/pdf"
    assert len(re.findall(rb"/Type\s*/Page\b", kept.body())) == 1
    camat.page.get_by_role("link", name="Jawab keputusan di halaman saya").click()


def name_delegate(camat) -> None:
    """Two taps after the address was opened: somebody else goes, and who."""
    camat.page.locator(".rsvp summary", has_text="Mewakilkan").click()
    camat.page.get_by_role("button", name=DEPUTY).click()
    camat.page.get_by_role("heading", name="Terima kasih, jawaban sudah dicatat").wait_for()
    expect(camat.page.locator("main")).to_contain_text(f"Diwakili {DEPUTY}, Sekretaris Camat")
    camat.look("camat-thanks")


def decide(camat) -> None:
    """A decision with a note; what was forgotten is said, and what was typed stays."""
    entry = camat.page.locator(".report-entry", has_text=CAR)
    entry.get_by_role("button", name="Setuju dengan catatan").click()
    expect(camat.page.locator(".errors").first).to_be_visible()
    camat.look("camat-refused")
    entry = camat.page.locator(".report-entry", has_text=CAR)
    entry.get_by_label("Catatan").fill(NOTE)
    entry.get_by_role("button", name="Setuju dengan catatan").click()
    expect(camat.page.locator(".report-entry", has_text=CAR)).to_contain_text(NOTE)
    camat.look("camat-decided")


@pytest.mark.parametrize("scripts", [False, True])
def test_the_camat_answers_a_promise_that_was_handed_up_to_him(visit, head, address, scripts: bool):
    hand_up(head)
    promise = head.page.url
    camat = visit(None, phone=True, scripts=scripts)
    camat.open(address)
    entry = camat.page.locator(".report-entry", has_text=STUCK)
    expect(entry).to_contain_text("Mohon Camat menyurati desa")
    camat.look("camat-handed")
    entry.get_by_label("Jawaban Bapak/Ibu").fill(ANSWER)
    entry.get_by_label("komitmen dapat berjalan lagi").check()
    entry.get_by_role("button", name="Kirim jawaban").click()
    expect(camat.page.locator(".report-entry", has_text=STUCK)).to_contain_text(ANSWER)
    expect(camat.page.get_by_role("button", name="Kirim jawaban")).to_have_count(0)
    camat.look("camat-answered")
    never_signed_in(camat)
    head.open(promise)
    expect(head.page.locator("main")).to_contain_text(ANSWER)
    expect(head.page.locator("main .stamp").first).to_contain_text("Berjalan")


def hand_up(head) -> None:
    head.open(f"{HOME}komitmen/")
    head.page.get_by_role("link", name=STUCK).first.click()
    head.page.get_by_role("link", name="Teruskan ke atas").click()
    head.page.get_by_label("Apa yang diminta").fill("Mohon Camat menyurati desa")
    head.page.locator("form.form button.button").first.click()
    head.page.get_by_text("Komitmen diteruskan").first.wait_for()


def test_the_camat_signs_by_drawing_on_his_phone(visit, head, address):
    notes = visit("notulis-mandalawangi")
    meeting = plan(notes)
    invite(notes, meeting)
    notes.open(meeting)
    notes.page.get_by_role("button", name=re.compile("Buka rapat")).click()
    notes.open(f"{meeting}tanda-tangan/")
    notes.page.get_by_role("button", name="Susun daftar penanda tangan").click()
    plain = visit(None, phone=True, scripts=False)
    open_agreement(plain, address)
    expect(plain.page.get_by_text("tanda tangani berita acara di kertas")).to_be_visible()
    plain.look("camat-plain")
    camat = visit(None, phone=True)
    open_agreement(camat, address)
    expect(camat.page.get_by_text("tidak tersertifikasi").first).to_be_visible()
    camat.look("camat-sign")
    camat.page.get_by_role("button", name="Saya sudah membaca dan menandatangani").click()
    expect(camat.page.locator(".errors")).to_be_visible()
    draw(camat)
    camat.page.get_by_role("button", name="Saya sudah membaca dan menandatangani").click()
    camat.page.get_by_role("heading", name=re.compile("tanda tangan Anda tercatat")).wait_for()
    expect(camat.page.get_by_role("img", name="tidak tersertifikasi")).to_have_count(1)
    camat.look("camat-signed")
    never_signed_in(camat)
    notes.open(f"{meeting}tanda-tangan/")
    row = notes.page.locator("li", has_text=OFFICE).first
    expect(row.get_by_role("img", name="tidak tersertifikasi")).to_have_count(1)
    expect(row).to_contain_text("7 Agustus 2023")
    notes.look()


def open_agreement(camat, address: str) -> None:
    """From the page of the message to the text that waits: two taps."""
    camat.open(address)
    camat.page.get_by_role("link", name="Baca dan tanda tangani kesepakatan").click()
    camat.look()
    camat.page.locator("li", has_text="menyusul").first.get_by_role("link").click()
    camat.page.get_by_role("heading", name="Baca, lalu tanda tangani").wait_for()


def draw(camat) -> None:
    """A finger on the glass, as far as a mouse can be one."""
    canvas = camat.page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    camat.page.mouse.move(box["x"] + 30, box["y"] + 60)
    camat.page.mouse.down()
    for step in range(8):
        camat.page.mouse.move(box["x"] + 30 + 30 * step, box["y"] + (30 if step % 2 else 80))
    camat.page.mouse.up()
