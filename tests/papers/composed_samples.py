"""Invented facts for the papers that are described in blocks: few, many, none, and long names."""

import base64
from dataclasses import replace
from fractions import Fraction

from lokmin.papers.rules import compose_activity as act
from lokmin.papers.rules import compose_assignment as task
from lokmin.papers.rules import compose_causes as c
from lokmin.papers.rules import compose_certificate as cert
from lokmin.papers.rules import compose_digest as d
from lokmin.papers.rules import compose_kak as k
from lokmin.papers.rules import compose_photos as ph
from lokmin.papers.rules import compose_press as press
from lokmin.papers.rules import compose_progress as p
from lokmin.papers.rules import compose_read_back as r
from lokmin.papers.rules import compose_spending as s
from lokmin.papers.rules.blocks import Document
from lokmin.papers.rules.content import Marks, Signer
from lokmin.papers.rules.gathering import Photo
from lokmin.papers.rules.spending import Bill, Item, Payee, Tax
from tests.commitments.samples import picture
from tests.papers.samples import CAMAT, FACTS, HEAD, VILLAGES, frame

EVENT = "Lokakarya mini triwulanan lintas sektor, triwulan II tahun 2023"
LONG = "Raden Ajeng Siti Nurhasanah Kusumawardhani binti Haji Abdurrahman Wahid Prawirodirdjo, S.K.M., M.Kes."
JPEG = base64.b64encode(picture((40, 30))).decode()
FRAME = replace(frame(), marks=Marks(True))


def kak(count: int, name: str = "") -> Document:
    return k.kak(
        k.Terms(
            FRAME,
            "quarterly",
            EVENT.split(",")[0],
            "UPT Puskesmas Mandalawangi",
            2023,
            "Camat Mandalawangi",
            f"Kepala UPT Puskesmas Mandalawangi {name}".strip(),
            FACTS,
            "Januari–Maret 2023",
            "Mei–Agustus 2023",
            tuple(k.Step(f"{8 + n % 9:02d}.30", f"Acara ke-{n + 1}", name or "Camat") for n in range(count)),
            tuple(k.Guests(f"Sektor {VILLAGES[n % 15]} {name}", n + 1) for n in range(count)),
            tuple(k.Weighed(f"Masalah {VILLAGES[n % 15]}", Fraction(141 - n, 10)) for n in range(count)),
            k.Followed("Dari lokakarya yang lalu ada", "7 Agustus 2023", 12, 7, 4, 1) if count else None,
            k.Reached(9, 26, "Maret 2023") if count else None,
            (HEAD,),
        )
    )


def kept(n: int, name: str = "") -> p.Kept:
    return p.Kept(
        n + 1,
        f"Mobil siaga mengantar bayi ke posyandu {VILLAGES[n % 15]}",
        f"Kepala Desa {VILLAGES[n % 15]} {name}".strip(),
        f"Sektor {n % 4}",
        VILLAGES[n % 15],
        1200 + n,
        1100 + n if n % 2 else None,
        "bayi",
        "30 Apr 2023",
        n % 3,
        ("done", "running", "blocked", "other")[n % 4],
        "Selesai",
        "2 foto, daftar 19 nama",
        "27 Jun 2023, empat belas bayi lengkap",
    )


