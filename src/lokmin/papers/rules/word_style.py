"""What a Word paper shows as pictures: the logos of the letterhead, a drawn signature."""

import base64
from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from PIL import Image, ImageDraw

from lokmin.meetings.rules.strokes import ink_of, strokes_of
from lokmin.papers.rules.content import Letterhead
from lokmin.papers.rules.plain import clean

LOGO_MM, LOGO_HIGH_MM = 20, 22
SIDE_MM = LOGO_MM + 5  # a cell has its own margins


def between_logos(
    document: Document, head: Letterhead, lines: list[tuple[str, float, bool]], width: float
) -> None:
    """A table without borders: logo, lines, logo."""
    frame = document.add_table(1, 3)
    frame.autofit = False
    for place, wide in enumerate((SIDE_MM, width - 2 * SIDE_MM, SIDE_MM)):
        frame.columns[place].width = frame.cell(0, place).width = Mm(wide)
    for place, logo in ((0, head.left), (2, head.right)):
        if logo:
            wide = min(LOGO_MM, LOGO_HIGH_MM * logo.width / logo.height)
            line = frame.cell(0, place).paragraphs[0]
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            shape = line.add_run().add_picture(BytesIO(base64.b64decode(logo.jpeg)), width=Mm(wide))
            shape._inline.docPr.set("descr", logo.name)
    middle = frame.cell(0, 1)
    for number, (text, size, bold) in enumerate(lines):
        line = middle.add_paragraph() if number else middle.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_after = Pt(0)
        run = line.add_run(clean(text))
        run.bold, run.font.size = bold, Pt(size)


def drawing_png(path: str) -> bytes:
    """A drawn signature as a picture of its ink, for paper that knows no paths."""
    left, top, width, height = ink_of(path)
    sheet = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(sheet)
    for stroke in strokes_of(path):
        pen.line([(x - left, y - top) for x, y in stroke], fill=0, width=5, joint="curve")
    out = BytesIO()
    sheet.save(out, "PNG", optimize=True)
    return out.getvalue()
