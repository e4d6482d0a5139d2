"""The settings of an issuer as they reach its papers: logos, numbers, signatories, words of a letter."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from lokmin.basics.refusal import NotYourDuty, Refusal, Stale
from lokmin.basics.scope import Role
from lokmin.papers import actions, pages, queries
from lokmin.papers.forms.issuers import IssuerForm
from lokmin.papers.queries import LetterWords, Print
from lokmin.papers.rules import pdf
from tests.papers.reading import pages as texts
from tests.papers.test_rules_logos import picture


@pytest.fixture
def ani(story):
    return story.world.client("ani-head")


def save(story, kind="invitation", **changes):
    scope = story.scope()
    card = queries.issuer(scope=scope, puskesmas=story.world.ours, kind=kind)
    return actions.save_issuer(scope=scope, puskesmas_id=story.world.ours.id, card=replace(card, **changes))


def letter(story):
    return queries.meeting_paper(
        scope=story.scope(), meeting_id=story.meetings["may"], kind="invitation", how=Print()
    )


def words(story, **changes):
    version = queries.letter_words(scope=story.scope(), meeting_id=story.meetings["may"]).version
    return actions.save_letter_words(
        scope=story.scope(),
        meeting_id=story.meetings["may"],
        words=replace(LetterWords(version=version), **changes),
    )


def logo(story, which="district", **changes):
    given = {"scope": story.scope(), "puskesmas_id": story.world.ours.id, "which": which}
    return actions.save_logo(**{**given, "content": picture(), **changes})


def test_a_logo_stands_on_the_next_letter_in_grey_until_colour_is_wanted(story):
    logo(story)
    grey = letter(story).frame.letterhead.left
    assert grey.name == "Lambang daerah"
    save(story, colour=True)
    coloured = letter(story).frame.letterhead.left
    assert coloured.jpeg != grey.jpeg
    save(story, logo_left="")
    assert letter(story).frame.letterhead.left is None


def test_a_logo_is_taken_out_again_and_another_takes_its_place(story):
    logo(story)
    first = letter(story).frame.letterhead.left
    logo(story, content=picture(colour=(0, 0, 120, 255)))
    assert letter(story).frame.letterhead.left.jpeg != first.jpeg
    actions.remove_logo(scope=story.scope(), puskesmas_id=story.world.ours.id, which="district")
    actions.remove_logo(scope=story.scope(), puskesmas_id=story.world.ours.id, which="district")
    assert letter(story).frame.letterhead.left is None


def test_logos_are_for_who_may_set_and_of_two_kinds(story):
    with pytest.raises(NotYourDuty):
        logo(story, scope=story.scope(Role.MIDWIFE))
    with pytest.raises(Refusal):
        logo(story, which="bupati")


def test_two_sign_a_letter_and_one_signs_for_another(story):
    save(
        story,
        signatory_acting="Plh.",
        signatory_on_behalf="Bupati",
        signatory_through="Sekretaris Daerah",
        second_title="Kepala Puskesmas Lais",
        second_name="dr. Dua",
    )
    first, second = letter(story).signers
    assert first.title[:3] == ("a.n. Bupati", "Sekretaris Daerah", "u.b.")
    assert first.title[-1].startswith("Plh. ")
    assert second.below[0] == "dr. Dua"


PATTERN = {
    "number_template": "{klas}/{urut3}/{jenis}/{unit}/{tahun}",
    "classification": "005",
    "letter_type": "Und",
    "unit_code": "Kec.Lais",
}


def number(story, kind, text, month=5):
    scope, meeting_id = story.scope(), story.meetings["may"]
    actions.hand_over(scope=scope, meeting_id=meeting_id, kind=kind)
    actions.enter_number(
        scope=scope, meeting_id=meeting_id, kind=kind, number=text, dated=date(2023, month, 24)
    )


def offered(story, kind):
    issuer = queries.issuer(scope=story.scope(), puskesmas=story.world.ours, kind=kind)
    return queries.next_number(
        scope=story.scope(), puskesmas_id=story.world.ours.id, issuer=issuer, day=date(2023, 5, 24)
    )


def test_kinds_that_nobody_set_are_numbered_as_their_issuer_numbers_with_their_own_letters(story):
    save(story, **PATTERN)
    assert offered(story, "invitation") == "005/001/Und/Kec.Lais/2023"
    assert offered(story, "agreement") == "005/001/BA/Kec.Lais/2023"


def test_one_agenda_book_counts_all_letters_and_a_typed_number_sets_it(story):
    save(story, number_template="{urut}/Kec.Lais/{tahun}")
    number(story, "invitation", "57/Kec.Lais/2023")
    assert offered(story, "agreement") == "58/Kec.Lais/2023"


def test_one_agenda_book_counts_letters_of_another_class_and_type(story):
    save(story, **PATTERN)
    number(story, "invitation", "005/057/Und/Kec.Lais/2023")
    assert offered(story, "agreement") == "005/058/BA/Kec.Lais/2023"
    save(story, "agreement", **{**PATTERN, "classification": "440.2", "letter_type": "BA"})
    assert offered(story, "agreement") == "440.2/058/BA/Kec.Lais/2023"
    save(story, "agreement", **{**PATTERN, "unit_code": "PKM.Lais", "letter_type": "BA"})
    assert offered(story, "agreement") == "005/001/BA/PKM.Lais/2023", "another unit keeps another book"


def test_a_kind_with_a_count_of_its_own_does_not_hear_of_the_others(story):
    same = {"number_template": "{urut}/{jenis}/{tahun}", "counter": "kind"}
    save(story, **same, letter_type="Und")
    save(story, "agreement", **same, letter_type="BA")
    number(story, "invitation", "57/Und/2023")
    assert offered(story, "invitation") == "58/Und/2023"
    assert offered(story, "agreement") == "1/BA/2023"


def test_two_counts_on_one_pattern_never_offer_a_number_that_is_taken(story):
    same = {"number_template": "{urut}/{tahun}", "counter": "kind"}
    save(story, **same)
    save(story, "agreement", **same)
    number(story, "invitation", "1/2023")
    assert offered(story, "agreement") == "2/2023"


def test_a_pattern_whose_part_is_empty_is_not_kept(story):
    with pytest.raises(Refusal, match="isinya kosong"):
        save(story, **{**PATTERN, "unit_code": ""})


def test_what_the_office_wrote_stands_in_the_letter_and_in_each_of_the_set(story):
    usual = letter(story)
    words(story, subject="Undangan rembuk", attention=("membawa buku KIA",), copies=(), nature="Segera")
    made = letter(story)
    assert (made.subject, made.nature, made.attention) == (
        "Undangan rembuk",
        "Segera",
        ("membawa buku KIA",),
    )
    assert made.copies == ()
    assert made.opening == usual.opening
    letters = queries.letter_set(scope=story.scope(), meeting_id=story.meetings["may"], how=Print()).letters
    assert {one.subject for one in letters} == {"Undangan rembuk"}


def test_words_that_are_the_usual_ones_stay_usual(story):
    """So that another day of the lokmin before still reaches a letter whose other words were changed."""
    usual = queries.words_of(queries.usual_letter(scope=story.scope(), meeting_id=story.meetings["may"]))
    kept = words(story, **{n: getattr(usual, n) for n in ("opening", "attention", "copies")}, subject="Lain")
    assert (kept.opening, kept.attention, kept.copies, kept.subject) == ("", None, None, "Lain")


def test_words_typed_from_an_old_page_are_refused(story):
    words(story, subject="Satu")
    with pytest.raises(Stale):
        actions.save_letter_words(
            scope=story.scope(), meeting_id=story.meetings["may"], words=LetterWords(subject="Dua")
        )


def test_a_letter_that_was_handed_over_keeps_its_words(story):
    scope, meeting_id = story.scope(), story.meetings["may"]
    paper = actions.hand_over(scope=scope, meeting_id=meeting_id, kind="invitation")
    words(story, subject="Undangan rembuk")
    kept = queries.content(card=paper.file("pdf"))
    assert "Undangan rembuk" not in texts(kept)[0]
    again = actions.hand_over(scope=scope, meeting_id=meeting_id, kind="invitation")
    assert "Undangan rembuk" in texts(queries.content(card=again.file("pdf")))[0]


def test_the_settings_say_nature_and_copies_for_every_letter(story):
    save(story, nature="Biasa", copies=("Bupati Musi Banyuasin", "Arsip"))
    assert (letter(story).nature, letter(story).copies) == ("Biasa", ("Bupati Musi Banyuasin", "Arsip"))


def test_the_form_keeps_what_it_does_not_show(story):
    card = save(story, "minutes", copies=("Arsip",), recipients="old", initials=("Sekcam", "Kasi"))
    form = IssuerForm({**IssuerForm.initial_of(card), "stamp": "on"}, kind="minutes")
    assert form.is_valid(), form.errors
    again = replace(form.card("minutes"), saved=True)
    assert replace(again, left=None, right=None) == replace(card, left=None, right=None)
    shown = {bound.name for _title, fields in form.parts() for bound in fields}
    assert shown.isdisjoint({"copies", "recipients"})
    assert {bound.name for bound in form.kept()} == {"recipients", "nature", "copies"}


def test_the_pages_of_the_screens(story, ani):
    base, meeting = story.address("penerbit/"), story.address(f"rapat/{story.meetings['may']}/")
    upload = {"logo": BytesIO(picture())}
    upload["logo"].name = "lambang.png"
    assert ani.post(base + "logo/district/", upload).status_code == 302
    assert "Diunggah" in ani.get(base).content.decode()
    assert ani.get(base + "logo/district/").status_code == 200
    assert ani.get(base + "logo/bupati/").status_code == 404
    assert ani.get(base + "invitation/contoh.pdf")["Content-Type"] == "application/pdf"
    assert ani.post(base + "logo/district/", {"remove": "1"}).status_code == 302
    assert "Belum ada; kop dicetak tanpa logo ini." in ani.get(base).content.decode()
    svg = {"logo": BytesIO(b"<svg></svg>")}
    svg["logo"].name = "lambang.png"
    refused = ani.post(base + "logo/puskesmas/", svg)
    assert (refused.status_code, "Logo SVG tidak diterima" in refused.content.decode()) == (422, True)
    path = meeting + "undangan/isi/"
    assert "Berdasarkan" in ani.get(path).content.decode()
    assert ani.post(path, {"subject": "Undangan rembuk", "version": "0"}).status_code == 302
    assert "Undangan rembuk" in ani.get(path).content.decode()
    assert ani.post(path, {"subject": "Lagi", "version": "0"}).status_code == 409


def test_paper_for_the_hall_is_offered_only_to_who_may_print_it(story):
    path = story.address(f"rapat/{story.meetings['may']}/cetak/")
    shown = {
        name: "/cadangan/" in story.world.client(name).get(path).content.decode()
        for name in ("ani-note_taker", "ani-midwife", "ani-camat")
    }
    assert shown == {"ani-note_taker": True, "ani-midwife": False, "ani-camat": False}


def test_before_printing_every_paper_says_pages_times_copies(story, ani):
    path = story.address(f"rapat/{story.meetings['may']}/cetak/")
    shown = ani.get(path).content.decode()
    for name in ("Undangan", "Surat per penerima", "Daftar hadir", "Notulen", "Berita acara kesepakatan"):
        assert name in shown
    made = len(texts(pdf.render(letter(story))))
    line = next(line for line in ani.get(path, {"invitation": "30"}).context["lines"])
    assert (line.pages, line.copies, line.sheets) == (made, 30, made * 30)
    assert ani.get(path, {"invitation": "-1"}).status_code == 422
    issuers = queries.issuers(scope=story.scope(), puskesmas=story.world.ours)
    assert (
        pages.print_lines([("minutes", "Notulen", 2)], {"minutes": 3}, {"minutes": 2}, issuers)[0].sheets == 6
    )


def test_before_printing_each_paper_says_its_sheet_and_that_it_is_black_and_white(story, ani):
    save(story, "minutes", paper_size="f4", colour=True)
    page = ani.get(story.address(f"rapat/{story.meetings['may']}/cetak/")).content.decode()
    assert "<td>F4, berwarna</td>" in page
    assert page.count("<td>A4, hitam putih</td>") > 3
