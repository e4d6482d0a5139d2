"""A paper on its way to the signed scan, the pack as files, the issuer's settings."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Role
from lokmin.basics.time import Period
from lokmin.papers import actions, queries
from lokmin.papers.actions.files import keeping
from lokmin.papers.pages import verdict_lines
from tests.papers.reading import pages
from tests.papers.story import PERIOD

SCAN = b"%PDF-1.4 scan"


def hand_over(story, kind="agreement", **changes):
    values = {"scope": story.scope(), "meeting_id": story.meetings["may"], "kind": kind} | changes
    return actions.hand_over(**values)


def enter(story, number="440/112", dated=date(2023, 5, 26), kind="agreement"):
    return actions.enter_number(
        scope=story.scope(), meeting_id=story.meetings["may"], kind=kind, number=number, dated=dated
    )


def attach(story, content=SCAN, kind="agreement"):
    return actions.attach_scan(
        scope=story.scope(), meeting_id=story.meetings["may"], kind=kind, content=content
    )


def test_a_paper_goes_from_draft_to_signed_scan(story):
    paper = hand_over(story)
    assert (paper.state, paper.number) == ("handed_over", "")
    assert {f.name for f in paper.files} == {
        "berita-acara-kesepakatan-tw-ii-2023.pdf",
        "berita-acara-kesepakatan-tw-ii-2023.docx",
    }
    blank = pages(queries.content(card=paper.file("pdf")))[0]
    assert "………/………" in blank
    assert paper.code in blank
    paper = enter(story)
    assert paper.state == "numbered"
    assert "440/112" in pages(queries.content(card=paper.file("pdf")))[0]
    paper = attach(story)
    assert paper.state == "signed"
    assert queries.content(card=paper.scans[0]) == SCAN


@pytest.fixture
def open_transactions(monkeypatch):
    """How many transactions stood open, beyond the test's own, whenever something was typeset."""
    from django.db import connection

    from lokmin.papers.rules import pdf, word

    seen, outside = [], len(connection.savepoint_ids)
    for maker in (pdf, word):
        render = maker.render

        def counted(content, render=render):
            seen.append(len(connection.savepoint_ids) - outside)
            return render(content)

        monkeypatch.setattr(maker, "render", counted)
    return seen


def test_nothing_is_typeset_while_the_database_is_held(story, open_transactions):
    hand_over(story)
    enter(story)
    actions.issue_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    assert len(open_transactions) > 4
    assert set(open_transactions) == {0}


def test_a_paper_that_moved_on_while_it_was_typeset_is_not_overwritten(story, monkeypatch):
    from lokmin.papers.rules import pdf

    hand_over(story)
    render = pdf.render

    def slow(content):
        monkeypatch.setattr(pdf, "render", render)
        enter(story, number="440/1")
        return render(content)

    monkeypatch.setattr(pdf, "render", slow)
    with pytest.raises(Stale):
        enter(story, number="440/2")
    kept = queries.papers_of(scope=story.scope(), meeting_id=story.meetings["may"])["agreement"]
    assert kept.number == "440/1"


def test_bytes_that_were_cut_short_are_stored_again(story):
    from django.core.files.storage import default_storage

    paper = hand_over(story)
    file = paper.file("pdf")
    whole = queries.content(card=file)
    with open(default_storage.path(file.stored_as), "wb") as broken:
        broken.write(whole[:10])
    with keeping([whole]):
        pass
    assert queries.content(card=file) == whole


def test_the_number_may_stay_blank_for_handwriting(story):
    hand_over(story)
    assert attach(story).state == "signed"


def test_after_the_scan_nothing_is_printed_anew(story):
    hand_over(story)
    attach(story)
    for step in (hand_over, enter):
        with pytest.raises(Refusal, match="sudah final"):
            step(story)


def test_a_number_is_used_once_and_not_dated_in_the_future(story):
    hand_over(story)
    hand_over(story, "invitation")
    enter(story)
    with pytest.raises(Refusal, match="sudah dipakai"):
        enter(story, kind="invitation")
    with pytest.raises(Refusal, match="lewat dari hari ini"):
        enter(story, number="2", dated=date(2023, 9, 1), kind="invitation")
    with pytest.raises(Refusal, match="belum ditulis"):
        enter(story, number="  ", kind="invitation")


def test_two_clerks_cannot_both_give_the_same_number(story, monkeypatch):
    from lokmin.papers.actions import issuing

    hand_over(story)
    hand_over(story, "invitation")
    enter(story)
    check, calls = issuing._check_free, []

    def late(*values):
        calls.append(values)
        return check(*values) if len(calls) > 2 else None

    monkeypatch.setattr(issuing, "_check_free", late)
    with pytest.raises(Refusal, match="sudah dipakai"):
        enter(story, kind="invitation")
    kept = queries.papers_of(scope=story.scope(), meeting_id=story.meetings["may"])["invitation"]
    assert kept.number == ""


