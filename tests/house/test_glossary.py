"""docs/glossary.md explains every room, every table and every list of states."""

import ast
import re

from tests.house.source import ROOT, map_of_rooms, python_files, relative, tree
from tests.house.test_tables import our_models, room_of

GLOSSARY = ROOT / "docs" / "glossary.md"
LINE = re.compile(r"^\| `(?P<name>[^`]+)` \| (?P<word>[^|]+) \| (?P<meaning>[^|]+) \|$", re.MULTILINE)
ENUMS = {"StrEnum", "IntEnum", "Enum", "TextChoices", "IntegerChoices"}


def explained() -> dict[str, str]:
    """Name (`coverage`, `coverage.Figure`) → Indonesian word and meaning."""
    return {
        m["name"]: f"{m['word']} {m['meaning']}" for m in LINE.finditer(GLOSSARY.read_text(encoding="utf-8"))
    }


def states() -> dict[str, list[str]]:
    """`room.Enum` → its values, for every public enumeration of the source."""
    found = {}
    for path in python_files():
        room = relative(path).split("/")[2]
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef) and ENUMS & {ast.unparse(b).split(".")[-1] for b in node.bases}:
                found[f"{room}.{node.name}"] = [value for a in node.body for value in values(a)]
    return found


def values(node: ast.stmt) -> list[str]:
    if not isinstance(node, ast.Assign):
        return []
    first = node.value.elts[0] if isinstance(node.value, ast.Tuple) else node.value
    return [str(first.value)] if isinstance(first, ast.Constant) else []


def test_every_room_is_explained():
    assert not set(map_of_rooms()) - set(explained())


def test_every_table_is_explained():
    assert not {f"{room_of(m)}.{m.__name__}" for m in our_models()} - set(explained())


def test_every_list_of_states_is_explained_value_by_value():
    glossary = explained()
    bare = [
        f"{name}: {value}"
        for name, found in states().items()
        for value in ["", *found]
        if name not in glossary or (value and f"`{value}`" not in glossary[name])
    ]
    assert not bare, "\n".join(bare)


def test_the_glossary_names_nothing_that_is_gone():
    known = set(map_of_rooms()) | {f"{room_of(m)}.{m.__name__}" for m in our_models()} | set(states())
    assert not set(explained()) - known
