"""Sentences of the door and the command line."""

from lokmin.basics.words import mark

SENTENCES = {
    "web.email_url": mark(
        "EMAIL_URL tidak dapat dibaca. Tulis seperti smtp+tls://nama:sandi@server:587/?from=alamat, dengan "
        "angka sebagai porta."
    ),
    "web.email_sender": mark(
        "EMAIL_URL belum menyebut pengirim. Tambahkan ?from=alamat@contoh.go.id di ujungnya."
    ),
    "web.other_version": mark(
        "Data di %(where)s dibuat oleh Lokmin versi lain, jadi tidak dibuka dan tidak diubah. Pakai map baru "
        "dengan --data MAP, atau jalankan versi Lokmin yang membuatnya."
    ),
    "web.port_taken": mark("Port %(port)s sedang dipakai. Coba port lain, misalnya --port %(other)s."),
    "web.file_missing": mark("Berkas %(path)s tidak dapat dibuka. Periksa nama dan foldernya."),
    "web.file_encoding": mark("Berkas %(path)s bukan teks. Simpan sebagai CSV UTF-8, lalu ulangi."),
    "web.folder_unwritable": mark("Map %(path)s tidak dapat ditulisi. Pilih map lain."),
    "web.folder_missing": mark(
        "Map %(path)s tidak ada, jadi tidak ada yang ditulis. Periksa alamat USB atau mapnya."
    ),
    "web.day": mark("Tanggal %(value)s tidak terbaca. Tulis tahun-bulan-hari, misalnya 2023-08-21."),
    "web.no_numbered_meeting": mark(
        "Tidak ada rapat nomor %(number)s yang belum ditutup di Puskesmas ini. Sebut tanggalnya, misalnya "
        "2023-08-21."
    ),
    "web.no_meeting": mark("Tidak ada rapat pada %(day)s di Puskesmas ini. Periksa tanggalnya."),
    "web.many_meetings": mark(
        "Untuk %(day)s ada beberapa rapat: %(names)s. Sebut salah satu seperti tertulis di sini."
    ),
    "web.backup_space": mark(
        "Ruang di %(path)s kurang: cadangan memerlukan %(megabytes)s MB. Kosongkan atau pilih tempat lain."
    ),
    "web.backup_broken": mark(
        "Cadangan tidak utuh atau basis datanya rusak, jadi tidak dipakai. Jalankan lokmin doctor, atau "
        "pakai cadangan yang lain."
    ),
    "web.backup_postgres": mark(
        "Data ini di PostgreSQL. Cadangkan dengan pg_dump -Fc, dan salin juga map %(path)s."
    ),
    "web.restore_full": mark("Map %(path)s tidak kosong, jadi tidak ditimpa. Pilih map baru untuk --to."),
    "web.busy": mark(
        "Belum tersimpan, karena Lokmin sedang menyimpan pekerjaan lain. Tunggu sebentar, lalu coba lagi."
    ),
    "web.job_lost": mark("Pekerjaan ini sudah diambil proses lain; proses ini berhenti tanpa menyimpan."),
    "web.job_gave_up": mark(
        "Pekerjaan ini terputus %(tries)s kali, misalnya karena komputer kehabisan memori. Tutup program "
        "lain, lalu tekan Coba lagi."
    ),
    "web.job_left": mark(
        "%(name)s, yang meminta pekerjaan ini, kini tidak bertugas di Puskesmas ini. Orang lain yang "
        "berwenang dapat menekan Coba lagi."
    ),
    "web.job_duty": mark(
        "Tugas “%(duty)s” kini tidak termasuk peran %(name)s, yang meminta pekerjaan ini. Orang lain yang "
        "berwenang dapat menekan Coba lagi."
    ),
    "web.job_failed": mark(
        "Pekerjaan ini gagal karena kesalahan di Lokmin. Tidak ada yang tersimpan setengah. Tekan Coba "
        "lagi; bila gagal lagi, tunjukkan catatan server kepada pengelola."
    ),
    "web.example_confirm": mark("Centang dahulu bahwa data contoh boleh dihapus."),
}
