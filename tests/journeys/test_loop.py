"""One walk around the loop, as its people walk it: figures, problems, the room, promise, proof, read-back."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HOME = "/p/1033372/"
WHAT = "Menjemput bayi pada hari posyandu"


def photo() -> dict[str, object]:
    """A picture as a phone would send it."""
    out = BytesIO()
    Image.new("RGB", (2400, 1600), "#8fb39b").save(out, "JPEG")
    return {"name": "posyandu.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def test_the_closed_loop_of_the_example_can_be_read(visit):
    head = visit("kepala-mandalawangi")
    head.open(HOME)
    head.look("home")
    head.page.get_by_role("link", name="Capaian", exact=True).click()
    assert "indikator" in head.page.inner_text("h1")
    head.look("scorecard")
    head.open(f"{HOME}capaian/IDL/")
    head.look("pws")
    head.open(f"{HOME}masalah/")
    head.look("problems")
    head.open(f"{HOME}komitmen/")
    head.look("commitments")
    head.open(f"{HOME}rapat/")
    head.page.get_by_role("link", name="TW II 2023").first.click()
    head.look("meeting")
    head.page.get_by_role("link", name="Evaluasi RTL").first.click()
    assert "komitmen" in head.page.inner_text("h1")
    assert head.page.locator("figure svg, .slope svg, svg[role=img]").count() > 0
    head.look("read-back")
    head.open(f"{HOME}capaian/")
    head.page.get_by_role("link", name="Cikumbuen", exact=True).first.click()
    assert "lagi" in head.page.inner_text("main")
    head.look("village")


def test_the_midwife_enters_a_month_by_keyboard_and_sees_the_other_value_in_a_conflict(visit):
    holder = visit("program-mandalawangi")
    holder.open(f"{HOME}capaian/isi/?bulan=2023-07")
    cells = holder.page.locator("input[data-element='K1']")
    assert cells.count() == 15
    cells.nth(0).fill("5")
    cells.nth(0).press("Enter")
    expect(cells.nth(0)).not_to_have_attribute("data-version", "0")
    holder.look("entry")
    other = visit("kepala-mandalawangi")
    other.open(f"{HOME}capaian/isi/?bulan=2023-07")
    other.page.locator("input[data-element='K1']").nth(0).fill("6")
    other.page.locator("input[data-element='K1']").nth(0).press("Enter")
    other.page.wait_for_timeout(800)
    cells.nth(0).fill("7")
    cells.nth(0).press("Enter")
    holder.page.get_by_text(re.compile("6")).first.wait_for()
    midwife = visit("bidan-mandalawangi", phone=True)
    midwife.open(f"{HOME}capaian/isi/?bulan=2023-07")
    assert "Pandat" not in midwife.page.inner_text("main")
    midwife.look("midwife")


def test_a_meeting_is_planned_held_promised_signed_closed_and_followed_up(visit):
    notes = visit("notulis-mandalawangi")
    meeting = plan(notes)
    invite(notes, meeting)
    hold(notes, meeting)
    promise(notes, meeting)
    sign_and_close(visit("kepala-mandalawangi"), notes, meeting)
    report_by_link(visit, visit("kepala-mandalawangi"))
    board = visit("kepala-mandalawangi")
    board.open(f"{HOME}komitmen/")
    board.page.get_by_role("link", name=WHAT).last.click()
    assert "3 dari 6 bayi" in board.page.inner_text("main")
    board.look("commitment")


def plan(notes) -> str:
    """A further lokmin on the example's own day; without a reason it is refused."""
    notes.open(f"{HOME}rapat/baru/")
    notes.look()
    notes.page.get_by_label("Nomor", exact=False).first.fill("2")  # TW II was held in May
    notes.page.get_by_label("Hari", exact=False).first.fill("7 Agustus 2023")
    months = {"reviewed_first": "April 2023", "reviewed_last": "Juni 2023"}
    months |= {"planned_first": "Agustus 2023", "planned_last": "November 2023"}
    for name, month in months.items():
        notes.page.locator(f"select[name={name}]").select_option(label=month)
    notes.page.get_by_role("button", name="Simpan rencana rapat").click()
    assert notes.page.locator(".errors, .field-error").count() > 0
    notes.look()
    notes.page.get_by_label("Alasan", exact=False).first.fill("Lanjutan dari 22 Mei")
    notes.page.get_by_role("button", name="Simpan rencana rapat").click()
    notes.page.wait_for_url(re.compile(r"/rapat/[0-9a-f-]{36}/$"))
    notes.look()
    return str(notes.page.url)


