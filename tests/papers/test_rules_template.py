"""Word templates of an office: what is refused, with which words, and that values stay plain text."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from lokmin.basics.refusal import Refusal
from lokmin.papers.rules.content import Marks
from lokmin.papers.rules.qr import qr_png
from lokmin.papers.rules.template_check import check_template, has_qr, tags_of
from lokmin.papers.rules.template_file import LARGEST_FILE, LARGEST_PART, parts_of
from lokmin.papers.rules.template_fill import PREVIEW, check_whole, fill, preview, sandbox
from lokmin.papers.rules.template_names import EXAMPLES, QR, empty, fields_of
from lokmin.papers.rules.template_qr import SPOT
from lokmin.papers.rules.template_start import starting
from lokmin.papers.rules.template_values import values_of
from tests.papers import composed_samples
from tests.papers.reading import archive, word_text
from tests.papers.samples import DAY, FACTS, HEAD, frame
from tests.papers.test_rules_pdf import HOSTILE

KINDS = tuple(EXAMPLES)


def written(*lines, kind="assignment", cell=""):
    """A file with these paragraphs; `cell` in a table of one row."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if cell:
        document.add_table(1, 2).rows[0].cells[1].text = cell
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(data, **changes):
    """The same file with parts changed or added; None takes one out."""
    parts = {**archive(data), **{name.replace("__", "/"): content for name, content in changes.items()}}
    return packed({name: content for name, content in parts.items() if content is not None})


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def with_part(name, content):
    return packed({**archive(starting("assignment")), name: content})


def refused(data, kind="assignment", check=check_template):
    with pytest.raises(Refusal) as caught:
        check(data, kind)
    return caught.value


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_template_knows_every_name_and_is_accepted(kind):
    made = starting(kind)
    check_whole(made, kind)
    text = word_text(made)
    for name, value in EXAMPLES[kind].items():
        assert (name if isinstance(value, str) else f"in {name} ") in text
        assert all(f".{part}" in text for part in fields_of(value) or ())
    assert starting(kind) == made


@pytest.mark.parametrize("kind", KINDS)
def test_the_preview_holds_every_example(kind):
    made = preview(starting(kind), kind)
    text, said = word_text(made), {name: v for name, v in EXAMPLES[kind].items() if name != QR}
    assert qr_png(PREVIEW.marks.check_link) in archive(made).values()
    for value in said.values():
        rows = (value,) if isinstance(value, str) else value
        assert all(part in text for row in rows for part in ([row] if isinstance(row, str) else row.values()))
    assert "{" not in text


EVIL = [
    "{{ ''.__class__.__mro__ }}",
    "{{ nomor.__class__ }}",
    "{{ nomor['x'] }}",
    "{{ nomor|attr('x') }}",
    "{{ nomor|upper }}",
    "{{ cycler.__init__ }}",
    "{{ self }}",
    "{{ lipsum() }}",
    "{{ 7*7 }}",
    "{{r nomor }}",
    "{{p nomor }}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% set x = 1 %}",
    "{% macro x() %}",
    "{% raw %}",
    "{% colspan 3 %}",
    "{% for x in range(9) %}",
    "{% for nomor in orang %}",
    "{% for loop in orang %}",
    "{% if nomor == 1 %}",
    "{# rahasia #}",
    "{%- if nomor -%}",
    "{{ loop.index }}",
    "{{ loop.parent }}",
]


@pytest.mark.parametrize("tag", EVIL)
def test_a_command_is_refused_with_its_place(tag):
    refusal = refused(written("Satu", f"Isi {tag} itu"))
    assert refusal.code in ("papers.template_tag", "papers.template_name", "papers.template_list")
    assert "paragraf 2" in str(refusal)


def test_an_unknown_name_is_named_with_its_place_and_what_is_like_it():
    refusal = refused(written("Satu", cell="Nomor {{ nomer }}"))
    assert refusal.code == "papers.template_name"
    assert "“nomer” di tabel 1, baris 1, kolom 2" in str(refusal)
    assert "nomor" in refusal.params["known"]


