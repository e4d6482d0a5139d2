"""Addresses of obstacles, under /p/<code>/masalah/."""

from django.urls import path

from lokmin.obstacles.views import board, prints, problem, rounds

app_name = "obstacles"
urlpatterns = [
    path("", board.board, name="board"),
    path("baru/", board.new, name="new"),
    path("usulan/", board.take, name="take"),
    path("cara/", board.way, name="way"),
    path("lembar-nilai/", board.sheet, name="sheet"),
    path("<uuid:problem_id>/", problem.detail, name="problem"),
    path("<uuid:problem_id>/ubah/", problem.edit, name="edit"),
    path("<uuid:problem_id>/nilai/", problem.score, name="score"),
    path("<uuid:problem_id>/penyebab/", problem.add_cause, name="add_cause"),
    path("<uuid:problem_id>/pemecahan/", problem.add_solution, name="add_solution"),
    path("<uuid:problem_id>/dukungan/", problem.ask_support, name="ask_support"),
    path("<uuid:problem_id>/status/", problem.set_state, name="set_state"),
    path("penyebab/<uuid:cause_id>/pilih/", problem.choose_cause, name="choose_cause"),
    path("pemecahan/<uuid:solution_id>/pilih/", problem.choose_solution, name="choose_solution"),
    path("<uuid:problem_id>/tulang-ikan/", prints.fishbone, name="fishbone"),
    path("<uuid:problem_id>/lima-mengapa/", prints.whys, name="whys"),
    path("pemecahan/<uuid:solution_id>/banding/", problem.compare, name="compare"),
    path("penilaian/buka/", rounds.open_round, name="open_round"),
    path("penilaian/<uuid:round_id>/", rounds.scoring_round, name="round"),
    path("penilaian/<uuid:round_id>/tutup/", rounds.close, name="close_round"),
    path("penilaian/<uuid:round_id>/tetapkan/", rounds.confirm, name="confirm_round"),
    path("penilaian/<uuid:round_id>/buka-lagi/", rounds.reopen, name="reopen_round"),
    path("penilaian/<uuid:round_id>/keluarkan/", rounds.drop, name="drop_rater"),
    path("penilaian/<uuid:round_id>/kertas/", rounds.paper, name="paper"),
    path("penilaian/<uuid:round_id>/jumlah/", rounds.sums, name="sums"),
    path("hapus/<str:kind>/<uuid:row_id>/", problem.remove, name="remove"),
    path("urungkan/<str:kind>/<uuid:row_id>/", problem.put_back, name="put_back"),
]
