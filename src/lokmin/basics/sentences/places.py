"""Sentences of places."""

from lokmin.basics.words import mark

SENTENCES = {
    "places.code": mark(
        "Kode Puskesmas “%(value)s” keliru. Tulis tujuh angka kode Kemenkes, misalnya 1033372."
    ),
    "places.exists": mark("Puskesmas %(code)s sudah terdaftar sebagai %(name)s. Tidak ada yang diubah."),
    "places.no_example": mark("Data contoh tidak ada di sini, jadi tidak ada yang dihapus."),
    "places.unknown": mark(
        "Puskesmas “%(value)s” belum terdaftar. Daftarkan dengan "
        "`lokmin new-puskesmas KODE --villages BERKAS`, atau sebut kodenya dengan --puskesmas."
    ),
    "places.no_villages": mark("Berkas desa kosong. Isi kolom kode_desa dan desa, satu baris satu desa."),
    "places.village_column": mark(
        "Berkas desa tidak punya kolom “%(column)s”. Judul kolom yang diperlukan: kode_desa, desa."
    ),
    "places.village_code": mark(
        "Baris %(line)s: kode desa “%(value)s” keliru. "
        "Tulis misalnya 33.20.02.2001; kosongkan bila tidak ada."
    ),
    "places.village_twice": mark("Baris %(line)s: desa “%(value)s” ditulis dua kali. Hapus salah satunya."),
    "places.village_name": mark("Baris %(line)s: nama desa belum diisi."),
    "places.kecamatan_mixed": mark(
        "Kecamatan tidak dapat dibaca dari kode desa. Sebut kodenya, misalnya --kecamatan 33.20.02."
    ),
}
