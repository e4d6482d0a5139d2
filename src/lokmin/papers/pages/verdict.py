"""What a check found, in plain words: the same on the public page and at the command line."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from lokmin.basics.words import mark
from lokmin.meetings.queries import WAY_NAMES
from lokmin.papers.queries import KINDS, SHEET_KINDS, PaperCard, SealCard, SignerLine, Verdict
from lokmin.papers.rules.issuing import SIGNED, SUPERSEDED
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing

GOOD, CARE, BAD = "good", "care", "bad"


@dataclass(frozen=True)
class Signed:
    """One line of who signed."""

    who: str
    how: str
    stands: bool


@dataclass(frozen=True)
class VerdictPage:
    """`tone` is good, care or bad; `word` the one word of it, `sentence` what it means for the reader."""

    tone: str
    word: str
    title: str
    sentence: str
    facts: Sequence[tuple[str, str]] = ()
    signed: Sequence[Signed] = ()
    signed_title: str = ""
    seals: Sequence[str] = ()
    notes: Sequence[str] = ()


_ASK = mark("Mintalah berkas aslinya kepada Puskesmas penerbit.")
# By what was found: tone, word, title, sentence.
_FOUND: dict[str, tuple[str, str, str, str]] = {
    "issued": (
        GOOD,
        mark("COCOK"),
        mark("Berkas ini asli"),
        mark("Isinya sama persis, sampai ke huruf terakhir, dengan dokumen yang diterbitkan."),
    ),
    "scan": (
        GOOD,
        mark("COCOK"),
        mark("Berkas ini pindaian yang disimpan penerbit"),
        mark("Berkas ini sama persis dengan pindaian bertanda tangan yang disimpan Puskesmas penerbit."),
    ),
    "older_scan": (
        CARE,
        mark("COCOK, SUDAH DIGANTI"),
        mark("Berkas ini pindaian yang sudah diganti"),
        mark(
            "Berkas ini sama persis dengan pindaian yang pernah disimpan Puskesmas penerbit, tetapi pindaian "
            "itu sudah diganti dengan yang lebih baru; mintalah yang baru."
        ),
    ),
    "waiting": (
        CARE,
        mark("COCOK, BELUM FINAL"),
        mark("Berkas ini dicetak di sini, tetapi belum final"),
        mark("Dicetak untuk diberi nomor dan ditandatangani; isinya masih dapat berganti."),
    ),
    "replaced": (
        CARE,
        mark("COCOK, SUDAH DIGANTI"),
        mark("Berkas ini asli, tetapi sudah diganti"),
        mark("Dokumen ini sudah diganti dengan edisi yang lebih baru; mintalah yang baru."),
    ),
    "earlier": (
        BAD,
        mark("BUKAN YANG TERBIT"),
        mark("Berkas ini cetakan sebelum final"),
        mark(
            "Berkas ini dicetak di sini sebelum dokumennya final, jadi bukan dokumen yang terbit. Nomor dan "
            "isi yang berlaku ada pada berkas akhirnya."
        ),
    ),
    "sheet": (
        GOOD,
        mark("TERSIMPAN"),
        mark("Berkas ini tersimpan sebagai lembar rapat"),
        mark("Berkas ini sama persis dengan lembar yang disimpan Puskesmas pada rapat itu."),
    ),
    "added": (
        CARE,
        mark("ISI COCOK, DITAMBAH TANDA TANGAN"),
        mark("Isinya dokumen yang diterbitkan, lalu ditandatangani"),
        mark(
            "Semua halaman sama dengan dokumen yang diterbitkan; yang ditambahkan hanya tanda tangan "
            "elektronik tanpa gambar. Berkas ini sendiri tidak disimpan di sini."
        ),
    ),
    "pictured": (
        CARE,
        mark("DITAMBAH GAMBAR, BANDINGKAN"),
        mark("Dokumen yang diterbitkan, ditambahi tanda tangan dengan gambar"),
        mark(
            "Isi yang diterbitkan masih ada di dalam berkas ini, tetapi sesudah terbit ditambahi tanda "
            "tangan dengan gambar. Gambar itu dapat menutupi isi yang tercetak dan memuat tulisan lain."
        ),
    ),
    "changed": (
        BAD,
        mark("TIDAK COCOK"),
        mark("Berkas ini bukan yang diterbitkan"),
        mark(
            "Berkas ini menyebut kode dokumen yang ada di sini, tetapi isinya bukan yang diterbitkan atau "
            "sudah berubah."
        ),
    ),
    "broken": (
        BAD,
        mark("SEGEL RUSAK"),
        mark("Tanda tangan elektronik berkas ini tidak utuh"),
        mark("Berkas berubah sesudah ditandatangani secara elektronik, atau tanda tangannya rusak."),
    ),
    "unknown": (
        BAD,
        mark("TIDAK COCOK"),
        mark("Berkas ini tidak dikenal di sini"),
        mark("Berkas ini bukan dokumen yang diterbitkan di sini, atau isinya sudah berubah."),
    ),
    "numbers": (
        BAD,
        mark("DATA BERUBAH"),
        mark("Berkas ini asli, tetapi data di baliknya berubah"),
        mark(
            "Isinya sama persis dengan yang diterbitkan, tetapi data beku di basis data berubah sejak "
            "dokumen ini dicetak. Puskesmas perlu memulihkan basis data dari cadangan."
        ),
    ),
    "paper": (
        GOOD,
        mark("TERBIT"),
        mark("Kode ini milik dokumen yang diterbitkan"),
        mark("Cocokkan dengan kertas di tangan Anda. Untuk memastikan isinya, periksa juga berkasnya."),
    ),
    "paper_waiting": (
        CARE,
        mark("BELUM FINAL"),
        mark("Kode ini milik dokumen yang belum final"),
        mark("Dicetak untuk diberi nomor dan ditandatangani; isinya masih dapat berganti."),
    ),
    "paper_replaced": (
        CARE,
        mark("SUDAH DIGANTI"),
        mark("Dokumen dengan kode ini sudah diganti"),
        mark("Dokumen ini sudah diganti dengan edisi yang lebih baru; mintalah yang baru."),
    ),
}


def verdict_page(verdict: Verdict, puskesmas: PuskesmasCard | None) -> VerdictPage:
    """Everything that may be said of it, in the reader's language.

    Under a false file no signature is listed: they were given to another.
    """
    found = _found(verdict)
    tone, word, title, sentence = _FOUND[found]
    told = [_(sentence), *_more(found, verdict)]
    false = tone == BAD and found != "numbers"
    if false:
        told.append(_(_ASK))
    return VerdictPage(
        tone,
        _(word),
        _(title),
        " ".join(told),
        tuple(_facts(verdict, puskesmas)),
        () if false else tuple(_signed_line(line) for line in verdict.signers),
        "" if false else _signed_title(verdict),
        tuple(seal_words(seal) for seal in verdict.seals),
        () if false else tuple(_notes(verdict, puskesmas)),
    )


def _found(v: Verdict) -> str:
    """Which of the cases it is."""
    if not v.seals_sound:
        return "broken"
    if v.genuine and v.paper is not None:
        return _found_issued(v, v.paper)
    if v.sheet is not None:
        return "sheet"
    if v.paper is None:
        return "unknown"
    if not v.sha256:
        return f"paper{_standing(v.paper)}"
    if not (v.base_clean and v.signed_further and v.base):
        return "changed"
    if not v.paper.is_current(v.base):
        return "earlier"
    return "pictured" if v.pictures else "added"


def _more(found: str, v: Verdict) -> list[str]:
    """What the sentence of a case adds for this file."""
    if found in ("added", "pictured"):
        return [*([_compare(v)] if v.pictures else []), *_base_stands(v)]
    if v.replaced_scan and found == "older_scan":
        day = printing.date_long(v.replaced_scan.made_at)
        return [_("Pindaian yang berlaku disimpan %(day)s.") % {"day": day}]
    return []


def _base_stands(v: Verdict) -> list[str]:
    """A signature that was added does not hide that its paper was replaced, or never became final."""
    standing = _standing(v.paper) if v.paper else ""
    if standing == "_replaced":
        return [_("Dokumen itu sudah diganti dengan edisi yang lebih baru; mintalah yang baru.")]
    return [_("Dokumen itu belum final; isinya masih dapat berganti.")] if standing else []


def _compare(v: Verdict) -> str:
    pages = ", ".join(map(str, v.pictures))
    told = _("Gambarnya ada di halaman %(pages)s; bandingkan dengan aslinya sebelum dipercaya.")
    return told % {"pages": pages}


def _found_issued(v: Verdict, paper: PaperCard) -> str:
    if not v.current:
        return "earlier"
    if not v.numbers_intact:
        return "numbers"
    if standing := _standing(paper):
        return standing[1:]
    if v.replaced_scan:
        return "older_scan"
    return "scan" if v.file and v.file.is_scan else "issued"


def _standing(paper: PaperCard) -> str:
    if paper.state == SUPERSEDED:
        return "_replaced"
    return "" if paper.is_final else "_waiting"


def _facts(v: Verdict, puskesmas: PuskesmasCard | None) -> list[tuple[str, str]]:
    paper = v.paper
    facts = [(_("Lembar"), _sheet_words(v))] if v.sheet else []
    if paper is not None:
        facts += _paper_facts(paper)
    if puskesmas:
        facts.append(
            (_("Penerbit"), f"{puskesmas.full_name}, Kecamatan {puskesmas.kecamatan}, {puskesmas.district}")
        )
    if v.meeting:
        facts.append((_("Rapat"), f"{v.meeting.title}, {printing.date_long(v.meeting.held_on)}"))
    if v.freeze:
        told = _("%(period)s, dibekukan %(day)s, kode data %(code)s")
        names = {"period": printing.month_range(v.freeze.period), "code": v.freeze.short_code}
        facts.append((_("Masa data"), told % {**names, "day": printing.date_long(v.freeze.frozen_at)}))
    return facts


def _sheet_words(v: Verdict) -> str:
    assert v.sheet is not None
    return f"{_(SHEET_KINDS[v.sheet.kind])}, {printing.date_long(v.sheet.dated)}"


def _paper_facts(paper: PaperCard) -> list[tuple[str, str]]:
    facts = [(_("Dokumen"), _(KINDS[paper.kind])), (_("Kode dokumen"), paper.code)]
    if paper.number:
        facts.append((_("Nomor"), paper.number))
    if paper.dated:
        facts.append((_("Tanggal"), printing.date_long(paper.dated)))
    edition = [_("edisi %(n)s") % {"n": paper.edition}] if paper.edition > 1 else []
    edition += [_("mengganti %(code)s") % {"code": paper.replaces_code}] if paper.replaces_code else []
    edition += [_("diganti oleh %(code)s") % {"code": paper.replaced_by}] if paper.replaced_by else []
    if edition:
        facts.append((_("Edisi"), ", ".join(edition)))
    if paper.correction:
        facts.append((_("Pembetulan"), paper.correction))
    at = paper.final_at or paper.made_at
    facts.append((_("Terbit") if paper.is_final else _("Dicetak"), printing.date_long(at)))
    return facts


def _signed_line(line: SignerLine) -> Signed:
    who = f"{line.title}, {line.name}" if line.name else line.title
    if line.signed_on is None:
        return Signed(who, _("belum menandatangani"), False)
    day = printing.date_long(line.signed_on)
    if line.earlier:
        return Signed(who, _("menandatangani naskah sebelumnya, %(day)s") % {"day": day}, False)
    return Signed(who, f"{_(WAY_NAMES[line.way]).lower() if line.way else _('tercatat')}, {day}", True)


def _signed_title(v: Verdict) -> str:
    if not v.signers:
        return ""
    return _("Tanda tangan tercatat: %(n)s dari %(all)s.") % {"n": v.signed, "all": len(v.signers)}


def seal_words(seal: SealCard) -> str:
    """What one electronic signature is worth, and what is not known of it."""
    if not seal.readable:
        return _("Berkas memuat tanda tangan elektronik yang tidak dapat dibaca.")
    day = _(" tertanggal %(day)s") % {"day": printing.date_long(seal.signed_on)} if seal.signed_on else ""
    told = [_("Tanda tangan elektronik “%(name)s”%(day)s") % {"name": seal.name, "day": day} + ":"]
    if not seal.intact:
        return " ".join([*told, _("RUSAK, isi yang dicakupnya sudah berubah.")])
    if seal.whole:
        told.append(_("utuh, mencakup seluruh berkas."))
    elif seal.harmless:
        told.append(_("utuh; sesudahnya hanya ditambah tanda tangan lain atau isian formulir."))
    else:
        told.append(_("utuh, tetapi sesudahnya isi berkas diubah."))
    if seal.ours:
        told.append(_("Sertifikatnya terdaftar sebagai milik Puskesmas penerbit."))
    elif seal.self_made:
        told.append(
            _(
                "Sertifikatnya dibuat sendiri oleh yang memakainya: nama itu belum membuktikan siapa yang "
                "menandatangani."
            )
        )
    else:
        unknown = _(
            "Penerbit sertifikatnya (“%(authority)s”) tidak diperiksa di sini, jadi nama itu belum "
            "membuktikan siapa yang menandatangani; periksa pada penerbit itu."
        )
        told.append(unknown % {"authority": seal.authority})
    return " ".join(told)


def _notes(v: Verdict, puskesmas: PuskesmasCard | None) -> list[str]:
    notes = []
    if v.paper and v.paper.sealed and not v.seals:
        at = printing.date_long(v.paper.sealed.made_at)
        notes.append(_("Berkas akhirnya disegel dengan sertifikat Puskesmas, %(day)s.") % {"day": at})
    if v.paper and v.paper.state == SIGNED:
        notes.append(_("Pindaian bertanda tangan tersimpan pada penerbit."))
    if v.sheet and v.base_clean:
        notes.append(_sheet_base(v))
    if v.sheet and v.seals and v.paper and not v.base_clean:
        notes.append(_("Halamannya tidak dapat disamakan dengan dokumen yang diterbitkan."))
    if any(line.way == "drawn" for line in v.signers):
        notes.append(_("Tanda tangan yang digambar di layar tidak tersertifikasi."))
    if puskesmas and puskesmas.example:
        notes.append(_("Data contoh: dokumen ini bukan dokumen resmi."))
    return notes


def _sheet_base(v: Verdict) -> str:
    if not v.pictures:
        return _("Semua halamannya sama dengan isi dokumen yang diterbitkan.")
    told = _("Isi dokumen yang diterbitkan ada di dalamnya, ditambahi tanda tangan dengan gambar.")
    return f"{told} {_compare(v)}"


def verdict_lines(verdict: Verdict, puskesmas: PuskesmasCard | None = None) -> list[str]:
    """What `lokmin verify` says, in Indonesian."""
    with override("id"):
        page = verdict_page(verdict, puskesmas)
        lines = [f"{page.word}: {page.sentence}"]
        lines += [f"{label}: {text}" for label, text in page.facts]
        if verdict.paper and not verdict.numbers_intact:
            printed = verdict.paper.figures_sha256[:12]
            lines.append(f"Hash angka tercetak {printed}, dihitung ulang {verdict.recomputed[:12]}.")
        lines += [page.signed_title] if page.signed_title else []
        lines += [f"  {line.who}: {line.how}" for line in page.signed]
        return [*lines, *page.seals, *page.notes]
