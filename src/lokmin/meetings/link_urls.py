"""Addresses behind a personal link (/t/<token>/): the guest's home, and what is done before a meeting."""

from django.urls import path

from lokmin.meetings.views import link, link_meeting

urlpatterns = [
    path("", link.home, name="link"),
    path("lapor/<uuid:commitment_id>/", link.report, name="link_report"),
    path("permintaan/<uuid:commitment_id>/", link.answer_up, name="link_answer_up"),
    path("rapat/<uuid:meeting_id>/jawab/", link_meeting.answer, name="link_rsvp"),
    path("rapat/<uuid:meeting_id>/terima-kasih/", link_meeting.thanks, name="link_rsvp_thanks"),
    path("rapat/<uuid:meeting_id>/masukan/", link_meeting.say, name="link_input"),
    path("masukan/<uuid:input_id>/", link_meeting.change_input, name="link_input_change"),
    path("masukan/<uuid:input_id>/hapus/", link_meeting.remove_input, name="link_input_remove"),
    path("masukan/<uuid:input_id>/kembalikan/", link_meeting.put_back_input, name="link_input_put_back"),
    path("keputusan/<uuid:item_id>/", link_meeting.decide, name="link_decision"),
]
