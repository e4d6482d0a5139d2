"""The hostile files, each read in a limited child: an exact answer or a sentence, never a wrong number.

Of the test plan of reliability (T1 to T26) these concern uploads, and this is where each is tested:

    T2   pages with much data      bench/intake.py (27 k and 734 k lines); an upload's pages: test_views.py
    T6   kill -9                   test_actions_reading.py: a lost reader is told as broken off, never twice
    T9   authorisation             tests/house/test_addresses.py over every address; strangers: test_views.py,
                                   test_mapping_page.py, test_words_page.py, test_actions.py
    T10  cross-site scripting      markup and formulas as text: corpus/numbers.py; on the pages:
                                   test_words_page.py
    T12  the corpus of an importer this file over corpus/: archives (broken, locked, bombs, XML), field (books
                                   of the field), numbers (how a count is written), persons, sheets, texts;
                                   bytes flipped at random: test_rules_fuzz.py; limits of the child:
                                   test_rules_archive.py; the real workbook: test_rules_pws_kia.py
    T15  concurrency               one file, one preview, one reading: test_actions_reading.py; a figure that
                                   changed since the preview: test_actions.py, test_views.py
    T21  coverage maths            order of counts as coverage doubts it: test_rules.py, tests/oracles
    T24  time                      months that have not come: corpus/texts.py; a day's expiry: test_actions.py

T1, T3–T5, T7, T8, T11, T13, T14, T16–T20, T22, T23, T25 and T26 name no upload.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.coverage import actions as coverage
from lokmin.intake import actions
from lokmin.intake.models import Batch
from lokmin.intake.rules import limits
from lokmin.intake.rules.report import Report, Severity
from lokmin.tools.models import AuditRow
from tests.intake.corpus import HOSTILE, Read, Refused
from tests.intake.corpus.persons import CASES as PERSONS
from tests.intake.corpus.persons import SECRETS
from tests.intake.test_rules_pws_kia import TODAY
from tests.world import installer

ROOT = Path(__file__).parents[2]
PROCESSES = 2


@pytest.fixture(scope="module")
def answers():
    """The answer to every file, from a few children that stay alive, with the limits of the real one."""
    names = sorted(HOSTILE)
    return {k: v for n in range(PROCESSES) for k, v in _read(names[n::PROCESSES]).items()}


def _read(names: list[str]) -> dict[str, dict]:
    parts = [HOSTILE[name].make() for name in names]
    given = b"".join(b"%d\n%s" % (len(data), data) for data in parts)
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    command = [sys.executable, "-X", "utf8", "-m", "tests.intake.corpus.child"]
    done = subprocess.run(command, input=given, capture_output=True, env=environment, cwd=ROOT, check=True)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return dict(zip(names, lines, strict=True))


def test_there_are_more_than_three_hundred_of_them():
    assert len(HOSTILE) >= 340


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_what_comes_out_of(name, answers):
    answer, expected = answers[name]["answer"], HOSTILE[name].expected
    refused = (answer.get("unread") or answer) if "refused" in (answer.get("unread") or answer) else None
    if isinstance(expected, Refused):
        assert refused is not None, answer["report"]["figures"][:5]
        assert refused["refused"] in {f"intake.{code}" for code in (expected.code, *expected.or_codes)}
        sentence = Refusal(refused["refused"], **refused["params"]).sentence
        assert sentence.endswith(".")
        assert "%(" not in sentence
        return
    assert isinstance(expected, Read)
    assert refused is None, refused
    report = Report.from_json(answer["report"])
    assert {(f.village, f.element, f.period): f.count for f in report.figures} == expected.figures
    assert {issue.code for issue in report.issues} == set(expected.issues)
    for issue in report.issues:
        assert issue.message.endswith(".")
        assert "%(" not in issue.message
        assert issue.cell or issue.severity != Severity.ERROR, "an error says where it is"


def test_no_file_takes_long_or_much(answers):
    assert max(answer["seconds"] for answer in answers.values()) < 20
    assert max(answer["memory"] for answer in answers.values()) <= limits.MEMORY


@pytest.mark.parametrize("name", sorted(PERSONS))
def test_no_answer_repeats_a_person(name, answers):
    text = json.dumps(answers[name]["answer"], ensure_ascii=False)
    assert not [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("name", ["names in the second sheet", "a list of names with the header NIK"])
def test_the_real_child_says_the_same(name):
    data, expected = HOSTILE[name].make(), HOSTILE[name].expected
    if isinstance(expected, Refused):
        with pytest.raises(Refusal) as refused:
            limits.read_limited(data, today=TODAY)
        assert refused.value.code == f"intake.{expected.code}"
    else:
        assert len(limits.read_limited(data, today=TODAY).figures) == len(expected.figures)


def test_nothing_of_a_person_reaches_the_database(world, answers):
    coverage.load_dictionary(scope=installer())
    scope = world.scope()
    for number, name in enumerate(PERSONS):
        answer = answers[name]["answer"]
        if "report" in answer and not answer["unread"]:
            actions.keep_preview(
                scope=scope, puskesmas_id=world.ours.id, report=Report.from_json(answer["report"]),
                file_name=f"{name}.xlsx", sha256=f"{number:064}", book=answer["book"],
            )  # fmt: skip
    kept = [*Batch.unscoped.values(), *AuditRow.objects.values()]
    assert len(kept) > 5
    text = json.dumps(kept, default=str, ensure_ascii=False)
    assert not [secret for secret in SECRETS if secret in text]
