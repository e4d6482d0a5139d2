"""Only the door reads the clock. ruff bans it below the views; this test closes the rest."""

import ast
import re

from tests.house.source import SRC, python_files, relative, tree

DOOR = {SRC / "web" / "clock.py"}
READINGS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "dt.date.today", "dt.datetime.now",
    "timezone.now", "timezone.localdate", "time.time", "timezone.localtime",
}  # fmt: skip


def reads_clock(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    name = ast.unparse(node.func)
    known = name in READINGS or name.removeprefix("datetime.") in READINGS
    # localtime(value) and localdate(value) only convert
    return known and not ("local" in name and bool(node.args))


def test_only_the_door_reads_the_clock():
    readers = [
        f"{relative(path)}:{node.lineno}"
        for path in python_files()
        if path not in DOOR
        for node in ast.walk(tree(path))
        if reads_clock(node)
    ]
    assert not readers, "\n".join(readers)


def test_a_stored_moment_becomes_a_date_only_where_it_is_printed():
    """`printing` puts it on the clock of the Puskesmas first; `.date()` of a moment in UTC is yesterday."""
    pages = [path for path in python_files() if "pages" in (path.stem, path.parent.name)]
    assert pages
    cut = [
        f"{relative(path)}:{node.lineno}"
        for path in pages
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and re.search(r"_at\.date$", ast.unparse(node.func))
    ]
    assert not cut, "\n".join(cut)
