"""The compiled rule beside the facts: coverage/data/pws.<engine>.sql, valid for exactly these sources.

Its first line is a fingerprint of the rule's source files; a file of another rule is not used. Made anew by
`python -m lokmin.coverage.rules.ready`; a test compares it with a fresh compilation.
"""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path

SOURCES = ("accumulations.py", "facts.py", "months.py", "pws.py", "rows.py", "sql.py")
ENGINES = ("sqlite", "postgres")


def fingerprint() -> str:
    """What the rule's source files say, in 64 letters."""
    rules = files("lokmin.coverage").joinpath("rules")
    return sha256("\0".join(rules.joinpath(name).read_text("utf-8") for name in SOURCES).encode()).hexdigest()


def ready_made(dialect: str) -> str | None:
    """The stored SQL of that engine, or None when there is none of this rule."""
    file = files("lokmin.coverage").joinpath("data", f"pws.{dialect}.sql")
    if not file.is_file():
        return None
    first, _, text = file.read_text("utf-8").partition("\n")
    return text if first == f"-- {fingerprint()}" else None


def store(folder: Path) -> None:
    """Write the compiled rule of every engine into `folder`."""
    from lokmin.coverage.rules.months import SHAPES
    from lokmin.coverage.rules.pws import expression
    from lokmin.coverage.rules.sql import compile_sql

    for dialect in ENGINES:
        text = f"-- {fingerprint()}\n{compile_sql(expression(), dialect, SHAPES)}"
        (folder / f"pws.{dialect}.sql").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    store(Path(__file__).parents[1] / "data")
