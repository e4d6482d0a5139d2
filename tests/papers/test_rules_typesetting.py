"""The typesetter in a process of its own: the same bytes, told faults, and its memory goes back."""

import json
import os
import subprocess
import sys

import pytest

from lokmin.papers.rules import pdf, typesetting
from lokmin.papers.rules.typesetting import Setting
from tests.papers import pack_samples, samples

HELD = """
import django
django.setup()
from lokmin.papers.rules import pdf
from tests.papers import pack_samples

def held():
    lines = open('/proc/self/status').read().splitlines()
    return int(next(line for line in lines if line.startswith('VmHWM:')).split()[1]) / 1000

pack = pack_samples.pack(15)
before = held()
pdf.render(pack)
print(before, held())
"""


def test_several_papers_come_out_of_one_child_in_their_order_and_as_they_would_here():
    settings = [pdf.setting(samples.invitation(1)), pdf.setting(samples.minutes(3))]
    assert typesetting.made_apart(settings) == [typesetting.made(one) for one in settings]


def test_what_the_typesetter_says_of_a_fault_comes_out_of_the_child():
    asked = Setting("document.typ", {"data": "{"})
    with pytest.raises(typesetting.TemplateFault, match="JSON"):
        typesetting.made_apart([pdf.setting(samples.invitation(1)), asked])


def test_a_child_that_dies_is_a_fault(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(typesetting.TemplateFault):
        typesetting.made_apart([pdf.setting(samples.invitation(1))])


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells what a process held")
def test_a_process_that_lets_a_pack_be_printed_does_not_grow_by_what_the_typesetter_holds(tmp_path):
    alone = {**os.environ, "DJANGO_SETTINGS_MODULE": "lokmin.web.settings", "LOKMIN_DATA": str(tmp_path)}
    made = subprocess.run([sys.executable, "-c", HELD], check=True, capture_output=True, text=True, env=alone)
    before, after = map(float, made.stdout.split())
    assert after - before < 40


def test_the_pages_of_a_pack_are_planned_before_they_are_printed():
    asked = pdf.setting(pack_samples.pack(15))
    plan = json.loads(typesetting.made(Setting(asked.template, asked.inputs, label="plan")))
    assert sum(page["count"] for page in plan) == len(pack_samples.pack(15).story.main)
    assert all(0.5 < page["factor"] <= 1 for page in plan)


def test_a_printed_cell_is_told_to_the_typesetter_once():
    cells = json.loads(pdf.setting(pack_samples.pack(3)).inputs["data"])["story"]["annex"]
    assert '"texts"' in json.dumps(cells)
    assert '"lines": [[' not in json.dumps(cells)
