"""Sentences of files that come in: what was read, why not, what to do."""

from lokmin.basics.words import mark

_FILES = {
    "intake.empty_file": mark("Berkas ini kosong. Pilih berkas yang berisi data."),
    "intake.file_too_big": mark(
        "Berkas ini lebih besar dari %(largest)s MB. Hapus lembar dan gambar yang tidak perlu, lalu "
        "unggah lagi."
    ),
    "intake.encrypted": mark(
        "Berkas ini terkunci kata sandi. Buka di Excel, hapus kata sandinya (Berkas > Info > Proteksi), "
        "simpan, lalu unggah lagi."
    ),
    "intake.old_xls": mark(
        "Berkas ini berformat Excel lama (.xls). Buka di Excel, pilih Simpan Sebagai > Buku Kerja Excel "
        "(.xlsx), lalu unggah hasilnya."
    ),
    "intake.xlsb": mark(
        "Berkas ini berformat Excel biner (.xlsb). Buka di Excel, pilih Simpan Sebagai > Buku Kerja Excel"
        " (.xlsx), lalu unggah hasilnya."
    ),
    "intake.ods": mark(
        "Berkas ini berformat OpenDocument (.ods). Buka, pilih Simpan Sebagai > Excel (.xlsx), lalu "
        "unggah hasilnya."
    ),
    "intake.html": mark(
        "Berkas ini sebenarnya halaman web. Buka di Excel, pilih Simpan Sebagai > Buku Kerja Excel "
        "(.xlsx), lalu unggah hasilnya."
    ),
    "intake.pdf": mark(
        "Berkas ini PDF; angkanya tidak dapat dibaca. Unggah buku kerja Excel (.xlsx) atau CSV."
    ),
    "intake.archive": mark(
        "Berkas ini arsip yang dimampatkan. Keluarkan isinya dahulu, lalu unggah buku kerja Excel (.xlsx)"
        " atau CSV."
    ),
    "intake.not_workbook": mark("Berkas ini bukan buku kerja Excel. Unggah berkas .xlsx, .xlsm, atau CSV."),
    "intake.broken_file": mark(
        "Berkas ini rusak atau terpotong sehingga tidak dapat dibaca. Buka di Excel, simpan ulang sebagai"
        " .xlsx, lalu unggah lagi."
    ),
    "intake.zip_bomb": mark(
        "Isi berkas ini mengembang menjadi terlalu besar (batas %(largest)s MB) sehingga tidak dibuka. "
        "Salin lembar yang diperlukan ke buku kerja baru, lalu unggah lagi."
    ),
    "intake.too_many_members": mark(
        "Berkas ini berisi lebih dari %(most)s bagian sehingga tidak dibuka. Salin lembar yang diperlukan"
        " ke buku kerja baru, lalu unggah lagi."
    ),
    "intake.too_many_sheets": mark(
        "Buku kerja ini berisi lebih dari %(most)s lembar. Salin lembar yang diperlukan ke buku kerja baru."
    ),
    "intake.too_many_cells": mark(
        "Satu lembar berisi lebih dari %(most)s sel. Hapus baris dan kolom yang tidak perlu, lalu unggah "
        "lagi."
    ),
    "intake.too_heavy": mark(
        "Berkas ini terlalu berat untuk dibaca dengan aman. Salin lembar yang diperlukan ke buku kerja "
        "baru, lalu unggah lagi."
    ),
    "intake.no_cached_values": mark(
        "Buku kerja ini berisi rumus tanpa hasil. Buka dan simpan dulu di Excel, lalu unggah lagi."
    ),
    "intake.layout_unknown": mark(
        "Bentuk buku kerja ini belum dikenal. Yang dapat dibaca: buku PWS KIA, tabel desa kali bulan "
        "atau desa kali elemen yang judulnya lengkap, dan tabel kode_desa atau desa, periode, elemen, "
        "jumlah. Bentuk lain dapat dijelaskan kolom demi kolom di halaman Unggah data."
    ),
    "intake.only_by_name": mark(
        "Lembar %(sheets)s memuat nama atau nomor orang, maka tidak dibaca, dan tidak ada lembar lain "
        "yang dapat dibaca. Unggah rekap per desa, tanpa nama."
    ),
    "intake.text_by_name": mark(
        "Berkas ini memuat nama atau nomor orang, maka tidak dibaca. Unggah rekap per desa, tanpa nama."
    ),
    "intake.text_encoding": mark(
        "Tulisan dalam berkas ini tidak dapat dibaca. Simpan ulang sebagai CSV UTF-8, lalu unggah lagi."
    ),
    "intake.text_columns": mark(
        "Kolom %(missing)s tidak ada di baris pertama. CSV perlu kolom kode_desa atau desa, periode, "
        "elemen (atau indikator), dan jumlah. Bentuk lain dapat dijelaskan kolom demi kolom di halaman "
        "Unggah data."
    ),
    "intake.text_column_twice": mark("Kolom %(column)s ada dua kali di baris pertama. Hapus salah satunya."),
    "intake.text_too_long": mark("Berkas ini lebih dari %(most)s baris. Bagi menjadi beberapa berkas."),
    "intake.puskesmas_unknown": mark(
        "Puskesmas “%(name)s” belum terdaftar di sini. Tulis --puskesmas KODE, atau daftarkan dahulu dengan "
        "lokmin new-puskesmas."
    ),
    "intake.puskesmas_ambiguous": mark(
        "Ada lebih dari satu Puskesmas bernama “%(name)s”. Tulis --puskesmas KODE: %(codes)s."
    ),
    "intake.puskesmas_code": mark(
        "Puskesmas berkode %(code)s belum terdaftar di sini. Daftarkan dahulu dengan lokmin new-puskesmas."
    ),
    "intake.villages_unknown": mark(
        "Desa yang belum dikenal di wilayah kerja Puskesmas ini: %(names)s. Betulkan namanya di berkas atau "
        "tambahkan desanya; tidak ada yang disimpan."
    ),
    "intake.village_named_twice": mark(
        "“%(first)s” dan “%(second)s” menunjuk desa yang sama. Betulkan namanya di berkas, lalu unggah lagi."
    ),
    "intake.villages_open": mark("Pilih dahulu desa untuk %(names)s, atau pilih “jangan simpan”."),
    "intake.still_reading": mark("Berkas ini masih dibaca. Tunggu sampai pratinjaunya muncul."),
    "intake.reading_lost": mark(
        "Pembacaan berkas ini terputus, mungkin karena server dinyalakan ulang. Unggah lagi berkasnya."
    ),
    "intake.reading_broken": mark(
        "Pembacaan berkas ini gagal karena kesalahan di server. Unggah lagi; bila terulang, beri tahu "
        "pengelola."
    ),
    "intake.many_readings": mark(
        "Beberapa berkas besar sedang dibaca. Tunggu sampai salah satunya selesai, lalu unggah lagi."
    ),
    "intake.preview_gone": mark("Pratinjau ini sudah kedaluwarsa. Unggah lagi berkasnya."),
    "intake.preview_done": mark(
        "Pratinjau ini sudah disimpan atau dibatalkan. Unggah lagi berkasnya bila perlu."
    ),
    "intake.changed_since_preview": mark(
        "Angka di Puskesmas ini berubah sejak pratinjau dibuat. Periksa pratinjau yang baru, lalu simpan."
    ),
    "intake.no_batch": mark("Unggahan nomor %(number)s tidak ada. Lihat daftar unggahan untuk nomornya."),
    "intake.already_undone": mark("Unggahan nomor %(number)s sudah dibatalkan sebelumnya."),
    "intake.built_upon": mark(
        "Unggahan nomor %(number)s tidak dapat dibatalkan: %(count)s angkanya sudah diubah sesudahnya, di "
        "antaranya %(where)s. Betulkan angka itu satu per satu di halaman isian."
    ),
    "intake.file_missing": mark("Berkas %(path)s tidak ada atau tidak dapat dibuka. Periksa namanya."),
    "intake.no_file": mark("Belum ada berkas yang dipilih. Pilih berkas .xlsx atau .csv, lalu unggah."),
    "intake.which": mark("Tulis nama berkas, atau --undo dengan nomor unggahan; salah satu saja."),
    "intake.nothing_read": mark(
        "Tidak ada satu angka pun yang dapat disimpan dari berkas ini. Betulkan sel yang disebut, "
        "lalu unggah lagi."
    ),
}

