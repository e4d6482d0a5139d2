"""The hostile files, each read in a limited child: an exact answer or a sentence, never a wrong number."""

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
from lokmin.intake.rules.report import Report
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


def test_there_are_more_than_a_hundred_and_fifty_of_them():
    assert len(HOSTILE) >= 300


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_what_comes_out_of(name, answers):
    answer, expected = answers[name]["answer"], HOSTILE[name].expected
    refused = (answer.get("unread") or answer) if "refused" in (answer.get("unread") or answer) else None
    if isinstance(expected, Refused):
        assert refused is not None, answer["report"]["figures"][:5]
        assert refused["refused"] in {f"intake.{code}" for code in (expected.code, *expected.or_codes)}
        assert Refusal(refused["refused"], **refused["params"]).sentence.endswith(".")
        return
    assert isinstance(expected, Read)
    assert refused is None, refused
    report = Report.from_json(answer["report"])
    assert {(f.village, f.element, f.period): f.count for f in report.figures} == expected.figures
    assert set(expected.issues) <= {issue.code for issue in report.issues}
    assert all(issue.message.endswith(".") for issue in report.issues)


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
