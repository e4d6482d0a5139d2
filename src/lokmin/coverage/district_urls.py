"""Addresses of the dictionary of a district, under /k/<code>/kamus/."""

from django.urls import path

from lokmin.coverage.views import definitions

app_name = "dictionary"
urlpatterns = [
    path("", definitions.district_dictionary, name="list"),
    path("<str:indicator>/", definitions.district_definition, name="edit"),
    path("<str:indicator>/batalkan/", definitions.undo, name="undo"),
]
