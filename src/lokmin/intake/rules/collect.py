"""Cells one by one: what is right becomes a figure, what is wrong an issue with its place."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from lokmin.basics.numbers import State
from lokmin.basics.spelling import clean, key
from lokmin.basics.time import Month
from lokmin.intake.rules.cells import PercentNumber, Reading, Value, read_count, shown
from lokmin.intake.rules.grid import cell_name, position
from lokmin.intake.rules.report import FigureRead, Issue, Severity
from lokmin.intake.rules.spelling import read_month
from lokmin.intake.rules.words import Words
from lokmin.places.rules.spelling import is_code

_LONG_NUMBER = re.compile(r"\d[\d .-]{8,}\d")


def text_of(value: Value | None) -> str:
    """A cell as one line of text; a number without decimals as its digits."""
    if value is None:
        return ""
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < 20:
        return f"{value.normalize():f}"
    return clean(value)


def month_of(text: str, year: int | None = None) -> Month | None:
    """The month that `text` names, with `year` where it names none."""
    found = read_month(text)
    if found is None:
        return None
    number, month = found[0] or year, found[1]
    return Month(number, month) if number and 2000 <= number <= 2100 and 1 <= month <= 12 else None


class Collector:
    """Takes the cells of one sheet. `columns` says where a bad village, period or element stands, `words`
    what a person said of words for elements."""

    def __init__(
        self, sheet: str, today: date, columns: Mapping[str, int], words: Mapping[str, str] | None = None
    ) -> None:
        self.sheet, self.columns = sheet, columns
        self._issues: list[Issue] = []
        self._words = Words(words or {})
        self._last = Month.of(today)
        # A place is one number: village, element, month. A long table has hundreds of thousands.
        self._first: dict[int, FigureRead] = {}
        self._torn: set[int] = set()
        self._villages: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self.accepted: FigureRead | None = None
        self._months: dict[str, Month | None] = {}
        self._readings: dict[type, dict[Value, Reading]] = {}
        self._keys: dict[str, str] = {}

    def error(self, code: str, row: int, column: int, value: object, /, **params: object) -> None:
        texts = {name: str(param) for name, param in params.items()}
        self._issues.append(
            Issue(code, Severity.ERROR, self.sheet, cell_name(row, column), shown(value), texts)
        )

    def note(self, issue: Issue) -> None:
        """Something to know that is not of one cell."""
        self._issues.append(issue)

    @property
    def issues(self) -> list[Issue]:
        """What was wrong, cell by cell, then word by word."""
        return [*self._issues, *self._words.issues(self.sheet)]

    def take(
        self, row: int, column: int, *, code: str, village: str, period: str, element: str,
        value: Value | None, calm: bool = False,
    ) -> None:  # fmt: skip
        """One cell. `calm`: an empty or zero cell of a month that has not come is no mistake."""
        if not (code or village) or self._person(village):
            return self.error("village_missing", row, self.columns.get("village", column), "")
        known = self._words.element(element)
        if known is None:
            return self._words.miss(element, row, self.columns.get("element", column))
        month = self._month(period)
        if month is None:
            place = self.columns.get("period", column)
            return self.error("month_unknown", row, place, period, value=shown(period))
        reading = self._read(value)
        name = village[:120] or code[:20]
        params = {"village": name, "element": known, "month": month}
        if month > self._last:
            if not (calm and not reading.number and not reading.problem):
                self.error("future_month", row, self.columns.get("period", column), period, **params)
            return None
        if reading.problem:
            return self.error(reading.problem, row, column, value, value_shown=shown(value), **params)
        self._keep(row, column, name, code[:20], known, month, reading.number)

    def _keep(
        self, row: int, column: int, name: str, code: str, element: str, month: Month, count: int | None
    ) -> None:
        state = State.MISSING if count is None else State.VALUE if count else State.ZERO
        figure = FigureRead(
            name, code, element, month.year, month.month, count, state, self.sheet, cell_name(row, column)
        )
        place = self._place(self.village_number(figure), figure)
        first = self._first.setdefault(place, figure)
        if first is figure:
            self.accepted = figure
        else:
            self._again(place, first, figure)

    def keep_new(self, village: int, figure: FigureRead) -> bool:
        """Keep a figure that was checked, unless its place is taken; `village` is its village's number."""
        return self._first.setdefault(self._place(village, figure), figure) is figure

    def village_number(self, figure: FigureRead) -> int:
        """One number for all spellings of a village."""
        return self._villages.setdefault(
            figure.village_code or self._key(figure.village), len(self._villages)
        )

    def _place(self, village: int, figure: FigureRead) -> int:
        element = self._numbers.setdefault(figure.element, len(self._numbers))
        return ((village * 10_000 + element) * 10_000 + figure.year) * 100 + figure.month

    def _again(self, place: int, first: FigureRead, figure: FigureRead) -> None:
        """The same village, month and element: the same number is read once, different ones not at all."""
        texts = {"village": figure.village, "element": figure.element, "month": figure.period}
        texts["first"] = str(position(first.cell)[0])
        if figure.count == first.count and place not in self._torn:
            issue = Issue("line_repeated", Severity.WARNING, self.sheet, figure.cell, _shown(figure), texts)
            self._issues.append(issue)
            return
        if place not in self._torn:
            self._torn.add(place)
            other = {**texts, "first": str(position(figure.cell)[0])}
            issue = Issue("line_twice", Severity.ERROR, self.sheet, first.cell, _shown(first), other)
            self._issues.append(issue)
        self._issues.append(
            Issue("line_twice", Severity.ERROR, self.sheet, figure.cell, _shown(figure), texts)
        )

    @property
    def figures(self) -> list[FigureRead]:
        """What was read, in the order of the sheet."""
        if not self._torn:
            return list(self._first.values())
        return [figure for place, figure in self._first.items() if place not in self._torn]

    def _person(self, text: str) -> bool:
        """Ten digits and more that are no village's code number a person; they are not repeated."""
        return len(text) > 9 and bool(_LONG_NUMBER.search(text)) and not is_code(text)

    def _month(self, text: str) -> Month | None:
        if text not in self._months:
            self._months[text] = month_of(text)
        return self._months[text]

    def _key(self, text: str) -> str:
        if text not in self._keys:
            self._keys[text] = key(text)
        return self._keys[text]

    def _read(self, value: Value | None) -> Reading:
        """By type first: the number 1, the text 1, true and 100 % are equal to Python, not to a reader."""
        known = self._readings.setdefault(type(value), {})
        found = known.get(value)  # type: ignore[arg-type]
        if found is None:
            found = known[value] = read_count(value)  # type: ignore[index]
        return found


