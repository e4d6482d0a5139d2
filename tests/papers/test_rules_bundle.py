"""A bundle as ZIP: harmless names, the same bytes for the same content, every hash."""

import hashlib
import io
import tracemalloc
import zipfile

import pytest

from lokmin.papers.rules import bundle
from lokmin.papers.rules.bundle import Entry, harmless


def packed(*entries: Entry) -> bytes:
    target = io.BytesIO()
    bundle.write(target, "bukti", entries)
    return target.getvalue()


def entry(name: str, data: bytes) -> Entry:
    return Entry(name, lambda: data)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Notulen 440/018/PKM", "notulen-440-018-pkm"),
        ("../../etc/passwd", "etc-passwd"),
        ("..\\..\\windows\\system32", "windows-system32"),
        ("C:\\autoexec.bat", "c-autoexec-bat"),
        ("CON", "con-x"),
        ("lpt1", "lpt1-x"),
        ("NUL.", "nul-x"),
        (".htaccess", "htaccess"),
        ("-rf", "rf"),
        ("a\x00b\nc\u202efdp.exe", "a-b-cfdp-exe"),
        ("Évaluasi ﬁnal", "evaluasi-final"),
        ("会议", "berkas"),
        ("   ", "berkas"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("a" * 200, "a" * 48),
        ("x" * 47 + " yz", "x" * 47),
    ],
)
def test_any_text_becomes_a_harmless_part_of_a_name(text, name):
    assert harmless(text) == name


def test_the_same_content_gives_the_same_bytes():
    files = [entry("b.pdf", b"dua"), entry("a/a.pdf", b"satu")]
    assert packed(*files) == packed(*files)
    assert packed(*files) != packed(entry("b.pdf", b"lain"), files[1])


def test_every_file_lies_under_one_folder_and_its_hash_fits():
    with zipfile.ZipFile(io.BytesIO(packed(entry("b.pdf", b"dua"), entry("a/a.pdf", b"satu")))) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["bukti/b.pdf", "bukti/a/a.pdf", "bukti/MANIFEST-SHA256.txt"]
        told = opened.read("bukti/MANIFEST-SHA256.txt").decode()
        lines = [line.split("  ", 1) for line in told.splitlines()]
        assert [name for _digest, name in lines] == ["a/a.pdf", "b.pdf"]
        for digest, name in lines:
            assert hashlib.sha256(opened.read(f"bukti/{name}")).hexdigest() == digest


def test_two_files_of_one_name_are_a_fault_and_nothing_is_lost_quietly():
    with pytest.raises(bundle.TwoOfOneName, match=r"a\.pdf"):
        packed(entry("a.pdf", b"satu"), entry("a.pdf", b"dua"))


def test_an_empty_bundle_opens():
    with zipfile.ZipFile(io.BytesIO(packed())) as opened:
        assert opened.read("bukti/MANIFEST-SHA256.txt") == b""


def test_only_one_file_at_a_time_is_in_memory(tmp_path):
    size = 4 * 1024 * 1024
    files = [Entry(f"{n}.bin", lambda n=n: bytes([n]) * size) for n in range(12)]
    tracemalloc.start()
    try:
        with (tmp_path / "besar.zip").open("wb") as target:
            bundle.write(target, "bukti", files)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (tmp_path / "besar.zip").stat().st_size > 12 * size
    assert peak < 3 * size
