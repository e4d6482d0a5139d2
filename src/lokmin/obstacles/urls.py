"""Addresses of obstacles, under /p/<code>/masalah/."""

from django.urls import path

from lokmin.obstacles.views import board, problem

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
    path("hapus/<str:kind>/<uuid:row_id>/", problem.remove, name="remove"),
    path("urungkan/<str:kind>/<uuid:row_id>/", problem.put_back, name="put_back"),
]
