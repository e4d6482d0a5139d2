"""Where sessions are kept: in the table of Django, whose question on each page is prepared (decision 69)."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from lokmin.tools.prepared import prepared
from lokmin.web import clock


class SessionStore(db.SessionStore):
    """`SESSION_ENGINE`."""

    def _get_session_from_db(self) -> Any:
        for row in _live(self.session_key or "", clock.now()):
            return row
        self._session_key = None
        return None


@prepared
def _live(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
