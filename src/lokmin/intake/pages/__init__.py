"""What the pages of uploads print."""

from lokmin.intake.pages.explaining import (
    header_choices,
    offers,
    sample,
    sheet_lines,
    trial,
    word_lines,
    word_offers,
    words_summary,
)
from lokmin.intake.pages.notes import notes
from lokmin.intake.pages.pasting import paste_names, paste_sample
from lokmin.intake.pages.preview import SHOWN, STATE_STAMPS, groups, preview_page, sentence
from lokmin.intake.pages.waiting import reading_page, waiting_lines

__all__ = [
    "SHOWN",
    "STATE_STAMPS",
    "groups",
    "header_choices",
    "notes",
    "offers",
    "paste_names",
    "paste_sample",
    "preview_page",
    "reading_page",
    "sample",
    "sentence",
    "sheet_lines",
    "trial",
    "waiting_lines",
    "word_lines",
    "word_offers",
    "words_summary",
]
