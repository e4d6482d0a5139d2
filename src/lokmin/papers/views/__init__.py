"""The pages of papers."""

from lokmin.papers.views import documents, filing, issuers, packs, steps

__all__ = ["documents", "filing", "issuers", "packs", "steps"]
