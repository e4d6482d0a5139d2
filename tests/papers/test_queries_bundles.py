"""Bundles of evidence from what is stored: what is in them, what is said to be missing."""

import io
import re
import zipfile
from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.utils import translation

from lokmin.basics.refusal import Refusal
from lokmin.commitments import actions as commitments
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.papers import actions, queries
from lokmin.papers.queries import bundles
from tests.commitments.samples import picture
from tests.meetings.conftest import plan
from tests.papers.reading import pages
from tests.papers.story import Story, at

DAY = date(2023, 5, 24)


def file(story: Story, content: bytes, **changes):
    told = {"scope": story.scope(), "meeting_id": story.meetings["may"], "kind": "other", "dated": DAY}
    return actions.file_sheets(**{**told, **changes}, contents=(content,))[0]


def meeting(story: Story, name: str = "may") -> bytes:
    target = io.BytesIO()
    queries.write_meeting(target, scope=story.scope(), meeting_id=story.meetings[name])
    return target.getvalue()


def year(story: Story, of: int = 2023) -> bytes:
    target = io.BytesIO()
    queries.write_year(target, scope=story.scope(), puskesmas_id=story.world.ours.id, year=of)
    return target.getvalue()


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(data: bytes) -> str:
    return " ".join("\n".join(pages(data)).split())


def test_a_meeting_without_papers_has_an_index_that_says_so(story):
    files = opened(meeting(story))
    root = "bukti-2023-05-24-tw-ii-2023"
    names = ["indeks.html", "indeks.pdf", "indeks.docx", "MANIFEST-SHA256.txt"]
    assert list(files) == [f"{root}/{name}" for name in names]
    text = text_of(files[f"{root}/indeks.pdf"])
    assert "Surat undangan: belum dibuat (waktunya lewat 23 Mei 2023)" in text
    assert "Ajakan posyandu di masjid" in text
    assert re.search(r"\d+ dari \d+ macam bukti ada\.", text)


def test_the_same_state_gives_the_same_bytes(story):
    file(story, b"%PDF-1.4 satu")
    assert meeting(story) == meeting(story)
    assert year(story) == year(story)


def test_files_of_the_same_name_and_hostile_captions_lie_side_by_side(story):
    captions = ["../../../etc/cron.d/x", "../../../etc/cron.d/x", "CON", "w" * 200, "<b>&\u202e", "会议"]
    for n, caption in enumerate(captions):
        file(story, f"%PDF-1.4 {n}".encode(), caption=caption)
    files = opened(meeting(story))
    inside = [name for name in files if "/16-lain/" in name]
    assert len(inside) == len(captions)
    for name in files:
        assert re.fullmatch(r"bukti-2023-05-24-tw-ii-2023/([a-z0-9-]+/)?[A-Za-z0-9-]+\.[a-z]+", name)
        assert len(name) < 150
    html = files["bukti-2023-05-24-tw-ii-2023/indeks.html"].decode()
    assert "<b>" not in html
    for name in inside:
        assert f'href="{name.split("/", 1)[1]}"' in html


def test_a_lost_file_and_a_changed_one_are_said_in_both_indexes_and_not_enclosed(story):
    lost, changed = file(story, b"%PDF-1.4 satu"), file(story, b"%PDF-1.4 dua", caption="Surat")
    default_storage.delete(lost.stored_as)
    with open(default_storage.path(changed.stored_as), "wb") as place:
        place.write(b"%PDF-1.4 lain")
    files = opened(meeting(story))
    assert not [name for name in files if "/16-lain/" in name]
    text = text_of(files["bukti-2023-05-24-tw-ii-2023/indeks.pdf"])
    assert "Berkas hilang dari tempat penyimpanan" in text
    assert "Isi berkas tidak sama lagi" in text
    whole = text_of(opened(year(story))["bukti-2023/indeks.pdf"])
    assert "TW II 2023: Lainnya, berkas hilang dari tempat penyimpanan" in whole


