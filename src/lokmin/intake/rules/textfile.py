"""Text files as spreadsheets write them: any encoding, comma, semicolon or tab, with or without a mark."""

import csv
import io

from lokmin.basics.refusal import Refusal

MOST_LINES = 100_000
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
    text = decode(data).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    offset, delimiter = 0, _delimiter(first)
    if first.lower().startswith("sep=") and len(first) >= 5:
        text, offset, delimiter = rest, 1, first[4]
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
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


def _delimiter(first: str) -> str:
    counts = {delimiter: first.count(delimiter) for delimiter in _DELIMITERS}
    best = max(counts, key=lambda delimiter: counts[delimiter])
    return best if counts[best] else ","
