"""Addresses of commitments, under /p/<code>/komitmen/."""

from django.urls import path

from lokmin.commitments.views import above, board, giving, grid, life, musrenbang, promise, proofs

app_name = "commitments"
urlpatterns = [
    path("", board.board, name="board"),
    path("baru/", promise.new, name="new"),
    path("catat/", grid.grid, name="grid"),
    path("catat/<uuid:batch>/urungkan/", grid.take_back, name="take_back"),
    path("terkendala/", above.stuck, name="stuck"),
    path("titipan/", giving.given, name="given"),
    path("foto/", giving.photos, name="photos"),
    path("musrenbang/", musrenbang.proposals, name="musrenbang"),
    path("musrenbang/unduh/<str:kind>/", musrenbang.file, name="musrenbang_file"),
    path("<uuid:commitment_id>/musrenbang/", musrenbang.propose, name="propose"),
    path("<uuid:commitment_id>/musrenbang/lepas/", musrenbang.unpropose, name="unpropose"),
    path("<uuid:commitment_id>/teruskan/", above.hand_up, name="hand_up"),
    path("<uuid:commitment_id>/jawaban/", above.answer, name="answer"),
    path("<uuid:commitment_id>/camat-tahu/", above.tell, name="tell"),
    path("<uuid:commitment_id>/", promise.detail, name="detail"),
    path("<uuid:commitment_id>/lengkapi/", promise.complete, name="complete"),
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
