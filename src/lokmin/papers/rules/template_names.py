"""Which names a Word template may use, each with an example value: plain texts, and lists of them."""

from collections.abc import Mapping, Sequence

Row = Mapping[str, str]
Value = str | Sequence[str] | Sequence[Row]
Values = Mapping[str, Value]

QR = "qr"
"""The one name that becomes a picture."""
EXAMPLE_CODE = "K7Q4-2MZX"
_FACTS = (
    {"label": "Hari, tanggal", "isi": "Senin, 21 Agustus 2023"},
    {"label": "Waktu", "isi": "pukul 08.30 WIB sampai selesai"},
    {"label": "Tempat", "isi": "Aula Kecamatan Mandalawangi"},
)
_FRAME: Values = {
    "kop_pemerintah": ("Pemerintah Kabupaten Pandeglang", "Dinas Kesehatan"),
    "kop_unit": "UPT Puskesmas Mandalawangi",
    "kop_alamat": "Jalan Raya Mandalawangi (alamat contoh)",
    "nomor": "440/017/Pusk.Mdw/2023",
    "tempat": "Mandalawangi",
    "tanggal": "10 Agustus 2023",
    "mengganti": "Mengganti dokumen nomor 440/016 tanggal 9 Agustus 2023, kode dokumen K7Q4-2MZX.",
    "kode_dokumen": EXAMPLE_CODE,
    QR: "(gambar QR untuk memeriksa dokumen)",
    "rincian": _FACTS,
    "penanda_tangan": (
        {
            "jabatan": "Kepala UPT Puskesmas Mandalawangi",
            "nama": "dr. Contoh Wulandari",
            "pangkat": "Pembina",
            "nip": "NIP 19750101 200501 2 001",
        },
    ),
}
EXAMPLES: Mapping[str, Values] = {
    "invitation": {
        **_FRAME,
        "sifat": "Penting",
        "lampiran": "1 (satu) lembar",
        "hal": "Undangan lokakarya mini triwulanan lintas sektor",
        "penerima": ("Kepala Desa Pandat", "Kapolsek Mandalawangi", "Ketua TP PKK Kecamatan"),
        "pembuka": "Dalam rangka lokakarya mini triwulanan, kami mengundang Bapak/Ibu pada:",
        "acara": ("08.30 Pembukaan, Camat", "09.00 Evaluasi komitmen, Kepala Puskesmas"),
        "persiapan": ("laporan kegiatan sektor yang terkait kesehatan.",),
        "penutup": "Atas perhatian dan kehadiran Bapak/Ibu kami ucapkan terima kasih.",
        "tembusan": ("Kepala Dinas Kesehatan Kabupaten Pandeglang",),
    },
    "minutes": {
        **_FRAME,
        "judul": "Lokakarya mini triwulanan lintas sektor",
        "acara": ({"judul": "Pembukaan", "penyaji": "Camat", "catatan": "Camat membuka rapat."},),
        "hasil": (
            {
                "acara": "Kesepakatan",
                "jenis": "Komitmen",
                "isi": "Mobil siaga mengantar bayi ke posyandu",
                "oleh": "Kepala Desa Pandat",
                "tenggat": "sampai 31 Okt 2023",
            },
        ),
        "masukan": (
            {"sektor": "TP PKK", "isi": "Dapur PMT dibuka tiap Rabu.", "jawaban": "Bidan ikut menimbang."},
        ),
        "peserta": ("Kepala Desa Pandat", "Kapolsek Mandalawangi (diwakili Contoh)"),
    },
    "assignment": {
        **_FRAME,
        "dasar": ("Undangan nomor 005/87/Kec.Mdw/2023 tanggal 10 Agustus 2023;",),
        "orang": (
            {"nama": "Contoh Rahmawati", "nip": "19800101 200501 2 002", "jabatan": "Bidan koordinator"},
            {
                "nama": "Contoh Hidayat",
                "nip": "19820101 200601 1 003",
                "jabatan": "Petugas promosi kesehatan",
            },
        ),
        "tugas": "Melaksanakan dan mengikuti lokakarya mini triwulanan lintas sektor:",
        "penutup": "Demikian surat tugas ini dibuat untuk dilaksanakan dengan tanggung jawab.",
    },
}
"""By kind of paper: every name that it knows."""


def fields_of(value: Value) -> frozenset[str] | None:
    """The parts of a list's rows; empty for a list of texts, None for a text."""
    if isinstance(value, str):
        return None
    first = value[0]
    return frozenset() if isinstance(first, str) else frozenset(first)


def empty(values: Values) -> dict[str, Value]:
    """The same names with nothing behind them: a template must bear that too."""
    return {name: "" if isinstance(value, str) else () for name, value in values.items()}