def _shown(figure: FigureRead) -> str:
    return "" if figure.count is None else str(figure.count)


def is_percentage(values: Iterable[Value | None]) -> bool:
    """Whether a column holds percentages: all at most 1 with fractions among them, or half of them
    fractions, or marked with a percent sign."""
    seen = fractions = marked = 0
    largest = Decimal(0)
    for value in values:
        number = _plain(value)
        if number is None:
            continue
        seen += 1
        marked += isinstance(value, PercentNumber) or (isinstance(value, str) and "%" in value)
        fractions += number != number.to_integral_value()
        largest = max(largest, abs(number))
    return bool(marked) or (fractions > 0 and largest <= 1) or (fractions > 1 and fractions * 2 >= seen)


def is_fractional(values: Iterable[Value | None]) -> bool:
    """Whether anything in a column is a fraction or a percentage."""
    for value in values:
        number = _plain(value)
        if isinstance(value, PercentNumber) or (type(value) is str and "%" in value):
            return True
        if number is not None and number != number.to_integral_value():
            return True
    return False


def _plain(value: Value | None) -> Decimal | None:
    """A number other than zero, also one written as text with a point or a comma."""
    if isinstance(value, Decimal):
        return value if value.is_finite() and value and value.adjusted() < 12 else None
    if type(value) is not str or len(value) > 20:
        return None
    text = clean(value).rstrip("% ").replace(",", ".")
    if not text.replace(".", "", 1).isdecimal() or not text.isascii():
        return None
    return Decimal(text) or None


def decimal_points(values: Iterable[Value | None]) -> bool:
    """Whether texts of a column use the point as a decimal sign, as in 12.5; then 1.091 is no thousand."""
    for value in values:
        if type(value) is str and "." in value:
            whole, _, rest = clean(value).partition(".")
            if whole.isdecimal() and rest.isdecimal() and len(rest) != 3:
                return True
    return False
