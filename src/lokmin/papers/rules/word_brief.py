"""The camat's brief as a Word file: the same page as the PDF."""

from docx.document import Document

from lokmin.papers.rules import word_parts as w
from lokmin.papers.rules.brief import Brief, BriefGroup
from lokmin.papers.rules.content import PAPER_MM

MARGINS = (14, 14, 20, 16)
SMALL = 9.0


def brief_document(paper: Brief) -> Document:
    """Head, decisions, what it is about, coverage, promises, who comes."""
    document = w.new_document(paper.frame, paper.title, size=9.5, margins=MARGINS)
    width = PAPER_MM[paper.frame.size][0] - MARGINS[2] - MARGINS[3]
    w.paragraph(document, paper.frame.letterhead.unit.upper(), size=8.5).paragraph_format.space_after = w.Pt(
        0
    )
    w.paragraph(document, paper.title, bold=True, size=14)
    w.facts(document, paper.facts, label=28)
    w.heading(document, "Keputusan yang diminta dari Bapak/Ibu", size=10)
    asked = [f"{k.text}{f' ({k.about})' if k.about else ''}: {k.answer or OPEN}" for k in paper.decisions]
    if asked:
        w.numbered(document, asked, size=9.5)
    else:
        w.paragraph(document, "Tidak ada keputusan khusus yang diminta.")
    if paper.about:
        w.heading(document, "Yang dibahas", size=10)
        _bullets(document, paper.about)
    _coverage(document, paper, width)
    _promises(document, paper, width)
    w.heading(document, "Yang hadir", size=10)
    for text in paper.coming:
        _tight(document, text)
    w.paragraph(document, paper.private, italic=True, size=7.8)
    return document


OPEN = "[   ] setuju  [   ] catatan  [   ] ditunda"


def _tight(document: Document, text: str, size: float = SMALL) -> None:
    w.paragraph(document, text, size=size).paragraph_format.space_after = w.Pt(1)


def _bullets(document: Document, items: tuple[str, ...]) -> None:
    for item in items:
        _tight(document, f"• {item}")


def _coverage(document: Document, paper: Brief, width: float) -> None:
    w.heading(document, f"Capaian sekecamatan, {paper.period} (persen)", size=10)
    many = len(paper.columns) > 1
    extra = paper.columns if many else ()
    head = ("Indikator", "Target", "Capaian", "Perubahan", *extra)
    each = max(14.0, 60.0 / len(extra)) if extra else 0.0
    widths = (width - 62 - each * len(extra), 17.0, 18.0, 27.0, *(each for _ in extra))
    w.table(
        document, widths, head, [row for g in paper.groups for row in _rows(g, len(head), many)], size=8.5
    )
    _tight(document, " ".join((paper.since, *paper.notes)).strip(), 7.8)


def _rows(group: BriefGroup, columns: int, many: bool) -> list[tuple[str | w.Cell, ...]]:
    title = group.title if group.lines else f"{group.title}: {group.empty}"
    rows: list[tuple[str | w.Cell, ...]] = [(w.Cell(title, bold=True, fill="F4F3EE", span=columns),)]
    for line in group.lines:
        parts = line.parts if many else ()
        cells = [w.Cell(text, align="right") for text in (line.target, line.value, line.change, *parts)]
        rows.append((line.name, *cells))
    return rows


def _promises(document: Document, paper: Brief, width: float) -> None:
    w.heading(document, paper.promises_title, size=10)
    if not paper.promises:
        w.paragraph(document, "Belum ada komitmen dari lokmin yang lalu.")
    else:
        head = ("Puskesmas", "Komitmen", "Selesai", "Berjalan", "Lewat tenggat", "Terkendala")
        rows: list[tuple[str | w.Cell, ...]] = []
        for p in paper.promises:
            counts = (p.total, p.done, p.running, p.late, p.blocked)
            rows.append((p.puskesmas, *(w.Cell(str(n), align="right") for n in counts)))
        w.table(document, (width - 115, *(23.0,) * 5), head, rows, size=8.5)
    if paper.blocked:
        w.paragraph(document, "Terkendala, mohon dibantu:", bold=True, size=SMALL)
        _bullets(document, paper.blocked)
    if paper.blocked_note:
        _tight(document, paper.blocked_note, 8.3)