def test_a_part_that_a_row_does_not_have_is_refused():
    lines = ("{%p for x in orang %}", "{{ x.telepon }}", "{%p endfor %}")
    assert refused(written(*lines)).params["name"] == "x.telepon"


def test_a_name_of_another_paper_is_refused():
    assert refused(written("{{ tugas }}"), "invitation").code == "papers.template_name"


def test_a_list_is_not_printed_whole():
    assert refused(written("{{ orang }}")).code == "papers.template_list"


@pytest.mark.parametrize("line", ["{{ nomor", "nomor }}", "{ nomor }", "{{ nomor }", "% {", "{%p if nomor"])
def test_half_a_tag_is_refused_at_its_place(line):
    refusal = refused(written("Satu", "Dua", line))
    assert refusal.code == "papers.template_open"
    assert "paragraf 3" in str(refusal)


@pytest.mark.parametrize(
    "lines",
    [
        ("{%p for x in orang %}",),
        ("{%p endfor %}",),
        ("{%p for x in orang %}", "{%p endif %}"),
        ("{% if nomor %}", "{% endif %}"),
        ("{%p if nomor %}", "{% endif %}"),
        ("{%p else %}",),
    ],
)
def test_a_block_without_its_partner_is_refused(lines):
    assert refused(written(*lines)).code == "papers.template_block"


def test_a_list_without_its_end_is_named_by_its_beginning():
    told = refused(written("{%p for x in penerima %}", "{{ x }}"), "invitation").params
    assert told["tag"] == "{%p for x in penerima %}"
    assert told["place"] == "paragraf 1"


def test_a_line_that_is_taken_away_must_stand_alone():
    assert refused(written("Yth. {%p if nomor %}", "{%p endif %}")).code == "papers.template_alone"


def test_a_loop_in_a_loop_is_refused():
    lines = ("{%p for x in orang %}", "{%p for y in orang %}", "{%p endfor %}", "{%p endfor %}")
    assert "paragraf 2" in str(refused(written(*lines)))


def test_more_placeholders_than_a_letter_has_are_refused():
    assert refused(written(*["{{ nomor }}"] * 1001)).code == "papers.template_packed"


def test_a_tag_in_header_and_footer_is_read_too():
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "{{ rahasia }}"
    out = io.BytesIO()
    document.save(out)
    assert "kaki halaman, paragraf 1" in str(refused(out.getvalue()))


def test_a_tag_over_several_runs_is_one_tag():
    document = docx.Document()
    line = document.add_paragraph()
    for piece in ("{", "{ no", "mor }", "}"):
        line.add_run(piece).bold = piece == "{ no"
    out = io.BytesIO()
    document.save(out)
    check_template(out.getvalue(), "assignment")
    [tag] = tags_of("word/document.xml", parts_of(out.getvalue())["word/document.xml"])
    assert tag.text == "{{ nomor }}"
    assert "440/017" in word_text(preview(out.getvalue(), "assignment"))


def test_a_hidden_tag_is_refused():
    document = docx.Document()
    document.add_paragraph("Isi").runs[0]._r.append(
        parse_xml(f'<w:drawing {nsdecls("w")} w:descr="{{{{ nomor }}}}"/>')
    )
    out = io.BytesIO()
    document.save(out)
    assert refused(out.getvalue()).code == "papers.template_hidden"
    document = docx.Document()
    document.core_properties.title = "{{ nomor.__class__ }}"
    out = io.BytesIO()
    document.save(out)
    assert refused(out.getvalue()).code == "papers.template_hidden"


RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/{kind}" Target="{target}"{mode}/></Relationships>'
)