_CELLS = {
    "intake.negative": mark(
        "%(village)s, %(element)s %(month)s: %(value_shown)s kurang dari nol. Tulis 0 atau angka yang benar."
    ),
    "intake.fractional": mark(
        "%(village)s, %(element)s %(month)s: %(value_shown)s bukan bilangan bulat. Tulis jumlah orang, "
        "misalnya 7."
    ),
    "intake.text": mark(
        "%(village)s, %(element)s %(month)s: “%(value_shown)s” bukan angka. Tulis angkanya saja, misalnya 7."
    ),
    "intake.too_large": mark(
        "%(village)s, %(element)s %(month)s: %(value_shown)s terlalu besar untuk satu desa. Periksa angkanya."
    ),
    "intake.cell_error": mark(
        "%(village)s, %(element)s %(month)s: sel ini berisi kesalahan rumus %(value_shown)s. Betulkan "
        "rumusnya atau tulis angkanya."
    ),
    "intake.uncalculated": mark(
        "%(village)s, %(element)s %(month)s: sel ini berisi rumus tanpa hasil. Buka dan simpan dulu di Excel."
    ),
    "intake.future_month": mark(
        "%(village)s, %(element)s: %(month)s belum tiba. Periksa bulannya; angka ini tidak disimpan."
    ),
    "intake.future_block": mark(
        "%(month)s belum tiba; %(cells)s angkanya tidak disimpan. Periksa bulan dan tahunnya."
    ),
    "intake.month_unknown": mark(
        "Bulan “%(value)s” tidak dikenal. Tulis nama bulan seperti APRIL, atau 2026-04."
    ),
    "intake.month_twice": mark("%(month)s ada di dua blok pada lembar ini. Hapus salah satunya."),
    "intake.year_differs": mark(
        "Blok ini menulis tahun %(block)s, sampul buku kerja %(book)s. Samakan dahulu; blok ini tidak dibaca."
    ),
    "intake.year_missing": mark(
        "Tahun untuk bulan “%(value)s” tidak ditemukan. Tulis tahun di lembar PETUNJUK, atau di sel bulan."
    ),
    "intake.village_twice": mark(
        "Desa %(village)s ada dua kali pada blok %(month)s; keduanya tidak dibaca. Hapus salah satu baris."
    ),
    "intake.village_empty": mark(
        "Ada angka %(element)s %(month)s pada baris tanpa nama desa. Tulis nama desanya."
    ),
    "intake.village_unknown": mark(
        "Desa “%(village)s” tidak ada di wilayah kerja Puskesmas ini. Betulkan kode atau "
        "namanya di berkas, atau tambahkan desanya."
    ),
    "intake.village_ambiguous": mark("Nama “%(village)s” cocok dengan lebih dari satu desa. Pilih desanya."),
    "intake.village_disagrees": mark(
        "Kode %(code)s adalah desa %(village)s, tetapi di berkas tertulis “%(name)s”; %(cells)s angkanya "
        "tidak disimpan. Betulkan kode atau nama desanya."
    ),
    "intake.village_missing": mark("Baris ini tidak menyebut desa. Isi kode_desa atau desa."),
    "intake.element_unknown": mark(
        "“%(value)s” bukan elemen atau indikator yang dikenal; %(lines)s barisnya tidak dibaca. Tulis kode "
        "dari daftar, misalnya K1, atau jelaskan artinya di pratinjau unggahan; jawabannya diingat."
    ),
    "intake.words_skipped": mark(
        "“%(value)s” (%(lines)s baris) dilewati, seperti yang dijelaskan untuk judul kolom ini."
    ),
    "intake.column_twice": mark(
        "Dua kolom berjudul %(element)s pada blok yang sama; keduanya tidak dibaca. Bedakan judulnya."
    ),
    "intake.column_unknown": mark("Kolom “%(header)s” (%(month)s) belum dikenal dan tidak dibaca."),
    "intake.line_twice": mark(
        "%(village)s, %(element)s %(month)s sudah ada di baris %(first)s dengan angka lain; keduanya "
        "tidak dibaca."
    ),
    "intake.line_repeated": mark(
        "%(village)s, %(element)s %(month)s sudah ada di baris %(first)s dengan angka yang sama; dibaca "
        "sekali."
    ),
    "intake.line_short": mark(
        "Baris ini punya %(found)s kolom, seharusnya %(wanted)s. Periksa pemisah kolomnya."
    ),
}

