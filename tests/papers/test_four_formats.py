"""The four files of a pack say the same numbers: read back out of each, and compared with the story."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from lokmin.papers import actions, queries
from lokmin.papers.rules import excel, pdf, slides, word
from tests.papers import four_formats as four
from tests.papers import pack_samples, samples
from tests.papers.story import PERIOD
from tests.papers.test_rules_excel import recomputed

RENDER = {"pdf": pdf.render, "docx": word.render, "pptx": slides.render, "xlsx": excel.render}
KINDS = ("coverage", "target", "gap", "promise", "promises")
LEAST = {"pdf": 60, "docx": 60, "pptx": 40, "xlsx": 60}
"""Numbers that each file says at least; slides show villages of priority indicators only."""
pytestmark = pytest.mark.office


def made(pack):
    return {ending: render(pack) for ending, render in RENDER.items()}


def counted(files, tmp_path, office_path):
    """The same files, the formulas of the workbook filled by a spreadsheet program instead of by us."""
    book = recomputed(openpyxl.load_workbook(BytesIO(files["xlsx"])), tmp_path, office_path)
    out = BytesIO()
    book.save(out)
    return files | {"xlsx": out.getvalue()}


def counts(said):
    return {ending: len(one.found) for ending, one in said.items()}


def shared(said):
    """Keys that all four files say."""
    return set.intersection(*(set(one.found) for one in said.values()))


def test_the_files_of_a_frozen_period_say_the_same_numbers(story, tmp_path, office_path):
    scope, ours = story.scope(), story.world.ours.id
    files, paper = actions.issue_pack(scope=scope, puskesmas_id=ours, period=PERIOD)
    pack = queries.evaluation_pack(scope=scope, puskesmas_id=ours, period=PERIOD, code=paper.code)
    endings = {name.rpartition(".")[2]: data for name, data in files.items() if "/" not in name}
    said = four.read(counted(endings, tmp_path, office_path), pack)
    assert four.differences(said, pack) == []
    assert all(len(said[ending].found) >= least for ending, least in LEAST.items()), counts(said)
    assert {key.partition("/")[0] for key in shared(said)} == set(KINDS)


def test_coverage_of_every_village_target_and_gap_of_a_priority_indicator_stand_in_all_four():
    pack = pack_samples.pack(5)
    said = four.read(made(pack), pack)
    priorities = [s.key.removeprefix("pws/") for s in pack.story.main if s.key.startswith("pws/")]
    assert len(priorities) == 3
    for code in priorities:
        areas = [village.code for village in pack.table.villages] + ["total"]
        wanted = {f"coverage/{code}/{area}" for area in areas} | {f"target/{code}"}
        head = next(head for head in pack.table.indicators if head.code == code)
        wanted |= {f"gap/{code}/{area}" for area in areas} if head.counts_people else set()
        silent = {key for key in wanted if key not in four.told(pack)}
        assert wanted - silent <= shared(said), code
        assert len(silent) < len(wanted) / 2


@pytest.mark.parametrize("count", [5, 7])
@pytest.mark.parametrize("lais", [False, True])
def test_the_files_of_an_invented_pack_say_the_same_numbers(count, lais):
    pack = pack_samples.pack(count)
    pack = samples.in_lais(pack) if lais else pack
    said = four.read(made(pack), pack)
    assert four.differences(said, pack) == []
    assert all(len(said[ending].found) >= least for ending, least in LEAST.items()), counts(said)


@pytest.mark.parametrize("ending", RENDER)
def test_one_number_that_differs_in_one_file_is_found_there(ending):
    """One baby more in one village: its coverage differs, that of the whole catchment too."""
    pack = pack_samples.pack(5)
    files = made(pack) | {ending: RENDER[ending](one_more(pack))}
    found = four.differences(four.read(files, pack), pack)
    code = pack.table.villages[0].code
    assert any(one.startswith(f"{ending}: coverage/IDL/{code} is") for one in found), found
    assert all(one.startswith(f"{ending}: ") for one in found)


def one_more(pack):
    column = [head.code for head in pack.table.indicators].index("IDL")
    first, *others = pack.table.villages
    measure = first.measures[column]
    months = (measure.months[0] + 1, *measure.months[1:])
    more = replace(measure, count=measure.count + 1, months=months)
    measures = (*first.measures[:column], more, *first.measures[column + 1 :])
    table = replace(pack.table, villages=(replace(first, measures=measures), *others))
    return pack_samples.told(replace(pack, table=table, pws=pack_samples.pws_sheets(table)))


@pytest.mark.parametrize("ending", RENDER)
def test_a_promise_that_moved_otherwise_in_one_file_is_found_there(ending):
    pack = pack_samples.pack(5)
    row, *others = pack.read_back.rows
    after = replace(row.moved.after, numerator=22)
    changed = replace(row, moved=replace(row.moved, after=after), state="Terkendala", state_code="blocked")
    other = pack_samples.told(replace(pack, read_back=replace(pack.read_back, rows=(changed, *others))))
    files = made(pack) | {ending: RENDER[ending](other)}
    found = four.differences(four.read(files, pack), pack)
    keys = {one.partition(": ")[2].split(" is ")[0] for one in found if one.startswith(f"{ending}: ")}
    assert {"promise/1/after", "promises/done", "promises/blocked"} <= keys
    assert all(one.startswith(f"{ending}: ") for one in found)
