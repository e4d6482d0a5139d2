"""Papers are made without a network: nothing is fetched, no package of the typesetter is used."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lokmin.papers.rules import typesetting
from tests.papers.every_paper import every

ROOT = Path(__file__).parents[2]


@pytest.mark.process
def test_every_paper_in_every_format_is_made_by_a_process_that_may_open_no_socket(tmp_path):
    packages, cache = tmp_path / "packages", tmp_path / "cache"
    environment = os.environ | {
        "PYTHONPATH": f"{ROOT}/src:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "TYPST_PACKAGE_PATH": str(packages),
        "TYPST_PACKAGE_CACHE_PATH": str(cache),
        "XDG_CACHE_HOME": str(cache),
        "XDG_DATA_HOME": str(packages),
    }
    command = [sys.executable, str(Path(__file__).with_name("rendering_alone.py"))]
    made = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (made.returncode, made.stdout.strip()) == (0, str(len(every()))), made.stderr
    assert not packages.exists()
    assert not cache.exists()


def test_no_template_takes_a_package_or_reads_a_file_besides_its_own():
    for template in typesetting.TEMPLATES.glob("*.typ"):
        text = template.read_text("utf-8")
        assert "@preview" not in text
        assert "@local" not in text
        named = re.findall(r'(?:import|include|read|image|csv|xml|yaml|plugin)\s*\(?\s*"([^"]+)"', text)
        assert [name for name in named if not (typesetting.TEMPLATES / name).is_file()] == [], template.name
