"""Our own template of each kind, as a file to start from: every name that it knows stands in it."""

from collections.abc import Callable, Mapping

from docx.document import Document

from lokmin.papers.rules import word_parts as w
from lokmin.papers.rules.content import Frame, Letterhead

_FRAME = Frame(Letterhead((), ""))


def starting(kind: str) -> bytes:
    """The file with placeholders; an office changes it in Word and brings it back."""
    document = w.new_document(_FRAME, "Templat")
    footer = document.sections[0].footer.paragraphs[0]
    for run in list(footer.runs):
        footer._p.remove(run._r)
    _letterhead(document)
    _MAKE[kind](document)
    _signers(document)
    if kind == "invitation":
        _list(document, "Tembusan", "tembusan")
    _code(document)
    return w.saved(document)


def _code(document: Document) -> None:
    """By what the paper is checked: a code, and a QR where Lokmin has an address."""
    w.paragraph(document, "{%p if kode_dokumen %}")
    w.paragraph(document, "{{ qr }}", keep=True)
    w.paragraph(document, "Kode dokumen: {{ kode_dokumen }}", size=9)
    w.paragraph(document, "{%p endif %}")


def _letterhead(document: Document) -> None:
    _each(document, "baris in kop_pemerintah", "{{ baris }}", align="center", size=13)
    w.letterhead(document, Letterhead((), "{{ KOP }}", ("{{ kop_alamat }}",)))
    for line in document.paragraphs:
        for run in line.runs:
            run.text = run.text.replace("{{ KOP }}", "{{ kop_unit }}")
    w.paragraph(document, "{%p if mengganti %}")
    w.paragraph(document, "{{ mengganti }}", bold=True, size=10)
    w.paragraph(document, "{%p endif %}")


def _each(
    document: Document,
    loop: str,
    *lines: str,
    align: str = "left",
    size: float | None = None,
    keep: bool = False,
) -> None:
    """Lines that are repeated for each row of a list; `keep`: on one page."""
    w.paragraph(document, f"{{%p for {loop} %}}", keep=keep)
    for number, line in enumerate(lines, 1):
        w.paragraph(document, line, align=align, size=size, keep=keep and number < len(lines))
    w.paragraph(document, "{%p endfor %}")


def _list(document: Document, title: str, name: str) -> None:
    """A numbered list with its title, which stands there only when the list has something."""
    w.paragraph(document, f"{{%p if {name} %}}")
    w.paragraph(document, title, bold=True, keep=True)
    _each(document, f"baris in {name}", "{{ loop.index }}. {{ baris }}")
    w.paragraph(document, "{%p endif %}")


def _facts(document: Document) -> None:
    _each(document, "hal_ini in rincian", "{{ hal_ini.label }}: {{ hal_ini.isi }}")


def _table(
    document: Document, loop: str, heads: tuple[str, ...], cells: tuple[str, ...], widths: tuple[int, ...]
) -> None:
    blank = [""] * (len(heads) - 1)
    rows = [[f"{{%tr for {loop} %}}", *blank], list(cells), ["{%tr endfor %}", *blank]]
    w.table(document, widths, heads, rows, size=10)


def _signers(document: Document) -> None:
    w.paragraph(document, "{{ tempat }}, {{ tanggal }}", align="right", keep=True)
    _each(
        document,
        "orang_ini in penanda_tangan",
        "{{ orang_ini.jabatan }},",
        "",
        "",
        "{{ orang_ini.nama }}",
        "{{ orang_ini.pangkat }}",
        "{{ orang_ini.nip }}",
        align="right",
        keep=True,
    )


def _invitation(document: Document) -> None:
    for line in ("Nomor: {{ nomor }}", "Sifat: {{ sifat }}", "Lampiran: {{ lampiran }}", "Hal: {{ hal }}"):
        w.paragraph(document, line)
    w.paragraph(document, "Yth.", keep=True)
    _each(document, "baris in penerima", "{{ loop.index }}. {{ baris }}")
    w.paragraph(document, "{{ pembuka }}", align="both")
    _facts(document)
    _list(document, "Susunan acara", "acara")
    _list(document, "Mohon disiapkan", "persiapan")
    w.paragraph(document, "{{ penutup }}", align="both")


def _minutes(document: Document) -> None:
    w.titles(document, ("Notulen",))
    w.paragraph(document, "{{ judul }}", bold=True, align="center")
    w.paragraph(document, "Nomor: {{ nomor }}", align="center")
    _facts(document)
    _each(
        document,
        "butir in acara",
        "{{ loop.index }}. {{ butir.judul }} ({{ butir.penyaji }})",
        "{{ butir.catatan }}",
    )
    _table(
        document,
        "satu in hasil",
        ("Acara", "Jenis", "Hasil", "Oleh", "Tenggat"),
        ("{{ satu.acara }}", "{{ satu.jenis }}", "{{ satu.isi }}", "{{ satu.oleh }}", "{{ satu.tenggat }}"),
        (30, 24, 50, 32, 24),
    )
    _table(
        document,
        "satu in masukan",
        ("Sektor", "Masukan", "Jawaban"),
        ("{{ satu.sektor }}", "{{ satu.isi }}", "{{ satu.jawaban }}"),
        (40, 60, 60),
    )
    _list(document, "Peserta", "peserta")


def _assignment(document: Document) -> None:
    w.titles(document, ("Surat tugas",))
    w.paragraph(document, "Nomor: {{ nomor }}", align="center")
    _list(document, "Dasar:", "dasar")
    w.paragraph(document, "Menugaskan kepada:", bold=True, keep=True)
    _table(
        document,
        "satu in orang",
        ("No", "Nama", "NIP", "Jabatan"),
        ("{{ loop.index }}", "{{ satu.nama }}", "{{ satu.nip }}", "{{ satu.jabatan }}"),
        (12, 56, 44, 48),
    )
    w.paragraph(document, "{{ tugas }}", align="both")
    _facts(document)
    w.paragraph(document, "{{ penutup }}", align="both")


_MAKE: Mapping[str, Callable[[Document], None]] = {
    "invitation": _invitation,
    "minutes": _minutes,
    "assignment": _assignment,
}
