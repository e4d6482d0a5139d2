"""The evaluation pack and the village page in Word: tables that can be edited, statuses as words."""

from collections.abc import Sequence

from docx.document import Document

from lokmin.basics.numbers import Trend, ceil_div
from lokmin.papers.rules import word_parts as w
from lokmin.papers.rules import word_story
from lokmin.papers.rules.content import NONE, PAPER_MM
from lokmin.papers.rules.evaluation import EvaluationPack, Measure, VillageLine, VillageSheet
from lokmin.papers.rules.word_pages import new_page
from lokmin.papers.rules.word_story import FILLS

WIDE = (15, 15, 12, 12)
NARROW = (14, 15, 16, 16)
COLUMNS_A_TABLE = 14
ARROWS = {Trend.UP: "↑", Trend.DOWN: "↓", Trend.SAME: "→"}


def pack_document(pack: EvaluationPack) -> Document:
    """The story, then the annex, in the order of the PDF."""
    document = w.new_document(
        pack.frame, f"Bahan evaluasi {pack.puskesmas}", size=10, margins=WIDE, flipped=True
    )
    width = PAPER_MM[pack.frame.size][1] - WIDE[2] - WIDE[3]
    w.paragraph(document, "Bahan evaluasi lokakarya mini", bold=True, size=15)
    where = f"{pack.puskesmas}, {pack.place}. Masa yang dinilai: {pack.period_text}. {pack.meeting}"
    w.paragraph(document, where)
    if pack.frame.replaces:
        w.paragraph(document, pack.frame.replaces, bold=True, size=10)
    for line in pack.provisional:
        w.paragraph(document, line, bold=True, size=9)
    if pack.story is not None:
        word_story.sections(document, pack.story.main, width)
        new_page(document)
        w.paragraph(document, "Lampiran", bold=True, size=15)
        for section in pack.story.annex:
            word_story.write(document, section, width)
    _scorecard(document, pack, width)
    for page in pack.sheets:
        w.set_page(document.add_section(), page.frame, NARROW, flipped=False)
        _village(document, page)
    return document


def village_document(page: VillageSheet) -> Document:
    document = w.new_document(page.frame, page.title, size=10, margins=NARROW)
    _village(document, page)
    return document


def _score(measure: Measure) -> w.Cell:
    """Number and arrow, the status as a word below: shading never stands alone."""
    arrow = f" {ARROWS[measure.arrow]}" if measure.arrow else ""
    lines = (f"{measure.percent}{arrow}", measure.word) if measure.percent else (measure.word,)
    return w.Cell(lines, align="center", fill=FILLS.get(measure.status, "") if measure.status else "")


def _scorecard(document: Document, pack: EvaluationPack, width: float) -> None:
    table = pack.table
    tables = max(1, ceil_div(len(table.indicators), COLUMNS_A_TABLE))
    wide = max(1, ceil_div(len(table.indicators), tables))
    for start in range(0, len(table.indicators), wide):
        columns = range(start, min(start + wide, len(table.indicators)))
        new_page(document)
        w.heading(document, f"Kartu capaian {pack.period_text}", size=12)
        if pack.headline and not start:
            w.paragraph(document, pack.headline)
        heads = [table.indicators[i] for i in columns]
        rows: list[Sequence[str | w.Cell]] = [
            (f"Target s.d. {pack.last_month} (%)", *(w.Cell(h.line_text, align="center") for h in heads))
        ]
        for village in table.villages:
            cells = (_score(village.measures[i]) if table.indicators[i].by_village else "·" for i in columns)
            rows.append((w.Cell(village.name, bold=True), *cells))
        rows.append((w.Cell(table.total_name, bold=True), *(_score(table.totals[i]) for i in columns)))
        first = 36.0
        widths = [first, *[(width - first) / len(heads)] * len(heads)]
        w.table(document, widths, (table.area_word, *(h.short for h in heads)), rows, size=8)
    w.paragraph(
        document,
        "Cakupan dalam persen. Jumlah = jumlah capaian dibagi jumlah sasaran. * belum semua bulan lapor.",
        size=8,
    )


def _village(document: Document, page: VillageSheet) -> None:
    width = PAPER_MM[page.frame.size][0] - NARROW[2] - NARROW[3]
    w.letterhead(document, page.frame.letterhead, width)
    w.paragraph(document, page.title, bold=True, size=13)
    w.paragraph(document, page.subtitle)
    if page.reach:
        told = f"{page.reach.count} {page.reach.sentence}"
        parts = (
            f"{page.reach.reached} sudah",
            f"{page.reach.count} dikejar sampai {page.reach.until}",
            f"{page.reach.later} berikutnya",
        )
        box = w.Cell((told, page.reach.detail, ", ".join(parts)), bold_first=True)
        w.table(document, (width,), (), [(box,)], size=12)
    for title, lines in (
        ("Angka utama", page.headlines),
        ("Yang paling perlu dikejar", page.worst),
        ("Yang paling baik", page.best),
        (page.whole_title, page.whole),
    ):
        _lines(document, title, lines, width)
    if page.ranks:
        w.heading(document, page.ranks_title)
        w.table(document, (width * 0.7, width * 0.3), (), page.ranks, size=9)
    w.heading(document, page.promises_title)
    promises = [(p.action, p.due or NONE, p.proof, p.state) for p in page.promises]
    widths = [width * share for share in (0.5, 0.14, 0.2, 0.16)]
    if promises:
        w.table(document, widths, ("Komitmen", "Tenggat", "Bukti", "Keadaan"), promises, size=9)
    else:
        w.paragraph(document, "Belum ada komitmen yang dicatat.", italic=True, size=9)
    if page.asked:
        w.heading(document, page.asked_title)
        w.numbered(document, page.asked)
    for note in page.notes:
        w.paragraph(document, note, size=9)
    w.heading(document, "Catatan dan komitmen baru")
    for _line in range(2):
        w.dotted(document, width)
    w.paragraph(document, page.legend, size=9)


def _lines(document: Document, title: str, lines: Sequence[VillageLine], width: float) -> None:
    if lines:
        w.heading(document, title)
        rows = [(x.name, w.Cell(x.value, bold=True), x.detail, x.target, x.word) for x in lines]
        w.table(document, [width * s for s in (0.34, 0.12, 0.24, 0.16, 0.14)], (), rows, size=9)
