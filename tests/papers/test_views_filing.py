"""The screen of the sheets and photos filed with a meeting."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.commitments.samples import picture
from tests.papers.story import Story


def url(story: Story) -> str:
    return story.address(f"rapat/{story.meetings['may']}/lembar/")


def sent(story: Story, *files: SimpleUploadedFile, who: str = "ani-head", **typed: str):
    values = {"kind": "attendance", "dated": "24 Mei 2023", "caption": "Lembar 1 dan 2"} | typed
    return story.world.client(who).post(url(story), {**values, "sheets": list(files)}, follow=True)


def pdf(name: str = "hadir.pdf", content: bytes = b"%PDF-1.4 hadir") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_several_files_are_filed_at_once_and_named_with_both_days(story: Story):
    empty = story.world.client().get(url(story)).content.decode()
    assert "Belum ada. Pilih pindaian atau foto" in empty
    page = " ".join(sent(story, pdf(), SimpleUploadedFile("2.jpg", picture())).content.decode().split())
    assert "2 berkas tersimpan." in page
    assert page.count("<b>Daftar hadir</b>: Lembar 1 dan 2") == 2
    assert "24 Mei 2023, dicatat kemudian 7 Agustus 2023 oleh" in page
    assert "sudah tersimpan sebelumnya" in sent(story, pdf()).content.decode()
    documents = story.world.client().get(story.address(f"rapat/{story.meetings['may']}/"))
    assert "Pindaian dan foto (2)" in documents.content.decode()


def test_a_filed_sheet_is_downloaded_and_taken_out(story: Story):
    page = sent(story, pdf())
    card = page.context["lines"][0].card
    ani = story.world.client()
    answer = ani.get(story.address(f"lembar/{card.id}/"))
    assert answer.content == b"%PDF-1.4 hadir"
    assert answer["Content-Disposition"].startswith('attachment; filename="berkas-2023-05-24-')
    after = ani.post(story.address(f"lembar/{card.id}/keluarkan/"), follow=True).content.decode()
    assert "Berkas dikeluarkan dan dihapus." in after
    assert "Belum ada." in after


def test_what_is_wrong_is_said_at_the_form_and_what_was_typed_stays(story: Story):
    page = sent(story, pdf(), pdf("tabel.xlsx", b"PK"), caption="Halaman satu")
    assert page.status_code == 422
    assert "Pindaian harus berupa PDF, JPG, atau PNG" in page.content.decode()
    assert 'value="Halaman satu"' in page.content.decode()
    nothing = sent(story)
    assert "Pilih satu berkas dahulu." in nothing.content.decode()
    early = sent(story, pdf(), dated="32 Mei 2023")
    assert "bukan tanggal" in early.content.decode()


def test_readers_see_no_form_and_the_camat_no_page(story: Story):
    sent(story, pdf())
    midwife = story.world.client("ani-midwife").get(url(story)).content.decode()
    assert "Daftar hadir" in midwife
    assert "Simpan berkas" not in midwife
    assert story.world.client("ani-camat").get(url(story)).status_code == 403
    documents = story.world.client("ani-camat").get(story.address(f"rapat/{story.meetings['may']}/"))
    assert "Pindaian dan foto" not in documents.content.decode()
