"""Reads the numbers of a pack back out of its four files, each by a key such as `coverage/IDL/16.06.02.2001`.

A reader knows names (of indicators, villages, states) and where a number stands in its format, no number.
What a file says twice is kept twice, so that it can differ within one file too.
"""

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from io import BytesIO

import docx
import openpyxl
from docx.table import Table
from docx.text.paragraph import Paragraph

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.evaluation import EvaluationPack
from lokmin.papers.rules.story import numbers, whole
from tests.papers.slides_reading import ChartRead, charts, opened, tables

FIGURE = re.compile(r"[+−]?\d[\d.]*(?:,\d+)?")
MOVED = re.compile(r": (\S+%) → (\S+%)")
KEPT = re.compile(r"(\d+) komitmen, yaitu (.+)\.$")
PROMISES = "Indikator sebelum → sesudah"


@dataclass(frozen=True)
class Names:
    """The names under which a pack prints its indicators, areas and states."""

    indicators: dict[str, str]
    areas: dict[str, str]
    states: dict[str, str]
    area_word: str

    @classmethod
    def of(cls, pack: EvaluationPack) -> "Names":
        table = pack.table
        codes = {name: head.code for head in table.indicators for name in (head.short, head.name)}
        areas = {village.name: village.code for village in table.villages} | {table.total_name: "total"}
        rows = pack.read_back.rows if pack.read_back else ()
        return cls(codes, areas, {row.state.lower(): row.state_code for row in rows}, table.area_word)

    def titled(self, title: str) -> str | None:
        """The indicator whose name begins a title, as of a chart or after `Peta: `."""
        bare = title.removeprefix("Peta: ")
        found = [name for name in self.indicators if bare == name or bare.startswith(f"{name}: ")]
        return self.indicators[max(found, key=len)] if found else None


