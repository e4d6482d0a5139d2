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
    "people.message_via": mark("Pilih dahulu lewat apa pesannya disampaikan."),
    "people.message_none": mark("Belum ada pesan yang dicentang. Centang dahulu, lalu tandai terkirim."),
    "people.message_withdrawn": mark(
        "Pesan untuk %(title)s sudah ditarik. Muat ulang antrean, lalu kirim pesan yang masih ada."
    ),
    "people.message_leaving": mark(
        "E-mail untuk %(title)s sedang dikirim. Tunggu beberapa menit, lalu muat ulang antrean."
    ),
    "people.message_mailed": mark("E-mail yang sudah berangkat tidak dapat ditarik kembali."),
    "people.message_old": mark(
        "Tanda terkirim untuk %(title)s hanya dapat dibatalkan pada hari yang sama, selama belum dibuka."
    ),
    "people.liaison_nothing": mark("Belum ada yang dicentang. Centang jabatan, desa, atau sektor dahulu."),
    "people.liaison_unknown": mark("Petugas itu tidak bertugas di Puskesmas ini. Pilih petugas lain."),
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
    "people.sector_near": mark(
        "Sektor “%(sector)s” tidak ada dalam daftar. Mungkin maksud Anda: “%(near)s”. "
        "Tulis namanya seperti dalam daftar."
    ),
    "people.sector_unknown": mark("Sektor “%(sector)s” tidak ada dalam daftar. Pilih sektor dari daftar."),
    "people.kecamatan_not_yours": mark("Kecamatan itu di luar wilayah Anda. Pilih kecamatan sendiri."),
    "people.name_missing": mark("Nama belum diisi. Tulis nama lembaga, jabatan, atau pejabatnya."),
    "people.role_place": mark(
        "Peran “%(role)s” perlu tempat: Puskesmas untuk staf, kecamatan untuk camat, kabupaten untuk Dinas."
    ),
    "people.name_long": mark("Nama terlalu panjang, paling banyak %(most)s huruf. Singkat sedikit."),
    "people.nik": mark(
        "Ada 16 angka berurutan, seperti NIK atau nomor KK. Lokmin tidak menyimpannya. Hapus nomor itu; "
        "untuk ASN pakai NIP (18 angka)."
    ),
    "people.id_kind": mark("Nomor induk tanpa jenis. Pilih NIP atau NRP di sebelahnya."),
    "people.id_number": mark(
        "“%(number)s” bukan %(kind)s. NIP terdiri atas 18 angka, NRP 5 sampai 14 angka. Periksa angkanya."
    ),
    "people.acting": mark("Sebutan hanya Plt., Plh., atau Pj. Pilih salah satu, atau kosongkan."),
    "people.phone": mark(
        "“%(value)s” bukan nomor HP Indonesia. Tulis seperti 0812-3456-7890 atau +62 812 3456 7890."
    ),
    "people.phone_missing": mark(
        "Nomor WhatsApp atau alamat e-mail belum diisi. Persetujuan dicatat bersama salah satunya."
    ),
    "people.phone_consent": mark(
        "Nomor %(name)s tidak disimpan tanpa persetujuannya. Isi tanggal dan cara persetujuan, atau "
        "kosongkan nomornya."
    ),
    "people.consent_future": mark(
        "Persetujuan bertanggal %(day)s belum terjadi. Isi tanggal yang sudah lewat."
    ),
    "people.consent_via": mark("Cara persetujuan belum diisi. Tulis misalnya: lembar persetujuan, WhatsApp."),
    "people.no_consent": mark("%(name)s tidak punya persetujuan yang berlaku. Tidak ada yang ditarik."),
    "people.withdrawn_when": mark(
        "Persetujuan diberikan %(given)s. Tanggal penarikan harus sesudahnya dan tidak melewati hari ini."
    ),
    "people.term_backwards": mark(
        "Masa jabatan berakhir %(until)s, sebelum mulai %(since)s. Balik tanggalnya."
    ),
    "people.term_overlaps": mark(
        "Pada hari-hari itu jabatan ini sudah ada pejabatnya, yaitu yang menjabat sejak %(since)s. Ubah "
        "tanggalnya, atau betulkan dahulu masa pejabat itu."
    ),
    "people.term_used": mark(
        "Masa jabatan %(name)s tercatat dari serah terima, jadi tidak dapat dihapus. Batalkan serah"
        " terimanya "
        "pada hari yang sama, atau betulkan isinya."
    ),
    "people.handover_future": mark(
        "Serah terima %(day)s belum terjadi. Catat pada harinya, supaya tautan pejabat lama tetap hidup "
        "sampai hari itu."
    ),
    "people.handover_old": mark(
        "Serah terima ini tidak dapat dibatalkan lagi: harinya sudah lewat, atau sudah ada serah terima "
        "sesudahnya. Catat serah terima baru."
    ),
    "people.handover_used": mark(
        "Serah terima ini sudah dipakai: tautan, laporan, atau perubahan sudah dibuat sesudahnya. "
        "Catat serah "
        "terima baru."
    ),
    "people.join_two": mark("Pilih dua orang yang berbeda dari kecamatan yang sama."),
    "people.join_ids": mark(
        "Nomor induknya berbeda (%(one)s dan %(other)s), jadi ini dua orang. Betulkan nomornya bila keliru."
    ),
    "people.delegate_self": mark("Jabatan tidak dapat mewakili dirinya sendiri. Pilih jabatan lain."),
    "people.title_taken": mark("Jabatan “%(title)s” sudah ada di lembaga ini. Pakai jabatan itu."),
    "people.institution_area": mark(
        "Di %(institution)s ada jabatan lain, dan desanya lain daripada yang dipilih. Pilih desa yang sama, "
        "atau tulis nama lembaga yang lain."
    ),
    "people.retired_day": mark(
        "Hari terakhir jabatan harus tidak sebelum %(day)s (mulai pejabat terakhir) dan tidak melewati hari "
        "ini. Ubah tanggalnya."
    ),
    "people.title_since": mark(
        "Tanggal berlaku sebutan baru harus sesudah %(day)s dan tidak melewati hari ini. Ubah tanggalnya."
    ),
    "people.part_long": mark("Peran terlalu panjang, paling banyak %(most)s huruf. Pecah atau singkat."),
    "people.part_year": mark(
        "Pembagian peran hanya untuk tahun %(first)s sampai %(last)s. Pilih tahun lain."
    ),
    "people.part_unknown": mark(
        "Program, desa, atau sektor itu tidak ada dalam pembagian. Pilih dari daftar."
    ),
    "people.part_stale": mark(
        "Sel ini sudah diubah oleh %(by)s menjadi “%(text)s”. Periksa isinya, lalu simpan lagi bila perlu."
    ),
    "people.part_no_year": mark("Pembagian peran tahun %(year)s belum ada, jadi tidak ada yang disalin."),
}
