"""Invented papers for tests: real village names, everything else made up."""

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date

from lokmin.papers.rules.content import Frame, Letterhead, Marks, PaperSize, Recipients, Signer, Style
from lokmin.papers.rules.gathering import (
    AgendaPoint,
    AgreedAction,
    Agreement,
    AttendanceSheet,
    Attendee,
    Fact,
    Invitation,
    Minutes,
    Outcome,
    OutcomeKind,
    Presence,
    Remark,
)
from lokmin.papers.rules.regulation import bases_on

DAY = date(2023, 5, 22)
VILLAGES = (
    "Pandat Cikoneng Nembol Kurungkambing Mandalawangi Sinarjaya Sirnagalih Cikumbuen Ramea Gunungsari "
    "Panjangjaya Giripawana Mandalasari Curuglemo Pari"
).split()
HEAD = Signer(
    "Kepala UPT Puskesmas Mandalawangi", "dr. Contoh Wulandari", "Pembina", "NIP 19750101 200501 2 001"
)
CAMAT = Signer("Camat Mandalawangi", "Drs. Contoh Permana", "Pembina Tk. I", "NIP 19680101 199003 1 001")
FACTS = (
    Fact("Hari, tanggal", "Senin, 22 Mei 2023"),
    Fact("Waktu", "pukul 09.00 WIB sampai selesai"),
    Fact("Tempat", "Aula Kecamatan Mandalawangi"),
    Fact("Acara", "Lokakarya mini triwulanan lintas sektor, triwulan II tahun 2023"),
)

LAIS = {
    "Mandalawangi": "Lais",
    "Kabupaten Pandeglang": "Kabupaten Musi Banyuasin",
    "Kec.Mdw": "Kec.Lais",
    "42261": "30757",
    **dict(
        zip(
            VILLAGES,
            "Danau Cala,Rantau Keroya,Tanjung Agung Timur,Petaling,Lais,Teluk,Epil,Purwosari,Teluk Kijing I,"
            "Teluk Kijing II,Teluk Kijing III,Tanjung Agung Utara,Tanjung Agung Barat,"
            "Tanjung Agung Selatan,Lais Utara".split(","),
            strict=True,
        )
    ),
}


def in_lais(thing):
    """The same paper as it is in the other example kecamatan: longer names, on F4, in the old style."""
    if isinstance(thing, str) and type(thing) is str:
        return re.sub("|".join(sorted(LAIS, key=len, reverse=True)), lambda found: LAIS[found[0]], thing)
    if isinstance(thing, tuple):
        return tuple(in_lais(item) for item in thing)
    if isinstance(thing, Frame):
        style = Style(Recipients.OLD, ("Sekretaris Kecamatan", "Kasi Kesejahteraan Sosial"), stamp=True)
        return replace(
            thing,
            letterhead=in_lais(thing.letterhead),
            number=in_lais(thing.number),
            place="Lais",
            size=PaperSize.F4,
            style=style,
        )
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{f.name: in_lais(getattr(thing, f.name)) for f in fields(thing)})
    return thing


def village_names(count: int) -> list[str]:
    return [VILLAGES[i % 15] + (" Baru" if i >= 15 else "") for i in range(count)]


def frame(
    *, number: str = "005/017/Kec.Mdw/2023", size: PaperSize = PaperSize.A4, draft: bool = False
) -> Frame:
    return Frame(
        Letterhead(
            ("Pemerintah Kabupaten Pandeglang",),
            "Kecamatan Mandalawangi",
            ("Jalan Raya Mandalawangi (alamat contoh), Kode Pos 42261",),
        ),
        number=number,
        place="Mandalawangi",
        day=DAY,
        size=size,
        marks=Marks(True, draft, "MDW-23-2-4K7Q", date(2023, 4, 28), "7F3A-91C2"),
        bases=bases_on(DAY),
    )


def offices(count: int) -> list[str]:
    fixed = ["Kapolsek Mandalawangi", "Danramil Mandalawangi", "Kepala KUA Kecamatan Mandalawangi"]
    fixed += ["Koordinator Wilayah Pendidikan", "Ketua TP-PKK Kecamatan Mandalawangi"]
    return fixed + [f"Kepala Desa {name}" for name in village_names(count)]


def invitation(count: int = 15, **changes: object) -> Invitation:
    return Invitation(
        frame(**changes),
        "Undangan lokakarya mini triwulanan lintas sektor",
        tuple(offices(count)),
        f"Berdasarkan {bases_on(DAY)[0].title}, dan untuk menilai capaian program kesehatan tiga bulan "
        "terakhir serta menyusun rencana tindak lanjut bersama, kami mengundang Bapak/Ibu hadir pada:",
        FACTS,
        "Mengingat pentingnya acara ini, kami mohon Bapak/Ibu hadir sendiri dan tepat waktu. Atas perhatian "
        "dan kehadiran Bapak/Ibu kami ucapkan terima kasih.",
        (CAMAT,),
        agenda=(
            "Pembukaan dan doa",
            "Arahan Camat",
            "Evaluasi RTL lokmin 21 Februari 2023",
            "Capaian per desa",
        ),
        attention=(
            "laporan kegiatan sektor yang terkait kesehatan dan hambatannya;",
            "kemajuan komitmen lokmin 21 Februari 2023.",
        ),
        copies=("Kepala Dinas Kesehatan Kabupaten Pandeglang",),
    )


