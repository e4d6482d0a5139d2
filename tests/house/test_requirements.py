"""What we install is locked, explained and really used by the one script."""

import re
import subprocess

import pytest

from tests.house.source import ROOT

LISTS = ("requirements", "requirements-dev")
NAME = re.compile(r"^([A-Za-z0-9][\w.-]*)", re.MULTILINE)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def asked(name: str) -> dict[str, str]:
    """Package → its whole line in the .in file."""
    lines = (ROOT / f"{name}.in").read_text().splitlines()
    return {plain(m.group(1)): line for line in lines if (m := NAME.match(line))}


@pytest.mark.parametrize("name", LISTS)
def test_every_package_says_why_it_is_there(name):
    assert not [package for package, line in asked(name).items() if not re.search(r"# \w", line)]


@pytest.mark.parametrize("name", LISTS)
def test_every_package_is_locked_with_its_hashes(name):
    blocks = re.split(r"^(?=[a-z0-9])", (ROOT / f"{name}.txt").read_text(), flags=re.MULTILINE)[1:]
    locked = {plain(NAME.match(block).group(1)) for block in blocks}
    assert set(asked(name)) <= locked
    assert not [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block]


def test_both_lists_agree_on_every_version():
    pins = [dict(re.findall(r"^(\S+)==(\S+)", (ROOT / f"{n}.txt").read_text(), re.MULTILINE)) for n in LISTS]
    both = pins[0].keys() & pins[1].keys()
    assert not [package for package in both if pins[0][package] != pins[1][package]]


def test_the_script_names_every_command_in_its_help():
    script = (ROOT / "run").read_text()
    commands = set(re.findall(r"^    (\w+)\) ", script, re.MULTILINE))
    shown = subprocess.run([ROOT / "run", "help"], capture_output=True, text=True, check=True).stdout
    assert {"demo", "test", "check", "bench", "lokmin"} <= commands
    assert not [command for command in commands if f"./run {command}" not in shown]


def test_an_unknown_command_fails_with_a_sentence():
    done = subprocess.run([ROOT / "run", "tari"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.endswith("Perintah tidak dikenal: tari\n")
