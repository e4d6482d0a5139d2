"""Sentences of papers."""

from lokmin.basics.words import mark

SENTENCES = {
    "papers.no_guests": mark(
        "Belum ada yang diundang, jadi belum ada surat per penerima. Isi dahulu daftar undangan."
    ),
    "papers.bundle_what": mark("Sebut salah satu: --year, atau --meeting."),
    "papers.bundle_year": mark(
        "Puskesmas %(puskesmas)s tidak mempunyai rapat pada tahun %(year)s, jadi belum ada berkas bukti. "
        "Tahun yang ada rapatnya: %(years)s."
    ),
    "papers.bundle_meeting": mark(
        "Rapat “%(value)s” tidak ditemukan di Puskesmas %(puskesmas)s. Salin penandanya dari alamat halaman "
        "rapat."
    ),
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
    "papers.final": mark(
        "Dokumen ini sudah final: isi dan nomornya tidak diubah lagi. Bila keliru, buat pembetulan; "
        "pembetulan adalah dokumen baru yang menyebut yang lama."
    ),
    "papers.no_card": mark(
        "Kartu desa dibuat dari masa yang dibekukan, dan belum ada yang dibekukan. Bekukan satu masa di "
        "kartu capaian, lalu buka lagi."
    ),
    "papers.correction": mark("Tulis apa yang dibetulkan, dengan beberapa kata."),
    "papers.not_final": mark(
        "Dokumen ini belum final. Tulis nomornya atau simpan pindaian bertanda tangannya lebih dahulu."
    ),
    "papers.sealed_already": mark("Dokumen ini sudah disegel. Unduh PDF-nya."),
    "papers.passphrase_short": mark(
        "Kata sandi sertifikat kurang dari %(n)s huruf. Minta berkas .p12 dengan yang lebih panjang."
    ),
    "papers.passphrase_wrong": mark(
        "Kata sandi tidak membuka sertifikat ini. Ketik sekali lagi, dengan huruf besar dan kecilnya."
    ),
    "papers.certificate_file": mark(
        "Berkas itu bukan sertifikat dengan kuncinya. Pilih berkas .p12 atau .pfx dari penerbit sertifikat."
    ),
    "papers.certificate_early": mark(
        "Sertifikat ini baru berlaku mulai %(first)s, jadi belum dapat dipakai menyegel. Tunggu hari itu, "
        "atau pasang sertifikat yang sudah berlaku."
    ),
    "papers.certificate_expired": mark(
        "Sertifikat ini berlaku sampai %(last)s, jadi sudah tidak dapat dipakai menyegel. Minta yang baru "
        "kepada penerbit sertifikat, lalu pasang di Dokumen."
    ),
    "papers.certificate_pair": mark(
        "Kunci dalam berkas ini bukan pasangan sertifikatnya. Minta berkas .p12 yang baru kepada penerbit "
        "sertifikat."
    ),
    "papers.certificate_kind": mark(
        "Jenis kunci sertifikat ini tidak dapat dipakai menyegel PDF. Minta sertifikat dengan kunci RSA "
        "%(bits)s bit atau lebih, atau EC."
    ),
    "papers.certificate_other": mark(
        "Kunci yang tersimpan bukan yang tercatat saat sertifikat dipasang. Pasang sertifikatnya sekali lagi."
    ),
    "papers.certificate_gone": mark(
        "Sertifikat segel diganti atau dilepas sewaktu dokumen ini disegel, jadi segelnya tidak disimpan. "
        "Buka lagi halaman segel, lalu ulangi."
    ),
    "papers.certificate_use": mark(
        "Sertifikat ini tidak dibuat untuk menandatangani. Minta yang untuk segel."
    ),
    "papers.certificate_none": mark(
        "Puskesmas ini belum mempunyai sertifikat segel. Kepala Puskesmas dapat memasangnya di Dokumen."
    ),
    "papers.replace_first": mark(
        "Hari, jam, atau tempat rapat berubah sejak dokumen ini dicetak. Buat penggantinya lebih dahulu."
    ),
    "papers.unchanged": mark("Dokumen ini masih sesuai, jadi tidak perlu diganti."),
    "papers.template": mark("Bagian {%(value)s} pada pola nomor tidak dikenal. Yang ada: %(known)s."),
    "papers.template_half": mark(
        "Kurung kurawal pada pola nomor “%(value)s” tidak lengkap. Tulis tiap bagian dengan pembuka dan "
        "penutupnya, misalnya {urut3}/{tahun}."
    ),
    "papers.template_empty": mark(
        "Pola nomor memakai {%(value)s}, tetapi isinya kosong. Isi di bawah pola, atau hapus dari pola."
    ),
    "papers.template_braces": mark(
        "“%(value)s” memuat kurung kurawal, yang hanya untuk bagian pola. Tulis tanpa kurung kurawal."
    ),
    "papers.logo_svg": mark(
        "Logo SVG tidak diterima karena dapat memuat perintah. Simpan dahulu sebagai PNG, lalu unggah lagi."
    ),
    "papers.logo_kind": mark("Logo harus berupa gambar PNG atau JPEG. Simpan ulang dalam bentuk itu."),
    "papers.number": mark("Nomor surat belum ditulis. Tulis nomor dari buku agenda, lalu simpan."),
    "papers.number_taken": mark("Nomor %(number)s sudah dipakai dokumen lain di sini. Periksa buku agenda."),
    "papers.dated_future": mark("Tanggal surat %(day)s lewat dari hari ini. Tulis tanggal pada suratnya."),
    "papers.not_held": mark(
        "Rapat ini belum dibuka, jadi dokumen ini belum ada isinya. Buka rapat lebih dahulu; sementara itu "
        "unduh drafnya."
    ),
    "papers.not_closed": mark(
        "Rapat ini belum ditutup, jadi kesepakatannya belum pasti. Tutup rapat lebih dahulu; sementara itu "
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
    "papers.no_marks": mark(
        "Berkas ini bukan PDF dengan tanda tangan elektronik di dalamnya. Unggah PDF aslinya, bukan hasil "
        "cetak atau pindaiannya; atau pilih tanda tangan di kertas."
    ),
    "papers.sheet_carries": mark(
        "Lembar ini menjadi bukti %(n)s tanda tangan. Bila keliru, batalkan dahulu tanda tangannya, "
        "lalu keluarkan lembarnya."
    ),
    "papers.signers_none": mark("Belum ada nama yang dicentang. Centang siapa yang ada pada lembar itu."),
    "papers.freeze_anew": mark(
        "Masa %(period)s dibekukan ulang sejak bahan ini diminta. Minta bahan evaluasinya lagi dari halaman "
        "Dokumen."
    ),
    "papers.stale": mark(
        "Pengaturan atau dokumen ini sudah diubah orang lain. Muat ulang halaman, lalu ulangi."
    ),
    "papers.letterhead": mark(
        "Kop surat memerlukan nama instansi penerbit. Tulis misalnya “Kecamatan Lais”."
    ),
    "papers.amount": mark(
        "“%(value)s” bukan bilangan bulat. Tulis tanpa koma, boleh dengan titik ribuan: 75.000 atau 75000."
    ),
    "papers.amount_large": mark("“%(value)s” terlalu besar untuk uang rapat. Periksa banyaknya angka nol."),
    "papers.amount_absent": mark(
        "Ada jumlah bagi orang yang tidak lagi tercatat hadir. Muat ulang halaman, lalu isi lagi."
    ),
    "papers.tax_alone": mark("Pajak “%(name)s” diisi tanpa barang. Isi barangnya, atau kosongkan pajaknya."),
    "papers.tax_large": mark("Pajak yang dipotong lebih besar dari jumlah Rp %(total)s. Periksa jumlahnya."),
    "papers.bought_future": mark("Tanggal nota %(day)s belum tiba. Tulis tanggal yang ada pada nota."),
    "papers.template_large": mark(
        "Templat lebih besar dari %(kilobytes)s kB. Kecilkan gambarnya, lalu unggah lagi."
    ),
    "papers.template_packed": mark(
        "Isi templat terlalu besar atau terlalu banyak bagiannya. Salin isinya ke dokumen Word baru, lalu "
        "unggah lagi."
    ),
    "papers.template_kind": mark(
        "Berkas itu bukan dokumen Word (.docx) yang utuh. Simpan dari Word sebagai .docx, lalu unggah lagi."
    ),
    "papers.template_macro": mark(
        "Templat memuat makro (%(name)s). Simpan sebagai Dokumen Word (.docx) tanpa makro, lalu unggah lagi."
    ),
    "papers.template_external": mark(
        "Templat mengambil sesuatu dari luar: %(target)s. Hapus tautan atau gambar tertaut itu, lalu "
        "unggah lagi."
    ),
    "papers.template_part": mark(
        "Templat memuat bagian yang tidak diterima: %(name)s. Pakai gambar PNG atau JPEG, keluarkan objek "
        "lain, lalu unggah lagi."
    ),
    "papers.template_field": mark(
        "Templat memuat bidang Word “%(name)s”. Yang diterima hanya nomor halaman; hapus bidang itu."
    ),
    "papers.template_name": mark(
        "Nama “%(name)s” di %(place)s tidak dikenal untuk dokumen ini. Yang mirip atau ada: %(known)s."
    ),
    "papers.template_list": mark(
        "“%(name)s” di %(place)s adalah daftar. Tulis baris pembuka dan penutup, dan di antaranya nama "
        "barisnya."
    ),
    "papers.template_tag": mark(
        "“%(tag)s” di %(place)s tidak diterima. Pakai nama dari daftar saja, tanpa hitungan atau "
        "perintah lain."
    ),
    "papers.template_open": mark(
        "Kurung kurawal tidak lengkap di %(place)s: “%(text)s”. Tulis pembuka dan penutupnya dalam satu "
        "paragraf."
    ),
    "papers.template_block": mark(
        "“%(tag)s” di %(place)s tidak berpasangan. Pembuka dan penutup harus ada dalam tabel atau sel "
        "yang sama."
    ),
    "papers.template_alone": mark(
        "“%(tag)s” di %(place)s harus sendirian dalam paragrafnya, atau dalam baris tabelnya. Pindahkan "
        "teks lain."
    ),
    "papers.template_hidden": mark(
        "Ada kurung kurawal “%(text)s” di bagian yang tidak terlihat (%(name)s). Salin isinya ke "
        "dokumen baru."
    ),
    "papers.template_broken": mark(
        "Templat tidak dapat diisi: %(why)s. Mulai lagi dari templat awal, lalu ubah sedikit demi sedikit."
    ),
    "papers.whole_area": mark("Bahan evaluasi memuat semua desa; mintalah lembar desa Anda saja."),
}
