"""The pages of meetings."""

from lokmin.meetings.views import guests, hub, minutes, plan

__all__ = ["guests", "hub", "minutes", "plan"]
