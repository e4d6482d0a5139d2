"""Addresses of rollup, under /k/<district code>/."""

from django.urls import path

from lokmin.rollup import views

app_name = "rollup"
urlpatterns = [
    path("", views.board, name="board"),
    path("kalender/", views.calendar, name="calendar"),
]
