"""Papers filled from what is stored."""

from dataclasses import replace
from datetime import date

import pytest

from lokmin.basics.numbers import Status
from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.basics.time import Month, Period
from lokmin.commitments import queries as promises
from lokmin.commitments.actions import complete
from lokmin.meetings import actions as meeting_actions
from lokmin.meetings import queries as meeting_queries
from lokmin.papers import queries
from lokmin.papers.queries import Print, letters
from lokmin.papers.queries.tables import headline
from lokmin.papers.rules import pdf, word
from lokmin.places import actions as places
from tests.meetings.conftest import plan
from tests.papers import pack_samples
from tests.papers.reading import pages, word_text
from tests.papers.story import PERIOD, at, item


def paper(story, kind, name="may", how=None):
    return queries.meeting_paper(
        scope=story.scope(), meeting_id=story.meetings[name], kind=kind, how=how or Print()
    )


def pack(story, **changes):
    values = {"scope": story.scope(), "puskesmas_id": story.world.ours.id, "period": PERIOD} | changes
    return queries.evaluation_pack(**values)


def test_a_draft_agreement_names_who_promised_before_the_list_of_who_signs_is_written(story):
    scope = story.scope(now=at(8, 23))
    planned = {"reviewed": Period.parse("2023-05..2023-07"), "planned": Period.parse("2023-08..2023-11")}
    meeting_id = plan(scope, story.world.ours, number=3, held_on=date(2023, 8, 23), **planned).id
    meeting_actions.open_meeting(scope=scope, meeting_id=meeting_id)
    meeting_actions.promise(
        scope=scope,
        meeting_id=meeting_id,
        item_id=item(scope, meeting_id, "plan"),
        office_id=story.world.village_office,
        what="Kelas ibu",
    )
    made = queries.meeting_paper(scope=scope, meeting_id=meeting_id, kind="agreement", how=Print())
    assert [signer.office for signer in made.owners] == ["Kepala Desa 1"]


def test_the_agreement_lists_what_was_discussed_and_not_what_never_ran(story):
    scope = story.scope(now=at(8, 23))
    planned = {"reviewed": Period.parse("2023-05..2023-07"), "planned": Period.parse("2023-08..2023-11")}
    meeting_id = plan(scope, story.world.ours, number=3, held_on=date(2023, 8, 23), **planned).id
    meeting_actions.open_meeting(scope=scope, meeting_id=meeting_id)
    points = meeting_queries.agenda(scope=scope, meeting_id=meeting_id)
    told = {"scope": scope, "meeting_id": meeting_id}

    def discussed():
        return queries.meeting_paper(**told, kind="agreement", how=Print()).discussed

    assert len(discussed()) > 3  # nobody used the clock
    ran, noted = (p for p in points if p.key in ("read_back", "plan"))
    meeting_actions.start_item(**told, item_id=ran.id)
    meeting_actions.add_entry(**told, item_id=noted.id, kind="information", text="Dibahas singkat")
    assert discussed() == (ran.title, noted.title)


def test_the_headline_says_when_restricted_indicators_are_not_counted():
    table = pack_samples.pack(15).table
    behind = tuple(replace(m, status=Status.JELEK) for m in table.villages[0].measures)
    table = replace(table, villages=(replace(table.villages[0], measures=behind), *table.villages[1:]))
    told = {}
    for hidden in (False, True):
        heads = tuple(replace(h, by_village=not (hidden and i == 0)) for i, h in enumerate(table.indicators))
        told[hidden] = headline(replace(table, indicators=heads))
    assert f"tertinggal, tanpa indikator peka: {table.villages[0].name} ({len(behind) - 1} ind" in told[True]
    assert "peka" not in told[False]


def test_the_invitation_is_of_the_kecamatan_and_cites_the_rule_of_its_time(story):
    made = paper(story, "invitation", how=Print("005/1", date(2023, 5, 20), "ABCD-2345", draft=False))
    text = pages(pdf.render(made))[0]
    assert made.frame.letterhead.unit.startswith("Kecamatan")
    assert "Peraturan Menteri Kesehatan Nomor 44 Tahun 2016" in " ".join(text.split())
    assert "Rabu, 24 Mei 2023" in text
    assert "pukul 08.30 WIB sampai 12.00" in text
    assert "kemajuan komitmen lokmin 20 Februari 2023" in text
    assert "SEMENTARA" not in text
    assert "ABCD-2345" in text


def test_the_camat_does_not_invite_himself(story):
    made = paper(story, "invitation")
    assert made.signers[0].name == "Pak Camat"
    assert not any(r.startswith("Camat") for r in made.recipients)