def test_the_next_number_follows_the_highest_of_the_template_not_a_count(story):
    def offered(year, template="440/{urut3}"):
        card = queries.issuer(scope=story.scope(), puskesmas=story.world.ours, kind="agreement")
        return queries.next_number(
            scope=story.scope(),
            puskesmas_id=story.world.ours.id,
            issuer=replace(card, number_template=template),
            day=date(year, 6, 1),
        )

    assert offered(2023) == "440/001"
    hand_over(story)
    enter(story, number="440/017")
    assert offered(2023) == "440/018"
    assert offered(2024) == "440/001"
    assert offered(2023, "005/{urut}") == "005/1"
    assert offered(2023, "") == ""


def test_the_same_number_may_stand_in_another_year(story):
    hand_over(story)
    hand_over(story, "invitation")
    enter(story, dated=date(2022, 12, 30))
    assert enter(story, kind="invitation").number == "440/112"


def test_minutes_of_a_meeting_that_did_not_begin_are_refused(story):
    from tests.meetings.conftest import plan

    august = plan(
        story.scope(),
        story.world.ours,
        number=3,
        held_on=date(2023, 8, 23),
        reviewed=Period.parse("2023-05..2023-07"),
        planned=Period.parse("2023-08..2023-11"),
    )
    with pytest.raises(Refusal, match="belum dibuka"):
        hand_over(story, "minutes", meeting_id=august.id)
    assert hand_over(story, "invitation", meeting_id=august.id).state == "handed_over"


def test_who_may_not_issue_writes_nothing(story):
    with pytest.raises(NotYourDuty):
        hand_over(story, scope=story.scope(Role.NOTE_TAKER))
    with pytest.raises(NotYours):
        hand_over(story, scope=story.world.scope_of(story.world.sister))
    assert queries.papers_of(scope=story.scope(), meeting_id=story.meetings["may"]) == {}


def test_verify_knows_a_handed_out_file_and_tells_a_changed_one(story):
    paper = enter_after_hand_over(story)
    data = queries.content(card=paper.file("pdf"))
    verdict = queries.verify(scope=story.scope(), data=data)
    assert verdict.genuine
    assert verdict.paper.number == "440/112"
    assert (verdict.signed, len(verdict.signers)) == (1, 4)
    changed = queries.verify(scope=story.scope(), data=data + b" ")
    assert not changed.genuine
    assert changed.paper.code == paper.code
    assert queries.verify(scope=story.scope(), data=b"something else").paper is None


