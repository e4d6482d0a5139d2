"""A plain table: one line a village, month and element. The way in for figures of any programme."""

from dataclasses import dataclass
from datetime import date

from lokmin.basics.numbers import State
from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month
from lokmin.intake.rules.cells import read_count, shown
from lokmin.intake.rules.names import element_of
from lokmin.intake.rules.privacy import names_persons
from lokmin.intake.rules.report import FigureRead, Issue, Report, Severity, SheetSeen
from lokmin.intake.rules.spelling import clean, key, read_month
from lokmin.intake.rules.textfile import read_lines
from lokmin.intake.rules.workbook import cell_name

LAYOUT = "tidy_csv"
_COLUMNS = {
    "kodedesa": "code", "kodewilayah": "code", "desa": "village", "namadesa": "village",
    "kelurahan": "village", "periode": "period", "bulan": "period", "elemen": "element",
    "indikator": "element", "kodeelemen": "element", "jumlah": "count", "pembilang": "count",
    "nilai": "count", "puskesmas": "puskesmas",
}  # fmt: skip
_NAMES = {"code": "kode_desa", "village": "desa", "period": "periode", "element": "elemen", "count": "jumlah"}


@dataclass(frozen=True)
class _Line:
    number: int
    fields: dict[str, str]
    columns: dict[str, int]

    def get(self, name: str) -> str:
        return clean(self.fields.get(name, ""))

    def cell(self, name: str) -> str:
        """Where it stands, as a spreadsheet that opens the file names it: line 7, fourth column is D7."""
        return cell_name(self.number, self.columns.get(name, 0) + 1)

    def error(self, code: str, name: str, **params: object) -> Issue:
        texts = {key_: str(param) for key_, param in params.items()}
        return Issue(code, Severity.ERROR, "", self.cell(name), shown(self.get(name)), texts)


def read_tidy(data: bytes, *, today: date) -> Report:
    """Read a CSV of `kode_desa` or `desa`, `periode`, `elemen` (or `indikator`) and `jumlah` (or
    `pembilang`). Refuses a file without these columns, and one that names persons."""
    lines = read_lines(data)
    if not lines:
        raise Refusal("intake.empty_file")
    columns, issues = _header(lines[0][1])
    _refuse_persons(lines)
    read: dict[tuple[str, str, str], list[tuple[_Line, FigureRead]]] = {}
    for number, fields in lines[1:]:
        line = _Line(number, {n: fields[i] for n, i in columns.items() if i < len(fields)}, columns)
        answer = _figure(line, len(fields), today)
        if isinstance(answer, Issue):
            issues.append(answer)
        else:
            place = (answer.village_code or key(answer.village), answer.element, answer.period)
            read.setdefault(place, []).append((line, answer))
    figures = []
    for group in read.values():
        kept, found = _once(group)
        figures += kept
        issues += found
    months = sorted({figure.period for figure in figures if figure.count is not None})
    return Report(
        layout=LAYOUT, puskesmas=_puskesmas(lines, columns), sheets=(SheetSeen("CSV", "read"),),
        months=tuple(months), figures=tuple(figures), issues=tuple(issues),
    )  # fmt: skip


def _header(texts: list[str]) -> tuple[dict[str, int], list[Issue]]:
    columns: dict[str, int] = {}
    issues = []
    for index, text in enumerate(texts):
        name = _COLUMNS.get(key(text))
        if name in columns:
            raise Refusal("intake.text_column_twice", column=shown(text))
        if name:
            columns[name] = index
        elif text.strip():
            params = {"column": shown(text)}
            issues.append(Issue("column_ignored", Severity.INFO, params=params))
    missing = [_NAMES[name] for name in ("period", "element", "count") if name not in columns]
    if "code" not in columns and "village" not in columns:
        missing.insert(0, "kode_desa")
    if missing:
        _refuse_persons([(1, texts)])
        raise Refusal("intake.text_columns", missing=", ".join(missing))
    return columns, issues


def _refuse_persons(lines: list[tuple[int, list[str]]]) -> None:
    cells = (((number, c), field) for number, fields in lines for c, field in enumerate(fields))
    if names_persons(cells):
        raise Refusal("intake.text_by_name")


def _puskesmas(lines: list[tuple[int, list[str]]], columns: dict[str, int]) -> str:
    """The Puskesmas that all lines name, if they name one."""
    at = columns.get("puskesmas")
    names = {clean(fields[at]) for _, fields in lines[1:] if at is not None and at < len(fields)}
    return names.pop()[:80] if len(names) == 1 else ""


def _figure(line: _Line, width: int, today: date) -> FigureRead | Issue:
    short = max(line.columns.values()) + 1
    if width < short:
        return line.error("line_short", "period", found=width, wanted=short)
    if not line.get("code") and not line.get("village"):
        return line.error("village_missing", "code" if "code" in line.columns else "village")
    element = element_of(line.get("element"))
    if element is None:
        return line.error("element_unknown", "element", value=shown(line.get("element")))
    month = _month(line.get("period"))
    if month is None:
        return line.error("month_unknown", "period", value=shown(line.get("period")))
    village = line.get("village")[:120] or line.get("code")[:20]
    place = {"village": village, "element": element, "month": month}
    if month > Month.of(today):
        return line.error("future_month", "period", **place)
    reading = read_count(line.get("count"))
    if reading.problem:
        return line.error(reading.problem, "count", value_shown=shown(line.get("count")), **place)
    state = State.MISSING if reading.number is None else State.VALUE if reading.number else State.ZERO
    return FigureRead(
        village, line.get("code")[:20], element, month.year, month.month, reading.number, state,
        "", line.cell("count"),
    )  # fmt: skip


def _month(text: str) -> Month | None:
    found = read_month(text)
    if not found or found[0] is None or not 2000 <= found[0] <= 2100 or not 1 <= found[1] <= 12:
        return None
    return Month(found[0], found[1])


def _once(group: list[tuple[_Line, FigureRead]]) -> tuple[list[FigureRead], list[Issue]]:
    """The same village, month and element twice: the same number is read once, different ones not at all."""
    (first, figure), *others = group
    if not others:
        return [figure], []
    same = all(other.count == figure.count for _, other in others)
    place = {"village": figure.village, "element": figure.element, "month": figure.period}
    issues = [line.error("line_twice", "count", first=first.number, **place) for line, _ in others]
    if not same:
        second = others[0][0].number
        return [], [first.error("line_twice", "count", first=second, **place), *issues]
    notes = [Issue("line_repeated", Severity.WARNING, "", i.cell, i.value, i.params) for i in issues]
    return [figure], notes
