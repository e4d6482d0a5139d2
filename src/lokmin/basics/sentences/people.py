"""Sentences of people."""

from lokmin.basics.words import mark

SENTENCES = {
    "people.link_revoked": mark("Tautan ini sudah dimatikan %(day)s. Minta tautan baru kepada Puskesmas."),
    "people.link_expired": mark(
        "Tautan ini berlaku sampai %(day)s dan sudah lewat. Minta tautan baru kepada Puskesmas."
    ),
    "people.link_handed_over": mark(
        "Tautan ini dibuat untuk pejabat %(office)s sebelumnya. Minta tautan baru kepada Puskesmas."
    ),
    "people.no_holder": mark(
        "Jabatan %(office)s belum ada pejabatnya. Isi nama pejabat dahulu, lalu buat tautan."
    ),
    "people.expiry_past": mark("Batas tautan %(day)s sudah lewat. Pilih tanggal sesudah hari ini."),
    "people.username_taken": mark("Nama akun “%(username)s” sudah dipakai. Pilih nama lain."),
    "people.account_unknown": mark(
        "Akun “%(username)s” tidak ada. Periksa ejaannya, atau buat dengan --name."
    ),
    "people.account_incomplete": mark(
        "Akun baru “%(username)s” perlu nama dan peran. Tambahkan --name dan --role."
    ),
    "people.puskesmas_unknown": mark(
        "Puskesmas %(code)s belum terdaftar. Daftarkan dahulu dengan lokmin new-puskesmas."
    ),
    "people.area_unknown": mark(
        "Kode wilayah %(code)s tidak dikenal di sini. Tulis kode yang terdaftar, misalnya 33.20.02.2001."
    ),
    "people.midwife_villages": mark(
        "Peran “Bidan desa” perlu Puskesmas dan desanya. Tambahkan --puskesmas dan --villages."
    ),
    "people.sector_unknown": mark("Sektor “%(sector)s” tidak ada dalam daftar. Pilih sektor dari daftar."),
    "people.kecamatan_not_yours": mark("Kecamatan itu di luar wilayah Anda. Pilih kecamatan sendiri."),
    "people.name_missing": mark("Nama belum diisi. Tulis nama lembaga, jabatan, atau pejabatnya."),
    "people.role_place": mark(
        "Peran “%(role)s” perlu tempat: Puskesmas untuk staf, kecamatan untuk camat, kabupaten untuk Dinas."
    ),
}