def attendance(count: int = 15, *, held: bool = True) -> AttendanceSheet:
    kinds = [Presence.PRESENT, Presence.PRESENT, Presence.REPRESENTED, Presence.PRESENT, Presence.EXCUSED]
    people = tuple(
        Attendee(
            f"Contoh {office.split()[-1]}",
            office,
            kinds[i % 5] if held else None,
            "Contoh Rahmat, Sekretaris Desa" if held and i % 5 == 2 else "",
        )
        for i, office in enumerate(offices(count))
    )
    title = "Daftar hadir lokakarya mini triwulanan lintas sektor"
    return AttendanceSheet(frame(), title, FACTS, people, (HEAD,))


def minutes(count: int = 15) -> Minutes:
    points = (
        AgendaPoint("Pembukaan", "Notulis", ("Acara dibuka dengan doa dan lagu Indonesia Raya.",)),
        AgendaPoint(
            "Evaluasi RTL lokmin 21 Februari 2023",
            "Kepala Puskesmas",
            ("Dari 14 komitmen, 5 selesai, 4 berjalan, 2 terkendala, dan 3 belum dimulai.",),
            (
                Outcome(OutcomeKind.INFORMATION, "Bidan desa Pari bertugas penuh sejak 1 Maret 2023."),
                Outcome(
                    OutcomeKind.DECISION, "Timbangan yang rusak diganti dari APBDes.", "Camat", "26 Mei 2023"
                ),
            ),
        ),
        AgendaPoint(
            "Capaian per desa",
            "PJ Klaster 2",
            tuple(
                f"Desa {n}: capaian dan hambatan dibahas bersama kepala desa."
                for n in village_names(count)[:6]
            ),
            (
                Outcome(
                    OutcomeKind.COMMITMENT,
                    "Mobil siaga mengantar bayi ke posyandu.",
                    "Kepala Desa Cikumbuen",
                    "30 Juni 2023",
                ),
            ),
        ),
        AgendaPoint("Penutup"),
    )
    remarks = (
        Remark(
            "Polsek Mandalawangi",
            "Jadwal posyandu belum sampai ke Bhabinkamtibmas.",
            "Dikirim tiap awal bulan.",
        ),
        Remark("PT Contoh Tirta & Mitra", "Kami siap menyediakan telur untuk 40 balita."),
    )
    facts = (Fact("Rapat", "Lokakarya mini triwulanan"), *FACTS, Fact("Pimpinan", "Camat Mandalawangi"))
    signers = (CAMAT, Signer("Notulis", "Contoh Suhaendi", "", "NIP 19900101 201503 1 002"))
    return Minutes(
        frame(),
        "Lokakarya mini triwulanan lintas sektor",
        facts,
        points,
        signers,
        remarks,
        ("Enam desa mengejar imunisasi dasar lengkap sampai Agustus 2023.",),
        tuple(offices(count)),
    )


def agreement(count: int = 15, *, signed: int = 3) -> Agreement:
    actions = [
        AgreedAction(
            i + 1,
            "Mobil siaga mengantar bayi ke posyandu tanggal 8 dan 22",
            f"Kepala Desa {name}",
            "Enam desa belum mencapai imunisasi dasar lengkap"
            if i < count / 2
            else "Stunting 16,0%, batas 14%",
            name,
            f"{10 + i} bayi",
            "30 Jun 2023",
            "APBDes",
            "Bdn. Contoh Rohmah" if i % 4 == 0 else "",
            "Dilengkapi paling lambat 29 Mei 2023: sasaran dan tenggat" if i % 5 == 1 else "",
        )
        for i, name in enumerate(village_names(count))
    ]
    police = Signer(
        "Bhabinkamtibmas", "Contoh Rahmat", "Aipda", "NRP 80010101", on_behalf="Kapolsek Mandalawangi"
    )
    owners = [police] + [
        Signer("Kepala Desa " + name, f"Contoh {name}", acting="Pj." if i == 2 else "")
        for i, name in enumerate(village_names(count))
    ]
    owners = [
        Signer(
            **{**{f: getattr(s, f) for f in s.__dataclass_fields__}, "signed_on": DAY if i < signed else None}
        )
        for i, s in enumerate(owners)
    ]
    return Agreement(
        frame(number=""),
        ("Berita acara kesepakatan", "lokakarya mini triwulanan lintas sektor"),
        DAY,
        "Aula Kecamatan Mandalawangi",
        "lokakarya mini triwulanan lintas sektor yang dipimpin Camat Mandalawangi",
        " dan dihadiri 30 dari 34 undangan (25 hadir, 5 diwakili), sebagaimana daftar hadir terlampir",
        ("Evaluasi 14 komitmen lokmin 21 Februari 2023.", "Capaian Januari–Maret 2023 menurut desa."),
        "Yang disepakati untuk Mei–Agustus 2023",
        tuple(actions),
        (CAMAT, HEAD, Signer("Notulis", "Contoh Suhaendi")),
        tuple(owners),
        "Kesepakatan ini dievaluasi pada lokakarya mini triwulanan berikutnya, Agustus 2023. Demikian berita "
        "acara ini dibuat dengan sebenarnya untuk dilaksanakan bersama.",
        copies=("Kepala Dinas Kesehatan Kabupaten Pandeglang",),
    )
