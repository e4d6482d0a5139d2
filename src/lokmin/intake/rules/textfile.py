"""Text files as spreadsheets write them: any encoding, comma, semicolon or tab, with or without a mark."""

import csv
from collections.abc import Iterator
from typing import Any

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules.cells import Value
from lokmin.intake.rules.grid import Grid
from lokmin.intake.rules.progress import OPENING, STEP, tell

MOST_LINES = 1_000_000
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = ";,\t|"


def decode(data: bytes) -> str:
    """Text from UTF-8, UTF-16 (with or without byte order mark) or cp1252; refuses what is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding)
    if b"\x00" in data[:2000]:
        even, odd = data[0:2000:2].count(0), data[1:2000:2].count(0)
        return _decode(data, "utf-16-be" if even > odd else "utf-16-le")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(data, "cp1252")


def _decode(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise Refusal("intake.text_encoding") from fault
    control = sum(1 for letter in text[:4000] if ord(letter) < 32 and letter not in "\r\n\t")
    if control:
        raise Refusal("intake.text_encoding")
    return text


def read_lines(data: bytes) -> list[tuple[int, list[str]]]:
    """`(line number, fields)` of every line that holds something. A first line `sep=;` is obeyed."""
    reader, offset = _reader(data)
    lines = []
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                lines.append((reader.line_num + offset, fields))
            if len(lines) > MOST_LINES:
                raise Refusal("intake.text_too_long", most=MOST_LINES)
    except csv.Error as fault:
        raise Refusal("intake.text_encoding") from fault
    return lines


def read_grid(data: bytes) -> Grid:
    """The same lines as a sheet without a name."""
    reader, offset = _reader(data)
    # Ends of lines as most programs write them; a text with others merely has no estimate.
    about = data.count(b"\n") or data.count(b"\r")
    grid = Grid("")
    grid.is_text = True
    try:
        _fill(grid, reader, offset, about)
    except csv.Error as fault:
        raise Refusal("intake.text_encoding") from fault
    return grid


def _reader(data: bytes) -> tuple[Any, int]:
    """A reader of fields, and how many lines before it were not the table's."""
    text = decode(data).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) >= 5:
        return _dialect(rest, first[4]), 1
    return _dialect(text, _delimiter(_telling(text[:20_000]))), 0


def _physical(text: str) -> Iterator[str]:
    """Line by line with their ends; no second copy of the whole text."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start : end + 1]
        start = end + 1
    if start < len(text):
        yield text[start:]


def _dialect(text: str, delimiter: str) -> Any:
    try:
        return csv.reader(_physical(text), delimiter=delimiter)
    except (TypeError, ValueError) as fault:
        raise Refusal("intake.text_encoding") from fault


def _fill(grid: Grid, reader: Any, offset: int, about: int) -> None:
    width, lines = 0, grid.lines
    known: dict[str, str] = {}
    for fields in reader:
        line: dict[int, Value] = {n: known.setdefault(field, field) for n, field in enumerate(fields, 1)}
        if "" in fields or not fields or fields[0].isspace():
            line = {n: field for n, field in enumerate(fields, 1) if field and not field.isspace()}
            if not line:
                continue
        row = reader.line_num + offset
        lines[row] = line
        if len(fields) < width:
            grid.short[row] = len(fields)
        elif len(line) > width:
            width = max(line)
        if not len(lines) % STEP:
            tell(OPENING, len(lines), max(about, len(lines)))
        if len(lines) > MOST_LINES:
            raise Refusal("intake.text_too_long", most=MOST_LINES)


def _telling(text: str) -> str:
    """The line that shows how fields are separated: the first with two separators of a kind, for a title
    may stand over the header."""
    lines = text.split("\n")[:20]
    return next((line for line in lines if any(line.count(sign) > 1 for sign in _DELIMITERS)), lines[0])


def _delimiter(first: str) -> str:
    counts = {delimiter: first.count(delimiter) for delimiter in _DELIMITERS}
    best = max(counts, key=lambda delimiter: counts[delimiter])
    return best if counts[best] else ","
