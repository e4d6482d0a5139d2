"""Every write of papers: settings of the issuer, the life of a paper, the evaluation pack."""

from lokmin.papers.actions.issuers import save_issuer
from lokmin.papers.actions.issuing import attach_scan, enter_number, hand_over, replace
from lokmin.papers.actions.packs import issue_pack, write_pack

__all__ = ["attach_scan", "enter_number", "hand_over", "issue_pack", "replace", "save_issuer", "write_pack"]
