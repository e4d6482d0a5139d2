"""The pages of meetings."""

from lokmin.meetings.views import calendar, guests, handover, hub, minutes, old, plan, repeating, year

__all__ = ["calendar", "guests", "handover", "hub", "minutes", "old", "plan", "repeating", "year"]
