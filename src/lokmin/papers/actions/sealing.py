"""The certificate of a Puskesmas, and sealing a final paper with it.

The passphrase is typed each time and stored nowhere (docs/decisions/0059). pyHanko takes a second to import,
so only who seals pays for it.
"""

import hashlib
from io import BytesIO
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.words import mark
from lokmin.papers import queries
from lokmin.papers.actions.files import keeping, note
from lokmin.papers.models import IssuedPaper, SealCertificate
from lokmin.papers.queries import CertificateCard, PaperCard
from lokmin.papers.queries.seals import apart
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer

KEY_LIMIT = 100 * 1024
SHORTEST = 8
RSA_BITS = 2048
ROUNDS = 600_000
"""How often the passphrase is hashed before it opens the key: a copied database is slow to try."""
FIELD = "SegelPuskesmas"
KEEPS_SEAL, SEALS = mark("memasang sertifikat segel"), mark("menyegel dokumen")


def save_certificate(*, scope: Scope, puskesmas_id: UUID, content: bytes, passphrase: str) -> CertificateCard:
    """Keep the certificate with which the Puskesmas seals; the one before it can seal no more.

    `content` is a PKCS#12 file. Its key is wrapped anew under the same passphrase, whatever weak way it came.
    Refused: what the passphrase does not open, what is no certificate for signing, what has run out.
    """
    scope.check(Duty.FREEZE, KEEPS_SEAL)
    scope.check_puskesmas(puskesmas_id)
    row = _row(scope, puskesmas_id, content, passphrase)
    return _note_certificate(scope=scope, row=row)


def _row(scope: Scope, puskesmas_id: UUID, content: bytes, passphrase: str) -> SealCertificate:
    from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

    if len(passphrase) < SHORTEST:
        raise Refusal("papers.passphrase_short", n=SHORTEST)
    key, certificate, others = _opened(content, passphrase)
    _check(scope, key, certificate)
    wrapped = pkcs12.serialize_key_and_certificates(
        b"segel", key, certificate, others or None, _wrapping(passphrase)
    )
    public = certificate.public_bytes(Encoding.DER)
    return SealCertificate(
        puskesmas_id=puskesmas_id,
        key=wrapped,
        public=public,
        fingerprint=hashlib.sha256(public).hexdigest(),
        subject=_name(certificate.subject),
        authority=_name(certificate.issuer),
        valid_from=certificate.not_valid_before_utc.date(),
        valid_until=certificate.not_valid_after_utc.date(),
        added_at=scope.now,
        added_by=scope.actor_name,
    )


def _opened(content: bytes, passphrase: str) -> tuple[Any, Any, list[Any]]:
    """Key, certificate and the certificates above it."""
    from cryptography.hazmat.primitives.serialization import pkcs12

    if len(content) > KEY_LIMIT or not _packed(content):
        raise Refusal("papers.certificate_file")
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, passphrase.encode())
    except Exception:  # the library tells a wrong passphrase and a wrong file in many ways
        raise Refusal("papers.passphrase_wrong") from None
    if key is None or certificate is None:
        raise Refusal("papers.certificate_file")
    return key, certificate, others


def _packed(content: bytes) -> bool:
    """Whether it is a PKCS#12 file at all: a wrong passphrase is another fault than a wrong file."""
    from asn1crypto.pkcs12 import Pfx

    try:
        return bool(Pfx.load(content)["version"].native == "v3")
    except ValueError:
        return False


def _wrapping(passphrase: str) -> Any:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12

    made = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(ROUNDS)
    made = made.key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
    return made.hmac_hash(SHA256()).build(passphrase.encode())


def _check(scope: Scope, key: Any, certificate: Any) -> None:
    """Refuse what can make no seal that holds: when it is put here, and again whenever it seals."""
    if key.public_key() != certificate.public_key():
        raise Refusal("papers.certificate_pair")
    _check_kind(key)
    _check_days(scope, certificate)
    _check_use(certificate)


def _check_kind(key: Any) -> None:
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    strong = isinstance(key, rsa.RSAPrivateKey) and key.key_size >= RSA_BITS
    if not (strong or isinstance(key, ec.EllipticCurvePrivateKey)):
        raise Refusal("papers.certificate_kind", bits=RSA_BITS)


def _check_days(scope: Scope, certificate: Any) -> None:
    """By the machine's own clock: an example stands at another day, its certificate does not."""
    now = scope.machine_now
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if now < first:
        raise Refusal("papers.certificate_early", first=first.astimezone(now.tzinfo).date())
    if now > last:
        raise Refusal("papers.certificate_expired", last=last.astimezone(now.tzinfo).date())


def _check_use(certificate: Any) -> None:
    """One that may not sign documents is refused; one that says nothing of its use may."""
    from cryptography.x509 import ExtensionNotFound, KeyUsage

    try:
        use = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        return
    if not (use.digital_signature or use.content_commitment):
        raise Refusal("papers.certificate_use")