def invite(notes, meeting: str) -> None:
    notes.open(f"{meeting}undangan/")
    notes.page.get_by_role("button", name="Masukkan ke daftar undangan").click()
    notes.page.get_by_text("undangan terkirim").first.wait_for()
    notes.page.get_by_role("link", name=re.compile("Catat Kepala Desa Cikumbuen")).click()
    notes.look()


def hold(notes, meeting: str) -> None:
    notes.open(meeting)
    notes.page.get_by_role("button", name=re.compile("Buka rapat")).click()
    notes.open(f"{meeting}hadir/")
    notes.page.get_by_role("button", name=re.compile("Hadir Kepala Desa Cikumbuen")).click()
    row = notes.page.locator("li", has_text="Kapolsek Mandalawangi").first
    row.locator("summary").click()
    row.get_by_label("Nama", exact=False).first.fill("Aipda Yayan Contoh")
    row.get_by_role("button", name="Catat diwakili").click()
    notes.page.get_by_text("Diwakili").first.wait_for()
    notes.look("attendance")
    notes.open(f"{meeting}notulen/")
    notes.page.locator("details summary").first.click()
    notes.page.locator("textarea[name=text]").first.fill("Rapat lanjutan membahas bayi yang belum lengkap.")
    notes.page.get_by_role("button", name="Simpan informasi").first.click()
    notes.page.get_by_text("Rapat lanjutan membahas").first.wait_for()
    notes.look("minutes")


def promise(notes, meeting: str) -> None:
    notes.page.get_by_role("link", name=re.compile("Komitmen")).locator("visible=true").last.click()
    form = notes.page.locator("form.promise-form")
    form.get_by_role("button", name="Bacakan dan catat komitmen").click()
    notes.page.locator(".errors, .field-error").first.wait_for()
    notes.look()
    form = notes.page.locator("form.promise-form")
    option = form.locator("select[name=office_id] option", has_text="Kepala Desa Cikumbuen").first
    form.locator("select[name=office_id]").select_option(option.get_attribute("value"))
    form.locator("[name=what]").fill(WHAT)
    form.get_by_role("checkbox", name="Cikumbuen", exact=True).check()
    form.locator("[name=quantity]").fill("6")
    form.locator("[name=quantity_unit]").fill("bayi")
    form.locator("[name=start_on]").fill("7 Agustus 2023")
    form.locator("[name=due_on]").fill("31 Agustus 2023")
    form.get_by_role("button", name="Bacakan dan catat komitmen").click()
    notes.page.get_by_text(WHAT).first.wait_for()


def sign_and_close(head, notes, meeting: str) -> None:
    notes.open(f"{meeting}tanda-tangan/")
    notes.page.get_by_role("button", name="Susun daftar penanda tangan").click()
    notes.page.get_by_text("menyusul").first.wait_for()
    notes.look()
    head.open(f"{meeting}tutup/")
    head.look()
    head.page.get_by_role("button", name="Tutup rapat").click()
    head.page.wait_for_url("**/tanda-tangan/")
    assert "menyusul" in head.page.inner_text("main")
    head.open(f"{meeting}notulen/")
    assert head.page.locator("textarea").count() == 0


def report_by_link(visit, head) -> None:
    """The village head reports from a phone, without an account, with a photo; sent twice, counted once."""
    head.open(f"{HOME}orang/tautan/")
    head.look()
    links = head.page.get_by_role("link", name=re.compile("Buka tautan.*Kepala Desa Cikumbuen"))
    address = links.first.get_attribute("href")
    village = visit(None, phone=True)
    village.open(address)
    village.look("link")
    part = village.page.locator("details", has_text=WHAT).last
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()
    part.get_by_text("Masih berjalan").click()
    part.locator("input[name=count]").fill("3")
    part.locator("input[type=file]").set_input_files(files=[photo()])
    part.get_by_role("button", name=re.compile("Kirim")).click()
    village.page.get_by_text("Terima kasih").first.wait_for()
    village.look("thanks")
    assert village.context.cookies() == [] or all(c["name"] != "sessionid" for c in village.context.cookies())
