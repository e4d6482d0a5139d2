"""What the signature dictionaries of a PDF say of themselves: how many there are and which names they carry.

Nothing is verified here, and nothing is called valid: a name is printed as the file writes it. Plain reading
of bytes, so that no hostile file runs a parser of everything else that a PDF may hold.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_MARKS = 40
_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
_NAME = re.compile(rb"/Name\s*(\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)
_DAY = re.compile(rb"/M\s*\(D:(\d{4})(\d{2})(\d{2})")
_STAMP = re.compile(rb"/SubFilter\s*/ETSI\.RFC3161")
_MOST_HEAD = 64 * 1024
_COMMON_NAME = b"\x55\x04\x03"
_TEXTS = {0x0C: "utf-8", 0x13: "ascii", 0x16: "ascii", 0x14: "latin-1", 0x1E: "utf-16-be"}


@dataclass(frozen=True)
class PdfMark:
    """One signature dictionary. `name` as the file says, `day` ISO as the file says.

    `to_the_end`: its range reaches the end of the file; otherwise something was added after it.
    """

    name: str
    day: str
    to_the_end: bool


def marks_of(data: bytes) -> list[PdfMark]:
    """The signature dictionaries in the order of the file; time stamps are none."""
    found: list[PdfMark] = []
    for match in _RANGE.finditer(data):
        mark = _mark(data, match)
        if mark and len(found) < MOST_MARKS:
            found.append(mark)
    return found


def _mark(data: bytes, match: re.Match[bytes]) -> PdfMark | None:
    begin, length, resume, rest = (int(number) for number in match.groups())
    gap = begin + length
    if begin != 0 or not gap < resume <= len(data) or resume + rest > len(data):
        return None
    head = _around(data, match, gap, resume)
    if _STAMP.search(head):
        return None
    name = _NAME.search(head)
    day = _DAY.search(head)
    told = _text(name[1]) if name else ""
    return PdfMark(
        (told or _certificate_name(data[gap:resume]))[:160],
        "-".join(part.decode() for part in day.groups()) if day else "",
        not data[resume + rest :].strip(),
    )


def _around(data: bytes, match: re.Match[bytes], gap: int, resume: int) -> bytes:
    """The dictionary without its contents: from the object's head to its end, a little of each at most."""
    start = data.rfind(b" obj", max(0, min(match.start(), gap) - _MOST_HEAD), min(match.start(), gap))
    end = data.find(b"endobj", max(match.end(), resume), max(match.end(), resume) + _MOST_HEAD)
    last = end if end > 0 else max(match.end(), resume)
    return data[max(start, 0) : gap][-_MOST_HEAD:] + data[resume:last]


def _text(raw: bytes) -> str:
    """A PDF string: literal or hex, Latin or UTF-16."""
    if raw.startswith(b"<"):
        digits = re.sub(rb"\s", b"", raw[1:-1])
        told = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    else:
        told = re.sub(rb"\\([0-7]{1,3}|.)", _escaped, raw[1:-1], flags=re.DOTALL)
    for start, code in ((b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        if told.startswith(start):
            return told[len(start) :].decode(code, "replace").strip()
    return told.decode("latin-1").strip()


def _escaped(match: re.Match[bytes]) -> bytes:
    told = match[1]
    if told.isdigit():
        return bytes([int(told, 8) & 255])
    return {b"n": b"\n", b"r": b"\r", b"t": b"\t"}.get(told, told)


def _certificate_name(contents: bytes) -> str:
    """The common name of the certificate that the signature names; empty when it cannot be read."""
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", contents)
    try:
        return _signer(bytes.fromhex(digits[: len(digits) // 2 * 2].decode()))
    except (ValueError, IndexError, StopIteration):
        return ""


Part = tuple[int, bytes]


def _parts(data: bytes) -> Iterator[Part]:
    """The elements of a DER value one after the other: tag and content."""
    at = 0
    while at + 1 < len(data):
        tag, length, at = data[at], data[at + 1], at + 2
        if length & 0x80:
            size = length & 0x7F
            length, at = int.from_bytes(data[at : at + size], "big"), at + size
        if not tag or at + length > len(data):
            return
        yield tag, data[at : at + length]
        at += length


def _signer(message: bytes) -> str:
    """CMS SignedData: the subject of the certificate whose serial number the first signer names."""
    _tag, outer = next(_parts(message))
    wrapped = next(value for tag, value in _parts(outer) if tag == 0xA0)
    signed = list(_parts(next(_parts(wrapped))[1]))
    certificates = next(value for tag, value in signed if tag == 0xA0)
    signer = list(_parts(next(_parts(signed[-1][1]))[1]))
    serial = [value for tag, value in _parts(signer[1][1]) if tag == 0x02][-1]
    for _tag, certificate in _parts(certificates):
        fields = [part for part in _parts(next(_parts(certificate))[1]) if part[0] != 0xA0]
        if fields[0][1] == serial:
            return _common_name(fields[4][1])
    return ""


def _common_name(subject: bytes) -> str:
    for _tag, group in _parts(subject):
        for _inner, pair in _parts(group):
            named, (tag, value) = list(_parts(pair))[:2]
            if named[1] == _COMMON_NAME:
                return value.decode(_TEXTS.get(tag, "latin-1"), "replace").strip()
    return ""
