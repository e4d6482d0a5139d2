"""The pages of meetings."""

from lokmin.meetings.views import guests, hub, minutes, old, plan

__all__ = ["guests", "hub", "minutes", "old", "plan"]
