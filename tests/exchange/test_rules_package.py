"""The file that travels: whoever sends it, it is looked at in small bites, and first who made it."""

import hashlib
import io
import json
import tracemalloc
import zipfile

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.exchange.rules import package

FACTS = {"kind": package.RETURN}
MEGABYTE = b"0" * (1 << 20)


def packed(manifest, **members):
    """A zip with this manifest; a member may be the number of megabytes that it unpacks to."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if package.MANIFEST not in members:
            archive.writestr(package.MANIFEST, manifest)
        for name, size in members.items():
            with archive.open(name, "w", force_zip64=True) as member:
                for _ in range(size):
                    member.write(MEGABYTE)
    out.seek(0)
    return out


def manifest(**sha256):
    return json.dumps({**FACTS, "format": package.FORMAT, "sha256": sha256})


def memory(do):
    """The most megabytes that were held while doing it."""
    tracemalloc.start()
    try:
        do()
        return tracemalloc.get_traced_memory()[1] >> 20
    finally:
        tracemalloc.stop()


def refused(file, do=package.read):
    with pytest.raises(Refusal) as caught:
        do(file, package.RETURN)
    return caught.value.code


def test_what_was_written_is_read_back():
    out = io.BytesIO()
    rows = [{"id": "1", "text": "Jalan\u2028rusak"}, {"id": "2", "text": ""}]
    package.write(out, FACTS, [("rows/a.B.jsonl", package.lines(rows)), ("files/x.jpg", b"\xff\n")], "kunci")
    opened = package.read(out, package.RETURN)
    opened.check_signature("kunci")
    assert list(opened.rows("rows/a.B.jsonl")) == rows
    assert list(opened.rows("rows/c.D.jsonl")) == []
    with opened.member("files/x.jpg") as file:
        assert file.read() == b"\xff\n"
    with pytest.raises(Refusal, match="tidak ditulis oleh laptop"):
        opened.check_signature("lain")


@pytest.mark.parametrize("name", [package.SIGNATURE, package.MANIFEST])
def test_a_bomb_before_the_signature_is_refused_after_its_first_bites(name):
    bomb = packed(manifest(), **{name: 60})
    assert memory(lambda: refused(bomb)) < 30


def test_nothing_is_unpacked_before_it_is_known_who_made_it(monkeypatch):
    bomb = packed(manifest(**{"changes/a.B.jsonl": "0" * 64}), **{"changes/a.B.jsonl": 60})
    read = []
    real = package._chunks
    monkeypatch.setattr(package, "_chunks", lambda *given: read.append(given[1]) or real(*given))
    opened = package.look(bomb, package.RETURN)
    with pytest.raises(Refusal, match="tidak ditulis oleh laptop"):
        opened.check_signature("kunci")
    assert read == [package.MANIFEST]


def test_all_members_together_have_a_limit(monkeypatch):
    digest = hashlib.sha256(MEGABYTE).hexdigest()
    names = [f"files/{n}" for n in range(4)]
    found = packed(manifest(**dict.fromkeys(names, digest)), **dict.fromkeys(names, 1))
    package.read(found, package.RETURN)
    monkeypatch.setattr(package, "LARGEST", 3 << 20)
    assert refused(found) == "exchange.package_broken"


def test_a_big_member_is_never_held_whole_and_a_line_has_an_end():
    digest = hashlib.sha256()
    for _ in range(60):
        digest.update(MEGABYTE)
    name = "changes/a.B.jsonl"
    found = packed(manifest(**{name: digest.hexdigest()}), **{name: 60})
    assert memory(lambda: package.read(found, package.RETURN)) < 10
    with pytest.raises(Refusal, match="rusak"):
        list(package.read(found, package.RETURN).rows(name))


def test_nested_beyond_reading_it_is_refused():
    assert refused(packed("[" * 200_000)) == "exchange.package_broken"


@pytest.mark.parametrize("name", ["../x", "files/../x", "/etc/x", "rows/x.jsonl"])
def test_a_member_has_a_name_that_stays_inside(name):
    digest = hashlib.sha256(MEGABYTE).hexdigest()
    assert refused(packed(manifest(**{name: digest}), **{name: 1})) == "exchange.package_broken"


def test_a_file_that_was_cut_short_is_damaged_and_another_zip_is_no_package():
    whole = io.BytesIO()
    members = [("changes/people.Office.jsonl", b"x" * 9000)]
    package.write(whole, {"kind": package.RETURN}, members, key="k")
    assert refused(io.BytesIO(whole.getvalue()[:-60])) == "exchange.package_broken"
    assert refused(io.BytesIO(b"PK\x03\x04" + b"0" * 200)) == "exchange.no_package"
