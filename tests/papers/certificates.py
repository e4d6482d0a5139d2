"""Certificates for tests, made in the moment: nothing of them is worth anything."""

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSPHRASE = "rahasia-sekali"
KEYS = {
    "ec": lambda: ec.generate_private_key(ec.SECP256R1()),
    "rsa": lambda: rsa.generate_private_key(65537, 2048),
    "weak": lambda: rsa.generate_private_key(65537, 1024),
    "edwards": ed25519.Ed25519PrivateKey.generate,
}
HASHES = {"ec": hashes.SHA256(), "rsa": hashes.SHA256(), "weak": hashes.SHA256()}


@cache
def made(name="UPT Puskesmas Lais", first=-30, days=900, signs=True, kind="ec"):
    """A PKCS#12 file with a key and a certificate of its own making."""
    key = KEYS[kind]()
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    start = datetime.now(UTC) + timedelta(days=first)
    use = x509.KeyUsage(signs, signs, not signs, False, False, False, False, False, False)
    built = x509.CertificateBuilder().subject_name(who).issuer_name(who).public_key(key.public_key())
    built = built.serial_number(7).not_valid_before(start).not_valid_after(start + timedelta(days=days))
    certificate = built.add_extension(use, critical=True).sign(key, HASHES.get(kind))
    lock = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    return pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, lock)
