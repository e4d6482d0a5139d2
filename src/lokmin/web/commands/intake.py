"""`lokmin intake FILE`: read a file of figures, show what it says, store it with an undo number."""

import argparse
import hashlib
import json
import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.intake.rules.limits import read_limited
from lokmin.intake.rules.progress import OPENING, Told
from lokmin.intake.rules.report import Issue, Report
from lokmin.web.copies import check_target, write_notes

if TYPE_CHECKING:
    from lokmin.places.queries import PuskesmasCard

NAME = "intake"
HELP = "membaca buku kerja, CSV, atau DHIS2, memeriksanya, dan menyimpan angkanya"
DATABASE = True
SHOWN = 12
BAR, STEP = 30, 20_000
_STAGES = {OPENING: "Membuka"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="BERKAS", type=Path, nargs="?", help="buku kerja .xlsx, .xlsm, CSV, atau JSON DHIS2"
    )
    parser.add_argument(
        "--puskesmas", metavar="KODE", help="kode Puskesmas bila namanya di berkas tidak cukup"
    )
    parser.add_argument("--dry-run", action="store_true", help="hanya membaca; tidak menyimpan apa pun")
    parser.add_argument(
        "--notes", metavar="BERKAS", type=Path, help="menulis salinan berkas dengan catatan pada selnya"
    )
    parser.add_argument("--format", choices=("table", "json"), default="table", help="bentuk jawaban")
    parser.add_argument("--undo", metavar="N", type=int, help="membatalkan unggahan nomor N")


