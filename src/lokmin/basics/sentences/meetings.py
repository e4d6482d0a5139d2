"""Sentences of meetings."""

from lokmin.basics.words import mark

SENTENCES = {
    "meetings.kind": mark("Jenis rapat “%(value)s” tidak dikenal. Pilih salah satu jenis dari daftar."),
    "meetings.number": mark(
        "Nomor rapat %(number)s tidak mungkin. Tulis urutannya dalam tahun itu, 1 sampai %(most)s."
    ),
    "meetings.name": mark("Rapat ini belum bernama. Tulis namanya, misalnya “Rapat bidan desa”."),
    "meetings.further_reason": mark(
        "%(label)s sudah ada, tanggal %(held_on)s. Bila ini rapat tambahan dengan nomor yang sama, "
        "tulis alasannya: lokmin gabungan, kecamatan lain, atau lanjutan."
    ),
    "meetings.reviewed_later": mark(
        "Masa yang dievaluasi (%(reviewed)s) melewati bulan rapat. Pilih bulan yang sudah berjalan."
    ),
    "meetings.reviewed_long": mark(
        "Masa yang dievaluasi paling lama 12 bulan; yang dipilih %(months)s bulan."
    ),
    "meetings.planned_past": mark(
        "Masa rencana (%(planned)s) sudah lewat pada hari rapat. Pilih sampai bulan lokmin berikutnya."
    ),
    "meetings.planned_long": mark("Masa rencana paling lama 12 bulan; yang dipilih %(months)s bulan."),
    "meetings.times": mark("Jam selesai lebih awal daripada jam mulai. Tukar keduanya."),
    "meetings.venue": mark("Tempat rapat belum ditulis. Isi misalnya “Aula Kecamatan”."),
    "meetings.puskesmas_unknown": mark(
        "Puskesmas yang ikut serta tidak ditemukan di kecamatan ini. Pilih dari daftar."
    ),
    "meetings.stale": mark(
        "Rapat ini sudah diubah orang lain selagi Anda mengisi. Muat ulang halaman, lalu ulangi."
    ),
    "meetings.agenda_stale": mark(
        "Susunan acara sudah diubah orang lain selagi Anda mengisi. Keduanya ada di bawah: gabungkan, lalu "
        "simpan lagi."
    ),
    "meetings.closed": mark(
        "Rapat ini sudah ditutup. Notulennya tidak dapat diubah; yang masih dapat dicatat hanya tanda tangan."
    ),
    "meetings.not_open": mark(
        "Rapat belum dibuka. Buka rapat lebih dahulu, lalu catat kehadiran dan notulen."
    ),
    "meetings.transition": mark("Rapat yang berkeadaan “%(before)s” tidak dapat menjadi “%(after)s”."),
    "meetings.too_early": mark(
        "Rapat dijadwalkan %(held_on)s. Buka pada hari itu, atau ubah dahulu tanggalnya."
    ),
    "meetings.no_agenda": mark("Susunan acara masih kosong. Isi paling sedikit satu mata acara."),
    "meetings.agenda_title": mark(
        "Mata acara ke-%(position)s belum berjudul. Tulis judulnya atau hapus barisnya."
    ),
    "meetings.agenda_times": mark(
        "Mata acara “%(title)s” mulai lebih awal daripada mata acara sebelumnya. Betulkan jamnya."
    ),
    "meetings.agenda_in_use": mark(
        "Mata acara “%(title)s” sudah berisi notulen. Pindahkan notulennya sebelum menghapus acaranya."
    ),
    "meetings.decisions_many": mark(
        "Paling banyak tiga keputusan diminta dari Camat; tertulis %(count)s. Pilih tiga yang terpenting."
    ),
    "meetings.office_unknown": mark("Jabatan itu tidak ada di daftar lintas sektor kecamatan ini."),
    "meetings.nobody_invited": mark("Belum ada yang dipilih. Centang paling sedikit satu jabatan."),
    "meetings.already_sent": mark(
        "Undangan %(title)s sudah terkirim, dijawab, atau kehadirannya tercatat; tidak dapat dihapus lagi."
    ),
    "meetings.sent_via": mark("Tulis lewat apa undangan dikirim, misalnya diantar atau WhatsApp bidan."),
    "meetings.rsvp": mark(
        "Jawaban “%(value)s” tidak dikenal. Pilih akan hadir, mewakilkan, atau berhalangan."
    ),
    "meetings.delegate_name": mark("Tulis nama yang mewakili %(title)s."),
    "meetings.presence": mark(
        "Kehadiran “%(value)s” tidak dikenal. Pilih hadir, diwakili, izin, atau tidak hadir."
    ),
    "meetings.person_name": mark(
        "Tulis nama yang hadir untuk %(title)s; pemegang jabatannya belum tercatat."
    ),
    "meetings.input_empty": mark("Masukan masih kosong. Tulis apa yang disampaikan."),
    "meetings.answer_empty": mark("Jawaban masih kosong. Tulis apa jawaban rapat atas masukan itu."),
    "meetings.entry_empty": mark("Catatan masih kosong. Tulis apa yang disampaikan atau diputuskan."),
    "meetings.entry_kind": mark(
        "Jenis hasil “%(value)s” tidak dikenal. Pilih informasi, keputusan, atau komitmen."
    ),
    "meetings.entry_commitment": mark(
        "Hasil berjenis komitmen memerlukan komitmennya: siapa dan apa. Isi formulir komitmen."
    ),
    "meetings.entry_stale": mark(
        "Catatan ini sudah diubah oleh %(by)s menjadi “%(theirs)s”. Tulisan Anda tetap ada di bawah; "
        "gabungkan keduanya, lalu simpan lagi."
    ),
    "meetings.item_unknown": mark("Mata acara itu tidak ada dalam rapat ini. Muat ulang halaman."),
    "meetings.promise_who": mark("Komitmen belum menyebut siapa. Pilih jabatan yang berjanji."),
    "meetings.promise_what": mark("Komitmen belum menyebut apa yang dijanjikan. Tulis satu kalimat."),
    "meetings.due_outside": mark(
        "Tenggat %(due_on)s di luar masa rencana rapat ini, %(planned)s. Pilih tahap yang selesai dalam "
        "masa itu, tandai sebagai usulan anggaran tahun depan, atau ubah masa rencana rapat."
    ),
    "meetings.dealing": mark("Tindakan “%(value)s” atas komitmen tidak dikenal."),
    "meetings.dealing_made": mark("Komitmen dibuat lewat notulen mata acara, bukan lewat evaluasi RTL."),
    "meetings.still_open": mark(
        "Komitmen nomor %(number)s masih terbuka. Catat laporannya sampai selesai, perpanjang, atau teruskan."
    ),
    "meetings.commitment_unknown": mark("Komitmen itu tidak ada di Puskesmas ini."),
    "meetings.close_no_attendance": mark(
        "Daftar hadir masih kosong. Catat siapa yang hadir sebelum menutup rapat."
    ),
    "meetings.close_no_minutes": mark(
        "Notulen masih kosong. Catat paling sedikit satu hasil sebelum menutup rapat."
    ),
    "meetings.close_no_chair": mark(
        "Pimpinan rapat belum ditulis. Isi nama dan jabatannya sebelum menutup rapat."
    ),
    "meetings.signed_early": mark("Tanggal tanda tangan %(signed_on)s lebih awal daripada hari rapat."),
    "meetings.signed_future": mark(
        "Tanggal tanda tangan %(signed_on)s belum tiba. Catat setelah ditandatangani."
    ),
    "meetings.year_empty": mark("Belum ada rapat yang dicentang. Centang paling sedikit satu rapat."),
    "meetings.year_twice": mark("Nomor %(number)s ditulis dua kali. Beri setiap rapat nomornya sendiri."),
    "meetings.year_outside": mark(
        "Rapat nomor %(number)s ditulis untuk %(held_on)s, di luar tahun %(year)s. Betulkan tanggalnya."
    ),
    "meetings.year_taken": mark(
        "%(labels)s sudah ada dan tidak diubah. Hapus centangnya, lalu simpan lagi; tidak ada yang tersimpan."
    ),
    "meetings.year_used": mark(
        "%(labels)s sudah diubah, dibuka, atau berisi undangan atau dokumen. Rencana setahun tidak dapat "
        "dibatalkan lagi; ubah rapatnya satu per satu."
    ),
    "meetings.old_empty": mark(
        "Tidak ada baris yang dapat disimpan. Tempel tabel kesepakatan dengan judulnya."
    ),
    "meetings.old_future": mark("Hari rapat itu belum tiba. Tulis tanggal rapat yang sudah berlangsung."),
    "meetings.old_exists": mark(
        "Lokmin tanggal %(held_on)s atau TW %(number)s tahun itu sudah ada. Tulis komitmennya di sana, atau "
        "betulkan tanggal dan nomornya."
    ),
    "meetings.old_columns": mark(
        "Kolom %(missing)s belum ditunjuk. Pilih kolomnya di bawah, lalu periksa lagi."
    ),
    "meetings.old_who": mark("Pilih dahulu penanggung jawab untuk %(names)s, atau lewati barisnya."),
    "meetings.old_not": mark("Rapat ini tidak disalin dari kesepakatan lama."),
    "meetings.old_used": mark(
        "Kesepakatan lama ini sudah dipakai: ada laporan, undangan, dokumen, atau rapat yang memakainya. "
        "Bila hanya pindaian yang terlampir, keluarkan dahulu pindaiannya; selain itu cabut komitmennya satu "
        "per satu dengan sebabnya."
    ),
}
