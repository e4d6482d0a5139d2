"""Every read of the year: which meetings count for it, and between which neighbours each stands."""

from lokmin.yearly.queries.meetings import (
    YearMeeting,
    YearOfMeetings,
    among,
    meeting_of_year,
    meetings_of_year,
)

__all__ = ["YearMeeting", "YearOfMeetings", "among", "meeting_of_year", "meetings_of_year"]
