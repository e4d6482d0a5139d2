"""The QR code of a paper where an office's own Word template asks for it."""

from copy import deepcopy
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from lokmin.papers.rules.qr import qr_png

SPOT = "\ue000qr\ue000"
"""What stands in a filled template until the picture is there; no value can hold it (`plain.clean`)."""
SIDE_MM = 18
FOOTER_MM = 12
_STORIES = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def place_qr(document: Document, link: str) -> int:
    """Put the picture at every spot of body, headers and footers; how many there were."""
    related = (one.target_part for one in document.part.rels.values() if one.reltype in _STORIES)
    placed = 0
    for part in (document.part, *related):
        for text in list(part.element.iter(qn("w:t"))):
            while text is not None and SPOT in (text.text or ""):
                text = _split(part, text, link)
                placed += 1
    return placed


def _split(part: Any, text: Any, link: str) -> Any:
    """The words before, the picture, the words after: each in a run that looks alike; returns the last."""
    before, _spot, after = text.text.partition(SPOT)
    run = text.getparent()
    picture, rest = _alike(run), _alike(run)
    inline = part.new_pic_inline(BytesIO(qr_png(link)), width=None, height=Mm(SIDE_MM))
    picture.add_drawing(inline)
    last = rest.add_t(after)
    last.set(qn("xml:space"), "preserve")
    for follower in list(text.itersiblings()):
        rest.append(follower)
    text.text = before
    text.set(qn("xml:space"), "preserve")
    run.addnext(picture)
    picture.addnext(rest)
    return last


def _alike(run: Any) -> Any:
    made = OxmlElement("w:r")
    if run.rPr is not None:
        made.append(deepcopy(run.rPr))
    return made
