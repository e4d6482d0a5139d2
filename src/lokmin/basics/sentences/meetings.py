"""Sentences of meetings."""

from lokmin.basics.words import mark

SENTENCES = {
    "meetings.queue_organiser": mark(
        "Undangan rapat ini disiapkan %(puskesmas)s sebagai penyelenggara. Minta mereka menyiapkannya."
    ),
    "meetings.all_told": mark("Semua undangan sudah terkirim. Tidak ada pesan yang perlu disiapkan."),
    "meetings.away": mark(
        "Rapat ini sedang dibawa ke aula sejak %(day)s oleh %(by)s, jadi ditulis di laptop aula. Gabungkan "
        "berkas pulangnya di halaman Rapat di aula, atau buka kuncinya di sana."
    ),
    "meetings.away_guest": mark(
        "Rapat ini sedang dibawa ke aula dan dicatat di laptop di sana, jadi belum dapat diisi dari sini. "
        "Sampaikan di aula, atau hubungi %(contact)s."
    ),
    "meetings.not_away": mark("Rapat ini tidak sedang dibawa ke aula, jadi tidak ada kunci yang dibuka."),
    "meetings.open_here_why": mark(
        "Tulis alasan membuka kunci, misalnya “laptop aula rusak”; alasan itu dicatat."
    ),
    "meetings.kind": mark("Jenis rapat “%(value)s” tidak dikenal. Pilih salah satu jenis dari daftar."),
    "meetings.number": mark(
        "Nomor rapat %(number)s tidak mungkin. Tulis urutannya dalam tahun itu, 1 sampai %(most)s."
    ),
    "meetings.first_number": mark(
        "Lokmin pertama adalah nomor 1 tahun itu, bukan nomor %(number)s. Pilih jenis yang bukan “pertama”, "
        "atau ubah nomornya menjadi 1."
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
        "Rapat ini sudah ditutup: acara, kehadiran, notulen, dan komitmennya tidak berubah lagi. Perubahan "
        "ditulis sebagai adendum (bagian Adendum rapat ini); tanda tangan masih dapat dicatat."
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
    "meetings.agenda_minutes": mark(
        "Lama mata acara “%(title)s” tidak mungkin. Tulis menitnya, 0 sampai %(most)s."
    ),
    "meetings.agenda_nothing_kept": mark("Belum ada perubahan susunan acara yang dapat dibatalkan."),
    "meetings.no_decision": mark("Mata acara ini tidak meminta keputusan. Tulis dahulu keputusannya."),
    "meetings.decision_answer": mark(
        "Jawaban “%(value)s” tidak dikenal. Pilih setuju, setuju dengan catatan, atau ditunda."
    ),
    "meetings.decision_note": mark("Tulis catatannya, atau pilih setuju."),
    "meetings.decision_open": mark("Keputusan ini belum dijawab. Catat dahulu jawaban Camat."),
    "meetings.decisions_closed": mark(
        "Rapat sudah dibuka; keputusan dicatat di dalam rapat. Hubungi %(contact)s bila perlu diubah."
    ),
    "meetings.rsvp_closed": mark(
        "Rapat sudah dibuka; jawaban undangan tidak dapat diubah lagi. Hubungi %(contact)s."
    ),
    "meetings.inputs_closed": mark(
        "Rapat sudah dibuka; masukan disampaikan di dalam rapat. Hubungi %(contact)s bila berhalangan."
    ),
    "meetings.input_kind": mark("Pilih dahulu: hambatan atau masukan."),
    "meetings.input_taken": mark(
        "Masukan ini sudah dijawab atau masuk papan masalah, jadi tidak dapat diubah. Tulis masukan baru, "
        "atau hubungi %(contact)s."
    ),
    "meetings.agenda_in_use": mark(
        "Mata acara “%(title)s” sudah berisi notulen. Tarik dahulu notulennya, lalu hapus acaranya."
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
    "meetings.dealing": mark("Tindakan “%(value)s” atas komitmen tidak dikenal."),
    "meetings.dealing_made": mark("Komitmen dibuat lewat notulen mata acara, bukan lewat evaluasi RTL."),
    "meetings.still_open": mark(
        "Komitmen nomor %(number)s masih terbuka. Catat laporannya sampai selesai, perpanjang, atau teruskan."
    ),
    "meetings.no_longer_open": mark(
        "Komitmen nomor %(number)s sekarang %(state)s, jadi tidak diperpanjang atau diteruskan lagi. Muat "
        "ulang halaman dan lihat keadaan terakhirnya."
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
    "meetings.signed_before_addendum": mark(
        "Tanggal tanda tangan %(signed_on)s lebih awal daripada tanggal adendum (%(dated)s). Isi hari "
        "adendum itu ditandatangani."
    ),
    "meetings.signed_future": mark(
        "Tanggal tanda tangan %(signed_on)s belum tiba. Catat setelah ditandatangani."
    ),
    "meetings.sign_preparing": mark(
        "Rapat belum dibuka, jadi kesepakatannya belum ada. Buka rapat lebih dahulu, lalu catat tanda tangan."
    ),
    "meetings.undo_by_link": mark(
        "%(who)s menandatangani sendiri lewat tautan pribadinya. Hanya yang boleh menutup rapat yang dapat "
        "membatalkannya."
    ),
    "meetings.signed_twice": mark(
        "Tanda tangan %(who)s sudah tercatat (%(signed_on)s, %(way)s) dan dihitung satu kali. Bila keliru, "
        "batalkan dahulu dengan alasannya."
    ),
    "meetings.signer_unsaid": mark(
        "Tercetak: %(who)s. Pilih dahulu siapa yang menandatangani di tautan ini: pejabatnya sendiri atau "
        "wakilnya."
    ),
    "meetings.signer_name": mark("Tulis nama wakil yang menandatangani."),
    "meetings.signed_not": mark("Tanda tangan itu belum tercatat, jadi tidak ada yang dibatalkan."),
    "meetings.confirm_not": mark(
        "Tanda tangan itu belum tercatat, jadi belum ada yang ditegaskan. Catat dahulu tanda tangannya."
    ),
    "meetings.undo_reason": mark("Tulis alasan pembatalan; catatan lama tetap tersimpan."),
    "meetings.text_changed": mark(
        "Naskah berubah selagi dibaca: yang ditampilkan %(shown)s, sekarang %(now)s. Baca naskah baru di "
        "bawah, lalu tanda tangani lagi."
    ),
    "meetings.text_code": mark(
        "“%(code)s” bukan kode naskah. Salin delapan tanda yang tercetak di lembarnya, misalnya 3F9A-01BC."
    ),
    "meetings.text_unread": mark(
        "Naskah kesepakatan berubah sejak halaman ini dibuka: tadi %(shown)s, sekarang %(now)s. Baca lagi "
        "isinya, lalu tutup rapatnya."
    ),
    "meetings.text_same": mark(
        "Tanda tangan ini sudah di bawah naskah yang sekarang; tidak perlu ditegaskan."
    ),
    "meetings.way": mark("Cara tanda tangan “%(value)s” tidak dikenal. Pilih salah satu dari daftar."),
    "meetings.strokes_empty": mark(
        "Belum ada gambar tanda tangan. Gambar dengan jari pada kotak, lalu kirim."
    ),
    "meetings.strokes_short": mark(
        "Gambarnya terlalu pendek untuk tanda tangan. Hapus, lalu gambar sekali lagi."
    ),
    "meetings.strokes": mark(
        "Gambar tanda tangan tidak terbaca. Hapus, lalu gambar sekali lagi; atau tanda tangani di kertas."
    ),
    "meetings.addendum_not_closed": mark(
        "Rapat ini belum ditutup. Betulkan langsung di acara, kehadiran, notulen, atau komitmennya."
    ),
    "meetings.addendum_old": mark(
        "Rapat ini salinan kesepakatan lama. Betulkan komitmennya langsung; adendumnya tidak diperlukan."
    ),
    "meetings.addendum_reason": mark("Tulis alasan adendum: mengapa kesepakatan berubah."),
    "meetings.addendum_empty": mark(
        "Adendum belum mengubah apa pun. Ubah, tambah, atau cabut satu komitmen, atau tulis pembetulannya."
    ),
    "meetings.addendum_early": mark("Tanggal adendum %(dated)s lebih awal daripada hari rapat."),
    "meetings.addendum_future": mark("Tanggal adendum %(dated)s belum tiba."),
    "meetings.addendum_twice": mark(
        "Komitmen nomor %(number)s diubah dan dicabut sekaligus. Pilih salah satu."
    ),
    "meetings.addendum_unknown": mark("Komitmen itu bukan bagian dari kesepakatan rapat ini."),
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