_NOTES = {
    "intake.sheet_by_name": mark(
        "Lembar %(name)s memuat nama atau nomor orang, maka tidak dibaca dan tidak disimpan."
    ),
    "intake.sheets_unread": mark("Lembar yang belum dikenal dan tidak dibaca: %(names)s."),
    "intake.elements_unknown": mark(
        "Unsur yang belum ada dalam kamus sehingga kolomnya tidak disimpan: %(names)s."
    ),
    "intake.wrong_puskesmas": mark(
        "Berkas ini menulis Puskesmas “%(file)s”, bukan %(ours)s. Periksa apakah berkasnya benar."
    ),
    "intake.macros_ignored": mark(
        "Berkas ini berisi makro. Makro tidak dijalankan; hanya nilai sel yang dibaca."
    ),
    "intake.recap_ignored": mark(
        "Blok rekap “%(name)s” tidak dibaca; jumlahnya dihitung ulang dari bulan-bulannya."
    ),
    "intake.slots_div0": mark(
        "%(count)s sel rumus pada baris desa yang tidak dipakai berisi #DIV/0!; diabaikan."
    ),
    "intake.sheets_differ": mark(
        "%(village)s, %(element)s %(month)s: di sini %(theirs)s, di lembar %(other_sheet)s "
        "(%(other_cell)s) %(ours)s. Yang disimpan %(ours)s."
    ),
    "intake.only_here": mark(
        "%(village)s, %(element)s %(month)s: hanya lembar ini yang terisi, lembar %(other_sheet)s kosong "
        "untuk bulan itu. Periksa apakah bulannya benar."
    ),
    "intake.cumulative_differs": mark(
        "%(village)s, %(element)s %(month)s: kumulatif tertulis %(printed)s, jumlah bulan-bulannya %(ours)s."
    ),
    "intake.total_differs": mark(
        "%(element)s %(month)s: JUMLAH tertulis %(printed)s, jumlah desa-desanya %(ours)s."
    ),
    "intake.percent_denominator": mark(
        "%(village)s, %(element)s %(month)s: tertulis %(printed)s%%, seharusnya %(ours)s%%. Rumusnya "
        "membagi dengan sasaran %(other)s, bukan %(kind)s."
    ),
    "intake.percent_differs": mark(
        "%(village)s, %(element)s %(month)s: tertulis %(printed)s%%, hasil hitung ulang %(ours)s%%."
    ),
    "intake.percent_scale": mark(
        "%(village)s, %(element)s %(month)s: tertulis %(printed)s; yang dimaksud %(ours)s%%."
    ),
    "intake.percent_div0": mark(
        "%(village)s, %(element)s %(month)s: tertulis %(printed)s, hasil hitung ulang %(ours)s%%."
    ),
    "intake.percent_no_population": mark(
        "%(village)s, %(element)s %(month)s: tertulis %(printed)s karena sasaran %(kind)s belum diisi."
    ),
    "intake.population_all_empty": mark("Sasaran %(kind)s belum diisi untuk semua desa."),
    "intake.population_empty": mark("Sasaran %(kind)s kosong atau nol untuk %(villages)s."),
    "intake.population_differs": mark(
        "%(village)s: sasaran %(kind)s %(month)s %(theirs)s, di lembar %(other_sheet)s (%(other_cell)s) "
        "%(ours)s. Yang disimpan %(ours)s."
    ),
    "intake.order_broken": mark("%(village)s, %(month)s: %(finding)s"),
    "intake.column_ignored": mark("Kolom %(column)s tidak dipakai."),
    "intake.more_issues": mark("Masih ada %(count)s catatan lain yang tidak ditampilkan."),
}

