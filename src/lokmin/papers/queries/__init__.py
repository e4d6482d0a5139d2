"""Every read of papers: what stands on them, whose letterhead, which were issued."""

from lokmin.papers.queries.desk import AFTER_OPENING, Print, facts_of, file_name, kinds_of
from lokmin.papers.queries.filed import SHEET_KINDS, SheetCard, may_see_sheets, sheet, sheets
from lokmin.papers.queries.issued import (
    FileCard,
    PaperCard,
    Verdict,
    content,
    next_number,
    packed,
    packs,
    paper,
    papers_of,
    papers_of_many,
    replaced_of,
    states_of,
    stored_as,
    verify,
)
from lokmin.papers.queries.issuers import KINDS, IssuerCard, issuer, issuer_of, issuers, puskesmas_of
from lokmin.papers.queries.letters import meeting_paper
from lokmin.papers.queries.pack import evaluation_pack, frozen_for, meeting_for

__all__ = [
    "AFTER_OPENING",
    "KINDS",
    "SHEET_KINDS",
    "FileCard",
    "IssuerCard",
    "PaperCard",
    "Print",
    "SheetCard",
    "Verdict",
    "content",
    "evaluation_pack",
    "facts_of",
    "file_name",
    "frozen_for",
    "issuer",
    "issuer_of",
    "issuers",
    "kinds_of",
    "may_see_sheets",
    "meeting_for",
    "meeting_paper",
    "next_number",
    "packed",
    "packs",
    "paper",
    "papers_of",
    "papers_of_many",
    "puskesmas_of",
    "replaced_of",
    "sheet",
    "sheets",
    "states_of",
    "stored_as",
    "verify",
]