def change_a_frozen_number(story):
    """Behind everybody's back, as only a hand in the database can."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT id, numbers FROM coverage_frozenrow WHERE area_id IS NOT NULL LIMIT 1")
        key, numbers = cursor.fetchone()
        changed = json.dumps(
            {**(json.loads(numbers) if isinstance(numbers, str) else numbers), "numerator": 999}
        )
        cursor.execute("UPDATE coverage_frozenrow SET numbers = %s WHERE id = %s", [changed, key])


def test_frozen_numbers_that_were_changed_are_told_and_not_printed(story, tmp_path):
    write(story, tmp_path / "a")
    data = next((tmp_path / "a").glob("*.pdf")).read_bytes()
    assert queries.verify(scope=story.scope(), data=data).sound
    change_a_frozen_number(story)
    verdict = queries.verify(scope=story.scope(), data=data)
    assert (verdict.genuine, verdict.numbers_intact, verdict.sound) == (True, False, False)
    assert "data beku di basis data berubah" in " ".join(verdict_lines(verdict))
    with pytest.raises(Refusal, match="berubah sejak dibekukan"):
        write(story, tmp_path / "b")
    write(story, tmp_path / "c", draft=True)


def enter_after_hand_over(story):
    hand_over(story)
    return enter(story)


def write(story, out, **changes):
    values = {"scope": story.scope(), "puskesmas_id": story.world.ours.id, "period": PERIOD} | changes
    return actions.write_pack(out=out, **values)


def test_the_pack_is_written_with_a_manifest_of_its_hashes(story, tmp_path):
    written = write(story, tmp_path / "pack")
    manifest = json.loads((tmp_path / "pack/manifest.json").read_text())
    assert {f["name"] for f in manifest["files"]} | {"manifest.json"} == {
        str(p.relative_to(tmp_path / "pack")) for p in written
    }
    for file in manifest["files"]:
        data = (tmp_path / "pack" / file["name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == file["sha256"]
        assert queries.verify(scope=story.scope(), data=data).genuine
    assert manifest["period"] == "2023-02..2023-04"
    assert len(manifest["figures_sha256"]) == 64
    assert not manifest["draft"]
    assert len([p for p in written if p.parent.name == "desa"]) == 5


def test_the_same_frozen_pack_is_one_paper_with_the_same_bytes(story, tmp_path):
    write(story, tmp_path / "a")
    write(story, tmp_path / "b")
    assert len(queries.packs(scope=story.scope(), puskesmas_id=story.world.ours.id)) == 1
    names = sorted(p.relative_to(tmp_path / "a") for p in (tmp_path / "a").rglob("*.*"))
    assert all((tmp_path / "a" / n).read_bytes() == (tmp_path / "b" / n).read_bytes() for n in names)


def test_a_pack_over_an_older_one_leaves_no_file_of_the_older(story, tmp_path):
    folder = tmp_path / "pack"
    write(story, folder, period=Period.parse("2023-05..2023-06"), draft=True)
    old = {p.relative_to(folder) for p in folder.rglob("*.*")}
    (folder / "catatan.txt").write_text("milik pemakai")
    written = {p.relative_to(folder) for p in write(story, folder)}
    assert old - written
    assert {p.relative_to(folder) for p in folder.rglob("*.*")} == written | {Path("catatan.txt")}


def test_a_manifest_that_points_out_of_the_folder_takes_nothing_away(story, tmp_path):
    (tmp_path / "pack").mkdir()
    (tmp_path / "lain.txt").write_text("x")
    (tmp_path / "pack/manifest.json").write_text('{"files": [{"name": "../lain.txt"}]}')
    write(story, tmp_path / "pack")
    assert (tmp_path / "lain.txt").exists()


def test_a_draft_is_kept_nowhere(story, tmp_path):
    write(story, tmp_path / "pack", period=Period.parse("2023-05..2023-06"), draft=True)
    manifest = json.loads((tmp_path / "pack/manifest.json").read_text())
    assert manifest["draft"]
    assert manifest["figures_sha256"] == ""
    assert queries.packs(scope=story.scope(), puskesmas_id=story.world.ours.id) == []


def test_nothing_is_half_written_when_the_folder_cannot_be_used(story, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refusal, match="tidak dapat ditulisi"):
        write(story, tmp_path / "file")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "files"]


def test_the_issuer_is_a_setting_and_papers_follow_it(story):
    scope, ours = story.scope(), story.world.ours
    card = queries.issuer(scope=scope, puskesmas=ours, kind="minutes")
    mine = replace(card, unit="UPTD Puskesmas Lais", paper_size="f4", number_template="400.7/{urut3}/{tahun}")
    saved = actions.save_issuer(scope=scope, puskesmas_id=ours.id, card=mine)
    assert (saved.unit, saved.version, saved.saved) == ("UPTD Puskesmas Lais", 1, True)
    made = queries.meeting_paper(
        scope=scope, meeting_id=story.meetings["may"], kind="minutes", how=queries.Print()
    )
    assert made.frame.letterhead.unit == "UPTD Puskesmas Lais"
    assert made.frame.size == "F4"
    with pytest.raises(Stale):
        actions.save_issuer(scope=scope, puskesmas_id=ours.id, card=mine)


def test_a_paper_is_numbered_as_its_issuer_numbers(story):
    scope, ours = story.scope(), story.world.ours
    for kind, pattern in (("invitation", "005/{urut3}/Kec.Lais"), ("minutes", "440/{urut3}/PKM.Lais")):
        card = queries.issuer(scope=scope, puskesmas=ours, kind=kind)
        actions.save_issuer(scope=scope, puskesmas_id=ours.id, card=replace(card, number_template=pattern))
    found = queries.issuers(scope=scope, puskesmas=ours)
    numbered = {kind: card.number_template for kind, card in found.items()}
    assert {numbered.pop(kind) for kind in ("invitation", "agreement")} == {"005/{urut3}/Kec.Lais"}
    assert set(numbered.values()) == {"440/{urut3}/PKM.Lais"}


@pytest.mark.parametrize(
    ("change", "sentence"), [({"unit": " "}, "nama instansi"), ({"number_template": "{x}"}, "tidak dikenal")]
)
def test_settings_that_cannot_be_printed_are_refused(story, change, sentence):
    card = queries.issuer(scope=story.scope(), puskesmas=story.world.ours, kind="minutes")
    with pytest.raises(Refusal, match=sentence):
        actions.save_issuer(
            scope=story.scope(), puskesmas_id=story.world.ours.id, card=replace(card, **change)
        )
