"""What a signed PDF says of its signers: read from bytes, never called valid, never a crash."""

from hypothesis import given
from hypothesis import strategies as st

from lokmin.papers.rules.signed_pdf import marks_of


def tlv(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    size = len(body)
    if size < 128:
        return bytes([tag, size]) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + body


def certificate(serial: int, name: str) -> bytes:
    common = tlv(0x30, tlv(0x06, b"\x55\x04\x03"), tlv(0x0C, name.encode()))
    named = tlv(0x30, tlv(0x31, common))
    fields = [tlv(0xA0, tlv(2, b"\x02")), tlv(2, bytes([serial])), tlv(0x30), named, tlv(0x30), named]
    return tlv(0x30, tlv(0x30, *fields), tlv(0x30), tlv(3, b"\x00"))


def cms(serial: int, *certificates: bytes) -> bytes:
    signer = tlv(0x30, tlv(2, b"\x01"), tlv(0x30, tlv(0x30), tlv(2, bytes([serial]))), tlv(0x30))
    signed = tlv(0x30, tlv(2, b"\x01"), tlv(0x31), tlv(0x30), tlv(0xA0, *certificates), tlv(0x31, signer))
    return tlv(0x30, tlv(6, b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"), tlv(0xA0, signed))


def signed_pdf(
    *, name: bytes = b"", contents: bytes = b"\x30\x00", more: bytes = b"", sub: bytes = b""
) -> bytes:
    """A PDF as signers write one: the range before and after the hex of the contents."""
    head = b"%PDF-1.7\n7 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite" + sub + b"/Contents "
    hexed = b"<" + contents.hex().encode() + b"0000>"
    for _ in range(2):
        told = b"/ByteRange [0 %d %d %08d]/M (D:20230526101500+07'00')%s>>\nendobj\n%%%%EOF" % (
            len(head), len(head) + len(hexed), 0, name,
        )  # fmt: skip
    told = told.replace(b"00000000]", b"%08d]" % len(told))
    return head + hexed + told + more


def test_the_name_and_day_of_the_dictionary_are_told():
    (mark,) = marks_of(signed_pdf(name=rb"/Name (Drs. H. Contoh \(Camat\))"))
    assert (mark.name, mark.day, mark.to_the_end) == ("Drs. H. Contoh (Camat)", "2023-05-26", True)


def test_a_name_in_utf_16_or_hex_is_read():
    utf = b"\xfe\xff" + "Siti Ātikah".encode("utf-16-be")
    (mark,) = marks_of(signed_pdf(name=b"/Name <" + utf.hex().encode() + b">"))
    assert mark.name == "Siti Ātikah"


def test_without_a_name_the_certificate_of_the_signer_is_asked():
    message = cms(9, certificate(3, "BSrE CA"), certificate(9, "Budi Santoso"))
    (mark,) = marks_of(signed_pdf(contents=message))
    assert mark.name == "Budi Santoso"


def test_what_was_added_after_the_signature_is_noticed():
    (mark,) = marks_of(signed_pdf(name=b"/Name (A)", more=b"\n8 0 obj <<>> endobj"))
    assert not mark.to_the_end


def test_a_time_stamp_is_no_signature_and_a_false_range_is_none():
    assert marks_of(signed_pdf(sub=b"/SubFilter/ETSI.RFC3161")) == []
    assert marks_of(b"%PDF-1.7 /ByteRange [0 10 5 10]") == []
    assert marks_of(b"%PDF-1.7 /ByteRange [0 10 20 9999]") == []
    assert marks_of(b"%PDF-1.4 nothing") == []


@given(st.binary(max_size=200))
def test_whatever_the_contents_hold_nothing_breaks(contents):
    marks = marks_of(signed_pdf(contents=contents))
    assert len(marks) == 1


@given(st.binary(max_size=300))
def test_whatever_the_file_is_nothing_breaks(data):
    assert marks_of(b"/ByteRange [0 1 2 1]" + data) is not None
