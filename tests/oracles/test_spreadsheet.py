"""A spreadsheet program recalculates what the rule says: 15 villages × 60 indicators × 12 months."""

import random
import subprocess
from fractions import Fraction

import openpyxl
import pytest
from openpyxl.utils import get_column_letter as letter

from lokmin.basics.numbers import round_half_up
from lokmin.coverage.rules.pws import Ask
from tests.oracles import engine
from tests.oracles.pws import Formula, World

AREAS = [f"desa {n}" for n in range(15)]
ELEMENTS = [f"e{n}" for n in range(60)]
MONTHS = range(1, 13)


def believable() -> World:
    """60 formulas in four shapes; one cell in twenty was not reported."""
    dice = random.Random(7)
    figures = {
        (area, element, month): dice.randrange(40)
        for area in AREAS
        for element in ELEMENTS
        for month in MONTHS
        if dice.random() > 0.05
    }
    formulas = [Formula(f"I{n}", [(f"e{n}", 1)], kind="bayi") for n in range(40)]
    formulas += [
        Formula(f"I{n}", [(f"e{n}", 1)], [(f"e{n - 20}", 1)], accumulation=("rasio", "bulanan")[n % 2])
        for n in range(40, 60)
    ]
    people = {(area, "bayi"): Fraction(dice.randrange(300_000, 900_000), 1000) for area in AREAS}
    return World(AREAS, formulas, figures, people, {f.code: Fraction(90) for f in formulas})


def row_of(area: str, element: str) -> int:
    return 1 + AREAS.index(area) * len(ELEMENTS) + ELEMENTS.index(element)


def sums(world: World, formula: Formula, area: str, month: int) -> list[str]:
    """Numerator and denominator as a district's workbook would add them up: whole months only."""
    first, last = letter(month if formula.accumulation == "bulanan" else 1), letter(month)
    spans = {
        element: f"counts!${first}${row_of(area, element)}:${last}${row_of(area, element)}"
        for element in formula.elements
    }
    known = "*".join(f"ISNUMBER({span})" for span in spans.values())
    return [
        f'IF(SUMPRODUCT({known})=0,"",SUMPRODUCT({known},{spans[element]}))'
        for element, _sign in formula.numerator + formula.denominator
    ]


def workbook(world: World) -> openpyxl.Workbook:
    """A sheet of counts and a sheet a month: three columns (numerator, denominator, %) an indicator."""
    book = openpyxl.Workbook()
    counts = book.active
    counts.title = "counts"
    for (area, element, month), count in world.figures.items():
        counts.cell(row_of(area, element), month, count)
    for month in MONTHS:
        sheet = book.create_sheet(f"m{month}")
        for line, area in enumerate(AREAS, 1):
            for place, formula in enumerate(world.formulas):
                found = sums(world, formula, area, month)
                column = 1 + 3 * place
                below = found[1] if formula.denominator else str(float(world.sasaran[area, formula.kind]))
                above, under = (f"{letter(column + n)}{line}" for n in (0, 1))
                percent = f'IF(OR({above}="",{under}="",{under}=0),"",ROUND(100*{above}/{under},2))'
                for n, text in enumerate((found[0], below, percent)):
                    sheet.cell(line, column + n, f"={text}")
    return book


def recalculated(book: openpyxl.Workbook, folder, office_path: str) -> openpyxl.Workbook:
    book.save(folder / "bare.xlsx")
    profile, out = f"-env:UserInstallation=file://{folder}/profile", str(folder / "out")
    convert = ["--headless", "--convert-to", "xlsx", "--outdir", out, str(folder / "bare.xlsx")]
    subprocess.run([office_path, profile, *convert], check=True, capture_output=True, timeout=300)
    return openpyxl.load_workbook(folder / "out" / "bare.xlsx", data_only=True, read_only=True)


@pytest.mark.office
@pytest.mark.django_db
def test_a_spreadsheet_program_recalculates_every_number_of_a_year(tmp_path, office_path):
    world = believable()
    theirs = recalculated(workbook(world), tmp_path, office_path)
    compared = 0
    for month in MONTHS:
        ours = engine.ask(world, Ask(month, month))
        for area, cells in zip(AREAS, theirs[f"m{month}"].iter_rows(values_only=True), strict=True):
            for place, formula in enumerate(world.formulas):
                row = ours[area, formula.code]
                numerator, denominator, percent = (
                    each if each != "" else None for each in cells[3 * place :][:3]
                )
                assert numerator == row.numerator, (area, formula.code, month)
                if numerator is not None:
                    assert denominator == pytest.approx(float(row.people), rel=1e-12)
                said = round_half_up(row.ratio.percent, 2) if row.ratio else None
                assert percent == (None if said is None else float(said)), (area, formula.code, month)
                compared += 1
    assert compared == 15 * 60 * 12
