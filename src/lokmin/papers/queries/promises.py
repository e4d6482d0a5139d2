"""Words for promises that several papers print."""

from lokmin.commitments import queries as commitments
from lokmin.commitments.queries import CommitmentCard


def state_word(state: str) -> str:
    """The Indonesian word of a promise's state."""
    return str(commitments.STATES.get(state, state))


def proof_text(card: CommitmentCard) -> str:
    """`2 foto, daftar 19 nama`, counted by kind."""
    proofs = card.shown_proofs
    photos = sum(p.kind == "photo" for p in proofs)
    parts = [f"{photos} foto"] if photos else []
    parts += [f"daftar {p.count} nama" if p.count else "daftar" for p in proofs if p.kind == "list"]
    papers = sum(p.kind == "paper" for p in proofs)
    return ", ".join([*parts, f"{papers} surat"] if papers else parts) or "belum ada"
