"""A pasted list of villages as the lines that `places.rules.read_villages` reads."""

import csv
import io
import re

HEADER = "kode_desa"
_CODE = re.compile(r"\s*(\d{2}\.\d{2}\.\d{2}\.\d{4})\s+(\S.*)")


def village_lines(text: str) -> list[str]:
    """Lines with a header. A pasted list may have none, and tabs, semicolons or blanks between columns."""
    lines = [line for line in text.replace("\r", "").split("\n") if line.strip()]
    if lines and HEADER in lines[0].casefold():
        return [_joined(line.split("\t")) if "\t" in line else line for line in lines]
    return ["kode_desa,desa", *(_joined(_columns(line)[:2]) for line in lines)] if lines else []


def _columns(line: str) -> list[str]:
    """Code and name; a line without a code is a name alone."""
    for separator in ("\t", ";", ","):
        if separator in line:
            return [part.strip() for part in line.split(separator)]
    found = _CODE.fullmatch(line)
    return [found[1], found[2].strip()] if found else ["", line.strip()]


def _joined(columns: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(column.strip() for column in columns)
    return out.getvalue().strip()
