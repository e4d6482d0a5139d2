"""What docs say of commands, indicators and duties is what the source says; their links lead somewhere."""

import re
from pathlib import Path

import pytest

from tests.house import reference

ROOT = reference.ROOT
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")  # pages; pictures are taken later
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md"))]


@pytest.mark.parametrize("path", reference.pages(), ids=lambda path: path.name)
def test_a_generated_page_is_unchanged(path: Path):
    assert path.read_text(encoding="utf-8") == reference.pages()[path], "run ./run reference"


def test_links_between_pages_lead_somewhere():
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not broken, "\n".join(broken)


def test_every_page_of_the_guide_stands_in_its_index():
    guide = ROOT / "docs" / "guide"
    index = (guide / "README.md").read_text(encoding="utf-8")
    assert not [
        page.name for page in guide.glob("*.md") if page.name != "README.md" and page.name not in index
    ]


def test_a_printed_command_exists():
    known = set(re.findall(r"^## (\S+)$", reference.command_line(), re.MULTILINE)) | {"help", "PERINTAH"}
    named = {
        (page.name, command)
        for page in PAGES
        for command in re.findall(r"\./run lokmin ([a-z][a-z-]*)", page.read_text(encoding="utf-8"))
    }
    assert not {pair for pair in named if pair[1] not in known}
