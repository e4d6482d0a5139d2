"""Archives that are no workbook, or a workbook that means harm."""

import io
import zipfile

from tests.intake import files
from tests.intake.corpus.made import Case, Read, Refused, book, k1, of, table

_READ = Read(k1(Mawar=5, Melati=6))
_GOOD = book(table(("Mawar", "2026-01", "K1", 5), ("Melati", "2026-01", "K1", 6)))
_SHEET, _BOOK, _STRINGS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"
_LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><worksheet><sheetData>&c;</sheetData></worksheet>'
)
_OUTSIDE = (
    b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData>&e;</sheetData></worksheet>'
)
_POINTING = b'<Relationships><Relationship Id="rId1" Target="../../../etc/passwd"/></Relationships>'
_WIDE_ROW = "".join(f'<c r="{c}1"><v>1</v></c>' for c in ("A", "B", "XFD"))


def _shared() -> bytes:
    """The same figures in a workbook whose texts are shared strings."""
    texts = ("desa", "periode", "elemen", "jumlah", "Mawar", "2026-01", "K1", "Melati")
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    rows = [
        "".join(f'<c r="{"ABCD"[at]}{row}" t="s"><v>{text}</v></c>' for at, text in enumerate(line))
        + (f'<c r="D{row}"><v>{count}</v></c>' if count else "")
        for row, line, count in ((1, (0, 1, 2, 3), 0), (2, (4, 5, 6), 5), (3, (7, 5, 6), 6))
    ]
    sheet = files.sheet_xml("".join(f'<row r="{n}">{row}</row>' for n, row in enumerate(rows, 1)))
    return files.repack(_GOOD, {_SHEET: sheet}, add={_STRINGS: f"<sst>{strings}</sst>".encode()})


def _zip(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _with_sheet(xml: bytes) -> bytes:
    return files.repack(_GOOD, {_SHEET: xml})


def _encrypted() -> bytes:
    """The flag of encryption set in both headers of every member."""
    changed = bytearray(_GOOD)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := changed.find(signature, start)) >= 0:
            changed[start + at] |= 1
            start += 4
    return bytes(changed)


def _bomb(name: str, size: int = 70_000_000) -> bytes:
    return files.repack(_GOOD, add={name: b" " * size})


def _strings(count: int, length: int) -> bytes:
    text = f"<si><t>{'x' * length}</t></si>" * count
    return f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{text}</sst>'.encode()


def _dimension(size: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(_GOOD)) as archive:
        sheet = archive.read(_SHEET)
    start, end = sheet.index(b"<dimension"), sheet.index(b"/>", sheet.index(b"<dimension")) + 2
    return _with_sheet(sheet[:start] + f'<dimension ref="{size}"/>'.encode() + sheet[end:])


