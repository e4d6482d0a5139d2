"""A copy of a file with notes, written by the command line."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.archive import kind_of
from lokmin.intake.rules.notes import Note, Notes
from lokmin.intake.rules.notes_child import annotate_limited

_WORDS = {"error": "tidak disimpan", "warning": "periksa", "info": "catatan"}
_HEADS = ("Lembar", "Sel", "Yang tertulis", "Catatan", "Tingkat")


def check_target(file: Path, target: Path, data: bytes) -> None:
    """Refuse before anything is stored: the original itself, or another kind of file."""
    if target.resolve() == file.resolve():
        raise Refusal("intake.notes_same")
    ending = ".xlsx" if kind_of(data) == "zip" else ".csv"
    if target.suffix.lower() != ending:
        raise Refusal("intake.notes_ending", ending=ending)


def write_notes(target: Path, data: bytes, issues: Sequence[Mapping[str, str]]) -> None:
    """Write the copy, whole or not at all."""
    order = list(_WORDS)
    ranked = sorted(issues, key=lambda issue: order.index(issue["severity"]))
    lines = {
        Note(i["sheet"], i["cell"], i["value"], i["message"], _WORDS[i["severity"]]): None for i in ranked
    }
    copy = annotate_limited(data, Notes(tuple(lines), _HEADS))
    part = target.with_name(f"{target.name}.sebagian")
    try:
        part.write_bytes(copy)
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise Refusal("intake.notes_write", path=str(target)) from None
