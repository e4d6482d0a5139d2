"""A table as a file for others: a workbook or CSV, no cell of which is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain(value: Cell) -> Cell:
    """A text that a spreadsheet would calculate gets a leading apostrophe, as a person would type it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with BOM and semicolons: what the field's Excel opens without asking."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_workbook(
    title: str, notes: Sequence[str], head: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> bytes:
    """One sheet, A4 across, its head repeated on every page."""
    from openpyxl import Workbook  # 25 MB that few processes need
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title[:31]
    for note in notes:
        sheet.append([plain(note)])
    sheet.append([])
    sheet.append(list(head))
    top = sheet.max_row
    for row in rows:
        sheet.append([plain(cell) for cell in row])
    for cell in sheet[top]:
        cell.font = Font(bold=True)
    for line in sheet.iter_rows(min_row=top):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column in range(1, len(head) + 1):
        sheet.column_dimensions[sheet.cell(top, column).column_letter].width = 22
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    sheet.print_title_rows = f"{top}:{top}"
    sheet.freeze_panes = sheet.cell(top + 1, 2)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
