"""Sentences of papers."""

from lokmin.basics.words import mark

SENTENCES = {
    "papers.unfreeze_pack": mark(
        "Bahan evaluasi dengan kode %(code)s sudah dicetak dari angka beku ini, jadi pembekuannya tidak "
        "dapat dibatalkan lagi. Yang keliru dicatat sebagai pembetulan."
    ),
    "papers.unfreeze_meeting": mark(
        "Rapat %(day)s sudah dibuka dengan angka beku ini, jadi pembekuannya tidak dapat dibatalkan lagi. "
        "Yang keliru dicatat sebagai pembetulan."
    ),
    "papers.step": mark(
        "Dokumen yang berkeadaan “%(before)s” belum dapat melewati langkah %(step)s. Ikuti urutannya: "
        "serahkan, beri nomor, lalu simpan pindaian."
    ),
    "papers.replace_first": mark(
        "Hari, jam, atau tempat rapat berubah sejak dokumen ini dicetak. Buat penggantinya lebih dahulu."
    ),
    "papers.unchanged": mark("Dokumen ini masih sesuai, jadi tidak perlu diganti."),
    "papers.template": mark("Bagian {%(value)s} pada pola nomor tidak dikenal. Yang ada: %(known)s."),
    "papers.number": mark("Nomor surat belum ditulis. Tulis nomor dari buku agenda, lalu simpan."),
    "papers.number_taken": mark("Nomor %(number)s sudah dipakai dokumen lain di sini. Periksa buku agenda."),
    "papers.dated_future": mark("Tanggal surat %(day)s lewat dari hari ini. Tulis tanggal pada suratnya."),
    "papers.not_held": mark(
        "Rapat ini belum dibuka, jadi dokumen ini belum ada isinya. Buka rapat lebih dahulu; sementara itu "
        "unduh drafnya."
    ),
    "papers.kind": mark("Dokumen “%(value)s” tidak ada untuk rapat ini."),
    "papers.not_frozen": mark(
        "Masa %(period)s di Puskesmas %(puskesmas)s belum dibekukan. Bekukan dahulu, atau minta bahan "
        "sementara dengan --draft."
    ),
    "papers.frozen_changed": mark(
        "Data beku %(period)s berubah sejak dibekukan: tercatat %(stored)s, dihitung ulang %(found)s. Bahan "
        "evaluasi tidak dicetak. Pulihkan basis data dari cadangan."
    ),
    "papers.no_villages": mark("Puskesmas %(puskesmas)s belum mempunyai desa. Daftarkan desanya dahulu."),
    "papers.nothing_reported": mark(
        "Belum ada angka untuk masa %(period)s. Isi atau unggah data bulanan dahulu."
    ),
    "papers.puskesmas": mark("Puskesmas dengan kode %(code)s tidak ditemukan. Periksa kode Kemenkes-nya."),
    "papers.one_period": mark("Tulis salah satu: --quarter 2023Q1 atau --period 2023-02..2023-04."),
    "papers.out": mark("Map %(path)s tidak dapat ditulisi. Pilih map lain untuk --out."),
    "papers.file": mark("Berkas %(path)s tidak dapat dibaca. Periksa nama dan letaknya."),
    "papers.scan_empty": mark("Berkas pindaian kosong. Pilih berkas lain."),
    "papers.scan_large": mark(
        "Berkas pindaian lebih besar dari %(megabytes)s MB. Pindai dengan mutu lebih rendah."
    ),
    "papers.scan_kind": mark(
        "Pindaian harus berupa PDF, JPG, atau PNG. Simpan ulang dalam salah satu bentuk itu."
    ),
    "papers.bytes_missing": mark(
        "Isi berkas ini tidak ada lagi di penyimpanan (%(place)s). Pulihkan dari cadangan, atau keluarkan "
        "berkasnya lalu unggah lagi."
    ),
    "papers.sheet_future": mark("Tanggal lembar %(day)s belum tiba. Tulis tanggal yang ada pada lembarnya."),
    "papers.stale": mark(
        "Pengaturan atau dokumen ini sudah diubah orang lain. Muat ulang halaman, lalu ulangi."
    ),
    "papers.letterhead": mark(
        "Kop surat memerlukan nama instansi penerbit. Tulis misalnya “Kecamatan Lais”."
    ),
    "papers.whole_area": mark("Bahan evaluasi memuat semua desa; mintalah lembar desa Anda saja."),
}
