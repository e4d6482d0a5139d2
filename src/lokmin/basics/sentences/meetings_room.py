"""Sentences of the running meeting: the hall's door, seats, inputs from phones, the cockpit, photos."""

from lokmin.basics.words import mark

SENTENCES = {
    "door.many_guesses": mark(
        "Terlalu banyak kode yang dicoba dari sini. Tunggu lima menit, lalu baca lagi kodenya di layar rapat."
    ),
    "door.many_checks": mark("Terlalu banyak pemeriksaan dari sini. Tunggu lima menit, lalu ulangi."),
    "door.hall_unknown": mark(
        "Kode itu tidak dikenal. Baca lagi delapan huruf di layar rapat, atau pindai kodenya."
    ),
    "meetings.hall_closed": mark(
        "Rapat ini belum dibuka atau sudah ditutup, jadi kodenya tidak berlaku. Yang sudah tercatat tetap "
        "tersimpan."
    ),
    "meetings.hall_replaced": mark(
        "Kode rapat ini sudah diganti. Pindai kode yang sekarang tampil di layar rapat."
    ),
    "meetings.seat_removed": mark(
        "Tempat ini sudah dikosongkan oleh meja pendaftaran. Pindai lagi kode di layar, atau lapor ke meja "
        "pendaftaran."
    ),
    "meetings.not_invited": mark(
        "Jabatan itu tidak ada di daftar undangan. Pilih dari daftar, atau isi nama dan lembaga Anda."
    ),
    "meetings.seat_not_there": mark(
        "Meja pendaftaran belum mencatat Anda hadir, jadi dari sini belum dapat mengirim. Lapor ke meja "
        "pendaftaran, lalu kirim lagi."
    ),
    "meetings.walk_in_unconfirmed": mark(
        "Kehadiran Anda belum dibenarkan meja pendaftaran, jadi nilainya belum dihitung. Tunjukkan diri di "
        "sana, lalu kirim lagi."
    ),
    "meetings.seat_taken": mark(
        "Jabatan itu sudah diisi %(name)s dari ponsel lain. Bila keliru, lapor ke meja pendaftaran."
    ),
    "meetings.seat_moved": mark(
        "%(title)s sementara itu dicatat atau dibatalkan oleh %(by)s. Periksa yang sekarang tampil; simpan "
        "lagi bila memang perlu diubah."
    ),
    "meetings.input_moved": mark(
        "Masukan itu sementara itu sudah diputuskan oleh %(by)s. Lihat di halaman masukan; di sana keputusan "
        "dapat diubah."
    ),
    "meetings.wall_view": mark("Tampilan “%(value)s” tidak dikenal. Pilih satu dari daftar tampilan layar."),
    "meetings.draft_stale": mark(
        "Anda sudah mengetik di perangkat atau tab lain. Kedua teks ada di bawah: pilih atau gabungkan."
    ),
    "meetings.input_who": mark(
        "Siapa yang menyampaikan masukan ini? Pilih namanya, lalu simpan lagi. Teksnya masih ada."
    ),
    "meetings.input_many": mark(
        "%(count)s masukan Anda masih menunggu. Tunggu sampai notulis membacanya, lalu kirim lagi."
    ),
    "meetings.input_fast": mark(
        "Terlalu cepat. Tunggu %(seconds)s detik, lalu kirim lagi; teksnya masih ada."
    ),
    "meetings.input_decided": mark(
        "Masukan itu sudah dibaca notulis, jadi tidak dapat ditarik lagi. Sampaikan langsung di rapat."
    ),
    "meetings.input_state": mark(
        "Keputusan “%(value)s” tidak dikenal. Pilih terima, kembalikan, atau gabungkan."
    ),
    "meetings.input_into": mark("Pilih masukan lain yang sudah diterima sebagai tempat menggabungkan."),
    "meetings.entry_is_promise": mark(
        "Komitmen ini sudah dilaporkan atau lanjutan dari rapat lalu, jadi tidak dapat ditarik dari sini. "
        "Buka komitmennya, lalu cabut dengan alasan."
    ),
    "meetings.input_not_typed": mark(
        "Masukan ini dikirim sektornya sendiri, sudah dijawab, atau sudah masuk papan masalah, jadi tidak "
        "dapat ditarik dari sini. Jawab di halaman Masukan."
    ),
    "meetings.entry_says_promise": mark(
        "Catatan ini berbunyi seperti komitmennya. Ubah komitmennya; notulen dan kesepakatan mengikuti."
    ),
    "meetings.not_a_walk_in": mark("Orang ini sudah tercatat pada sebuah jabatan."),
    "meetings.already_there": mark(
        "%(title)s sudah tercatat hadir. Batalkan dahulu yang keliru, lalu kaitkan lagi."
    ),
    "meetings.photo_missing": mark("Belum ada foto yang dipilih. Pilih paling sedikit satu foto."),
    "meetings.hall_full": mark(
        "Terlalu banyak ponsel tanpa jabatan undangan di rapat ini. Lapor ke meja pendaftaran untuk dicatat."
    ),
    "meetings.walk_in_name": mark("Nama masih kosong. Tulis nama orang yang hadir."),
    "meetings.walk_in_institution": mark("Asal lembaga masih kosong. Tulis misalnya “PKK Desa Pari”."),
}
