"""Where the house keeps its things; the house tests read the source through this file."""

from __future__ import annotations

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "lokmin"
TESTS = ROOT / "tests"


@cache
def pyproject() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@cache
def contract(name: str) -> dict:
    """The import-linter contract with the id `name`."""
    return next(c for c in pyproject()["tool"]["importlinter"]["contracts"] if c["id"] == name)


@cache
def map_of_rooms() -> list[str]:
    """The rooms in the order of the map: the lines `name  question` of lokmin/__init__.py."""
    docstring = ast.get_docstring(ast.parse((SRC / "__init__.py").read_text())) or ""
    lines = (line.split(maxsplit=1) for line in docstring.splitlines())
    return [words[0] for words in lines if len(words) == 2 and (SRC / words[0]).is_dir()]


def python_files() -> list[Path]:
    """Our own modules, without migrations."""
    return sorted(p for p in SRC.rglob("*.py") if "migrations" not in p.parts)


def templates() -> list[Path]:
    return sorted(p for p in SRC.rglob("templates/**/*") if p.suffix in {".html", ".txt", ".svg"})


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


@cache
def committed() -> list[Path]:
    """Every text file that git knows and that exists."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / name for name in done.stdout.split("\0") if name]
    return [p for p in paths if p.is_file() and b"\0" not in p.read_bytes()[:8192]]
