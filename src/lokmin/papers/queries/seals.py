"""What the electronic signatures in a PDF are worth: checked by pyHanko, offline.

It takes a second to import, so only who checks a PDF with signatures pays for it. Nothing is fetched: whether
an unknown certificate was withdrawn is not known here, and is said so.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any, TypeVar
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.papers.models import SealCertificate
from lokmin.papers.rules.signed_pdf import MOST_MARKS

BIG = 40 * 1024 * 1024
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class SealCard:
    """One electronic signature of a PDF. `intact`: the bytes that it covers were not changed since.

    `whole`: it covers the file to its end. `harmless`: what was added after it are only further signatures or
    answers to a form. `ours`: made with the certificate that the Puskesmas put here. `self_made`: who has the
    certificate made it, so its name is proof of nothing. `readable` is False where the file cannot be
    understood; nothing else is known then.
    """

    name: str
    authority: str
    signed_on: date | None
    intact: bool
    whole: bool
    harmless: bool
    ours: bool
    fingerprint: str = ""
    covered: int = 0
    readable: bool = True
    self_made: bool = False

    @property
    def sound(self) -> bool:
        return self.readable and self.intact and (self.whole or self.harmless)


@dataclass(frozen=True)
class CertificateCard:
    """The certificate with which a Puskesmas seals."""

    id: UUID
    puskesmas_id: UUID
    subject: str
    authority: str
    fingerprint: str
    valid_from: date
    valid_until: date

    def names(self, name: str) -> bool:
        """Whether the certificate names the Puskesmas of this name; a person's or another's does not."""
        return name.casefold() in self.subject.casefold()


def certificate(*, scope: Scope, puskesmas_id: UUID) -> CertificateCard | None:
    """The one in use; None where the Puskesmas has none."""
    rows = SealCertificate.objects.within(scope).filter(puskesmas_id=puskesmas_id, retired_at=None)
    row = rows.first()
    if row is None:
        return None
    names = CertificateCard.__dataclass_fields__
    return CertificateCard(**{name: getattr(row, name) for name in names})


def known_fingerprints(*, scope: Scope, puskesmas_id: UUID) -> frozenset[str]:
    """Of every certificate that this Puskesmas ever put here."""
    rows = SealCertificate.objects.within(scope).filter(puskesmas_id=puskesmas_id)
    return frozenset(rows.values_list("fingerprint", flat=True))


def seals_of(data: bytes, ours: frozenset[str] = frozenset()) -> list[SealCard]:
    """The electronic signatures in the order of the file; none of what is no PDF or carries none."""
    if not data.startswith(b"%PDF-") or b"/ByteRange" not in data or len(data) > BIG:
        return []
    with _quiet():
        try:
            return apart(lambda: list(_seals(data, ours)))
        except Exception:  # a hostile file may break a parser anywhere: it is then said to be unreadable
            return [SealCard("", "", None, False, False, False, False, readable=False)]


def apart(work: Callable[[], Answer]) -> Answer:
    """What pyHanko does, in a thread of its own: it starts an event loop, and a thread may have one only."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(work).result()


@contextmanager
def _quiet() -> Iterator[None]:
    """A file of a stranger does not fill the log."""
    log = logging.getLogger("pyhanko")
    certificates = logging.getLogger("pyhanko_certvalidator")
    before = log.disabled, certificates.disabled
    levels = log.level, certificates.level
    log.setLevel(logging.CRITICAL + 1)
    certificates.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.disabled, certificates.disabled = before
        log.setLevel(levels[0])
        certificates.setLevel(levels[1])


def _seals(data: bytes, ours: frozenset[str]) -> Iterator[SealCard]:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    reader = PdfFileReader(BytesIO(data), strict=False)
    for embedded in reader.embedded_regular_signatures[:MOST_MARKS]:
        held = embedded.signer_cert
        trusted = ValidationContext(allow_fetching=False, trust_roots=[held], revocation_mode="soft-fail")
        status = validate_pdf_signature(embedded, signer_validation_context=trusted)
        yield _card(status, embedded, held, ours)


def _card(status: Any, embedded: Any, held: Any, ours: frozenset[str]) -> SealCard:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    fingerprint = hashlib.sha256(held.dump()).hexdigest()
    harmless = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
    at = status.signer_reported_dt
    begin_end = [int(number) for number in embedded.byte_range]
    return SealCard(
        _common_name(held.subject),
        _common_name(held.issuer),
        at.date() if at else None,
        bool(status.intact and status.valid),
        status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        status.modification_level in harmless,
        fingerprint in ours,
        fingerprint,
        begin_end[2] + begin_end[3],
        self_made=bool(held.self_issued),
    )


def _common_name(name: Any) -> str:
    """The common name, else all that the certificate says."""
    told = name.native.get("common_name") or name.human_friendly
    text = ", ".join(told) if isinstance(told, list) else str(told)
    return "".join(c for c in text if c.isprintable() and c not in "“”")[:160]
