"""Sentences of photos and papers that come as files."""

from lokmin.basics.words import mark

SENTENCES = {
    "files.photo_size": mark(
        "Berkas kosong atau lebih besar dari %(megabytes)s MB. Pilih foto yang lebih kecil."
    ),
    "files.photo_pixels": mark(
        "Gambar lebih dari %(megapixels)s juta titik. Kecilkan fotonya dahulu, lalu kirim lagi."
    ),
    "files.photo_kind": mark(
        "Berkas ini bukan foto JPEG, PNG, atau WebP yang utuh. Kirim foto dari kamera, atau tangkapan "
        "layarnya."
    ),
    "files.document_kind": mark("Surat hanya diterima sebagai PDF. Simpan sebagai PDF, lalu kirim lagi."),
}
