"""The file that travels between office and hall: a zip whose manifest names every member by its hash.

A package (`aula`) holds the rows of a Puskesmas, a return (`pulang`) what the hall changed in them; both hold
the files that rows refer to. A return is signed with the secret of its package: nobody else can make one.
"""

import hashlib
import hmac
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from lokmin.basics.refusal import Refusal
from lokmin.exchange.rules.joining import canonical

FORMAT = 1
PACKAGE, RETURN = "aula", "pulang"
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
LARGEST = 2_000_000_000
"""Bytes of all members together, as they come out."""
LARGEST_MANIFEST = 10_000_000
LARGEST_SIGNATURE = 100
LARGEST_LINE = 20_000_000
MOST_MEMBERS = 50_000
_MEMBER = re.compile(
    r"(rows|changes)/[a-z]+\.[A-Za-z]+\.jsonl|files/[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*(\.[a-z0-9]+)?"
)
_CHUNK = 1 << 20


def write(
    file: IO[bytes], facts: dict[str, Any], members: Iterable[tuple[str, bytes]], key: str = ""
) -> None:
    """Write the members, then the manifest: `facts` with the SHA-256 of every member."""
    digests: dict[str, str] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in members:
            archive.writestr(name, content)
            digests[name] = hashlib.sha256(content).hexdigest()
        manifest = canonical({**facts, "format": FORMAT, "sha256": digests}).encode()
        archive.writestr(MANIFEST, manifest)
        if key:
            archive.writestr(SIGNATURE, sign(manifest, key))


def sign(manifest: bytes, key: str) -> str:
    return hmac.new(key.encode(), manifest, hashlib.sha256).hexdigest()


def lines(rows: Iterable[Any]) -> bytes:
    """JSON, one line a row, with its fields in their order."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


@dataclass(frozen=True)
class Opened:
    """A file that was checked: its facts, and its members to be read."""

    facts: dict[str, Any]
    manifest: bytes
    signature: str
    archive: zipfile.ZipFile

    @property
    def names(self) -> list[str]:
        return list(self.facts["sha256"])

    def member(self, name: str) -> IO[bytes]:
        """A member to be read piece by piece; `check_whole` said that it is the one the manifest names."""
        return self.archive.open(name)

    def rows(self, name: str) -> Iterator[Any]:
        """The lines of a member, nothing where it is not there."""
        if name not in self.facts["sha256"]:
            return
        with self.member(name) as member:
            while line := member.readline(LARGEST_LINE):
                if not line.endswith(b"\n"):  # longer than any of ours
                    raise Refusal("exchange.package_broken")
                yield _json(line)

    def check_whole(self) -> None:
        """Refuse members that the manifest does not name as they are, or that are too many or too big."""
        infos = {info.filename: info for info in self.archive.infolist()}
        wanted = self.facts["sha256"]
        if len(infos) > MOST_MEMBERS or set(infos) - {MANIFEST, SIGNATURE} != set(wanted):
            raise Refusal("exchange.package_broken")
        if not all(_MEMBER.fullmatch(name) for name in wanted):
            raise Refusal("exchange.package_broken")
        if sum(infos[name].file_size for name in wanted) > LARGEST:
            raise Refusal("exchange.package_broken")
        left = LARGEST
        for name, digest in wanted.items():
            found = hashlib.sha256()
            for chunk in _chunks(self.archive, name, left):
                found.update(chunk)
                left -= len(chunk)
            if found.hexdigest() != digest:
                raise Refusal("exchange.package_broken")

    def check_signature(self, key: str) -> None:
        """Refuse a return that the laptop with this package did not make."""
        if not hmac.compare_digest(sign(self.manifest, key), self.signature):
            raise Refusal("exchange.return_forged")


def facts(file: IO[bytes]) -> dict[str, Any]:
    """What the manifest says, for a file of our own; its members are not looked at."""
    with zipfile.ZipFile(file) as archive:
        return dict(json.loads(archive.read(MANIFEST)))


def read(file: IO[bytes], kind: str) -> Opened:
    """Open a file of `kind` and check it whole. Refused: another kind or format, a broken file."""
    opened = look(file, kind)
    opened.check_whole()
    return opened


def _began_as_ours(file: IO[bytes]) -> bool:
    """Whether a file that cannot be opened begins as ours do: its copy was cut short."""
    file.seek(0)
    start = file.read(80)
    return start.startswith(b"PK\x03\x04") and any(
        word in start for word in (b"rows/", b"changes/", b"files/")
    )


def look(file: IO[bytes], kind: str) -> Opened:
    """What a file says of itself; no member is unpacked before `check_whole`, so ask who made it first."""
    try:
        archive = zipfile.ZipFile(file)
        there = archive.NameToInfo
        manifest = b"".join(_chunks(archive, MANIFEST, LARGEST_MANIFEST))
        signed = b"".join(_chunks(archive, SIGNATURE, LARGEST_SIGNATURE)) if SIGNATURE in there else b""
        facts, signature = _json(manifest), signed.decode("ascii")
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError) as fault:
        raise Refusal("exchange.package_broken" if _began_as_ours(file) else "exchange.no_package") from fault
    if not isinstance(facts, dict) or not isinstance(facts.get("sha256"), dict) or "kind" not in facts:
        raise Refusal("exchange.no_package")
    if facts["kind"] != kind:
        raise Refusal("exchange.is_package" if kind == RETURN else "exchange.is_return")
    if facts.get("format") != FORMAT:
        raise Refusal("exchange.other_version")
    return Opened(facts, manifest, signature, archive)


def _json(text: bytes) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise Refusal("exchange.package_broken") from None


def _chunks(archive: zipfile.ZipFile, name: str, most: int) -> Iterator[bytes]:
    """The bytes of a member, counted while they come out: sizes in a header can lie."""
    try:
        with archive.open(name) as member:
            while chunk := member.read(_CHUNK):
                most -= len(chunk)
                if most < 0:
                    raise Refusal("exchange.package_broken")
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as fault:
        raise Refusal("exchange.package_broken") from fault
