"""The token of a personal link."""

import base64
import hashlib
import hmac
from uuid import UUID

_SIGNATURE_BYTES = 12


def token_of(link_id: UUID, secret: str) -> str:
    """The 38 letters of a personal link: its id and 96 bits of HMAC-SHA-256. Nothing of it is stored."""
    return base64.urlsafe_b64encode(link_id.bytes + _sign(link_id, secret)).rstrip(b"=").decode()


def link_id_of(token: str, secret: str) -> UUID | None:
    """The link that a token names, or None when it was not made here."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    if len(raw) != 16 + _SIGNATURE_BYTES:
        return None
    link_id = UUID(bytes=raw[:16])
    return link_id if hmac.compare_digest(raw[16:], _sign(link_id, secret)) else None


def _sign(link_id: UUID, secret: str) -> bytes:
    key = hashlib.sha256(b"lokmin personal link:" + secret.encode()).digest()
    return hmac.new(key, link_id.bytes, hashlib.sha256).digest()[:_SIGNATURE_BYTES]
