"""Sentences of coverage: figures, sasaran, targets, freezing."""

from lokmin.basics.words import mark

SENTENCES = {
    "coverage.order": mark(
        "Sejak Januari %(left)s %(count)s, melebihi %(right)s %(limit)s. Periksa keduanya."
    ),
    "coverage.negative": mark(
        "%(area)s, %(element)s: %(value)s kurang dari nol. Tulis jumlah yang benar, atau 0 bila memang nol."
    ),
    "coverage.not_whole": mark(
        "%(area)s, %(element)s: “%(value)s” bukan bilangan bulat. Tulis angka saja, misalnya 7."
    ),
    "coverage.not_a_count": mark("“%(value)s” bukan bilangan bulat. Tulis angka saja, misalnya 7."),
    "coverage.too_many": mark(
        "%(area)s, %(element)s: %(value)s terlalu besar. Periksa angkanya, lalu tulis ulang."
    ),
    "coverage.unknown_element": mark(
        "Unsur “%(value)s” tidak ada dalam kamus. Pilih unsur dari daftar isian."
    ),
    "coverage.unknown_indicator": mark(
        "Indikator “%(value)s” tidak ada dalam kamus. Pilih dari daftar indikator."
    ),
    "coverage.unknown_area": mark(
        "Wilayah “%(value)s” bukan wilayah kerja Puskesmas ini. Pilih desa dari wilayah kerja, "
        "atau tambahkan dahulu ke wilayah kerja."
    ),
    "coverage.not_your_area": mark(
        "%(area)s bukan desa Anda, jadi tidak dapat Anda isi. "
        "Mintalah kepada bidan desanya atau pemegang program."
    ),
    "coverage.not_frozen": mark(
        "%(month)s tidak termasuk masa %(period)s yang dibekukan. Pilih bulan di dalamnya."
    ),
    "coverage.future_month": mark("Bulan %(month)s belum tiba. Isi bulan yang sudah atau sedang berjalan."),
    "coverage.reason_missing": mark(
        "%(area)s, %(element)s: tulis alasannya mengapa tidak dapat diukur, misalnya timbangan rusak."
    ),
    "coverage.state": mark("Keadaan “%(value)s” tidak dikenal. Pilih dilaporkan atau tidak dapat diukur."),
    "coverage.twice": mark("%(area)s, %(element)s, %(month)s tertulis dua kali. Hapus salah satunya."),
    "coverage.frozen": mark(
        "%(month)s sudah dibekukan pada %(frozen_at)s oleh %(frozen_by)s, jadi tidak diubah di sini. "
        "Bila keliru, kepala Puskesmas mencatat pembetulan dengan alasannya (Capaian, Pembetulan)."
    ),
    "coverage.not_frozen_month": mark(
        "%(month)s belum dibekukan, jadi tidak perlu pembetulan. Ubah angkanya di isian bulanan."
    ),
    "coverage.not_frozen_year": mark(
        "Tahun %(year)s belum dipakai masa yang dibekukan, jadi tidak perlu pembetulan. "
        "Ubah di halaman sasaran atau target."
    ),
    "coverage.restate_month": mark(
        "“%(value)s” pada alamat bukan bulan yang dibekukan, jadi belum ada yang tersimpan. "
        "Pilih bulannya pada daftar, lalu isi lagi."
    ),
    "coverage.restate_year": mark(
        "“%(value)s” pada alamat bukan tahun yang dibekukan, jadi belum ada yang tersimpan. "
        "Pilih tahunnya pada daftar, lalu isi lagi."
    ),
    "coverage.opinion_month": mark(
        "“%(value)s” bukan bulan, jadi jawaban belum tercatat. "
        "Buka lagi lembar desanya, lalu tulis jawabannya di sana."
    ),
    "coverage.restate_reason": mark(
        "Tulis alasan pembetulannya, misalnya: salah salin dari register, 12 seharusnya 21."
    ),
    "coverage.restate_moved": mark(
        "Sementara itu ada angka yang berubah, jadi pengaruhnya tidak lagi seperti yang Anda lihat. "
        "Belum ada yang tersimpan. Periksa pengaruhnya yang sekarang, lalu simpan."
    ),
    "coverage.restate_nothing": mark(
        "Tidak ada angka yang berbeda dari yang tersimpan, jadi tidak ada pembetulan yang dicatat. "
        "Ubah sedikitnya satu angka."
    ),
    "coverage.answer_reason": mark(
        "Tulis mengapa angkanya sudah benar, misalnya: dua bulan dilaporkan sekaligus."
    ),
    "coverage.answer_gone": mark(
        "Catatan ini sudah tidak ada: angkanya berubah atau sudah dijelaskan. Muat ulang halaman."
    ),
    "coverage.stale": mark(
        "%(area)s, %(element)s: sementara itu %(by)s mengubahnya menjadi %(theirs)s; Anda menulis %(mine)s. "
        "Pilih salah satu, lalu simpan lagi."
    ),
    "coverage.version": mark(
        "Isian ini tidak membawa versi selnya, jadi tidak disimpan. Muat ulang halaman, lalu tulis lagi."
    ),
    "coverage.population_kind": mark(
        "Jenis sasaran “%(value)s” tidak dikenal. Pilih jenis sasaran dari daftar."
    ),
    "coverage.population_value": mark(
        "%(area)s: sasaran “%(value)s” tidak dapat dipakai. Tulis jumlah orang, nol atau lebih, "
        "paling banyak tiga angka di belakang koma."
    ),
    "coverage.basis": mark("Dasar sasaran “%(value)s” tidak dikenal. Pilih proyeksi atau riil."),
    "coverage.year": mark("Tahun %(value)s tidak dapat diisi. Pilih tahun antara 2000 dan tahun depan."),
    "coverage.target_value": mark(
        "%(indicator)s: target “%(value)s” tidak dapat dipakai. Tulis persen setahun, dari 0 sampai 500."
    ),
    "coverage.frozen_population": mark(
        "Sasaran %(year)s sudah dipakai untuk masa yang dibekukan sampai %(month)s, jadi tidak diubah "
        "di sini. Bila keliru, kepala Puskesmas mencatat pembetulan; hasil pendataan masuk ke dasar “riil”."
    ),
    "coverage.frozen_target": mark(
        "Target %(year)s sudah dipakai untuk masa yang dibekukan sampai %(month)s, jadi tidak diubah "
        "di sini. Bila keliru, kepala Puskesmas mencatat pembetulan dengan alasannya."
    ),
    "coverage.whole_puskesmas": mark(
        "Sasaran dan target diatur untuk seluruh Puskesmas. Mintalah kepada pemegang program."
    ),
    "coverage.freeze_future": mark(
        "%(month)s belum selesai. Bekukan masa setelah bulan terakhirnya lewat, mulai %(from_day)s."
    ),
    "coverage.freeze_twice": mark("Masa %(period)s sudah dibekukan pada %(frozen_at)s oleh %(frozen_by)s."),
    "coverage.freeze_nothing": mark(
        "Semua bulan yang sudah lewat dan berisi data sudah dibekukan. "
        "Bekukan lagi setelah bulan berikutnya terisi."
    ),
    "coverage.freeze_empty": mark(
        "Belum ada satu pun data %(period)s, jadi tidak ada yang dapat dibekukan. "
        "Isi atau unggah data dahulu."
    ),
    "coverage.unfreeze_day": mark(
        "Pembekuan %(day)s hanya dapat dibatalkan pada hari itu juga. Yang keliru dicatat sebagai pembetulan."
    ),
    "coverage.unfreeze_restated": mark(
        "Sudah ada pembetulan sesudah pembekuan ini, jadi pembekuannya tidak dapat dibatalkan lagi."
    ),
    "coverage.freeze_incomplete": mark(
        "%(count)s laporan %(period)s belum masuk dan sesudah dibekukan tidak dapat masuk lagi. "
        "Mintalah laporannya dahulu, atau tulis mengapa dibekukan juga."
    ),
    "coverage.freeze_long": mark("Masa %(period)s terlalu panjang. Pilih paling banyak dua belas bulan."),
    "coverage.no_dictionary": mark(
        "Kamus indikator belum dimuat. Jalankan perintah penyiapan, lalu coba lagi."
    ),
    "coverage.dictionary": mark(
        "Kamus indikator, baris %(line)s: %(what)s. Betulkan berkasnya, lalu muat lagi."
    ),
    "coverage.note_empty": mark("Catatan masih kosong. Tulis apa yang perlu diketahui pembaca sel ini."),
    "coverage.note_long": mark(
        "Catatan %(count)s huruf terlalu panjang. Tulis paling banyak %(most)s huruf."
    ),
    "coverage.opinion_unknown": mark("Pilih dahulu: sesuai, atau angka kami lain."),
    "coverage.opinion_remark": mark("Tulis angka menurut desa Anda, atau apa yang berbeda."),
    "coverage.opinion_future": mark("Tanggal %(day)s belum tiba. Tulis hari lembarnya benar-benar dilihat."),
    "coverage.pages_nobody": mark("Belum ada desa yang dipilih. Centang paling sedikit satu desa."),
    "coverage.opinion_head": mark("Tulis siapa yang menjawab: nama dan jabatannya."),
    "coverage.opinion_via": mark("Tulis lewat apa jawabannya disampaikan, misalnya telepon."),
}
