"""The pack lists what was corrected after freezing and what is doubtful, and prints the whole hash."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from lokmin.basics.scope import Role
from lokmin.basics.time import Period
from lokmin.coverage import actions as coverage
from lokmin.coverage import queries as numbers
from lokmin.coverage.actions import FigureEntry, PopulationEntry
from lokmin.coverage.models import Freeze
from lokmin.papers import queries
from lokmin.papers.rules import excel, pdf, word
from lokmin.papers.rules.evaluation import EvaluationPack
from tests.papers.reading import archive, pages, word_text
from tests.papers.story import PERIOD, at

WHY = "salah salin dari register"


def pack(story, **changes) -> EvaluationPack:
    values = {"scope": story.scope(), "puskesmas_id": story.world.ours.id, "period": PERIOD} | changes
    return queries.evaluation_pack(**values)


def restate(story, element: str = "IDL", count: int = 50, village: int = 0, why: str = "") -> None:
    entry = FigureEntry(story.world.areas[village].id, element, 2023, 4, count)
    coverage.restate_figures(
        scope=story.scope(now=at(8, 1)), puskesmas_id=story.world.ours.id, entries=[entry], reason=why or WHY
    )


def texts(made: EvaluationPack) -> dict[str, str]:
    """What a person reads in each format, without line breaks."""
    book = openpyxl.load_workbook(BytesIO(excel.render(made)))
    cells = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    found = {"pdf": " ".join(pages(pdf.render(made))), "docx": word_text(word.render(made))}
    return {name: " ".join(text.split()) for name, text in {**found, "xlsx": " ".join(cells)}.items()}


def test_every_format_lists_a_restatement_with_who_when_why_and_what_changed(story):
    restate(story)
    made = pack(story)
    (line,) = made.restatements
    assert line.startswith(
        "No. 1, 1 Agustus 2023, Ani (Kepala Puskesmas). Angka bulanan dibetulkan: Desa 1, "
    )
    assert f"Alasan: {WHY}." in line
    assert "Status berubah: " in line
    for name, text in texts(made).items():
        assert WHY in text, name
        assert "No. 1, 1 Agustus 2023" in text, name


def test_every_format_prints_the_whole_hash_of_the_frozen_figures(story):
    made = pack(story)
    (card,) = numbers.freezes(scope=story.scope(), puskesmas_id=story.world.ours.id)
    assert made.figures_sha256 == card.sha256
    footers = [b for name, b in archive(word.render(made)).items() if "footer" in name]
    assert any(card.short_code.encode() in footer for footer in footers)
    for name, text in texts(made).items():
        assert card.sha256 in text.replace(" ", ""), name


def test_a_draft_has_no_hash_and_an_uncorrected_pack_says_none(story):
    assert pack(story, draft=True).figures_line == ""
    made = pack(story)
    assert made.restatements == ()
    assert "Tidak ada." in texts(made)["docx"]


def test_the_frozen_numbers_of_the_pack_stay(story):
    before = pack(story).table
    restate(story)
    after = pack(story).table
    assert after == before


def test_restricted_inputs_and_villages_are_not_printed(story):
    restate(story, "TB_TERDUGA", 30)
    (line,) = pack(story).restatements
    assert "1 isian peka tidak dirinci" in line
    assert "Desa 1" not in line


def test_the_reason_of_a_restricted_correction_names_no_village_either(story):
    restate(story, "TB_TERDUGA", 30, why="kasus dari Desa 1 salah hitung")
    (line,) = pack(story).restatements
    assert "Alasan: kasus dari sebuah desa salah hitung." in line


def test_the_total_of_a_restricted_indicator_from_one_village_is_not_in_the_pack(story):
    assert "TB_TERDUGA" in {head.code for head in pack(story).table.indicators}
    frozen = numbers.frozen_scorecard  # the rows as they were frozen, but reported by one village only

    def one_village(**asked):
        found = frozen(**asked)
        return replace(found, totals=[row._replace(villages_counted=1) for row in found.totals])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "frozen_scorecard", one_village)
        codes = {head.code for head in pack(story).table.indicators}
    assert "IDL" in codes
    assert "TB_TERDUGA" not in codes


def district_says(story, **values) -> None:
    coverage.change_indicator(
        scope=story.scope(Role.DINKES),
        district_id=story.world.ours.district_id,
        code="IDL",
        values=values,
        reason="keputusan dinas",
        version=0,
    )


def test_what_a_district_closed_is_not_printed_by_village(story):
    restate(story)
    assert "Desa 1" in pack(story).restatements[0]
    district_says(story, sensitivity="restricted")
    (line,) = pack(story).restatements
    assert "1 isian peka tidak dirinci" in line
    assert "Desa 1" not in line


def test_the_list_of_corrections_uses_the_words_of_the_district(story):
    restate(story)
    district_says(story, name="Imunisasi lengkap versi kabupaten")
    assert "versi kabupaten" in pack(story).restatements[0]


def test_the_doubts_of_a_frozen_pack_are_those_of_its_frozen_numbers(story):
    """What was corrected since is listed as a correction; the notes speak of the numbers that are printed."""
    before = pack(story).data_notes
    restate(story, count=90)
    after = pack(story)
    assert after.data_notes == before
    assert "→ 90" in after.restatements[0]
    live = " ".join(pack(story, draft=True).data_notes)
    assert "IDL, April 2023: Berubah mendadak: 90" in live
    assert "melebihi DPT 3" in live
    assert "TB" not in live


def test_a_frozen_doubt_stays_in_the_notes_after_its_number_was_corrected(story):
    """Also one of a month before the period, of another year, and of a sasaran that came or moved since."""
    scope, ours, village = story.scope(now=at(8, 1)), story.world.ours.id, story.world.areas[0].id
    again = Period.parse("2023-05..2023-06")
    entry = FigureEntry(village, "IDL", 2023, 6, 95)
    coverage.record_figures(scope=scope, puskesmas_id=ours, entries=[entry], source="uji")
    coverage.freeze(scope=scope, puskesmas_id=ours, period=again, despite="belum semua melapor")
    before = pack(story, period=again).data_notes
    assert "IDL, Juni 2023: Berubah mendadak: 95" in " ".join(before)
    for month, count in ((6, 12), (5, 3), (1, 40)):
        fixed = [FigureEntry(village, "IDL", 2023, month, count)]
        coverage.restate_figures(scope=scope, puskesmas_id=ours, entries=fixed, reason=WHY)
    earlier = [FigureEntry(village, "IDL", 2022, month, 1) for month in (4, 5, 6, 10, 11, 12)]
    coverage.record_figures(scope=scope, puskesmas_id=ours, entries=earlier, source="uji")
    kinds = {card.population_kind for card in numbers.indicators(puskesmas_id=ours) if card.code == "IDL"}
    sasaran = [PopulationEntry(village, kind, 2023, 9_000_000, "counted") for kind in kinds]
    coverage.restate_populations(scope=scope, puskesmas_id=ours, entries=sasaran, reason=WHY)
    assert pack(story, period=again).data_notes == before


def test_a_pack_frozen_before_doubts_were_kept_says_that_its_notes_are_of_today(story):
    Freeze.unscoped.update(doubts=None)
    restate(story, count=90)
    told = pack(story).data_notes
    assert "IDL, April 2023: Berubah mendadak: 90" in " ".join(told)
    assert told[-1].startswith("Catatan mutu data dihitung dari angka saat dicetak")


def test_a_doubt_names_no_village_of_what_a_district_closed_since_it_was_frozen(story):
    scope, ours, again = story.scope(now=at(8, 1)), story.world.ours.id, Period.parse("2023-05..2023-06")
    entry = FigureEntry(story.world.areas[0].id, "IDL", 2023, 6, 95)
    coverage.record_figures(scope=scope, puskesmas_id=ours, entries=[entry], source="uji")
    coverage.freeze(scope=scope, puskesmas_id=ours, period=again, despite="belum semua melapor")
    assert "melebihi DPT 3" in " ".join(pack(story, period=again).data_notes)
    district_says(story, sensitivity="restricted")
    for draft in (False, True):
        told = " ".join(pack(story, period=again, draft=draft).data_notes)
        assert "IDL" not in told
        assert "melebihi DPT 3" not in told


@pytest.mark.parametrize("element", ["IDL", "TB_TERDUGA"])
@pytest.mark.parametrize("role", [Role.CAMAT, Role.DINKES])
def test_who_may_read_papers_reads_the_same_pack(story, role: Role, element: str):
    restate(story, element, 30, why="kasus dari Desa 1 salah hitung")
    assert pack(story, scope=story.scope(role)).restatements == pack(story).restatements


def test_the_pack_says_why_a_period_was_frozen_without_all_reports_and_names_no_village_for_it(story):
    period, scope = Period.parse("2023-05..2023-07"), story.scope()
    why = "kasus TB di Desa 5 belum dipastikan."
    frozen = coverage.freeze(scope=scope, puskesmas_id=story.world.ours.id, period=period, despite=why)
    assert frozen.missing
    told = f"Dibekukan tanpa {frozen.missing} laporan, karena: kasus TB di sebuah desa belum dipastikan."
    assert told in pack(story, period=period).data_notes
