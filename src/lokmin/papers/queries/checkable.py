"""How a reader checks a paper: by QR and address where the installation can be reached, else at its desk."""

from dataclasses import replace
from urllib.parse import urlsplit

from django.conf import settings

from lokmin.papers.rules.content import Marks
from lokmin.tools.addresses import is_near_host

PATH = "/v/"


def check_url() -> str:
    """Where anybody can check a paper, years later; empty where only machines nearby reach us (FN 18)."""
    host = urlsplit(settings.PUBLIC_URL).hostname or ""
    if not host or settings.HALL or is_near_host(host):
        return ""
    return f"{settings.PUBLIC_URL}{PATH}"


def checkable(marks: Marks) -> Marks:
    """The marks of a paper with a code, and how to check it; a draft has none."""
    if not marks.code or marks.draft:
        return marks
    url = check_url()
    return replace(marks, check_at=url, check_link=f"{url}{marks.code}/" if url else "")
