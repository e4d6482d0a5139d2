"""Every write of papers: settings of the issuer, the life of a paper, filed sheets, the evaluation pack."""

from lokmin.papers.actions.filing import file_sheets, remove_sheet
from lokmin.papers.actions.issuers import save_issuer
from lokmin.papers.actions.issuing import attach_scan, enter_number, hand_over, replace
from lokmin.papers.actions.packs import issue_pack, write_pack
from lokmin.papers.actions.unfreezing import take_back_freeze

__all__ = [
    "attach_scan",
    "enter_number",
    "file_sheets",
    "hand_over",
    "issue_pack",
    "remove_sheet",
    "replace",
    "save_issuer",
    "take_back_freeze",
    "write_pack",
]