@pytest.mark.parametrize(
    ("kind", "target", "mode"),
    [
        ("image", "http://127.0.0.1/rahasia.png", ' TargetMode="External"'),
        ("hyperlink", "file:///etc/passwd", ' TargetMode="external"'),
        ("attachedTemplate", "lain.dotm", ""),
        ("aFChunk", "lain.html", ""),
        ("oleObject", "lain.xml", ""),
    ],
)
def test_nothing_is_taken_from_elsewhere(kind, target, mode):
    content = RELS.format(kind=kind, target=target, mode=mode)
    refusal = refused(with_part("word/_rels/header9.xml.rels", content))
    assert refusal.code == "papers.template_external"
    assert target in str(refusal)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("word/vbaProject.bin", b"x", "papers.template_macro"),
        ("word/activeX/activeX1.xml", b"<x/>", "papers.template_macro"),
        ("word/embeddings/oleObject1.bin", b"x", "papers.template_part"),
        ("word/media/image1.svg", b"<svg/>", "papers.template_part"),
        ("word/media/image1.emf", b"x", "papers.template_part"),
        (
            "word/x.xml",
            b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
            "papers.template_part",
        ),
        (
            "word/x.xml",
            '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16"),
            "papers.template_part",
        ),
        ("word/x.xml", b"<x", "papers.template_part"),
        ("word/x.xml", b"<x>" + b"a" * LARGEST_PART + b"</x>", "papers.template_packed"),
    ],
)
def test_a_part_that_is_no_text_or_picture_is_refused_by_name(name, content, code):
    refusal = refused(with_part(name, content))
    assert refusal.code == code
    assert code == "papers.template_packed" or name in str(refusal)


@pytest.mark.parametrize(
    "field",
    [
        'INCLUDEPICTURE "http://127.0.0.1/x.png"',
        'INCLUDETEXT "/etc/passwd"',
        "DDEAUTO cmd",
        "LINK x",
        "MACROBUTTON x",
    ],
)
def test_a_field_that_reads_or_runs_something_is_refused(field):
    runs = "".join(
        f"<w:r>{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            f"<w:instrText>{field[:4]}</w:instrText>",
            f"<w:instrText>{field[4:]}</w:instrText>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    simple = f'<w:fldSimple w:instr="{field.replace(chr(34), "&quot;")}"/>'
    for inner in (runs, simple):
        content = f"<w:hdr {nsdecls('w')}><w:p>{inner}</w:p></w:hdr>"
        assert refused(with_part("word/header9.xml", content)).code == "papers.template_field"


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"%PDF-1.7", packed({"a.xml": b"<a/>"}), starting("minutes")[:9000]]
)
def test_what_is_no_word_file_is_refused(data):
    assert refused(data).code == "papers.template_kind"


def test_a_file_that_is_too_large_is_not_opened():
    assert refused(b"x" * (LARGEST_FILE + 1)).code == "papers.template_large"
    many = packed({f"word/{n}.xml": b"<x/>" for n in range(200)})
    assert refused(many).code == "papers.template_packed"


def test_a_macro_document_is_refused_by_its_type():
    parts = archive(starting("assignment"))
    name = "[Content_Types].xml"
    parts[name] = parts[name].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert refused(packed(parts)).code == "papers.template_macro"


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_values_appear_as_text(kind):
    evil = HOSTILE + " PT A & B <script>alert(1)</script> {{ nomor.__class__ }} مريم \x00\a\f"
    values = spoilt(EXAMPLES[kind], evil)
    made = fill(starting(kind), values, PREVIEW)
    text = "".join(word_text(made).split())
    for part in ("PTA&B", "<script>alert(1)</script>", "{{nomor.__class__}}", "مريم"):
        assert part in text
    assert b"<script>" not in archive(made)["word/document.xml"]


def spoilt(value, evil):
    if isinstance(value, str):
        return value + evil
    if hasattr(value, "items"):
        return {name: spoilt(part, evil) for name, part in value.items()}
    return [spoilt(part, evil) for part in value]


def test_the_sandbox_offers_nothing():
    made = sandbox()
    assert made.autoescape is True
    assert not made.globals
    assert not made.filters
    assert not made.tests
    with pytest.raises(Refusal) as caught:
        fill(written("{{ nomor.__class__.__mro__ }}"), EXAMPLES["assignment"], PREVIEW)
    assert caught.value.code == "papers.template_broken"


