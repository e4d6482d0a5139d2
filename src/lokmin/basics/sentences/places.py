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
    "places.village_taken": mark(
        "%(count)s desa sudah dilayani Puskesmas lain: %(villages)s. Periksa berkas desanya. Bila desa itu "
        "memang dilayani bersama, katakan demikian: centang “dilayani bersama”, atau tambahkan --shared. "
        "Tidak ada yang diubah."
    ),
    "places.village_name": mark("Baris %(line)s: nama desa belum diisi."),
    "places.kecamatan_mixed": mark(
        "Kecamatan tidak dapat dibaca dari kode desa. Sebut kodenya, misalnya --kecamatan 33.20.02."
    ),
    "places.boundary_size": mark(
        "Berkas batas lebih dari %(megabytes)s MB. Ambil kecamatannya saja, atau sederhanakan dahulu."
    ),
    "places.boundary_json": mark("Berkas itu bukan GeoJSON: isinya tidak dapat dibaca sebagai JSON UTF-8."),
    "places.boundary_kind": mark(
        "Berkas itu bukan GeoJSON berisi wilayah. Yang diperlukan: FeatureCollection dengan satu wilayah "
        "tiap feature."
    ),
    "places.boundary_empty": mark("Berkas batas tidak memuat satu wilayah pun."),
    "places.boundary_features": mark(
        "Berkas batas memuat %(count)s wilayah; paling banyak %(most)s. Ambil kabupatennya saja."
    ),
    "places.boundary_geometry": mark(
        "Wilayah ke-%(number)s berbentuk %(kind)s. Yang dapat dipakai hanya Polygon dan MultiPolygon."
    ),
    "places.boundary_ring": mark(
        "Wilayah ke-%(number)s tidak punya garis batas yang utuh: setiap garis perlu sedikitnya empat titik "
        "bujur dan lintang."
    ),
    "places.boundary_open": mark(
        "Wilayah ke-%(number)s garis batasnya tidak tertutup: titik terakhir harus sama dengan titik pertama."
    ),
    "places.boundary_points": mark(
        "Wilayah ke-%(number)s punya lebih dari %(most)s titik. Sederhanakan batasnya dahulu."
    ),
    "places.boundary_place": mark(
        "Wilayah ke-%(number)s punya titik di luar Indonesia (%(x)s, %(y)s). Pakai derajat bujur dan lintang "
        "(WGS 84), bukan meter."
    ),
    "places.boundary_swapped": mark(
        "Wilayah ke-%(number)s menulis lintang sebelum bujur. Dalam GeoJSON bujur ditulis dahulu, "
        "misalnya [105.97, -6.31]."
    ),
    "places.boundary_twice": mark(
        "Kode %(code)s tertulis pada dua wilayah. Gabungkan menjadi satu MultiPolygon, lalu ulangi."
    ),
    "places.boundary_nobody": mark(
        "Tidak satu pun dari %(count)s wilayah dalam berkas itu terdaftar di sini. Periksa kode Kemendagri "
        "(kolom kode) atau nama desanya."
    ),
    "places.word_column": mark("Berkas kata tidak punya kolom “%(column)s”. Kolom yang diperlukan: key, id."),
    "places.word_key": mark("Kata “%(value)s” tidak dikenal. Yang dapat diubah: %(known)s."),
    "places.word_hole": mark("“%(value)s” tidak dikenal di kalimat ini. Yang dapat dipakai: %(known)s."),
    "places.word_long": mark(
        "“%(value)s” terlalu panjang. Tulis paling banyak %(most)s huruf pada satu baris."
    ),
    "places.district_unknown": mark(
        "Kabupaten atau kota “%(value)s” belum terdaftar. Tulis kodenya, misalnya 36.01."
    ),
}
