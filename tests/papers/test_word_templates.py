"""A Word template of an office: put in, used for its papers, taken out, kept in the history."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.papers import actions, queries
from lokmin.papers.models import WordTemplate
from lokmin.papers.rules.template_start import starting
from lokmin.tools.models import AuditRow
from tests.papers.reading import word_text


def own(kind="minutes", mark="Bentuk kami sendiri"):
    document = docx.Document(io.BytesIO(starting(kind)))
    document.add_paragraph(mark)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def save(story, kind="minutes", content=None, role=Role.HEAD, **changes):
    where = {"puskesmas_id": story.world.ours.id, **changes}
    content = own(kind) if content is None else content
    actions.save_template(
        scope=story.scope(role), kind=kind, name="Notulen kami.docx", content=content, **where
    )


def cards(story):
    return queries.templates_of(scope=story.scope(), puskesmas_id=story.world.ours.id)


def draft(story, kind, ending="docx"):
    browser = story.world.client("ani-head")
    return browser.get(story.address(f"rapat/{story.meetings['may']}/{kind}.{ending}")).content


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("invitation", "Yth."),
        ("minutes", "Jadwal posyandu & PT A"),
        ("assignment", "Menugaskan kepada:"),
    ],
)
def test_a_paper_is_written_in_the_offices_own_form(story, kind, said):
    assert "Bentuk kami sendiri" not in word_text(draft(story, kind))
    save(story, kind)
    made = draft(story, kind)
    assert "Bentuk kami sendiri" in word_text(made)
    assert said in word_text(made)
    assert "{" not in word_text(made)
    head = docx.Document(io.BytesIO(made)).sections[0].header.paragraphs
    assert any("SEMENTARA" in line.text for line in head)


def test_what_is_handed_over_has_the_form_and_its_code(story):
    save(story)
    card = actions.hand_over(scope=story.scope(), meeting_id=story.meetings["may"], kind="minutes")
    kept = queries.content(card=card.file("docx"))
    assert "Bentuk kami sendiri" in word_text(kept)
    foot = docx.Document(io.BytesIO(kept)).sections[0].footer.paragraphs
    assert any(card.code in line.text for line in foot)
    assert queries.verify(scope=story.scope(), data=kept).genuine


def test_the_usual_form_comes_back_and_the_history_stays(story):
    content = own()
    save(story, content=content)
    save(story, content=content)
    assert len(cards(story)) == 1
    save(story, content=own(mark="Bentuk kedua"))
    actions.standard_template(scope=story.scope(), puskesmas_id=story.world.ours.id, kind="minutes")
    actions.standard_template(scope=story.scope(), puskesmas_id=story.world.ours.id, kind="minutes")
    assert [card.retired_at is None for card in cards(story)] == [False, False]
    assert "Bentuk" not in word_text(draft(story, "minutes"))
    verbs = AuditRow.objects.filter(kind="papers.wordtemplate").values_list("verb", flat=True)
    assert sorted(verbs) == ["save_template", "save_template", "standard_template"]


def test_a_wrong_template_is_not_kept(story):
    with pytest.raises(Refusal):
        save(story, content=b"PK")
    with pytest.raises(Refusal):
        save(story, "agreement", content=own())
    assert not WordTemplate.objects.within(story.scope()).exists()


def test_only_who_changes_settings_puts_one_in_and_only_at_home(story):
    with pytest.raises(NotYourDuty):
        save(story, role=Role.NOTE_TAKER)
    with pytest.raises(NotYours):
        save(story, puskesmas_id=story.world.sister.id)


def upload(story, content, kind="minutes"):
    browser = story.world.client("ani-head")
    file = SimpleUploadedFile("Notulen kami.docx", content)
    return browser.post(story.address(f"templat/{kind}/"), {"template": file})


def test_the_screen_takes_a_template_and_gives_it_back(story):
    browser = story.world.client("ani-head")
    assert browser.get(story.address("templat/pack/")).status_code == 404
    start = browser.get(story.address("templat/minutes/awal.docx")).content
    assert start == starting("minutes")
    assert upload(story, own()).status_code == 302
    page = browser.get(story.address("templat/minutes/")).content.decode()
    assert "Notulen kami.docx" in page
    assert "{{ x.sektor }}" in page
    shown = browser.get(story.address("templat/minutes/contoh.docx")).content
    assert "Bentuk kami sendiri" in word_text(shown)
    browser.post(story.address("templat/minutes/"), {"standard": "1"})
    page = browser.get(story.address("templat/minutes/")).content.decode()
    assert "bentuk baku" in page
    assert "Yang pernah dipakai" in page
    assert "Bentuk baku" in browser.get(story.address("templat/")).content.decode()


def test_the_screen_says_which_name_is_wrong_and_where(story):
    document = docx.Document()
    document.add_paragraph("Nomor {{ nomer }}")
    out = io.BytesIO()
    document.save(out)
    answer = upload(story, out.getvalue())
    assert answer.status_code == 422
    assert "“nomer” di paragraf 1" in answer.content.decode()


def test_uploading_a_form_without_the_qr_says_where_the_qr_will_stand(story):
    plain = docx.Document()
    plain.add_paragraph("{{ judul }}")
    out = io.BytesIO()
    plain.save(out)
    browser = story.world.client("ani-head")
    address = story.address("templat/minutes/")
    for content, said in ((out.getvalue(), True), (own(), False)):
        file = SimpleUploadedFile("Notulen kami.docx", content)
        page = browser.post(address, {"template": file}, follow=True).content.decode()
        assert ("tidak memuat {{ qr }}" in page) is said
    assert "{{ qr }}" in page
    assert "{{ kode_dokumen }}" in page