def progress(count: int, name: str = "") -> Document:
    promises = tuple(kept(n, name) for n in range(count))
    return p.progress(p.Progress(FRAME, EVENT, FACTS[:1], "7 Agustus 2023", promises, count // 10, (HEAD,)))


def moved(n: int) -> r.Moved:
    own = (r.Side("Des 2022–Jan 2023", 5 + n, Fraction(62)), r.Side("Mar–Apr 2023", 9 + n, Fraction(635, 10)))
    others = (
        r.Side("Des 2022–Jan 2023", 1097, Fraction(1500)),
        r.Side("Mar–Apr 2023", 1100, Fraction(1512)),
    )
    return r.Moved(
        "Imunisasi dasar lengkap", VILLAGES[n % 15], *own, *others, "Belum lengkap: 1 dari 2 laporan."
    )


def read_back(count: int, name: str = "") -> Document:
    lines = tuple(
        r.ReadLine(
            n + 1,
            "Mobil siaga desa mengantar bayi ke posyandu",
            f"Kepala Desa {VILLAGES[n % 15]} {name}".strip(),
            VILLAGES[n % 15],
            "12 bayi",
            "30 Apr 2023",
            ("done", "running", "blocked", "other")[n % 4],
            "Selesai",
            "1 foto, daftar 12 nama",
            "Rapat ini: dievaluasi, ditutup",
            "IDL",
            "Bergerak lebih baik daripada desa lain.",
            moved(n) if n % 2 == 0 else None,
            n % 5 != 0,
        )
        for n in range(count)
    )
    return r.read_back(r.ReadBack(FRAME, EVENT, "komitmen", FACTS[:1], "7 Agustus 2023", lines, (HEAD,)))


def news(count: int, name: str = "") -> press.News:
    told = tuple(
        press.Told(f"Indikator {n}", 1000 + n, Fraction(2000), Fraction(40 + 4 * n), False, False)
        for n in range(min(count, 6))
    )
    return press.News(
        frame=FRAME,
        kecamatan="Mandalawangi",
        hosts=("Puskesmas Mandalawangi",),
        unit="Puskesmas Mandalawangi",
        held=True,
        event="lokakarya mini triwulanan lintas sektor",
        title="Lokakarya mini triwulanan lintas sektor",
        place="Mandalawangi",
        day="Senin, 22 Mei 2023",
        date_line="22 Mei 2023",
        venue="Aula Kecamatan",
        lead="Camat Mandalawangi",
        came=count,
        institutions=count // 2,
        sectors=tuple(f"Sektor {VILLAGES[n % 15]}" for n in range(count)),
        theme="",
        problems=("Stunting di atas 14 persen di sepuluh desa",) if count else (),
        read_back=count,
        read_done=count // 2,
        pledges=tuple(
            press.Pledge(f"Sektor {n}", f"Kelas ibu hamil di {VILLAGES[n % 15]}") for n in range(count)
        ),
        agreed=count,
        months="Maret 2023",
        told=told,
        planned="Mei–Agustus 2023",
        again="lokakarya mini berikutnya",
        contact="UPT Puskesmas Mandalawangi",
        names=frozenset({name} if name else ()),
    )


def siaran(count: int, name: str = "") -> Document:
    return press.press(news(count, name))


def certificate(count: int, name: str = "") -> Document:
    people = tuple(
        cert.Person(f"{name or 'Contoh'} {n + 1}", f"Kepala Desa {VILLAGES[n % 15]}") for n in range(count)
    )
    held = "Senin, 22 Mei 2023 di Aula Kecamatan Mandalawangi"
    return cert.certificate(
        cert.Certificates(
            FRAME, EVENT, held, "UPT Puskesmas Mandalawangi", people, (HEAD, CAMAT), count // 15
        )
    )


def causes(count: int, name: str = "") -> Document:
    problems = tuple(
        c.Trouble(
            f"Masalah {VILLAGES[n % 15]} {name}".strip(),
            VILLAGES[n % 15],
            (("U", Fraction(43, 10)), ("S", Fraction(5)), ("G", Fraction(24, 5))),
            Fraction(141 - n, 10),
            n + 1,
            n == 0,
            3,
            (
                c.Why("Manusia", "Keluarga takut"),
                c.Why("Manusia", "Belum tahu", 2, True),
                c.Why("Dana", "Cair"),
            ),
            (c.Remedy("Pekan imunisasi", True, "murah"), c.Remedy("Pos tambahan")),
            (c.Asked("TP PKK", "Dapur PMT"),),
        )
        for n in range(count)
    )
    branches = ("Manusia", "Cara", "Sarana", "Dana", "Lingkungan")
    return c.causes(
        c.Sheet(
            FRAME, FACTS, "Januari–Maret 2023", ("U", "S", "G"), "USG.", branches, problems, False, (HEAD,)
        )
    )


def digest(count: int, name: str = "") -> Document:
    rows = tuple(
        d.Row("Kelas ibu", f"Kepala Desa {name}".strip(), "Lais", "31 Juli 2023") for _ in range(count)
    )
    parts = (
        d.Part("stuck", "Terkendala", "Tidak ada yang terkendala.", rows, True),
        d.Part("late", "Lewat tenggat", "Tidak ada yang lewat tenggat.", rows, note="Ditambah 1."),
    )
    asked = tuple((f"Surat edaran {n}", "Lokmin TW III 2023") for n in range(min(count, 3)))
    return d.digest(
        d.Month(FRAME, "Lais", "Juli 2023", "7 Agustus 2023", "Puskesmas Lais", True, asked, parts, ())
    )


PAYERS = (Signer("Pelaksana kegiatan"), Signer("Bendahara"))
MONEY = s.Money("BOK Puskesmas 2023", "5.1.02.02.01.0003", HEAD, *PAYERS)


def transport(count: int, name: str = "") -> Document:
    payees = tuple(
        Payee(f"{name or 'Contoh'} {n + 1}", f"Kepala Desa {VILLAGES[n % 15]}", (75_000, 0, 150_000)[n % 3])
        for n in range(count)
    )
    return s.transport(s.Transport(FRAME, FACTS, MONEY, payees))


def refreshments(count: int, name: str = "") -> Document:
    items = tuple(Item(f"Nasi kotak {name}".strip(), 40 + n, "kotak", 25_000) for n in range(count))
    taxes = (Tax("PBJT makanan", 100_000, False), Tax("PPh 22", 15_000, True)) if count > 1 else ()
    return s.refreshments(
        s.Refreshments(
            FRAME,
            FACTS[-1:],
            MONEY,
            Bill(items, taxes),
            "Konsumsi lokakarya mini triwulanan lintas sektor, 22 Mei 2023",
            "Bendahara UPT Puskesmas Mandalawangi",
            Signer("Penerima", f"Warung Contoh {name}".strip()),
            "Pandat",
            "22 Mei 2023",
        )
    )


def assignment(count: int, name: str = "") -> Document:
    people = tuple(
        task.Assignee(f"{name or 'Contoh'} {n + 1}", "19750101 200501 2 001", "Bidan") for n in range(count)
    )
    basis = ("Undangan nomor 005/87/Kec.Mdw/2023 tanggal 10 Mei 2023;",) if count else ()
    closing = "Demikian surat tugas ini dibuat untuk dilaksanakan."
    return task.assignment(
        task.Assignment(FRAME, basis, people, "Mengikuti lokakarya mini:", FACTS, closing, (HEAD,))
    )


def activity(count: int, name: str = "") -> Document:
    return act.activity(
        act.Activity(
            FRAME,
            "quarterly",
            EVENT.split(",")[0],
            "UPT Puskesmas Mandalawangi",
            2023,
            FACTS,
            f"Camat Mandalawangi {name}".strip(),
            act.Came(count, count // 2, count // 3, 1, 2, 1, count, count // 2),
            tuple(f"Acara ke-{n + 1}" for n in range(count)),
            tuple(f"Sektor {VILLAGES[n % 15]} {name}: jadwal" for n in range(count)),
            tuple(f"Keputusan ke-{n + 1}" for n in range(count)),
            tuple(
                act.Agreed(n + 1, "Kelas ibu", f"Kepala Desa {name}".strip(), "30 Apr 2023")
                for n in range(count)
            ),
            "BOK Puskesmas 2023",
            (act.Cost("Transport", 1_125_000, count // 20), act.Cost("Konsumsi", 900_000)) if count else (),
            ("undangan", "daftar hadir"),
            (HEAD,),
        )
    )


def photos(count: int, name: str = "", a_page: int = 4) -> Document:
    taken = tuple(
        ph.Taken(
            Photo(JPEG, 40, 30, f"Pembukaan {name} {n + 1}"), "22 Mei 2023", "24 Mei 2023", later=bool(n % 2)
        )
        for n in range(count)
    )
    return ph.photos(ph.PhotoSheet(FRAME, FACTS, taken, a_page, count // 3, 0, (HEAD,)))


ALL = {
    "transport": transport,
    "refreshments": refreshments,
    "assignment": assignment,
    "activity": activity,
    "photos": photos,
    "kak": kak,
    "causes": causes,
    "read_back": read_back,
    "progress": progress,
    "press": siaran,
    "certificate": certificate,
    "digest": digest,
}
