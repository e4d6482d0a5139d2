"""Hostile and helpless files: each gets its sentence, none costs memory or time."""

import io
import time
import zipfile

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.intake.rules import workbook
from lokmin.intake.rules.archive import Archive, kind_of
from lokmin.intake.rules.limits import read_limited
from lokmin.intake.rules.reader import read_file
from tests.intake import files
from tests.intake.test_rules_pws_kia import COUNTS, TODAY

GOOD = files.pws_book(COUNTS)
SHEET = "xl/worksheets/sheet2.xml"
MANY = {f"xl/media/{n}.png": b"x" for n in range(250)}
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>"""


def zipped(method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


def encrypted_zip() -> bytes:
    data = bytearray(files.plain_zip(xl__workbook=b"x"))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + at] |= 1
    return bytes(data)


REFUSED = {
    "nothing": (b"", "empty_file"),
    "only zeros": (b"\x00" * 4096, "empty_file"),
    "only spaces": (b" \r\n\r\n ", "empty_file"),
    "too big": (b"a" * 40_000_001, "file_too_big"),
    "old Excel": (files.old_office("Workbook"), "old_xls"),
    "password": (files.old_office("EncryptionInfo", "EncryptedPackage"), "encrypted"),
    "locked member": (encrypted_zip(), "encrypted"),
    "PDF": (b"%PDF-1.7\n", "pdf"),
    "RAR": (b"Rar!\x1a\x07\x00", "archive"),
    "gzip": (b"\x1f\x8b\x08\x00\x00", "archive"),
    "web page called xls": (b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>", "html"),
    "half a workbook": (GOOD[: len(GOOD) // 2], "broken_file"),
    "only the first bytes": (GOOD[:30], "broken_file"),
    "Word": (files.plain_zip(word__document=b"<w/>"), "not_workbook"),
    "OpenDocument": (files.repack(files.plain_zip(mimetype=b"x"), add={"content.xml": b"<x/>"}), "ods"),
    "binary Excel": (files.repack(files.plain_zip(a=b"x"), add={"xl/workbook.bin": b"x"}), "xlsb"),
    "zip bomb": (files.repack(GOOD, {SHEET: b"<a>" + b" " * 30_000_000}), "zip_bomb"),
    "bomb over 60 MB": (files.repack(GOOD, add={"xl/big.xml": b"0123456789abcdef" * 4_000_000}), "zip_bomb"),
    "lying sizes": (files.lying_sizes(files.repack(GOOD, {SHEET: b" " * 9_000}), SHEET), "broken_file"),
    "too many members": (files.repack(GOOD, add=MANY), "too_many_members"),
    "strange packing": (zipped(zipfile.ZIP_LZMA), "broken_file"),
    "damaged bytes": (files.crc_broken(GOOD, SHEET), "broken_file"),
    "no relations": (files.repack(GOOD, drop=["xl/_rels/workbook.xml.rels"]), "broken_file"),
    "a thousand laughs": (files.repack(GOOD, {SHEET: LAUGHS}), "broken_file"),
    "no XML": (files.repack(GOOD, {SHEET: b"\x89PNG not xml"}), "broken_file"),
    "cut XML": (files.repack(GOOD, {SHEET: b"<worksheet><sheetData><row>"}), "broken_file"),
    "cell outside": (
        files.repack(GOOD, {SHEET: files.sheet_xml('<row><c r="XFE9999999"><v>1</v></c></row>')}),
        "broken_file",
    ),
    "text as number": (
        files.repack(GOOD, {SHEET: files.sheet_xml('<row><c r="A1"><v>seven</v></c></row>')}),
        "broken_file",
    ),
    "string that is not there": (
        files.repack(GOOD, {SHEET: files.sheet_xml('<row><c r="A1" t="s"><v>99999</v></c></row>')}),
        "broken_file",
    ),
    "no sheet we know": (files.book_with(), "layout_unknown"),
    "only names": (files.book_with(files.by_name_sheet), "only_by_name"),
    "binary noise": (bytes(range(1, 256)) * 20, "text_encoding"),
    "text without columns": (b"a;b;c\n1;2;3\n", "text_columns"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_its_sentence(name):
    data, code = REFUSED[name]
    with pytest.raises(Refusal) as refused:
        read_limited(data, today=TODAY)
    assert refused.value.code == f"intake.{code}"
    assert refused.value.sentence.endswith(".")


def test_a_sheet_that_claims_549_gigabytes_costs_nothing():
    rows = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    data = files.repack(GOOD, add={}, replace={SHEET: files.sheet_xml(rows, "A1:XFD1048576")})
    start = time.monotonic()
    report = read_limited(data, today=TODAY)
    assert {figure.sheet for figure in report.figures} == {"2.PWS"}
    assert time.monotonic() - start < 10


def test_a_claimed_size_does_not_hide_what_is_there():
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        sheet = archive.read(SHEET)
    start = sheet.index(b"<dimension")
    end = sheet.index(b"/>", start) + 2
    claimed = sheet[:start] + b'<dimension ref="A1:XFD1048576"/>' + sheet[end:]
    report = read_limited(files.repack(GOOD, {SHEET: claimed}), today=TODAY)
    assert report.cells_read == read_limited(GOOD, today=TODAY).cells_read


def test_macros_are_left_alone_and_said():
    data = files.repack(GOOD, add={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro"})
    report = read_limited(data, today=TODAY)
    assert report.cells_read
    assert next(issue.code for issue in report.issues) == "macros_ignored"


def test_the_kind_is_taken_from_the_bytes_and_not_from_the_name():
    assert kind_of(GOOD) == "zip"
    assert kind_of("desa;periode\n".encode("utf-16")) == "text"
    assert not Archive(GOOD).has_macros


def test_a_sheet_of_too_many_cells_is_refused(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_CELLS", 20)
    with pytest.raises(Refusal) as refused:
        read_file(GOOD, today=TODAY)
    assert refused.value.code == "intake.too_many_cells"
