"""The map, the folders, the import contract and the menu tell the same story in the same order."""

import ast

from tests.house.source import SRC, contract, functions, map_of_rooms, python_files, relative, tree


def test_every_folder_is_a_room_of_the_map():
    folders = {p.name for p in SRC.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders == set(map_of_rooms())


def test_the_import_contract_has_the_order_of_the_map():
    assert list(reversed(contract("rooms")["layers"])) == map_of_rooms()


def test_every_room_between_tools_and_the_door_has_floors_and_tables_of_its_own():
    rooms = map_of_rooms()[2:-1]
    assert contract("floors")["containers"] == [f"lokmin.{room}" for room in rooms]
    for room in rooms:
        assert contract(f"tables-{room}")["protected_modules"] == [f"lokmin.{room}.models"]


def test_the_menu_follows_the_map():
    rooms = map_of_rooms()
    shown = [room for room in menu_rooms() if room in rooms]
    assert shown == sorted(shown, key=rooms.index)


def menu_rooms() -> list[str]:
    """The rooms of the menu entries, in the order shown, each once."""
    from lokmin.web.menu import MENU

    rooms = [entry.room for entry in MENU]
    return list(dict.fromkeys(rooms))


def test_every_room_says_its_question_in_its_first_line():
    for room in map_of_rooms():
        assert ast.get_docstring(tree(SRC / room / "__init__.py")), room


def test_what_others_call_and_takes_more_than_a_glance_is_documented():
    floors = {"rules", "queries", "actions"}
    bare = [
        f"{relative(path)}:{function.lineno} {function.name}"
        for path in python_files()
        if floors & {path.stem, path.parent.name}
        for function in functions(path)
        if function in tree(path).body and not function.name.startswith("_") and lines(function) > GLANCE
        if not ast.get_docstring(function)
    ]
    assert not bare, "\n".join(bare)


GLANCE = 6


def lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1
