"""Sentences of coverage: what a district decides about the dictionary, and groups."""

from lokmin.basics.words import mark

SENTENCES = {
    "coverage.field_fixed": mark(
        "Bagian “%(field)s” mengikuti peraturan dan tidak diubah kabupaten. "
        "Ubah nama, definisi, atau kelompok."
    ),
    "coverage.field_empty": mark("%(field)s masih kosong. Tulis isinya."),
    "coverage.field_long": mark("%(field)s terlalu panjang. Tulis paling banyak %(most)s huruf."),
    "coverage.months_unknown": mark(
        "“%(value)s” bukan daftar bulan. Pilih bulan 1 sampai 12, masing-masing sekali dan berurutan."
    ),
    "coverage.months_needed": mark(
        "%(indicator)s hanya dihitung pada bulan tertentu, jadi paling sedikit satu bulan harus dipilih."
    ),
    "coverage.months_december": mark(
        "%(indicator)s adalah keadaan akhir tahun, jadi bulannya tetap Desember saja."
    ),
    "coverage.months_frozen": mark(
        "Angka Puskesmas %(puskesmas)s tahun %(year)s sudah dibekukan, jadi bulan pelaporan tahun itu "
        "tidak diubah lagi. Pilih berlaku mulai tahun %(possible)s."
    ),
    "coverage.months_since": mark(
        "Tahun %(value)s tidak mungkin. Tulis tahun antara %(first)s dan %(last)s."
    ),
    "coverage.cluster_unknown": mark("Klaster “%(value)s” tidak dikenal. Pilih dari daftar klaster."),
    "coverage.sensitivity_unknown": mark("Kepekaan “%(value)s” tidak dikenal. Pilih terbuka atau peka."),
    "coverage.sensitivity_down": mark(
        "%(indicator)s peka menurut kamus dan tidak dapat dibuka oleh kabupaten. Biarkan peka."
    ),
    "coverage.sensitivity_undo": mark(
        "Kabupaten hanya dapat menaikkan kepekaan. Untuk membukanya lagi, "
        "batalkan perubahan yang menaikkannya pada riwayat."
    ),
    "coverage.change_reason": mark("Tulis alasan perubahan, misalnya nomor dan tanggal keputusan."),
    "coverage.change_unknown": mark(
        "Perubahan nomor %(number)s tidak ada. Muat ulang halaman, lalu pilih dari riwayat."
    ),
    "coverage.change_overtaken": mark(
        "%(field)s sudah diubah lagi sesudahnya. Batalkan dahulu perubahan yang terakhir."
    ),
    "coverage.definition_stale": mark(
        "%(indicator)s sementara itu diubah oleh %(by)s (%(reason)s). "
        "Muat ulang halaman, periksa isinya, lalu simpan lagi."
    ),
    "coverage.unknown_district": mark("Kabupaten itu bukan wilayah Anda. Buka kamus dari Puskesmas Anda."),
    "coverage.grouping": mark("Kelompok “%(value)s” tidak dikenal. Pilih program atau klaster."),
}
