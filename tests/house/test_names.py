"""Names that say nothing, and places that only one machine has."""

import re

from tests.house.source import SRC, TESTS, committed, python_files, relative

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}
# Written apart, so that this file does not name them itself.
ONE_MACHINE = ["/" + "work/", "/" + "root/", "/" + r"home/\w", r"\.\./" + "shared"]
PACKAGE_INDEX = ["py" + "pi.org", "python" + "hosted", "registry.npm" + "js", "--index" + "-url"]
MAY_NAME_SHARED = "LOKMIN_SHARED"


def test_no_module_has_a_name_that_says_nothing():
    assert not [relative(p) for p in SRC.rglob("*.py") if EMPTY_NAMES & {p.stem, p.parent.name}]


def test_no_row_reads_the_clock_by_itself():
    assert not [relative(p) for p in python_files() if re.search(r"\bauto_now", p.read_text())]


def test_nothing_names_a_package_index():
    assert not found(PACKAGE_INDEX, committed())


def test_nothing_names_a_folder_of_one_machine():
    files = [p for p in committed() if not (p.is_relative_to(TESTS) and MAY_NAME_SHARED in p.read_text())]
    assert not found(ONE_MACHINE, files)


def found(patterns, files):
    wanted = re.compile("|".join(patterns))
    return [
        f"{relative(path)}: {match.group(0)}"
        for path in files
        if (match := wanted.search(path.read_text(encoding="utf-8", errors="replace")))
    ]
