"""Fills a Word template: plain texts only, in a sandbox, and the marks of our papers put on every page."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lokmin.basics.refusal import Refusal
from lokmin.papers.rules.content import Frame, Letterhead, Marks
from lokmin.papers.rules.plain import clean
from lokmin.papers.rules.qr import qr_png
from lokmin.papers.rules.template_check import check_template
from lokmin.papers.rules.template_file import W
from lokmin.papers.rules.template_names import EXAMPLE_CODE, EXAMPLES, QR, Values, empty
from lokmin.papers.rules.template_qr import FOOTER_MM, SPOT, place_qr
from lokmin.papers.rules.word_parts import saved


def sandbox() -> ImmutableSandboxedEnvironment:
    """No globals, no filters, no tests; `<` and `&` in a value stay what they are (D6)."""
    made = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    for offered in (made.globals, made.filters, made.tests):
        offered.clear()
    return made


def fill(template: bytes, values: Values, frame: Frame) -> bytes:
    """The template with these values, and with stamps and code of the paper on its pages."""
    try:
        made = DocxTemplate(BytesIO(template))
        bare = {name: _bare(value) for name, value in values.items()}
        made.render({**bare, QR: SPOT if frame.marks.check_link else ""}, jinja_env=sandbox())
        document = docx.Document(BytesIO(saved(made.docx)))  # headers were exchanged below python-docx
        placed = place_qr(document, frame.marks.check_link)
        _mark(document, frame, link="" if placed else frame.marks.check_link)
        return saved(document)
    except (TemplateError, ValueError, KeyError, AttributeError, SyntaxError) as fault:
        raise Refusal("papers.template_broken", why=str(fault)[:120]) from fault


def _bare(value: Any) -> Any:
    """Texts without control characters in lists and dicts of our own making: no object of ours gets in."""
    if isinstance(value, str):
        return clean(str(value)).replace("\a", "")
    if isinstance(value, Mapping):
        return {str(name): _bare(part) for name, part in value.items()}
    return [_bare(part) for part in value]


def _mark(document: Document, frame: Frame, *, link: str) -> None:
    """What a reader must see on every page, whatever the office put into its header and footer.

    `link`: what the QR code holds, where the template has no place of its own for it.
    """
    marks, above = frame.marks, list(frame.marks.stamps)
    if frame.replaces and frame.replaces not in _words(document):
        above.append(clean(frame.replaces))
    below = "  ·  ".join((*map(clean, marks.footer), *filter(None, (marks.how,))))
    for number, section in enumerate(document.sections):
        for head, foot in _pages(document, section):
            for part, text, size in ((head, "   ".join(above), 9), (foot, below, 7.5)):
                if text and (number == 0 or not part.is_linked_to_previous):
                    _line(part, text, size, link if part is foot else "")


def _pages(document: Document, section: Any) -> list[tuple[Any, Any]]:
    """Header and footer of each kind of page that a section has."""
    kinds = [(section.header, section.footer)]
    if section.different_first_page_header_footer:
        kinds.append((section.first_page_header, section.first_page_footer))
    if document.settings.odd_and_even_pages_header_footer:
        kinds.append((section.even_page_header, section.even_page_footer))
    return kinds


def _words(document: Document) -> str:
    return "".join(t.text or "" for t in document.element.body.iter(f"{W}t"))


def _line(part: Any, text: str, size: float, link: str) -> None:
    line = part.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if link:
        line.add_run().add_picture(BytesIO(qr_png(link)), height=Mm(FOOTER_MM))
        text = f"  {text}"
    run = line.add_run(text)
    run.bold, run.font.size = True, Pt(size)


PREVIEW = Frame(
    Letterhead((), ""),
    marks=Marks(example=True, code=EXAMPLE_CODE, check_link=f"https://contoh.invalid/v/{EXAMPLE_CODE}/"),
)


def preview(template: bytes, kind: str) -> bytes:
    """The template with the values of the example."""
    return fill(template, EXAMPLES[kind], PREVIEW)


def check_whole(template: bytes, kind: str) -> None:
    """Refuse what may not be used, and what cannot be filled with much or with nothing."""
    check_template(template, kind)
    for values in (EXAMPLES[kind], empty(EXAMPLES[kind])):
        fill(template, values, PREVIEW)
