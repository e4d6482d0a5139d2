"""Papers made ready for screens."""

from lokmin.papers.pages.documents import (
    DocumentLine,
    IssuerLine,
    MeetingLine,
    PackFile,
    PackLine,
    SheetLine,
    basis_warning,
    document_lines,
    filed_words,
    issuer_lines,
    mark_words,
    meeting_lines,
    pack_files,
    pack_lines,
    period_choices,
    plan_words,
    sheet_kinds,
    sheet_lines,
    sheet_words,
    signed_words,
    signing_ways,
)
from lokmin.papers.pages.evidence import (
    ItemView,
    LineView,
    PieceView,
    ResultView,
    RowView,
    YearMeetingView,
    drawing,
    item_views,
    meter_words,
    missing_views,
    piece_view,
    result_view,
    sum_of,
    year_meetings,
    year_rows,
)
from lokmin.papers.pages.fallback import (
    PartLine,
    TypingLine,
    fallback_name,
    part_lines,
    typing_lines,
    usual_copies,
)
from lokmin.papers.pages.printing import LogoLine, PrintLine, logo_lines, print_lines, usual_sets
from lokmin.papers.pages.spending import SPENDING_KINDS, SumLine, spending_kinds, spending_sums
from lokmin.papers.pages.verdict import VerdictPage, seal_words, verdict_lines, verdict_page
from lokmin.papers.pages.word_templates import (
    NameLine,
    TemplateLine,
    name_lines,
    template_line,
    template_lines,
)

__all__ = [
    "SPENDING_KINDS", "DocumentLine", "IssuerLine", "ItemView", "LineView", "LogoLine", "MeetingLine",
    "NameLine", "PackFile", "PackLine", "PartLine", "PieceView", "PrintLine", "ResultView", "RowView",
    "SheetLine", "SumLine", "TemplateLine", "TypingLine", "VerdictPage", "YearMeetingView",
    "basis_warning", "document_lines", "drawing", "fallback_name", "filed_words", "issuer_lines",
    "item_views", "logo_lines", "mark_words", "meeting_lines", "meter_words", "missing_views",
    "name_lines", "pack_files", "pack_lines", "part_lines", "period_choices", "piece_view",
    "plan_words", "print_lines", "result_view", "seal_words", "sheet_kinds", "sheet_lines",
    "sheet_words", "signed_words", "signing_ways", "spending_kinds", "spending_sums", "sum_of",
    "template_line", "template_lines", "typing_lines", "usual_copies", "usual_sets", "verdict_lines",
    "verdict_page", "year_meetings", "year_rows",
]  # fmt: skip