def run(arguments: argparse.Namespace) -> int:
    from lokmin.web.installation import command_scope, forget_expired_uploads

    if (arguments.file is None) == (arguments.undo is None):
        raise Refusal("intake.which")
    forget_expired_uploads()
    scope = command_scope()
    if arguments.undo is not None:
        return _undo(scope, arguments.undo, arguments.format)
    data = _bytes(arguments.file)
    if arguments.notes:
        check_target(arguments.file, arguments.notes, data)
    known = _known(scope, arguments.puskesmas)
    report = read_limited(data, today=scope.today, name=arguments.file.name, known=known, told=_bar())
    answer = _answer(scope, arguments.puskesmas, report, whole=arguments.format == "json")
    answer |= _rehearse(scope, arguments, report, data) if arguments.dry_run else {}
    if not arguments.dry_run:
        answer |= _stored_or_told(scope, arguments, report, data, answer)
        answer["undo_command"] = _undo_command(arguments, answer["undo"])
    if arguments.notes:
        write_notes(arguments.notes, data, [*answer["issues"], *answer.get("not_stored", [])])
    if arguments.format == "json":
        json.dump(answer, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        print("\n".join(_lines(answer, report)))
    return 0


def _undo_command(arguments: argparse.Namespace, number: int) -> str:
    """What takes the upload back, in the same data folder."""
    data = getattr(arguments, "data", None)
    folder = f" --data {shlex.quote(str(data))}" if data else ""
    return f"lokmin intake --undo {number}{folder}"


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise Refusal("intake.file_missing", path=str(path)) from None


def _undo(scope: Scope, number: int, form: str) -> int:
    from lokmin.intake import actions, queries

    card = actions.undo(scope=scope, number=number)
    cells = queries.changed_cells(scope=scope, batch_id=card.id)
    if form == "json":
        print(json.dumps({"undone": number, "cells": cells}))
    else:
        print(f"Unggahan nomor {number} ({card.file_name}) dibatalkan; {cells} angka kembali seperti semula.")
    return 0


def _known(scope: Scope, code: str | None) -> dict[str, Any]:
    """What the named Puskesmas said of sheets before; without a code nobody is asked."""
    from lokmin.intake import queries
    from lokmin.places import queries as places

    card = places.puskesmas_by_code(code=code) if code else None
    return queries.known_mappings(scope=scope, puskesmas_id=card.id) if card else {}


def _bar() -> Told | None:
    """Shows on a terminal how far the reading of a long file has come."""
    if not sys.stderr.isatty():
        return None

    def show(stage: str, done: int, of: int) -> None:
        full = BAR * done // max(of, 1)
        what = _STAGES.get(stage, "Membaca")
        line = f"\r{what} [{'#' * full}{'.' * (BAR - full)}] {done:,} dari {of:,} baris".replace(",", ".")
        ended = stage != OPENING and of - done <= STEP
        print(f"{line:<80}", end="\n" if ended else "", file=sys.stderr, flush=True)

    return show


def _answer(scope: Scope, code: str | None, report: Report, *, whole: bool) -> dict[str, Any]:
    """The JSON of the contract; without the figures one by one where nobody reads them."""
    from lokmin.intake import queries

    codes = queries.village_codes(scope=scope, code=code, report=report) if whole else {}
    figures = report.figures if whole else ()
    return {
        "layout": report.layout,
        "recognised": [sheet.name for sheet in report.sheets if sheet.outcome == "read"],
        "sheets": [{"name": sheet.name, "outcome": sheet.outcome} for sheet in report.sheets],
        "puskesmas": report.puskesmas,
        "months": list(report.months),
        "months_unreported": list(report.months_unreported),
        "cells_read": report.cells_read,
        "cells_refused": report.cells_refused,
        "percentages_checked": report.percentages_checked,
        "issues": [_issue(issue) for issue in report.issues],
        "figures": [
            {
                "puskesmas": report.puskesmas,
                "kode_desa": codes.get((f.village_code, f.village)) or None,
                "desa": f.village,
                "periode": f.period,
                "element": f.element,
                "count": f.count,
                "state": str(f.state),
                "sheet": f.sheet,
                "cell": f.cell,
            }
            for f in figures
        ],
        "populations": [
            {
                "kode_desa": codes.get((p.village_code, p.village)) or None,
                "desa": p.village,
                "tahun": p.year,
                "jenis": p.kind,
                "sasaran": f"{p.thousandths // 1000}.{p.thousandths % 1000:03d}",
                "sheet": p.sheet,
                "cell": p.cell,
            }
            for p in report.populations
        ],
    }


def _issue(issue: Issue) -> dict[str, str]:
    return {
        "sheet": issue.sheet,
        "cell": issue.cell,
        "value": issue.value,
        "code": issue.code,
        "message": issue.message,
        "severity": str(issue.severity),
    }


def _stored_or_told(
    scope: Scope, arguments: argparse.Namespace, report: Report, data: bytes, answer: dict[str, Any]
) -> dict[str, Any]:
    """Store; when that is refused, say first what is wrong with which cell, also in the copy with notes."""
    try:
        return _store(scope, arguments, report, data)
    except Refusal:
        known = answer | _rehearse(scope, arguments, report, data)
        print("\n".join(_what_is_wrong(known)), file=sys.stderr)
        _keep_notes(arguments, data, known)
        raise


def _keep_notes(arguments: argparse.Namespace, data: bytes, answer: dict[str, Any]) -> None:
    """The copy with notes of a file that is not stored; where it cannot be written, that is said as well."""
    if not arguments.notes:
        return
    try:
        write_notes(arguments.notes, data, [*answer["issues"], *answer.get("not_stored", [])])
    except Refusal as refusal:
        print(f"lokmin: {refusal.sentence}", file=sys.stderr)
    else:
        print(f"Salinan dengan catatan: {arguments.notes}", file=sys.stderr)


def _store(scope: Scope, arguments: argparse.Namespace, report: Report, data: bytes) -> dict[str, Any]:
    """Store, or say that the very same file is stored already; `undo` is the number either way."""
    from lokmin.intake import actions, queries

    card, scope = _found(scope, arguments.puskesmas, report)
    sha256 = hashlib.sha256(data).hexdigest()
    before = queries.stored_before(scope=scope, puskesmas_id=card.id, sha256=sha256)
    if before and not actions.rehearse(scope=scope, puskesmas_id=card.id, report=report).plan.empty:
        before = None
    done = before or actions.take(
        scope=scope, puskesmas_id=card.id, report=report, file_name=arguments.file.name, sha256=sha256
    )
    changed = 0 if before else queries.changed_cells(scope=scope, batch_id=done.id)
    issues = queries.result_issues(scope=scope, batch_id=done.id)
    return {
        "undo": done.number,
        **_whose(card),
        "stored": changed,
        "already_stored": before is not None,
        "issues": [_issue(issue) for issue in issues],
        "not_stored": _not_stored(issues),
    }


def _rehearse(scope: Scope, arguments: argparse.Namespace, report: Report, data: bytes) -> dict[str, Any]:
    """What storing would do, where the Puskesmas is known; nothing is written."""
    from lokmin.intake import actions, queries

    try:
        card, scope = _found(scope, arguments.puskesmas, report)
    except Refusal as refusal:
        return {"would_store": None, "refusal": refusal.sentence}
    sha256 = hashlib.sha256(data).hexdigest()
    before = queries.stored_before(scope=scope, puskesmas_id=card.id, sha256=sha256)
    try:
        seen = actions.rehearse(scope=scope, puskesmas_id=card.id, report=report)
    except Refusal as refusal:
        return {**_whose(card), "would_store": 0, "not_stored": [], "refusal": refusal.sentence}
    if before and seen.plan.empty:
        return {**_whose(card), "would_store": 0, "already_stored": True, "not_stored": [], "refusal": None}
    refused = actions.refused_whole(seen)
    return {
        **_whose(card),
        "would_store": 0 if refused else len(seen.plan.figures) + len(seen.plan.populations),
        "already_stored": False,
        "issues": [_issue(issue) for issue in seen.issues],
        "not_stored": _not_stored(seen.issues),
        "refusal": refused.sentence if refused else None,
    }


def _found(scope: Scope, code: str | None, report: Report) -> "tuple[PuskesmasCard, Scope]":
    """The Puskesmas of the file, and the scope at its own time."""
    from lokmin.intake import queries
    from lokmin.web import clock

    card = queries.find_puskesmas(scope=scope, code=code, report=report)
    return card, scope.at(clock.now(card.zone, card.clock_date))


def _whose(card: "PuskesmasCard") -> dict[str, str]:
    return {"puskesmas_code": card.code, "puskesmas_name": card.name}


def _not_stored(issues: Iterable[Issue]) -> list[dict[str, str]]:
    """The issues of cells that were read but may not be stored."""
    return [_issue(issue) for issue in issues if "." in issue.code]


def _lines(answer: dict[str, Any], report: Report) -> Iterator[str]:
    yield f"Bentuk: {report.layout}; lembar yang dibaca: {', '.join(answer['recognised']) or '-'}"
    known = f"{answer['puskesmas_code']} {answer['puskesmas_name']}" if "puskesmas_code" in answer else ""
    yield f"Puskesmas: {known or report.puskesmas or '-'}; bulan terisi: {', '.join(report.months) or '-'}"
    if report.months_unreported:
        yield f"Bulan belum diisi: {', '.join(report.months_unreported)}"
    yield f"Sel dibaca: {report.cells_read}; sel ditolak: {report.cells_refused}"
    yield from _what_is_wrong(answer)
    yield from _dry_lines(answer) if "undo" not in answer else _stored_lines(answer, report)


def _what_is_wrong(answer: dict[str, Any]) -> Iterator[str]:
    """The issues of the file, then the cells that may not be stored."""
    yield from _issue_lines([issue for issue in answer["issues"] if "." not in issue["code"]])
    for issue in answer.get("not_stored", [])[:SHOWN]:
        place = f"{issue['sheet']} {issue['cell']}".strip()
        yield f"Tidak disimpan: {place + ': ' if place else ''}{issue['message']}"


def _dry_lines(answer: dict[str, Any]) -> Iterator[str]:
    if answer["refusal"]:
        yield f"Penyimpanan akan ditolak: {answer['refusal']}"
    elif answer["already_stored"]:
        yield "Berkas yang sama sudah tersimpan; penyimpanan tidak akan mengubah apa pun."
    else:
        yield f"Penyimpanan akan mengubah {answer['would_store']} angka dan sasaran."
    yield "Hanya dibaca; tidak ada yang disimpan."


def _stored_lines(answer: dict[str, Any], report: Report) -> Iterator[str]:
    if answer["already_stored"]:
        yield f"Berkas yang sama sudah tersimpan; tidak ada yang berubah. Nomor unggahan: {answer['undo']}."
    else:
        yield f"{answer['stored']} angka dan sasaran disimpan. Nomor unggahan: {answer['undo']}."
        if left := report.cells_refused + len(answer["not_stored"]):
            yield f"{left} sel tidak disimpan; alasannya di atas."
    yield f"Membatalkannya: {answer['undo_command']}"


def _issue_lines(issues: list[dict[str, str]]) -> Iterator[str]:
    """The first issues of each kind, errors first."""
    order = {"error": 0, "warning": 1, "info": 2}
    seen: Counter[str] = Counter()
    for issue in sorted(issues, key=lambda issue: order[issue["severity"]]):
        seen[issue["code"]] += 1
        if seen[issue["code"]] <= SHOWN:
            place = f"{issue['sheet']} {issue['cell']}".strip()
            yield f"- {place + ': ' if place else ''}{issue['message']}"
    for code, count in seen.items():
        if count > SHOWN:
            yield f"- {count - SHOWN} catatan lain sejenis ({code}); semuanya ada dengan --format json"
