"""Addresses for phones in the hall (/r/<code>/): no account, no session. A seat has its token in the path."""

from django.urls import include, path

from lokmin.meetings.views import hall, scoring, wall

_SEAT = [
    path("", hall.seat, name="hall_seat"),
    path("juga/", hall.also, name="hall_also"),
    path("skor/", scoring.ballot, name="hall_score"),
    path("masukan/", hall.say, name="hall_say"),
    path("masukan/<uuid:input_id>/tarik/", hall.unsay, name="hall_unsay"),
    path("bahasa/", hall.language, name="hall_language"),
]

urlpatterns = [
    path("", hall.ask_code, name="hall_code"),
    path("<str:code>/", hall.enter, name="hall"),
    path("<str:code>/duduk/", hall.sit, name="hall_sit"),
    path("<str:code>/tamu/", hall.walk_in, name="hall_walk_in"),
    path("<str:code>/layar/", wall.hall_wall, name="hall_wall"),
    path("<str:code>/layar/isi/", wall.hall_wall_inside, name="hall_wall_inside"),
    path("<str:code>/<str:token>/", include(_SEAT)),
]
