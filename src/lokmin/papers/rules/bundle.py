"""A bundle of files as one ZIP: stable harmless names, the same bytes for the same content, every hash."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from lokmin.papers.rules.archive import EPOCH

MANIFEST = "MANIFEST-SHA256.txt"
LONGEST = 48
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$")


def harmless(text: str, otherwise: str = "berkas") -> str:
    """Any text as part of a file name: small ASCII letters, digits and hyphens, and short.

    No path, no name that Windows keeps for itself, no leading dot; `otherwise` where nothing is left.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").casefold()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
    return f"{name}-x" if _RESERVED.match(name) else name or otherwise


@dataclass(frozen=True)
class Entry:
    """A file of the bundle, read only when its turn comes."""

    name: str
    read: Callable[[], bytes]


class TwoOfOneName(ValueError):
    """A fault of the house: two files of a bundle have the same name."""


def write(target: BinaryIO, root: str, entries: Iterable[Entry]) -> None:
    """Write the ZIP with everything under `root`, one file at a time, the list of hashes last.

    Kept as they are: nearly all are packed already, and any program opens them.
    """
    with ZipFile(target, "w", ZIP_STORED) as archive:
        seen: dict[str, str] = {}
        for entry in entries:
            if entry.name in seen:
                raise TwoOfOneName(entry.name)
            data = entry.read()
            seen[entry.name] = hashlib.sha256(data).hexdigest()
            archive.writestr(_info(f"{root}/{entry.name}"), data)
        archive.writestr(_info(f"{root}/{MANIFEST}"), manifest(seen).encode())


def manifest(hashes: dict[str, str]) -> str:
    """As `sha256sum -c` reads it."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes.items()))


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, EPOCH)
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info