def test_a_file_that_is_lost_while_it_is_packed_is_refused_with_a_sentence(story, monkeypatch):
    file(story, b"%PDF-1.4 satu")
    monkeypatch.setattr(bundles, "read", lambda scope, piece: (_ for _ in ()).throw(FileNotFoundError()))
    with pytest.raises(Refusal) as refused:
        meeting(story)
    assert refused.value.code == "papers.bytes_missing"


def test_photos_go_along_only_when_somebody_cleared_them_and_names_never(story):
    scope = story.scope(now=at(5, 24))
    pictures = (picture(), picture((60, 30)))
    meetings.add_photos(scope=scope, meeting_id=story.meetings["may"], contents=pictures, caption="Aula")
    first, _second = meeting_queries.photos(scope=scope, meeting_id=story.meetings["may"])
    meetings.clear_photo(scope=scope, photo_id=first.id)
    card = meeting_queries.card(scope=scope, meeting_id=story.meetings["may"])
    (made,) = meeting_queries.made_here(scope=scope, meeting=card)
    told = {"commitment_id": made.id, "state": "under_way", "happened_on": date(2023, 6, 10)}
    commitments.report(
        scope=story.scope(now=at(6, 12)), list_count=12, keeper="Bidan Euis", photo=picture((30, 80)), **told
    )
    files = opened(meeting(story))
    assert len([name for name in files if "/07-foto/" in name]) == 1
    assert not [name for name in files if "tindak-lanjut" in name]
    text = text_of(files["bukti-2023-05-24-tw-ii-2023/indeks.pdf"])
    assert "12 nama, disimpan Bidan Euis" in text
    assert "Tidak disertakan: belum ada yang memastikan" in text


def test_a_year_has_a_folder_for_each_meeting_and_links_to_it(story):
    file(story, b"%PDF-1.4 satu")
    files = opened(year(story))
    folders = ["2023-02-20-tw-i-2023", "2023-05-24-tw-ii-2023"]
    for folder in folders:
        assert f"bukti-2023/{folder}/indeks.pdf" in files
        assert f'href="{folder}/indeks.html"' in files["bukti-2023/indeks.html"].decode()
    inside = [name for name in files if "/16-lain/" in name]
    assert len(inside) == 1
    told = files["bukti-2023/MANIFEST-SHA256.txt"].decode()
    assert inside[0].removeprefix("bukti-2023/") in told


def test_a_year_without_meetings_says_so(story):
    files = opened(year(story, 2021))
    assert "Belum ada rapat pada tahun 2021, jadi belum ada bukti." in text_of(files["bukti-2021/indeks.pdf"])


def test_two_meetings_of_one_day_and_name_have_folders_of_their_own(story):
    scope = story.scope()
    long = "Rapat koordinasi " + "kesehatan " * 5
    told = {"kind": "other", "number": 1, "held_on": date(2023, 7, 3)}
    cards = [plan(scope, story.world.ours, name=f"{long}{end}", **told) for end in ("satu", "dua")]
    names = list(bundles.folders(cards).values())
    assert len(set(names)) == 2
    assert all(name.startswith("2023-07-03-rapat-koordinasi-") for name in names)


def test_the_papers_are_indonesian_whatever_the_screen_speaks(story):
    with translation.override("en"):
        made = queries.index_of_meeting(scope=story.scope(), meeting_id=story.meetings["may"])
        whole = queries.index_of_year(scope=story.scope(), puskesmas_id=story.world.ours.id, year=2023)
    from lokmin.papers.rules import blocks

    assert "Surat undangan: belum dibuat (waktunya lewat 23 Mei 2023)" in set(blocks.texts(made))
    assert "Disiapkan" in set(blocks.texts(whole)) or "Berlangsung" in set(blocks.texts(whole))


def test_no_number_of_a_telephone_or_a_person_stands_in_the_index(story):
    text = text_of(opened(meeting(story))["bukti-2023-05-24-tw-ii-2023/indeks.pdf"])
    assert "Siti" not in text  # who came instead of the village head stands on the attendance list only
    assert not re.search(r"\b(08|62)\d{8,}", text)
