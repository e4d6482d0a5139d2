"""Sentences of basics and of the door."""

from lokmin.basics.words import mark

SENTENCES = {
    "basics.month": mark("Bulan “%(value)s” tidak dikenal. Tulis tahun dan bulan, misalnya 2023-05."),
    "basics.period": mark("Masa “%(value)s” tidak dikenal. Tulis 2023Q1 atau 2023-02..2023-04."),
    "basics.quarter": mark("Triwulan “%(value)s” tidak dikenal. Tulis misalnya 2023Q1."),
    "basics.period_reversed": mark(
        "Masa %(first)s sampai %(last)s terbalik. Tulis bulan yang lebih awal lebih dulu."
    ),
    "basics.zone": mark("Zona waktu “%(value)s” tidak dikenal. Pilih WIB, WITA, atau WIT."),
    "basics.number": mark("“%(value)s” bukan angka. Tulis angka saja, misalnya 12 atau 101,2."),
    "basics.thousand": mark(
        "“%(value)s” dapat berarti ribuan atau pecahan. Tulis %(whole)s, "
        "atau %(fraction)s bila memang pecahan."
    ),
    "basics.date": mark("Tanggal “%(value)s” tidak dikenal. Tulis misalnya 22-05-2023 atau 22 Mei 2023."),
    "door.not_yours": mark("Halaman ini tidak ada, atau bukan untuk akun Anda."),
    "door.not_your_duty": mark(
        "Tugas “%(duty)s” tidak termasuk peran Anda di sini. Mintalah kepada kepala Puskesmas."
    ),
    "door.repeated": mark(
        "Kiriman ini sudah diterima dengan isi yang lain. Periksa yang tersimpan, lalu kirim lagi bila "
        "memang baru."
    ),
    "door.missing": mark("Isian “%(field)s” belum diisi. Isi dahulu, lalu kirim lagi."),
    "door.choice": mark("Pilihan “%(value)s” untuk %(field)s tidak ada. Pilih salah satu dari daftar."),
}
