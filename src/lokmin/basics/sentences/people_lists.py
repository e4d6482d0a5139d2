"""Sentences of lists of offices that are read in."""

from lokmin.basics.words import mark

SENTENCES = {
    "people.list_kind": mark(
        "Berkas ini bukan daftar Excel (.xlsx) atau CSV yang dapat dibaca. Unduh templat, salin daftarnya ke "
        "sana, lalu unggah lagi."
    ),
    "people.list_empty": mark(
        "Berkas ini tidak berisi baris. Isi daftarnya di bawah baris judul, lalu unggah lagi."
    ),
    "people.list_big": mark(
        "Berkas lebih besar daripada %(most)s kB. Simpan hanya lembar daftarnya, lalu unggah lagi."
    ),
    "people.list_long": mark("Daftar lebih panjang daripada %(most)s baris. Bagi menjadi beberapa berkas."),
    "people.list_columns": mark(
        "Baris judul tidak ditemukan. Sedikitnya perlu kolom Jabatan dan Nama. Pakai templat, atau "
        "beri judul "
        "kolom seperti di templat."
    ),
    "people.list_lost": mark("Pratinjau tidak terkirim utuh. Unggah berkasnya sekali lagi."),
    "people.list_formula": mark(
        "Sel berisi rumus. Salin nilainya saja (tempel sebagai nilai), lalu unggah lagi."
    ),
    "people.list_digits": mark(
        "Nomor tersimpan sebagai angka, jadi angka belakangnya hilang di Excel. Ubah format sel "
        "menjadi Teks, "
        "ketik lagi nomornya, lalu unggah lagi."
    ),
    "people.list_title": mark("Jabatan kosong. Isi kolom Jabatan."),
    "people.list_sector": mark(
        "Jabatan baru perlu sektor. Isi kolom Sektor seperti di lembar Sektor pada templat."
    ),
    "people.list_institution": mark("Jabatan baru perlu lembaga. Isi kolom Instansi, misalnya Polsek Lais."),
    "people.list_village": mark(
        "Desa “%(value)s” tidak ada di kecamatan ini. Tulis seperti di daftar desa, atau kosongkan."
    ),
    "people.list_date": mark("“%(value)s” bukan tanggal yang sudah lewat. Tulis seperti 22 Mei 2023."),
    "people.list_twice": mark("%(title)s sudah ada di baris %(line)s. Hapus salah satu barisnya."),
    "people.list_bad": mark(
        "Baris %(line)s belum dapat dibaca, jadi belum ada yang disimpan. Betulkan di berkas, lalu "
        "unggah lagi."
    ),
    "people.list_asks": mark("Baris %(line)s masih perlu dijawab. Pilih jawabannya, lalu simpan lagi."),
    "people.list_stale": mark("Daftar di Lokmin berubah sejak pratinjau ini. Periksa lagi, lalu simpan."),
    "people.list_nothing": mark(
        "Semua baris sudah sama dengan daftar di Lokmin. Tidak ada yang perlu disimpan."
    ),
    "people.list_undone": mark("Daftar ini sudah dibatalkan %(by)s."),
    "people.list_used": mark(
        "Daftar ini tidak dapat dibatalkan lagi: jabatannya sudah diundang, punya komitmen, "
        "berganti pejabat, "
        "atau isinya sudah diubah. Betulkan satu per satu."
    ),
}
