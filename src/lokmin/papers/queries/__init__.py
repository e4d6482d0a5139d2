"""Every read of papers: what stands on them, whose letterhead, which were issued."""

from lokmin.papers.queries.addenda import addendum_file, addendum_paper
from lokmin.papers.queries.brief import brief_paper, has_brief
from lokmin.papers.queries.bundles import (
    index_of_meeting,
    index_of_year,
    meeting_bundle_name,
    write_meeting,
    write_year,
    year_bundle_name,
)
from lokmin.papers.queries.composing_digest import digest_month, digest_name, digest_paper
from lokmin.papers.queries.composing_evidence import ordered as ordered_pieces
from lokmin.papers.queries.desk import (
    AFTER_OPENING,
    Print,
    core_kinds_of,
    facts_of,
    file_name,
    kinds_of,
    set_name,
)
from lokmin.papers.queries.evidence import MeetingEvidence, YearEvidence, meeting_evidence, year_evidence
from lokmin.papers.queries.fallback import (
    FallbackCard,
    Typing,
    fallback_prints,
    fallback_set,
    may_print_fallback,
    typing,
)
from lokmin.papers.queries.filed import SHEET_KINDS, SheetCard, may_see_sheets, sheet, sheet_of, sheets
from lokmin.papers.queries.invitations import (
    LETTERS,
    has_letters,
    letter_set,
    printable_keys,
    sample_letter,
    usual_letter,
)
from lokmin.papers.queries.issued import (
    FileCard,
    PaperCard,
    content,
    pack_of,
    packed,
    packs,
    paper,
    papers_of,
    papers_of_many,
    replaced_of,
    states_of,
    stored_as,
)
from lokmin.papers.queries.issuers import KINDS, STORED, IssuerCard, issuer, issuer_of, issuers, puskesmas_of
from lokmin.papers.queries.letter_words import LetterWords, letter_words, words_of
from lokmin.papers.queries.logos import LOGO_NAMES, LogoCard, logo_cards
from lokmin.papers.queries.makers import meeting_paper
from lokmin.papers.queries.numbering import next_number
from lokmin.papers.queries.pack import check_intact, evaluation_pack, frozen_for, meeting_for
from lokmin.papers.queries.seals import CertificateCard, SealCard, certificate, seals_of
from lokmin.papers.queries.spending import SpendingCard, meeting_guests, spending
from lokmin.papers.queries.verifying import SignerLine, Verdict, by_code, verify
from lokmin.papers.queries.village_cards import latest_card, village_cards
from lokmin.papers.queries.word_templates import (
    TEMPLATED,
    TemplateCard,
    printed_word,
    template_content,
    templates_of,
)

__all__ = [
    "AFTER_OPENING", "KINDS", "LETTERS", "LOGO_NAMES", "SHEET_KINDS", "STORED", "TEMPLATED",
    "CertificateCard", "FallbackCard", "FileCard", "IssuerCard", "LetterWords", "LogoCard",
    "MeetingEvidence", "PaperCard", "Print", "SealCard", "SheetCard", "SignerLine", "SpendingCard",
    "TemplateCard", "Typing", "Verdict", "YearEvidence", "addendum_file", "addendum_paper",
    "brief_paper", "by_code", "certificate", "check_intact", "content", "core_kinds_of", "digest_month",
    "digest_name", "digest_paper", "evaluation_pack", "facts_of", "fallback_prints", "fallback_set",
    "file_name", "frozen_for", "has_brief", "has_letters", "index_of_meeting", "index_of_year",
    "issuer", "issuer_of",
    "issuers", "kinds_of", "latest_card", "letter_set", "letter_words", "logo_cards",
    "may_print_fallback", "may_see_sheets", "meeting_bundle_name", "meeting_evidence", "meeting_for",
    "meeting_guests", "meeting_paper", "next_number", "ordered_pieces", "pack_of",
    "packed", "packs", "paper", "papers_of", "papers_of_many", "printable_keys", "printed_word",
    "puskesmas_of", "replaced_of", "sample_letter", "seals_of", "set_name", "sheet", "sheet_of",
    "sheets", "spending", "states_of", "stored_as", "template_content", "templates_of", "typing",
    "usual_letter", "verify", "village_cards", "words_of", "write_meeting", "write_year",
    "year_bundle_name", "year_evidence",
]  # fmt: skip
