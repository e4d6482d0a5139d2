"""Every read of papers: what stands on them, whose letterhead, which were issued."""

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
from lokmin.papers.queries.issuers import KINDS, IssuerCard, issuer, issuers, puskesmas_of
from lokmin.papers.queries.letters import AFTER_OPENING, Print, facts_of, file_name, kinds_of, meeting_paper
from lokmin.papers.queries.pack import evaluation_pack, frozen_for, meeting_for

__all__ = [
    "AFTER_OPENING",
    "KINDS",
    "FileCard",
    "IssuerCard",
    "PaperCard",
    "Print",
    "Verdict",
    "content",
    "evaluation_pack",
    "facts_of",
    "file_name",
    "frozen_for",
    "issuer",
    "issuers",
    "kinds_of",
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
    "states_of",
    "stored_as",
    "verify",
]