def _name(name: Any) -> str:
    from cryptography.x509.oid import NameOID

    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    told = str(found[0].value) if found else name.rfc4514_string()
    return "".join(c for c in told if c.isprintable())[:300]


@action
def _note_certificate(*, scope: Scope, row: SealCertificate) -> CertificateCard:
    one_writer(row.puskesmas_id, "seal")
    _retire(scope, row.puskesmas_id)
    row.save(force_insert=True)
    audit(scope, "save_certificate", row, subject=row.subject, fingerprint=row.fingerprint)
    card = queries.certificate(scope=scope, puskesmas_id=row.puskesmas_id)
    assert card is not None
    return card


@action
def remove_certificate(*, scope: Scope, puskesmas_id: UUID) -> None:
    """Take the key away for good; seals that were made with it are still known."""
    scope.check(Duty.FREEZE, KEEPS_SEAL)
    scope.check_puskesmas(puskesmas_id)
    one_writer(puskesmas_id, "seal")
    gone = _retire(scope, puskesmas_id)
    if not gone:
        unchanged()
    for row in gone:
        audit(scope, "remove_certificate", row, subject=row.subject, fingerprint=row.fingerprint)


def _retire(scope: Scope, puskesmas_id: UUID) -> list[SealCertificate]:
    own = SealCertificate.objects.within(scope).select_for_update()
    rows = list(own.filter(puskesmas_id=puskesmas_id, retired_at=None))
    for row in rows:
        row.retired_at, row.key = scope.now, b""
        row.save(update_fields=["retired_at", "key"])
    return rows


def seal_paper(*, scope: Scope, paper_id: UUID, passphrase: str) -> PaperCard:
    """Seal the final PDF of a paper with the certificate of its Puskesmas: the bytes of both are kept.

    The seal is invisible and appended; the text is not printed anew. Refused: a paper that is not final or
    was replaced, one that is sealed already, a passphrase that does not open the key, a certificate that has
    run out meanwhile.
    """
    scope.check(Duty.ISSUE_PAPERS, SEALS)
    paper = queries.paper(scope=scope, paper_id=paper_id)
    scope.check_puskesmas(paper.puskesmas_id)
    file = _to_seal(paper)
    row = (
        SealCertificate.objects.within(scope).filter(puskesmas_id=paper.puskesmas_id, retired_at=None).first()
    )
    if row is None:
        raise Refusal("papers.certificate_none")
    _check_row(scope, row, passphrase)
    sealed = seal(queries.content(card=file), bytes(row.key), passphrase)
    name = f"{file.name.removesuffix('.pdf')}-bersegel.pdf"
    with keeping([sealed]) as (digest,):
        kept = (name, digest, len(sealed))
        return _note_seal(scope=scope, paper=paper, kept=kept, fingerprint=row.fingerprint)


def _check_row(scope: Scope, row: SealCertificate, passphrase: str) -> None:
    """The stored key is the one of the stored certificate, and may seal today."""
    from cryptography.hazmat.primitives.serialization import Encoding

    key, certificate, _others = _opened(bytes(row.key), passphrase)
    if hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest() != row.fingerprint:
        raise Refusal("papers.certificate_other")
    _check(scope, key, certificate)


def _to_seal(paper: PaperCard) -> queries.FileCard:
    if not paper.is_final or paper.replaced_by:
        raise Refusal("papers.not_final")
    if paper.sealed:
        raise Refusal("papers.sealed_already")
    found = [f for f in paper.final if f.name.endswith(".pdf") and "/" not in f.name and not f.of_set]
    if not found:
        raise Refusal("papers.not_final")
    return found[-1]


def seal(pdf: bytes, key: bytes, passphrase: str) -> bytes:
    """The same PDF with a seal appended; nothing is asked of any network."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigSeedSubFilter

    signer = signers.SimpleSigner.load_pkcs12_data(key, other_certs=[], passphrase=passphrase.encode())
    if signer is None:
        raise Refusal("papers.passphrase_wrong")
    told = signers.PdfSignatureMetadata(
        field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    made, writer = BytesIO(), IncrementalPdfFileWriter(BytesIO(pdf))
    apart(lambda: signers.sign_pdf(writer, told, signer=signer, output=made))
    return made.getvalue()


@action
def _note_seal(*, scope: Scope, paper: PaperCard, kept: tuple[str, str, int], fingerprint: str) -> PaperCard:
    one_writer(paper.puskesmas_id, "seal")
    own = SealCertificate.objects.within(scope).filter(puskesmas_id=paper.puskesmas_id, retired_at=None)
    if not own.filter(fingerprint=fingerprint).exists():
        raise Stale("papers.certificate_gone")
    row = IssuedPaper.objects.within(scope).select_for_update().filter(id=paper.id).first()
    now = queries.paper(scope=scope, paper_id=paper.id)
    if row is None or now.version != paper.version or now.sealed or now.replaced_by:
        raise Stale("papers.stale")
    note(scope, row, *kept, certificate=fingerprint)
    audit(scope, "seal", row, sha256=kept[1], certificate=fingerprint)
    return queries.paper(scope=scope, paper_id=paper.id)
