"""Which column holds what: the header's path becomes an element and a measure, by the data file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from lokmin.basics.spelling import key
from lokmin.coverage.rules.names import element_of
from lokmin.intake.rules.spelling import facts

Path = tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """`meaning` is month, cumulative, previous, percent, rank, population or ignored."""

    number: int
    meaning: str
    element: str


@cache
def _names(section: str) -> dict[Path, str]:
    """Alias paths of a section, longest first."""
    found = {}
    for code, aliases in facts("pws_kia")[section].items():
        for alias in aliases:
            found[path_of(alias.split(" > "))] = code
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def path_of(texts: Iterable[str]) -> Path:
    return tuple(part for part in (key(text) for text in texts) if part)


def _ends_with(path: Path, end: Path) -> bool:
    return len(end) <= len(path) and path[-len(end) :] == end


def named(section: str, path: Path) -> str | None:
    """The code whose alias is the lower end of `path`; the longest alias wins."""
    return next((code for alias, code in _names(section).items() if _ends_with(path, alias)), None)


def denominator(element: str) -> tuple[str, Fraction] | None:
    """Population kind and share that the workbook's percentage of `element` is over."""
    found = facts("pws_kia")["denominators"].get(element)
    return (found[0], Fraction(found[1])) if found else None


def read_columns(
    headers: dict[int, Path], *, known: bool = True, names: Mapping[str, str] | None = None
) -> tuple[list[Column], list[tuple[int, str]]]:
    """The columns that are understood, and `(column, header)` of those that are not. `known` and `names`
    are explained at `sheet.read_sheet`."""
    found, unknown = [], []
    for number, texts in headers.items():
        header = " > ".join(texts)
        by_hand = (names or {}).get(key(header))
        column = (
            Column(number, "month", by_hand) if by_hand else _column(number, path_of(texts), texts, known)
        )
        if column:
            found.append(column)
        else:
            unknown.append((number, header[:120]))
    return found, unknown


def _column(number: int, path: Path, texts: Path, known: bool) -> Column | None:
    if kind := named("populations", path):
        return Column(number, "population", kind)
    if named("ignored", path):
        return Column(number, "ignored", "")
    if not known:
        element = named_in_full("other", path) or element_of(" > ".join(texts))
        return Column(number, "month", element) if element else None
    if measured := _measure(path):
        meaning, rest = measured
        element = named("elements", rest)
        return Column(number, meaning, element) if element else None
    element = named("elements", path)
    return Column(number, "month", element) if element else None


def named_in_full(section: str, path: Path) -> str | None:
    """The code whose alias is the whole of `path`."""
    return _names(section).get(path)


def _measure(path: Path) -> tuple[str, Path] | None:
    for end, meaning in _names("measures").items():
        if _ends_with(path, end):
            return meaning, path[: -len(end)]
    return None