def test_stamps_code_and_what_is_replaced_stand_on_it_whatever_the_office_wrote():
    paper = replace(frame(), marks=Marks(True, True, "K7Q4-2MZX"), replaces="Mengganti surat tugas nomor 1.")
    document = docx.Document(io.BytesIO(fill(written("Isi"), EXAMPLES["assignment"], paper)))
    head = " ".join(line.text for line in document.sections[0].header.paragraphs)
    foot = " ".join(line.text for line in document.sections[0].footer.paragraphs)
    assert "SEMENTARA" in head
    assert "DATA CONTOH" in head
    assert "Mengganti surat tugas nomor 1." in head
    assert "K7Q4-2MZX" in foot


def test_the_assignment_letter_becomes_values():
    values = values_of("assignment", composed_samples.assignment(45, composed_samples.LONG))
    assert set(values) == set(EXAMPLES["assignment"])
    assert len(values["orang"]) == 45
    assert values["orang"][44]["nama"].endswith(" 45")
    assert values["tugas"] == "Mengikuti lokakarya mini:"
    assert values["penanda_tangan"][0]["nama"] == HEAD.name
    assert values["rincian"][0]["isi"] == FACTS[0].text
    assert DAY.year == 2023
    assert set(empty(values)) == set(values)


def test_our_own_letter_ends_as_a_letter_does_signature_then_copies_then_the_code():
    lines = [line.text for line in docx.Document(io.BytesIO(starting("invitation"))).paragraphs]
    order = [lines.index(one) for one in ("{{ penutup }}", "{{ orang_ini.nama }}", "Tembusan", "{{ qr }}")]
    assert order == sorted(order)


LINK = "http://127.0.0.1/v/K7Q4-2MZX"
MARKED = replace(PREVIEW, marks=Marks(code="K7Q4-2MZX", check_at="http://127.0.0.1/v/", check_link=LINK))


def pictures(container):
    return len(container._element.findall(".//" + qn("pic:pic")))


def test_the_qr_and_the_code_stand_where_the_template_asks_for_them():
    template = written("Nomor {{ nomor }}", cell="Kode {{ kode_dokumen }} {{ qr }} pindai")
    made = docx.Document(io.BytesIO(fill(template, EXAMPLES["assignment"], MARKED)))
    cell = made.tables[0].rows[0].cells[1]
    assert cell.text.split() == ["Kode", "K7Q4-2MZX", "pindai"]
    assert pictures(cell.paragraphs[0]) == 1
    assert pictures(made.sections[0].footer) == 0
    assert qr_png(LINK) in archive(fill(template, EXAMPLES["assignment"], MARKED)).values()


def test_a_template_without_the_qr_gets_it_into_its_footer():
    made = docx.Document(io.BytesIO(fill(written("Nomor {{ nomor }}"), EXAMPLES["assignment"], MARKED)))
    assert pictures(made.sections[0].footer) == 1
    assert not has_qr(written("Nomor {{ nomor }}"))
    assert has_qr(written("{{ qr }}"))


def test_a_draft_without_an_address_has_no_qr_and_no_words_in_its_place():
    template = written("Kode:{{ kode_dokumen }}{{ qr }}.")
    values = {**EXAMPLES["assignment"], "kode_dokumen": ""}
    made = docx.Document(io.BytesIO(fill(template, values, replace(PREVIEW, marks=Marks(draft=True)))))
    assert made.paragraphs[0].text == "Kode:."
    assert not made.inline_shapes


def test_no_value_can_pass_for_the_place_of_the_qr():
    values = {**EXAMPLES["assignment"], "nomor": SPOT}
    made = docx.Document(io.BytesIO(fill(written("Nomor {{ nomor }}"), values, MARKED)))
    assert made.paragraphs[0].text == "Nomor qr"
    assert not made.inline_shapes


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_template_carries_qr_and_code(kind):
    made = fill(starting(kind), EXAMPLES[kind], MARKED)
    assert has_qr(starting(kind))
    assert "K7Q4-2MZX" in word_text(made)
    assert qr_png(LINK) in archive(made).values()
