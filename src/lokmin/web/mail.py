"""EMAIL_URL: how this installation reaches its mail server."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from lokmin.basics.refusal import Refusal

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
TIMEOUT = 20


def read_email_url(url: str) -> dict[str, Any]:
    """Django's settings from `smtp+tls://name:password@host:587/?from=lokmin@example.go.id`.

    `smtp+tls` asks for STARTTLS, `smtps` speaks TLS from the start, `smtp` is plain. Empty: no e-mail at all.
    """
    if not url:
        return {"EMAIL_HOST": "", "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:  # a port that is no number, a bracket that is not closed
        raise Refusal("web.email_url") from None
    if parts.scheme not in PORTS or not host:
        raise Refusal("web.email_url")
    user = unquote(parts.username or "")
    sender = parse_qs(parts.query).get("from", [user])[0]
    if "@" not in sender:
        raise Refusal("web.email_sender")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": host,
        "EMAIL_PORT": port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": user,
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": TIMEOUT,
        "DEFAULT_FROM_EMAIL": sender,
    }
