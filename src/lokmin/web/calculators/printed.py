"""Answers of the calculators as JSON texts and as a table for the terminal."""

from collections.abc import Sequence
from fractions import Fraction

from lokmin.basics.numbers import round_half_up


def percent(value: Fraction | None) -> str | None:
    """Two places, half up, with a point: `35.05`."""
    return None if value is None else f"{round_half_up(value, 2):.2f}"


def plain(value: Fraction | None, places: int = 3) -> str | None:
    """As few places as the number needs: `101.2`, `1067`."""
    if value is None:
        return None
    text = f"{round_half_up(value, places):.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact(value: Fraction | None) -> str | None:
    """`374/1067`; a whole number without a stroke."""
    return None if value is None else str(value)


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Aligned columns: words to the left, numbers to the right, a decimal comma, a dash for nothing."""
    body = [[_cell(cell) for cell in row] for row in rows]
    widths = [max(len(line[place]) for line in [list(header), *body]) for place in range(len(header))]
    numeric = [all(_is_number(row[place]) for row in rows) for place in range(len(header))]

    def line(cells: Sequence[str]) -> str:
        return "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(cells, widths, numeric, strict=True)
        ).rstrip()

    return "\n".join([line(header), "  ".join("─" * width for width in widths), *(line(row) for row in body)])


def _cell(value: object) -> str:
    text = "–" if value is None else str(value)
    return text.replace(".", ",") if _is_number(text) else text


def _is_number(value: object) -> bool:
    return value is None or str(value).removeprefix("-").replace(".", "", 1).replace(",", "", 1).isdigit()
