"""The workbook while it is written: formats, sheet heads, and which column of Data holds what."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from textwrap import wrap
from typing import Any

import xlsxwriter

from lokmin.basics.numbers import Status
from lokmin.papers.rules.evaluation import STATUS_LETTERS, EvaluationPack, Measure
from lokmin.papers.rules.plain import clean

FILLS = {
    Status.BAIK: "#D5ECE4",
    Status.KURANG: "#FFF5C6",
    Status.CUKUP: "#FFBF85",
    Status.JELEK: "#F8DCDC",
}
DATA = "Data"
LINE_HIGH = 13.5
"""Points that a line of ten-point text takes: also a reader that does not measure shows every line."""
HEAD_HIGH = 2 * LINE_HIGH
WIDE_SCALE = 80
"""Percent: ten-point text of a sheet on several pages is printed at eight."""
FIRST = 4
"""Row of the first village on the sheet Data; above it stand title, note and two head rows."""


@dataclass(frozen=True)
class Block:
    """Where one indicator's villages stand on the sheet Data: rows from `top` to `bottom`, both included."""

    top: int
    bottom: int


@dataclass(frozen=True)
class Columns:
    """Column numbers of the sheet Data for a year of `months` months so far."""

    months: int

    @property
    def base(self) -> int:
        return 4

    @property
    def counts(self) -> int:
        return 5

    @property
    def bases(self) -> int:
        return 5 + self.months

    @property
    def count(self) -> int:
        return 5 + 2 * self.months

    @property
    def denominator(self) -> int:
        return self.count + 1

    @property
    def percent(self) -> int:
        return self.count + 2

    @property
    def state(self) -> int:
        return self.count + 3


class Book:
    """The workbook while it is written."""

    def __init__(self, pack: EvaluationPack, target: BytesIO) -> None:
        self.pack = pack
        safe = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "in_memory": True,
            "default_format_properties": {"font_name": "Arial", "font_size": 10},
        }
        self.book = xlsxwriter.Workbook(target, safe)
        self.columns = Columns(len(pack.table.months))
        self.blocks: list[Block] = []
        self._formats: dict[tuple[Any, ...], Any] = {}

    def look(self, **wanted: Any) -> Any:
        """A cell format, made once."""
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({"font_name": "Arial", "font_size": 10, **wanted})
        return self._formats[key]

    def head(self, **wanted: Any) -> Any:
        """The format of a head: two lines at most, see HEAD_HIGH."""
        return self.look(bold=True, bg_color="#E7E5DC", border=1, text_wrap=True, valign="vcenter", **wanted)

    def tinted(self, measure: Measure, **wanted: Any) -> Any:
        """A format in the colour of the measure's status; the word stands beside it."""
        fill = {"bg_color": FILLS[measure.status]} if measure.status else {}
        return self.look(**wanted, **fill)

    def lettered(self, measure: Measure, **wanted: Any) -> Any:
        """A tinted percentage with * when a month is missing and the letter of its status behind it.

        They belong to the format: the cell stays a number, and a black-and-white copy keeps them.
        """
        letter = f" {STATUS_LETTERS[measure.status]}" if measure.status else ""
        said = ("*" if measure.percent.endswith("*") else "") + letter
        return self.tinted(measure, num_format=f'0.0%"{said}"' if said else "0.0%", align="center", **wanted)

    def number(self, sheet: Any, row: int, column: int, value: float | None, **wanted: Any) -> None:
        """A number, or an empty cell that is drawn as one."""
        if value is None:
            sheet.write_blank(row, column, None, self.look(**wanted))
        else:
            sheet.write_number(row, column, value, self.look(**wanted))

    def sheet(self, name: str, title: str) -> Any:
        """A sheet with title and marks in its first two rows."""
        made = self.book.add_worksheet(name)
        made.hide_gridlines(2)
        made.set_landscape()
        made.set_paper(9)
        made.fit_to_pages(1, 0)
        made.repeat_rows(3)
        made.set_row(3, HEAD_HIGH)
        made.write_string(0, 0, clean(title), self.look(bold=True, font_size=13))
        marks = self.pack.frame.marks
        made.write_string(1, 0, clean("  ·  ".join((*marks.stamps, *marks.footer))), self.look(font_size=8))
        made.set_footer("&L&8" + " · ".join(marks.stamps).replace("&", "&&") + "&R&8Halaman &P dari &N")
        return made


def paged(sheet: Any, ends: Iterable[int], repeated: int) -> None:
    """A sheet too wide for one page: new pages after the columns `ends`, the first ones on each again."""
    sheet.set_print_scale(WIDE_SCALE)
    sheet.repeat_columns(0, repeated - 1)
    sheet.set_v_pagebreaks(list(ends))
    sheet.print_across()


def lines_high(texts: Iterable[str], width: float) -> float:
    """How high a row is whose texts are wrapped at a column of `width` characters."""
    most = max(
        (sum(len(wrap(part, int(width))) or 1 for part in text.split("\n")) for text in texts), default=1
    )
    return LINE_HIGH * max(1, most)


def cached(value: int | Fraction | None) -> float | int | str:
    if value is None:
        return ""
    return float(value) if isinstance(value, Fraction) else value
