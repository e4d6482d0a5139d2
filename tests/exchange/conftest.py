"""The lokmin of the tests of meetings."""

from tests.meetings.conftest import hall

__all__ = ["hall"]
