"""Sentences of coverage: campaigns."""

from lokmin.basics.words import mark

SENTENCES = {
    "coverage.campaign_name": mark("Tulis nama kampanye, paling banyak 120 huruf."),
    "coverage.campaign_reversed": mark(
        "Hari terakhir %(last_day)s lebih awal daripada hari pertama %(first_day)s. Tukar keduanya."
    ),
    "coverage.campaign_long": mark("Kampanye paling lama %(most)s hari. Bagi menjadi beberapa putaran."),
    "coverage.campaign_items": mark(
        "Tulis apa yang diberikan, satu tiap baris, paling sedikit satu dan paling banyak %(most)s."
    ),
    "coverage.campaign_item_twice": mark("Satu imunisasi tertulis dua kali. Hapus salah satunya."),
    "coverage.campaign_item": mark(
        "Imunisasi “%(value)s” bukan bagian kampanye ini. Muat ulang halaman, lalu pilih lagi."
    ),
    "coverage.campaign_item_counted": mark(
        "%(name)s sudah punya sasaran atau laporan, jadi tidak dapat dihapus dari kampanye. "
        "Tulis lagi namanya di daftar."
    ),
    "coverage.campaign_twice": mark(
        "Kampanye %(name)s mulai %(first_day)s sudah ada. Buka yang ada, atau pakai nama lain."
    ),
    "coverage.campaign_stale": mark(
        "Rencana %(name)s sementara itu diubah orang lain. Muat ulang halaman, lalu ubah lagi."
    ),
    "coverage.campaign_days_counted": mark(
        "%(day)s sudah dilaporkan, jadi harus tetap termasuk hari kampanye. "
        "Pilih hari pertama dan terakhir yang mencakupnya."
    ),
    "coverage.campaign_whole": mark(
        "Kampanye dan sasarannya diatur untuk seluruh Puskesmas. Mintalah kepada pemegang program; "
        "laporan desa Anda tetap dapat Anda isi."
    ),
    "coverage.campaign_people": mark(
        "%(area)s: sasaran “%(value)s” tidak dapat dipakai. Tulis jumlah orang, nol atau lebih."
    ),
    "coverage.campaign_day": mark(
        "%(day)s di luar hari kampanye (%(first_day)s sampai %(last_day)s). Pilih hari di dalamnya."
    ),
    "coverage.campaign_future": mark("%(day)s belum tiba. Isi hari ini atau hari yang sudah lewat."),
    "coverage.campaign_cell_twice": mark("Satu sel %(name)s tertulis dua kali. Hapus salah satunya."),
    "coverage.campaign_cell_stale": mark(
        "%(area)s, %(element)s, %(day)s: sementara itu %(by)s menulis %(theirs)s; Anda menulis %(mine)s. "
        "Periksa, lalu simpan lagi."
    ),
}