_SHARED = _shared()
# Named without its size, which changes with the hour written into the archive.
_CUTS = {
    "after 10 bytes": 10,
    "after 100 bytes": 100,
    "after 1000 bytes": 1000,
    "in the middle": len(_GOOD) // 2,
    "30 bytes before its end": len(_GOOD) - 30,
    "one byte before its end": len(_GOOD) - 1,
}
CASES: dict[str, Case] = {
    **{f"a workbook cut {where}": of(_GOOD[:n], Refused("broken_file")) for where, n in _CUTS.items()},
    **{
        f"a damaged byte at {n} tenths is refused or does no harm": of(
            files.crc_broken(_SHARED, name), Refused("broken_file")
        )
        for n, name in enumerate((_SHEET, _BOOK, _STRINGS, "xl/styles.xml", "xl/_rels/workbook.xml.rels"), 1)
    },
    **{
        f"a claimed size of {size} changes nothing": of(_dimension(size), _READ)
        for size in ("A1:XFD1048576", "A1", "XFD1048576", "A1:B2", "nonsense")
    },
    "shared strings are read": of(_SHARED, _READ),
    "a bomb among the sheets": of(lambda: _bomb("xl/worksheets/sheet9.xml"), Refused("zip_bomb")),
    "a bomb among the pictures": of(lambda: _bomb("xl/media/image1.png"), Refused("zip_bomb")),
    "a bomb that lies about its size": of(
        lambda: files.lying_sizes(files.repack(_GOOD, {_SHEET: b"<worksheet>" + b" " * 40_000_000}), _SHEET),
        Refused("broken_file", ("zip_bomb",)),
    ),
    "a bomb of spaces in one cell": of(
        lambda: _with_sheet(
            files.sheet_xml(
                f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"y" * 30_000_000}</t></is></c></row>'
            )
        ),
        Refused("zip_bomb"),
    ),
    "a bomb of shared strings": of(
        lambda: files.repack(_SHARED, {_STRINGS: _strings(1_000_000, 10)}),
        Refused("zip_bomb", ("too_many_cells",)),
    ),
    "a zip in a zip": of(lambda: _zip({"isi.zip": _zip({"lagi.zip": _GOOD})}), Refused("not_workbook")),
    "a zip of a workbook": of(lambda: _zip({"pws.xlsx": _GOOD}), Refused("not_workbook")),
    "three hundred members": of(
        lambda: files.repack(_GOOD, add={f"xl/media/{n}.png": b"x" for n in range(300)}),
        Refused("too_many_members"),
    ),
    "a member packed with bzip2": of(
        lambda: _zip({_BOOK: b"<workbook/>"}, zipfile.ZIP_BZIP2), Refused("broken_file")
    ),
    "a member packed with LZMA": of(
        lambda: _zip({_BOOK: b"<workbook/>"}, zipfile.ZIP_LZMA), Refused("broken_file")
    ),
    "an encrypted archive": of(_encrypted, Refused("encrypted")),
    "an encrypted workbook": of(files.old_office("EncryptedPackage"), Refused("encrypted")),
    "an old Excel file": of(files.old_office("Workbook"), Refused("old_xls")),
    "an old Excel file that is called new": of(files.old_office("Book"), Refused("old_xls")),
    "a binary Excel file": of(lambda: _zip({"xl/workbook.bin": b"x"}), Refused("xlsb")),
    "an OpenDocument file": of(
        lambda: _zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
        Refused("ods"),
    ),
    "a Word file": of(lambda: _zip({"word/document.xml": b"<x/>"}), Refused("not_workbook")),
    "an empty archive": of(lambda: _zip({}), Refused("not_workbook", ("broken_file",))),
    "a web page that is called a workbook": of(
        b"<html><table><tr><td>1</td></tr></table></html>", Refused("html")
    ),
    "a web page with a mark": of(b"\xef\xbb\xbf\n <!DOCTYPE html><html></html>", Refused("html")),
    "a table of a web page alone": of(b"<table><tr><td>desa</td></tr></table>", Refused("html")),
    "a PDF": of(b"%PDF-1.7\n" + b"x" * 900, Refused("pdf")),
    "a RAR archive": of(b"Rar!\x1a\x07\x00" + b"x" * 900, Refused("archive")),
    "a 7z archive": of(b"7z\xbc\xaf\x27\x1c" + b"x" * 900, Refused("archive")),
    "a gzip": of(b"\x1f\x8b\x08" + b"x" * 900, Refused("archive")),
    "a picture": of(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, Refused("text_encoding")),
    "only the two letters of an archive": of(b"PK", Refused("broken_file")),
    "a workbook with macros": of(
        lambda: files.repack(_GOOD, add={"xl/vbaProject.bin": b"Sub Auto_Open()"}),
        Read(_READ.figures, ("macros_ignored",)),
    ),
    "a link to another workbook": of(
        lambda: files.repack(_GOOD, add={"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}), _READ
    ),
    "a member that climbs out of the archive": of(
        lambda: files.repack(_GOOD, add={"../../etc/cron.d/x": b"x"}), _READ
    ),
    "wrong content types": of(lambda: files.repack(_GOOD, {"[Content_Types].xml": b"<Types/>"}), _READ),
    "no content types": of(lambda: files.repack(_GOOD, drop=["[Content_Types].xml"]), _READ),
    "no relations": of(
        lambda: files.repack(_GOOD, drop=["xl/_rels/workbook.xml.rels"]), Refused("broken_file")
    ),
    "relations that point outside": of(
        lambda: files.repack(
            _GOOD,
            {"xl/_rels/workbook.xml.rels": _POINTING},
        ),
        Refused("layout_unknown"),
    ),
    "no styles": of(lambda: files.repack(_GOOD, drop=["xl/styles.xml"]), _READ),
    "no shared strings though cells name them": of(
        lambda: files.repack(_SHARED, drop=[_STRINGS]), Refused("broken_file")
    ),
    "a thousand laughs": of(lambda: _with_sheet(_LAUGHS), Refused("broken_file")),
    "an entity that reads a file": of(lambda: _with_sheet(_OUTSIDE), Refused("broken_file")),
    "entities in the shared strings": of(
        lambda: files.repack(_SHARED, {_STRINGS: _LAUGHS}), Refused("broken_file")
    ),
    "entities in the workbook": of(lambda: files.repack(_GOOD, {_BOOK: _LAUGHS}), Refused("broken_file")),
    "entities in the styles": of(
        lambda: files.repack(_GOOD, {"xl/styles.xml": _LAUGHS}), Refused("broken_file")
    ),
    "XML that is cut": of(lambda: _with_sheet(b"<worksheet><sheetData><row>"), Refused("broken_file")),
    "XML a hundred thousand levels deep": of(
        lambda: _with_sheet(b"<a>" * 100_000 + b"</a>" * 100_000),
        Refused("layout_unknown", ("broken_file", "too_heavy", "zip_bomb")),
    ),
    "no XML at all": of(lambda: _with_sheet(b"\x89PNG not xml"), Refused("broken_file")),
    "XML in UTF-7": of(
        lambda: _with_sheet(b'<?xml version="1.0" encoding="utf-7"?><worksheet/>'), Refused("broken_file")
    ),
    "a cell outside a sheet": of(
        lambda: _with_sheet(files.sheet_xml('<row r="1"><c r="XFE9999999"><v>1</v></c></row>')),
        Refused("broken_file"),
    ),
    "a cell in column nought": of(
        lambda: _with_sheet(files.sheet_xml('<row r="1"><c r="1A"><v>1</v></c></row>')),
        Refused("broken_file"),
    ),
    "a string that is not there": of(
        lambda: _with_sheet(files.sheet_xml('<row r="1"><c r="A1" t="s"><v>99999</v></c></row>')),
        Refused("broken_file"),
    ),
    "a string before the first": of(
        lambda: _with_sheet(files.sheet_xml('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>')),
        Refused("broken_file"),
    ),
    "a word as a number": of(
        lambda: _with_sheet(files.sheet_xml('<row r="1"><c r="A1"><v>tujuh</v></c></row>')),
        Refused("broken_file"),
    ),
    "one cell in the last corner": of(
        lambda: _with_sheet(files.sheet_xml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
        Refused("layout_unknown"),
    ),
    "a very wide row": of(
        lambda: _with_sheet(files.sheet_xml(f'<row r="1">{_WIDE_ROW}</row>')), Refused("layout_unknown")
    ),
    "seventy sheets": of(
        lambda: book(*[(f"L{n}", [("x",)]) for n in range(70)]),
        Refused("too_many_sheets", ("too_many_members",)),
    ),
}
