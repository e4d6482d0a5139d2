"""Addresses of the trace from number to promise, under /p/<code>/jejak/."""

from django.urls import path

from lokmin.meetings.views import trace

app_name = "trace"
urlpatterns = [
    path("", trace.untaken, name="untaken"),
    path("masalah/<uuid:problem_id>/", trace.problem, name="problem"),
    path("indikator/<str:name>/", trace.indicator, name="indicator"),
]
