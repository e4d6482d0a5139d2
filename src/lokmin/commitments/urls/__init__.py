"""Addresses of commitments, under /p/<code>/komitmen/."""

from django.urls import path

from lokmin.commitments.views import board, life, proofs

app_name = "commitments"
urlpatterns = [
    path("", board.board, name="board"),
    path("baru/", board.new, name="new"),
    path("<uuid:commitment_id>/", board.detail, name="detail"),
    path("<uuid:commitment_id>/lengkapi/", board.complete, name="complete"),
    path("<uuid:commitment_id>/lapor/", life.report, name="report"),
    path("<uuid:commitment_id>/sepakati/", life.agree, name="agree"),
    path("<uuid:commitment_id>/penegasan/", life.confirm, name="confirm"),
    path("<uuid:commitment_id>/pulihkan/", life.restore, name="restore"),
    path("<uuid:commitment_id>/akhiri/<str:step>/", life.end, name="end"),
    path("bukti/<uuid:proof_id>/", proofs.file, name="proof"),
    path("bukti/<uuid:proof_id>/tampilkan/", proofs.clear, name="clear"),
    path("bukti/<uuid:proof_id>/sembunyikan/", proofs.cover, name="cover"),
    path("bukti/<uuid:proof_id>/hapus/", proofs.remove, name="remove"),
]
