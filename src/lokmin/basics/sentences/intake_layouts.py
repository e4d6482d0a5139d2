"""Sentences of tables, of DHIS2 files, and of the page that asks what the columns mean."""

from lokmin.basics.words import mark

_FILES = {
    "intake.json_broken": mark(
        "Berkas JSON ini rusak sehingga tidak dapat dibaca. Ekspor lagi dari DHIS2, lalu unggah lagi."
    ),
    "intake.json_unknown": mark(
        "Berkas JSON ini bukan dataValueSets DHIS2 (tidak ada dataValues). Ekspor nilai datanya dari DHIS2, "
        "lalu unggah lagi."
    ),
}

_CELLS = {
    "intake.percent": mark(
        "%(village)s, %(element)s %(month)s: %(value_shown)s ditampilkan sebagai persen. Tulis jumlah orang, "
        "misalnya 7."
    ),
    "intake.date": mark(
        "%(village)s, %(element)s %(month)s: %(value_shown)s ditampilkan sebagai tanggal. Tulis jumlah "
        "orang, misalnya 7."
    ),
    "intake.ambiguous": mark(
        "%(village)s, %(element)s %(month)s: “%(value_shown)s” dapat berarti ribuan atau pecahan. Tulis "
        "tanpa titik dan koma, misalnya 1091."
    ),
    "intake.column_percent": mark(
        "Kolom “%(header)s” berisi persentase, bukan jumlah orang; %(cells)s selnya tidak dibaca. Unggah "
        "jumlah orangnya."
    ),
    "intake.dhis2_combo": mark(
        "%(element)s: kombinasi kategori “%(combo)s” hanya sebagian dari jumlahnya dan tidak dibaca. Ekspor "
        "nilai dengan kombinasi default."
    ),
    "intake.line_long": mark(
        "Baris ini punya %(found)s kolom, judulnya hanya %(wanted)s; tidak dibaca. Periksa pemisah kolom dan "
        "koma di dalam angka."
    ),
    "intake.sheets_clash": mark(
        "%(village)s, %(element)s %(month)s: di sini %(ours)s, di lembar %(other_sheet)s (%(other_cell)s) "
        "%(theirs)s; keduanya tidak dibaca. Samakan dahulu."
    ),
}

_NOTES = {
    "intake.columns_unread": mark("%(count)s kolom lembar ini belum dikenal dan tidak dibaca: %(names)s."),
    "intake.sheet_not_by_village": mark(
        "Lembar %(name)s tersusun per “%(what)s”, bukan per desa, maka tidak dapat dibaca per desa."
    ),
    "intake.sheet_hidden": mark(
        "Lembar %(name)s tersembunyi di buku kerja ini, tetapi angkanya dibaca. Periksa apakah masih berlaku."
    ),
    "intake.rows_hidden": mark(
        "%(count)s angka berasal dari baris tersembunyi. Periksa apakah masih berlaku."
    ),
    "intake.columns_hidden": mark(
        "Kolom %(names)s tersembunyi di berkas, tetapi dibaca. Periksa apakah masih berlaku."
    ),
    "intake.dhis2_comments": mark("%(count)s nilai membawa komentar; komentarnya tidak disimpan."),
    "intake.dhis2_deleted": mark(
        "%(count)s nilai ditandai terhapus di DHIS2 dan tidak dibaca; angka yang tersimpan tidak diubah."
    ),
}

_MAPPING = {
    "intake.mapping_village": mark("Belum ada kolom desa. Pilih “Desa” atau “Kode desa” untuk satu kolom."),
    "intake.mapping_count": mark(
        "Belum ada kolom angka. Pilih “Jumlah” untuk satu kolom, atau pilih elemen atau bulan untuk tiap "
        "kolom."
    ),
    "intake.mapping_mixed": mark(
        "Kolom angka tercampur. Pilih salah satu: satu kolom jumlah, satu kolom untuk tiap elemen, atau satu "
        "kolom untuk tiap bulan."
    ),
    "intake.mapping_twice": mark("“%(what)s” dipilih untuk dua kolom. Pilih satu saja."),
    "intake.mapping_period": mark("Tidak ada kolom bulan. Tulis bulannya, misalnya 2026-04."),
    "intake.mapping_year": mark("Judul kolom hanya menyebut bulan. Tulis tahunnya, misalnya 2026."),
    "intake.mapping_element": mark("Tidak ada kolom elemen. Pilih elemen untuk seluruh lembar."),
    "intake.mapping_header": mark("Baris judul itu tidak ada di lembar ini. Pilih baris lain."),
    "intake.sheet_not_kept": mark(
        "Isi berkas ini tidak disimpan sementara, maka kolomnya tidak dapat dipilih di sini. Unggah berkas "
        "yang berisi lembar itu saja."
    ),
}

SENTENCES = {**_FILES, **_CELLS, **_NOTES, **_MAPPING}
