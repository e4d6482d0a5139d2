"""Where a page of a Word paper ends: with a line so low that it never fills a page by itself."""

from typing import Any

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt


def new_page(document: Document) -> None:
    """What follows begins on a new page."""
    line = document.add_paragraph()
    line.add_run().add_break(WD_BREAK.PAGE)
    _low(line)


def anew(document: Document) -> None:
    """What follows is a paper of its own: on a new page, counted from one."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _low(next(line for line in reversed(document.paragraphs) if line._p.findall(".//" + qn("w:sectPr"))))
    about: Any = section._sectPr
    if about.find(qn("w:pgNumType")) is None:
        start = OxmlElement("w:pgNumType")
        start.set(qn("w:start"), "1")
        about.find(qn("w:cols")).addprevious(start)


def _low(line: Any) -> None:
    """A paragraph one point high, its mark too."""
    shape = line.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing = Pt(1)
    for run in line.runs:
        run.font.size = Pt(1)
    mark = OxmlElement("w:rPr")
    size = OxmlElement("w:sz")
    size.set(qn("w:val"), "2")
    mark.append(size)
    about = line._p.get_or_add_pPr()
    section = about.find(qn("w:sectPr"))
    if section is None:
        about.append(mark)
    else:
        section.addprevious(mark)
