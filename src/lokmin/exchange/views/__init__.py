"""The screens of exchange: calendar files, and the hall."""

from lokmin.exchange.views.calendar import district_calendar, meeting_calendar, puskesmas_calendar

__all__ = ["district_calendar", "meeting_calendar", "puskesmas_calendar"]
