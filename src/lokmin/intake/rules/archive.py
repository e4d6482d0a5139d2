"""Is this a workbook, and is it safe to open? Decided before anything in it is parsed."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from lokmin.basics.refusal import Refusal

LARGEST_FILE = 40_000_000
LARGEST_UNPACKED = 260_000_000
LARGEST_RATIO = 100
MOST_MEMBERS = 200
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_HTML = (b"<html", b"<!doctype html", b"<table", b"<meta")
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OTHER_MAGIC = {b"%PDF": "pdf", b"Rar!": "archive", b"7z\xbc\xaf": "archive", b"\x1f\x8b": "archive"}


def kind_of(data: bytes) -> str:
    """`zip` or `text`; every other kind of file is refused with what to do about it."""
    if not data.strip(b"\x00 \r\n\t"):
        raise Refusal("intake.empty_file")
    if len(data) > LARGEST_FILE:
        raise Refusal("intake.file_too_big", largest=LARGEST_FILE // 1_000_000)
    if data.startswith(b"PK"):
        return "zip"
    if data.startswith(_OLE):
        raise Refusal("intake.encrypted" if _utf16("EncryptedPackage") in data else "intake.old_xls")
    for magic, name in _OTHER_MAGIC.items():
        if data.startswith(magic):
            raise Refusal(f"intake.{name}")
    start = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(_HTML):
        raise Refusal("intake.html")
    return "text"


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


class Archive:
    """The members of a workbook, read with a limit on the bytes that really come out."""

    def __init__(self, data: bytes) -> None:
        """Refuses what is no workbook, what is encrypted, and what unpacks to too much."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
            raise Refusal("intake.broken_file") from fault
        self._check_sizes(len(data))
        self._left = LARGEST_UNPACKED
        self.names = frozenset(self._zip.namelist())
        self._check_kind()

    @property
    def has_macros(self) -> bool:
        return any(name.lower().endswith("vbaproject.bin") for name in self.names)

    def _check_sizes(self, packed: int) -> None:
        members = self._zip.infolist()
        unpacked = sum(member.file_size for member in members)
        if len(members) > MOST_MEMBERS:
            raise Refusal("intake.too_many_members", most=MOST_MEMBERS)
        if unpacked > LARGEST_UNPACKED or unpacked > LARGEST_RATIO * max(packed, 1):
            raise Refusal("intake.zip_bomb", largest=LARGEST_UNPACKED // 1_000_000)
        for member in members:
            if member.flag_bits & 1:
                raise Refusal("intake.encrypted")
            if member.compress_type not in _PLAIN_METHODS:
                raise Refusal("intake.broken_file")

    def _check_kind(self) -> None:
        if "xl/workbook.xml" in self.names:
            return
        if "xl/workbook.bin" in self.names:
            raise Refusal("intake.xlsb")
        if "content.xml" in self.names and "mimetype" in self.names:
            raise Refusal("intake.ods")
        raise Refusal("intake.not_workbook")

    def size(self, name: str) -> int:
        """How many bytes a member claims to hold."""
        return self._zip.getinfo(name).file_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of one member, counted while they come out, because sizes in a header can lie."""
        try:
            with self._zip.open(name) as member:
                while chunk := member.read(65_536):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise Refusal("intake.zip_bomb", largest=LARGEST_UNPACKED // 1_000_000)
                    yield chunk
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, KeyError, ValueError) as fault:
            raise Refusal("intake.broken_file") from fault
        except zlib.error as fault:
            raise Refusal("intake.broken_file") from fault
