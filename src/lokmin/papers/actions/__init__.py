"""Every write of papers: settings of the issuer, the life of a paper, filed sheets, the evaluation pack."""

from lokmin.papers.actions.bundles import save_meeting_bundle, save_year_bundle
from lokmin.papers.actions.fallback import print_fallback
from lokmin.papers.actions.filing import file_sheets, remove_sheet
from lokmin.papers.actions.issuers import remove_logo, save_issuer, save_logo
from lokmin.papers.actions.issuing import attach_scan, correct, enter_number, hand_over, replace
from lokmin.papers.actions.letter_words import save_letter_words
from lokmin.papers.actions.pack_jobs import PACK, ask_pack, run_pack
from lokmin.papers.actions.packs import issue_pack, write_pack
from lokmin.papers.actions.sealing import remove_certificate, save_certificate, seal_paper
from lokmin.papers.actions.signed_sheets import file_signed_sheet, link_signatures
from lokmin.papers.actions.spending import save_spending
from lokmin.papers.actions.unfreezing import take_back_freeze
from lokmin.papers.actions.word_templates import save_template, standard_template

__all__ = [
    "PACK", "ask_pack", "attach_scan", "correct", "enter_number", "file_sheets", "file_signed_sheet",
    "hand_over", "issue_pack", "link_signatures", "print_fallback", "remove_certificate", "remove_logo",
    "remove_sheet", "replace", "run_pack", "save_certificate", "save_issuer", "save_letter_words",
    "save_logo", "save_meeting_bundle", "save_spending", "save_template", "save_year_bundle",
    "seal_paper", "standard_template", "take_back_freeze", "write_pack",
]  # fmt: skip
