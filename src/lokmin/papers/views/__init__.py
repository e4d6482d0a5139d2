"""The pages of papers."""

from lokmin.papers.views import documents, issuers, packs, steps

__all__ = ["documents", "issuers", "packs", "steps"]
