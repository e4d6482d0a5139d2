"""A signature drawn on a screen stands whole above its name on paper, wherever on the box it was drawn."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from lokmin.papers.rules import pdf
from tests.papers import samples

CORNERS = 9


def lines_of(page) -> list[list[tuple[float, float]]]:
    """Every line that is drawn on a page, in points of the page."""
    found: list[list[tuple[float, float]]] = []

    def before(operator, operands, matrix, _text):
        if operator in (b"m", b"l"):
            a, b, c, d, e, f = matrix
            x, y = (float(value) for value in operands)
            if operator == b"m":
                found.append([])
            found[-1].append((a * x + c * y + e, b * x + d * y + f))

    page.extract_text(visitor_operand_before=before)
    return found


@pytest.mark.parametrize(("start", "end"), [(10, 210), (400, 590), (0, 600)])
def test_a_drawing_is_printed_whole_and_in_the_middle_of_its_column(start, end):
    step = (end - start) / (CORNERS - 1)
    corners = (f"{round(start + step * i)} {40 if i % 2 else 160}" for i in range(CORNERS))
    paper = samples.agreement(3)
    camat, *others = paper.leaders
    signed = replace(camat, drawing="M" + "L".join(corners))
    page = PdfReader(io.BytesIO(pdf.render(replace(paper, leaders=(signed, *others))))).pages[0]
    (drawn,) = [line for line in lines_of(page) if len(line) == CORNERS]
    left, right = min(x for x, _y in drawn), max(x for x, _y in drawn)
    margin, column = 85.0, (page.mediabox.width - 2 * 71.0) / 3
    assert left >= margin - 12
    assert right - left > 20
    assert right <= margin + float(column)
    assert abs((left + right) / 2 - (margin + float(column) / 2)) < 20