_PASTES = {
    "intake.paste_empty": mark("Belum ada yang ditempel. Salin satu blok dari Excel beserta judul kolomnya."),
    "intake.paste_long": mark(
        "Tempelan ini terlalu panjang (paling banyak %(most)s baris). Tempel satu bulan saja."
    ),
    "intake.paste_header": mark(
        "Judul indikator tidak ditemukan. Salin juga baris judulnya, misalnya DESA, K1, K4, atau pakai kode "
        "elemen."
    ),
    "intake.paste_villages": mark(
        "Kolom nama desa tidak ditemukan. Salin juga kolom desanya, dengan judul DESA."
    ),
    "intake.paste_future": mark("Bulan itu belum tiba. Pilih bulan yang sudah lewat atau bulan ini."),
}

_COPIES = {
    "intake.notes_heavy": mark(
        "Salinan dengan catatan tidak dapat dibuat dari berkas ini. Pakai daftar catatan di halaman ini."
    ),
    "intake.notes_other_file": mark(
        "Berkas ini bukan yang diperiksa di halaman ini. Pilih berkas yang sama, tanpa perubahan."
    ),
    "intake.notes_pasted": mark("Tempelan tidak punya berkas. Betulkan di Excel, lalu tempel lagi."),
    "intake.notes_json": mark(
        "Berkas JSON DHIS2 tidak punya sel untuk diberi catatan. Betulkan di DHIS2, lalu ekspor lagi."
    ),
    "intake.notes_ending": mark("Berkas ini kembali sebagai %(ending)s. Tulis --notes NAMA%(ending)s."),
    "intake.notes_same": mark("--notes menunjuk berkas aslinya. Tulis nama lain, supaya aslinya tetap utuh."),
    "intake.notes_write": mark("Berkas %(path)s tidak dapat ditulis. Periksa mapnya."),
}

