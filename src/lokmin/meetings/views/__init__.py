"""The pages of meetings."""

from lokmin.meetings.views import (
    addenda,
    after,
    calendar,
    desk,
    guests,
    hall,
    handover,
    hub,
    minutes,
    old,
    photos,
    plan,
    repeating,
    room,
    signing,
    signing_link,
    wall,
    year,
)

__all__ = [
    "addenda", "after", "calendar", "desk", "guests", "hall", "handover", "hub", "minutes", "old",
    "photos", "plan", "repeating", "room", "signing", "signing_link", "wall", "year",
]  # fmt: skip