def test_who_walked_in_without_an_office_stands_on_the_sheet_and_in_the_minutes(story):
    scope = story.scope(now=at(8, 23))
    months = {"reviewed": Period.parse("2023-05..2023-07"), "planned": Period.parse("2023-08..2023-11")}
    made = plan(scope, story.world.ours, number=3, held_on=date(2023, 8, 23), **months)
    story.meetings["now"] = made.id
    meeting_actions.open_meeting(scope=scope, meeting_id=made.id)
    meeting_actions.walk_in(scope=scope, meeting_id=made.id, name="Nani", institution="PKK Desa 1")
    ask = {"scope": scope, "meeting_id": made.id, "how": Print()}
    [person] = queries.meeting_paper(kind="attendance", **ask).attendees
    assert (person.name, person.office) == ("Nani", "PKK Desa 1")
    assert "Nani, PKK Desa 1" in queries.meeting_paper(kind="minutes", **ask).participants
    counted = next(f for f in queries.meeting_paper(kind="minutes", **ask).facts if f.label == "Kehadiran")
    assert counted.text == "0 dari 0 undangan (0 hadir, 0 diwakili) dan 1 orang tanpa undangan"


def test_the_attendance_says_who_represented_whom(story):
    made = paper(story, "attendance")
    assert made.summary == "2 undangan: 1 hadir, 1 diwakili"
    assert "diwakili Siti, Sekretaris Desa 1" in [a.note for a in made.attendees]


def test_the_minutes_hold_outcomes_by_agenda_item_and_answers(story):
    made = paper(story, "minutes")
    outcomes = [o for p in made.points for o in p.outcomes]
    assert [o.word for o in outcomes] == ["Keputusan", "Komitmen"]
    assert made.remarks[0].text == "Jadwal posyandu & PT A"
    assert "Jadwal posyandu & PT A" in word_text(word.render(made))


def test_the_agreement_names_what_is_still_missing_and_who_signs_for_whom(story):
    made = paper(story, "agreement")
    assert made.actions[0].missing.startswith("Dilengkapi paling lambat 31 Mei 2023: ")
    assert made.actions[0].contact == "Bidan Ani"
    owner = made.owners[0]
    assert (owner.on_behalf, owner.office, owner.name) == ("Kepala Desa 1", "Sekretaris Desa 1", "Siti")
    assert made.pending.startswith("Tanda tangan menyusul")
    assert made.decisions == ("Surat edaran dana desa ditandatangani.",)
    assert "yang dipimpin Camat" in made.opening
    assert made.closing.count("berikutnya") == 1


def test_a_complete_promise_names_no_contact(story):
    card = meeting_queries.card(scope=story.scope(), meeting_id=story.meetings["may"])
    text = meeting_queries.agreement(scope=story.scope(), meeting=card)
    line = text.text.lines[0]
    assert letters._action(line, None).contact == "Bidan Ani"
    assert letters._action(replace(line, missing=()), None).contact == ""


def test_papers_stay_indonesian_when_the_screen_speaks_english(story):
    from django.utils import translation

    before = paper(story, "agreement")
    with translation.override("en"):
        assert paper(story, "agreement") == before


def test_a_kind_that_a_meeting_does_not_have_is_refused(story):
    with pytest.raises(Refusal, match="tidak ada untuk rapat ini"):
        paper(story, "pack")


def test_the_pack_reads_back_the_last_promises_first(story):
    made = pack(story)
    assert made.read_back.meeting == "Lokmin 20 Februari 2023"
    row = made.read_back.rows[0]
    assert (row.number, row.action) == (1, "Mobil siaga mengantar bayi ke posyandu")
    assert row.indicator == "IDL"
    first = pages(pdf.render(made))[0]
    assert "Evaluasi RTL lokmin yang lalu" in first


