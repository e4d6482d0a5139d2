"""tests/<room>/ mirrors src/lokmin/<room>/.

`coverage/queries.py` is tested by `tests/coverage/test_queries.py`; `coverage/rules/pws.py` by
`tests/coverage/test_rules_pws.py` or, with its neighbours, by `tests/coverage/test_rules.py`. Forms and pages
may be tested through the screens that show them: `test_views.py`. A module without a function or a class
(facts, addresses) needs none; nor do settings and Django's app files. Tables have theirs together:
tests/tools/test_scoped.py reads every one, test_tables.py beside this file checks what they point to.
"""

import ast
from pathlib import Path

from tests.house.source import SRC, TESTS, python_files, relative, tree

WITHOUT = {"__init__", "apps", "models", "urls", "settings", "wsgi"}
SHOWN = {"forms", "pages"}
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def possible_tests(module: Path) -> list[Path]:
    """The test files that may cover `module`, the closest first."""
    *folders, last = module.relative_to(SRC).with_suffix("").parts
    if not folders:
        return [TESTS / "web" / f"test_{last.strip('_')}.py"]
    room, *packages = folders
    names = ["_".join([*packages, last])]
    names += ["_".join(packages[:n]) for n in range(len(packages), 0, -1)]
    if SHOWN & {last, *packages}:
        names.append("views")
    return [TESTS / room / f"test_{name.strip('_')}.py" for name in names]


def needs_test(module: Path) -> bool:
    without = WITHOUT & {module.stem, module.parent.name}
    return not without and any(isinstance(node, DEFINITIONS) for node in tree(module).body)


def has_test(file: Path) -> bool:
    return file.is_file() and any(
        isinstance(node, ast.FunctionDef) and node.name.startswith("test_") for node in ast.walk(tree(file))
    )


def test_every_module_has_its_test_file():
    bare = [
        f"{relative(module)}: {relative(possible_tests(module)[0])}"
        for module in python_files()
        if needs_test(module) and not any(has_test(file) for file in possible_tests(module))
    ]
    assert not bare, "\n".join(bare)


def test_source_folders_hold_no_tests():
    assert not [relative(p) for p in SRC.rglob("test*") if p.suffix in {"", ".py"}]