_LISTS = {
    "intake.rekap_columns": mark(
        "Judul kolom tidak ditemukan pada 15 baris pertama. Perlu Desa/Kel dan Tanggal Pengukuran (atau "
        "Bulan); judul lain: --village dan --date."
    ),
    "intake.rekap_column_missing": mark("Kolom “%(column)s” tidak ada. Tulis judulnya seperti di berkas."),
    "intake.rekap_column_twice": mark("Kolom %(column)s ada dua kali. Hapus salah satunya."),
    "intake.rekap_pair": mark("Tulis --status dan --element bersama: kolom yang dihitung, dan sebagai apa."),
    "intake.rekap_element": mark(
        "Elemen “%(element)s” tidak dikenal. Pakai kode dari daftar, misalnya ANEMIA."
    ),
    "intake.rekap_nothing": mark(
        "Tidak ada yang dapat dihitung dari %(rows)s baris. Periksa kolom desa, tanggal, dan ukurannya."
    ),
    "intake.rekap_failed": mark(
        "Daftar ini tidak dapat dibaca. Simpan ulang sebagai .xlsx atau CSV UTF-8, lalu ulangi."
    ),
}

SENTENCES = {**_FILES, **_CELLS, **_NOTES, **_LISTS, **_PASTES, **_COPIES}