def test_the_numbers_of_the_pack_are_the_frozen_ones(story):
    made = pack(story, code="ABCD-2345")
    freeze = queries.frozen_for(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    assert made.figures_sha256 == freeze.sha256
    assert made.frame.marks.frozen_hash == freeze.short_code
    codes = [h.code for h in made.table.indicators]
    idl = made.table.villages[0].measures[codes.index("IDL")]
    assert sum(idl.months) == idl.count
    assert len(idl.months) == 4
    assert made.table.reach_until == Month(2023, 7)


def test_sensitive_indicators_stand_as_totals_only(story):
    made = pack(story)
    heads = {h.code: h for h in made.table.indicators}
    assert not heads["TB_TERDUGA"].by_village
    assert "Terduga TB dilayani" not in [s.head.name for s in made.pws]
    assert all(line.name != "Terduga TB dilayani" for s in made.sheets for line in s.headlines + s.worst)
    assert made.problems[0].place == ""


def test_a_village_sheet_tells_restricted_indicators_of_the_whole_catchment_only(story):
    made = pack(story)
    table = made.table
    closed = {h.name: m for h, m in zip(table.indicators, table.totals, strict=True) if not h.by_village}
    assert closed
    for sheet in made.sheets:
        named = {line.name for line in (*sheet.headlines, *sheet.worst, *sheet.best)}
        assert not named & set(closed)
        assert {line.name for line in sheet.whole} == {name for name, m in closed.items() if m.ratio}
    assert len({sheet.whole for sheet in made.sheets}) == 1


def test_a_village_sheet_speaks_in_the_public_words_of_its_puskesmas(story):
    own = {"jelek": ("Ayo dikejar", "Catch up"), "village_sheet": ("Kabar sehat", "Health news")}
    places.set_words(scope=story.scope(), puskesmas_id=story.world.ours.id, own=own)
    sheet = pack(story).sheets[0]
    assert sheet.title.startswith("Kabar sehat ")
    assert "ayo dikejar = belum tercapai dan memburuk atau tetap" in sheet.legend
    assert "jelek" not in sheet.legend.lower()
    for told in (" ".join(pages(pdf.render(sheet))), word_text(word.render(sheet))):
        assert "Kabar sehat" in told
        assert "dikejar = belum tercapai" in " ".join(told.split())
        assert "jelek" not in told.lower()


def test_villages_of_a_restricted_promise_are_not_printed(story):
    (card, *_) = promises.board(scope=story.scope(), puskesmas_id=story.world.ours.id)
    assert pack(story).read_back.rows[0].place
    complete(scope=story.scope(), commitment_id=card.id, version=card.version, indicator_code="TB_TERDUGA")
    made = pack(story)
    assert made.read_back.rows[0].place == ""
    assert all(not sheet.promises for sheet in made.sheets)


def test_a_period_that_is_not_frozen_is_refused_unless_as_a_draft(story):
    with pytest.raises(Refusal, match="belum dibekukan"):
        pack(story, period=Period.parse("2023-05..2023-06"))
    made = pack(story, period=Period.parse("2023-05..2023-06"), draft=True)
    assert made.frame.marks.stamps == ("DATA CONTOH", "SEMENTARA")
    assert made.figures_sha256 == ""
    assert any("belum dilaporkan" in note for note in made.data_notes)


def test_nothing_reported_is_said_and_not_printed(story):
    with pytest.raises(Refusal, match="Belum ada angka"):
        pack(story, period=Period.parse("2022-01..2022-03"), draft=True)


def test_a_midwife_gets_no_pack_of_all_villages(story):
    with pytest.raises(NotYourDuty):
        pack(story, scope=story.scope(Role.MIDWIFE))


def test_another_puskesmas_is_not_found(story):
    other = story.world.scope_of(story.world.sister)
    with pytest.raises(NotYours):
        queries.evaluation_pack(scope=other, puskesmas_id=story.world.ours.id, period=PERIOD)
    with pytest.raises(NotYours):
        queries.meeting_paper(scope=other, meeting_id=story.meetings["may"], kind="minutes", how=Print())


def test_every_village_has_a_sheet_with_people_to_reach(story):
    made = pack(story)
    assert [s.village for s in made.sheets] == [a.name for a in story.place.areas]
    first = made.sheets[0]
    assert first.reach.unit == "bayi"
    assert first.promises[0].action.startswith("Mobil siaga")
    assert first.ranks
    text = " ".join(pages(pdf.render(first))[0].split())
    assert "Perlu dikejar" in text or "Baik" in text


def test_the_usual_issuer_follows_the_custom(story):
    cards = queries.issuers(scope=story.scope(), puskesmas=story.world.ours)
    assert cards["invitation"].owner == "kecamatan"
    assert cards["minutes"].owner == "puskesmas"
    assert cards["minutes"].government[-1] == "Dinas Kesehatan"
    assert not cards["minutes"].saved
    assert replace(cards["minutes"], paper_size="f4").size == "F4"


def test_a_period_that_no_meeting_reviews_exactly_goes_to_the_one_that_reviews_part_of_it(story):
    def found(text):
        period = Period.parse(text)
        return queries.meeting_for(scope=story.scope(), puskesmas_id=story.world.ours.id, period=period)

    assert found("2023-03..2023-04").id == story.meetings["may"]
    assert found("2022-11..2023-01").id == story.meetings["february"]
    assert found("2023-06..2023-06") is None


def test_an_extended_promise_stands_in_the_agreement_once(story):
    from lokmin.meetings import actions as meetings
    from tests.meetings.conftest import plan

    scope = story.scope(now=at(8, 23))
    months = {"reviewed": Period.parse("2023-05..2023-07"), "planned": Period.parse("2023-08..2023-11")}
    august = plan(scope, story.world.ours, number=3, held_on=date(2023, 8, 23), **months)
    meetings.open_meeting(scope=scope, meeting_id=august.id)
    rows = meeting_queries.read_back(scope=scope, meeting_id=august.id)
    row = next(row for row in rows if row.of_last)
    told = {"commitment_id": row.commitment.id, "dealing": "extended", "note": "Musim panen"}
    meetings.deal(scope=scope, meeting_id=august.id, due_on=date(2023, 11, 30), **told)
    made = queries.meeting_paper(scope=scope, meeting_id=august.id, kind="agreement", how=queries.Print())
    assert [(line.action, line.due) for line in made.actions] == [
        ("Ajakan posyandu di masjid", "30 Nov 2023")
    ]
