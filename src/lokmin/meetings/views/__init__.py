"""The pages of meetings."""

from lokmin.meetings.views import guests, handover, hub, minutes, old, plan

__all__ = ["guests", "handover", "hub", "minutes", "old", "plan"]