@dataclass
class Said:
    """What one file says, by key."""

    names: Names
    found: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def note(self, key: str, text: object) -> None:
        figure = FIGURE.search(str(text))
        if figure:
            self.found[key].append(figure.group())

    def exact(self, key: str, value: object, *, times: int = 1, places: int = 1) -> None:
        """A number that the file keeps as one, written as the papers write it."""
        if isinstance(value, int | float):
            self.note(key, b.figure_text(Fraction(value).limit_denominator(10**9) * times, places))

    def card(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Indicators down; target, whole catchment and villages across, as far as the table has them."""
        for row in rows:
            code = self.names.indicators.get(row[0])
            for head, text in zip(heads[1:], row[1:], strict=False):
                if code and head.startswith("Target"):
                    self.note(f"target/{code}", text)
                elif code and head in self.names.areas:
                    self.note(f"coverage/{code}/{self.names.areas[head]}", text)

    def ranked(self, rows: Iterable[Sequence[str]]) -> None:
        """Best, worst and most moved: name, coverage, target."""
        for row in rows:
            code = self.names.indicators.get(row[0])
            if code and len(row) > 2:
                self.note(f"coverage/{code}/total", row[1])
                self.note(f"target/{code}", row[2])

    def pws(self, code: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Areas down; coverage and people to reach across."""
        for row in rows:
            area = self.names.areas[row[0]]
            for head, text in zip(heads, row, strict=True):
                if head == "Cakupan %":
                    self.note(f"coverage/{code}/{area}", text)
                elif " lagi s.d." in head:
                    self.note(f"gap/{code}/{area}", text)

    def mapped(self, code: str, rows: Iterable[Sequence[str]]) -> None:
        for row in rows:
            self.note(f"coverage/{code}/{self.names.areas[row[1]]}", row[2])

    def promises(self, rows: Iterable[Sequence[str]]) -> None:
        """Number first, what moved last."""
        for row in rows:
            pair = MOVED.search(row[-1])
            if pair:
                self.note(f"promise/{row[0]}/before", pair.group(1))
                self.note(f"promise/{row[0]}/after", pair.group(2))

    def sentence(self, text: str) -> None:
        kept = KEPT.search(text)
        if kept:
            self.note("promises", kept.group(1))
            for number, state in re.findall(r"(\d+) ([^,]+)", kept.group(2)):
                self.note(f"promises/{self.names.states[state]}", number)


# ---- PDF


Line = list[tuple[str, float]]
"""The cells of a line, each with its middle."""


def of_pdf(file: bytes, names: Names) -> Said:
    """By the lines that pdftotext lays out: cells stand two spaces apart or more."""
    command = ["pdftotext", "-layout", "-", "-"]
    text = subprocess.run(command, input=file, check=True, capture_output=True, timeout=120).stdout.decode()
    said = Said(names)
    for page in text.split("\f"):
        lines = [line for line in map(_cells, page.splitlines()) if line]
        rows = [[text for text, _middle in line] for line in lines]
        heads = next((row for row in rows if len(row) > 3 and row[1].startswith("Target s.d.")), None)
        if heads:
            said.card(heads, (row for row in rows if len(row) == len(heads)))
        if any(row[:2] == ["Indikator", "Capaian (%)"] for row in rows):
            said.ranked(row for row in rows if len(row) == 4)
        said.promises(row for row in rows if row[0].isdigit())
        for row in rows:
            said.sentence(row[0])
        code = next(filter(None, (names.titled(row[0]) for row in rows[:4])), None)
        if code:
            _pdf_pws(said, code, lines)
    return said


def _cells(line: str) -> Line:
    return [(one.group(), (one.start() + one.end()) / 2) for one in re.finditer(r"\S+(?: \S+)*", line)]


def _pdf_pws(said: Said, code: str, lines: Sequence[Line]) -> None:
    """The chart of one indicator: a column an area."""
    areas = next((line[1:] for line in lines if line[0][0] == said.names.area_word), [])
    for number, line in enumerate(lines):
        label, after = line[0][0], lines[number + 1 :]
        if label == "Cakupan %":
            said.pws(code, ("", label), _under(areas, line[1:]))
        elif " lagi s.d." in label:
            said.pws(code, ("", label), _under(areas, line[1:] or after[0]))
        elif label.startswith("Target ") and label.endswith("(%)"):
            said.note(f"target/{code}", next(one[0][0] for one in after if one[0][0][0] in "≥≤"))


def _under(areas: Line, cells: Line) -> Iterable[tuple[str, str]]:
    """Each cell with the area under whose name it stands; a cell may be empty, a label has two lines."""
    for text, middle in (cell for cell in cells if cell[1] > areas[0][1] / 2):
        yield min(areas, key=lambda area: abs(area[1] - middle))[0], text


# ---- Word


def of_word(file: bytes, names: Names) -> Said:
    """By the tables under each title, and the sentences between them."""
    said, title, chart = Said(names), "", ""
    for block in docx.Document(BytesIO(file)).iter_inner_content():
        if isinstance(block, Paragraph):
            text = block.text.strip()
            code = said.names.titled(title)
            chart = text if re.match(r"No \d+\. ", text) else chart
            title = (
                text
                if (block.style and block.style.name.startswith("Heading")) or names.titled(text)
                else title
            )
            if code and text.startswith("Target ") and "(%): " in text:
                said.note(f"target/{code}", text.partition("(%): ")[2])
            said.sentence(text)
        else:
            _word_table(said, title, chart, block)
    return said


def _word_table(said: Said, title: str, chart: str, table: Table) -> None:
    heads, *rows = [[cell.text for cell in row.cells] for row in table.rows]
    code = said.names.titled(title)
    if heads[0] == "Indikator" and heads[1].startswith("Target s.d."):
        said.card(heads, rows)
    elif heads[:2] == ["Indikator", "Capaian (%)"]:
        said.ranked(rows)
    elif heads[-1] == PROMISES:
        said.promises(rows)
    elif heads[0] == said.names.area_word and heads[1] == "Cakupan %" and code:
        said.pws(code, heads, rows)
    elif heads[:1] == ["No"] and heads[2] == "Cakupan %" and code:
        said.mapped(code, rows)
    elif rows and rows[0][0] == "desa komitmen":
        _sides(said, chart, rows)
    elif heads[0] == said.names.area_word and heads[1] in said.names.indicators:
        turned = [list(column) for column in zip(*[heads, *rows], strict=True)]
        said.card(turned[0], turned[1:])


def _sides(said: Said, chart: str, rows: Sequence[Sequence[object]]) -> None:
    """The own villages in the first row, the others in the second."""
    number = re.findall(r"\d+", chart)[0]
    for place, row in zip(("", "others/"), rows, strict=False):
        said.note(f"promise/{number}/{place}before", row[1])
        said.note(f"promise/{number}/{place}after", row[2])


# ---- PowerPoint


def of_slides(file: bytes, names: Names) -> Said:
    """By native tables and charts; of a chart both what is drawn and what its data sheet holds."""
    said = Said(names)
    for slide in opened(file).slides:
        title = slide.shapes.title.text
        said.sentence(slide.placeholders[1].text)
        for table in tables(slide):
            _slide_table(said, title, table)
        shapes = [shape for shape in slide.shapes if shape.has_chart]
        for shape, chart in zip(shapes, charts(slide), strict=True):
            _slide_chart(said, title, shape.name, chart)
    return said


def _slide_table(said: Said, title: str, table: list[list[str]]) -> None:
    heads, *rows = table
    code = said.names.titled(title)
    if heads[0] == "Indikator" and heads[1].startswith("Target s.d."):
        said.card(heads, rows)
    elif heads[:2] == ["Indikator", "Capaian (%)"]:
        said.ranked(rows)
    elif heads[-1] == PROMISES:
        said.promises(rows)
    elif heads[:2] == [said.names.area_word, "Cakupan %"] and code:
        said.pws(code, heads, rows)
    elif heads[0] == "No" and heads[2] == "Cakupan %" and code:
        said.mapped(code, rows)


def _slide_chart(said: Said, title: str, name: str, chart: ChartRead) -> None:
    code = said.names.titled(title)
    promise = re.match(r"No (\d+)\. ", name)
    for series in (chart.series, chart.in_workbook):
        for place, (words, values) in enumerate(series):
            for area, value in zip(chart.names, values, strict=True):
                if words.startswith("Target") and code:
                    said.exact(f"target/{code}", value)
                elif area in said.names.areas and code:
                    said.exact(f"coverage/{code}/{said.names.areas[area]}", value)
            if promise:
                side = f"promise/{promise.group(1)}/{'others/' if place else ''}"
                said.exact(f"{side}before", values[0])
                said.exact(f"{side}after", values[1])


# ---- Excel


def of_workbook(file: bytes, names: Names) -> Said:
    """By what its formulas give: the scorecard, the PWS sheet and the promises."""
    said, book = Said(names), openpyxl.load_workbook(BytesIO(file), data_only=True)
    heads, targets, *rows = list(book["Kartu capaian"].iter_rows(min_row=4, values_only=True))
    for column, head in enumerate(heads[1:], 1):
        code = names.indicators[str(head)]
        said.note(f"target/{code}", targets[column])
        for row in rows:
            said.exact(f"coverage/{code}/{names.areas[str(row[0])]}", row[column], times=100)
    for row in book["PWS"].iter_rows(min_row=5, values_only=True):
        key = f"{names.indicators[str(row[0])]}/{names.areas[str(row[1])]}"
        said.exact(f"coverage/{key}", row[4], times=100)
        said.exact(f"target/{names.indicators[str(row[0])]}", row[5])
        said.exact(f"gap/{key}", row[10], places=0)
    heads, *rows = list(book["Evaluasi RTL"].iter_rows(min_row=4, values_only=True))
    for row in rows:
        said.exact(f"promise/{row[0]}/before", row[heads.index("Sebelum")], times=100)
        said.exact(f"promise/{row[0]}/after", row[heads.index("Sesudah")], times=100)
    states = [names.states[str(row[heads.index("Keadaan")]).lower()] for row in rows]
    said.note("promises", len(rows))
    for state in set(states):
        said.note(f"promises/{state}", states.count(state))
    return said


# ---- the comparison

READERS = {"pdf": of_pdf, "docx": of_word, "pptx": of_slides, "xlsx": of_workbook}


def read(files: dict[str, bytes], pack: EvaluationPack) -> dict[str, Said]:
    """What each file says; `files` by ending."""
    return {ending: reader(files[ending], Names.of(pack)) for ending, reader in READERS.items()}


def told(pack: EvaluationPack) -> dict[str, str]:
    """What the story says, as a bare figure by key."""
    assert pack.story is not None
    shown = {
        key: FIGURE.search(n.text) for key, n in numbers(whole(pack.story)).items() if n.value is not None
    }
    return {key: figure.group() for key, figure in shown.items() if figure}


def differences(said: dict[str, Said], pack: EvaluationPack) -> list[str]:
    """Every place where a file says another number than the story, or the same key twice differently."""
    wanted = told(pack)
    return [
        f"{ending}: {key} is {sorted(set(figures))}, told is {wanted.get(key)}"
        for ending, one in said.items()
        for key, figures in sorted(one.found.items())
        if set(figures) != {wanted.get(key)}
    ]
