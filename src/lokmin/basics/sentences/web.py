"""Sentences of the door and the command line."""

from lokmin.basics.words import mark

SENTENCES = {
    "web.other_version": mark(
        "Data di %(where)s dibuat oleh Lokmin versi lain, jadi tidak dibuka dan tidak diubah. Pakai map baru "
        "dengan --data MAP, atau jalankan versi Lokmin yang membuatnya."
    ),
    "web.port_taken": mark("Port %(port)s sedang dipakai. Coba port lain, misalnya --port %(other)s."),
    "web.file_missing": mark("Berkas %(path)s tidak dapat dibuka. Periksa nama dan foldernya."),
    "web.file_encoding": mark("Berkas %(path)s bukan teks. Simpan sebagai CSV UTF-8, lalu ulangi."),
    "web.busy": mark(
        "Belum tersimpan, karena Lokmin sedang menyimpan pekerjaan lain. Tunggu sebentar, lalu coba lagi."
    ),
    "web.example_confirm": mark("Centang dahulu bahwa data contoh boleh dihapus."),
}
