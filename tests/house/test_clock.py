"""Only the door reads the clock. ruff bans it below the views; this test closes the rest."""

import ast

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
