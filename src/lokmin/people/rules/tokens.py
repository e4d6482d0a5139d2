"""The token of a personal link."""

import base64
import hashlib
import hmac
from uuid import UUID

BY_LINK = "tautan pribadi"
"""Through what the holder of an office did something behind the own link: the `via` of its row."""
_SIGNATURE_BYTES = 12
_LINK = b"lokmin personal link:"


def token_of(link_id: UUID, secret: str, purpose: bytes = _LINK) -> str:
    """The 38 letters of a personal link: its id and 96 bits of HMAC-SHA-256. Nothing of it is stored.

    A token of one `purpose` opens nothing of another.
    """
    return base64.urlsafe_b64encode(link_id.bytes + _sign(link_id, secret, purpose)).rstrip(b"=").decode()


def link_id_of(token: str, secret: str, purpose: bytes = _LINK) -> UUID | None:
    """The link that a token names, or None when it was not made here."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    if len(raw) != 16 + _SIGNATURE_BYTES:
        return None
    link_id = UUID(bytes=raw[:16])
    return link_id if hmac.compare_digest(raw[16:], _sign(link_id, secret, purpose)) else None


def _sign(link_id: UUID, secret: str, purpose: bytes) -> bytes:
    key = hashlib.sha256(purpose + secret.encode()).digest()
    return hmac.new(key, link_id.bytes, hashlib.sha256).digest()[:_SIGNATURE_BYTES]
